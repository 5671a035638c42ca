--! Purpose: valid records of order that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/order/v1/order.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`happened_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `order_id`,
  `__raw` AS `raw`
FROM `order`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND (`price` IS NULL OR `price`.`minor` >= 0)
  AND (`price` IS NULL OR `price`.`currency` IN ('CURRENCY_UNSPECIFIED', 'EUR', 'USD'))
  AND `happened_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`happened_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
