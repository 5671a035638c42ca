--! Purpose: valid records of payment that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`occurred_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `order_id`,
  `__raw` AS `raw`
FROM `payment`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`event_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`order_id`) >= 1
  AND `kind` IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')
  AND `kind` NOT IN ('KIND_UNSPECIFIED')
  AND `payment_method` IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')
  AND `payment_method` NOT IN ('PAYMENT_METHOD_UNSPECIFIED')
  AND `status` IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')
  AND `status` NOT IN ('STATUS_UNSPECIFIED')
  AND REGEXP(`currency`, '^[A-Z]{3}\z')
  AND `amount_minor` > 0
  AND `latency_ms` >= 0
  AND `latency_ms` < 600000
  AND `customer` IS NOT NULL
  AND (`customer` IS NULL OR CHAR_LENGTH(`customer`.`customer_id`) >= 1)
  AND (`customer` IS NULL OR `customer`.`address` IS NULL OR REGEXP(`customer`.`address`.`country`, '^[A-Z]{2}\z'))
  AND CARDINALITY(`items`) <= 100
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`occurred_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
