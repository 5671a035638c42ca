--! Purpose: records of payment that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `occurred_at` AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `__raw` AS `raw`
FROM (
  SELECT
    `__timestamp`,
    `__topic`,
    `__partition`,
    `__offset`,
    `__schema_id`,
    `__raw`,
    `occurred_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `occurred_at` IS NULL THEN 'event_time_missing: occurred_at'
      WHEN NOT (REGEXP(`event_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')) THEN 'rule: event_id string.uuid'
      WHEN NOT (CHAR_LENGTH(`order_id`) >= 1) THEN 'rule: order_id string.min_len'
      WHEN NOT (`kind` IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')) THEN 'rule: kind enum.defined_only'
      WHEN NOT (`kind` NOT IN ('KIND_UNSPECIFIED')) THEN 'rule: kind enum.not_in'
      WHEN NOT (`payment_method` IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')) THEN 'rule: payment_method enum.defined_only'
      WHEN NOT (`payment_method` NOT IN ('PAYMENT_METHOD_UNSPECIFIED')) THEN 'rule: payment_method enum.not_in'
      WHEN NOT (`status` IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')) THEN 'rule: status enum.defined_only'
      WHEN NOT (`status` NOT IN ('STATUS_UNSPECIFIED')) THEN 'rule: status enum.not_in'
      WHEN NOT (REGEXP(`currency`, '^[A-Z]{3}\z')) THEN 'rule: currency string.pattern'
      WHEN NOT (`amount_minor` > 0) THEN 'rule: amount_minor int64.gt'
      WHEN NOT (`latency_ms` >= 0) THEN 'rule: latency_ms int32.gte_lt'
      WHEN NOT (`latency_ms` < 600000) THEN 'rule: latency_ms int32.gte_lt'
      WHEN NOT (`customer` IS NOT NULL) THEN 'rule: customer required'
      WHEN NOT ((`customer` IS NULL OR CHAR_LENGTH(`customer`.`customer_id`) >= 1)) THEN 'rule: customer.customer_id string.min_len'
      WHEN NOT ((`customer` IS NULL OR `customer`.`address` IS NULL OR REGEXP(`customer`.`address`.`country`, '^[A-Z]{2}\z'))) THEN 'rule: customer.address.country string.pattern'
      WHEN NOT (CARDINALITY(`items`) <= 100) THEN 'rule: items repeated.max_items'
      WHEN `occurred_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: occurred_at'
    END AS `__fault`
  FROM `payment`
)
WHERE `__fault` IS NOT NULL
