-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
-- Late is what arrives more than 10s after its event; payment_ok is without it.

CREATE STREAM payment (
  message_key STRING KEY
) WITH (
  KAFKA_TOPIC = 'payment',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'payment.v1.Payment',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);

CREATE STREAM payment_ok WITH (
  KAFKA_TOPIC = 'payment_ok',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'sluice.ksqldb.v1.PaymentOk',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL',
  PARTITIONS = 4,
  RETENTION_MS = 604800000,
  TIMESTAMP = 'occurred_at'
) AS
SELECT
  message_key,
  event_id,
  order_id,
  kind,
  payment_method,
  status,
  error_code,
  currency,
  amount_minor,
  latency_ms,
  customer,
  items,
  occurred_at,
  ip,
  user_agent,
  refund_of,
  labels
FROM payment
WHERE occurred_at IS NOT NULL
  AND REGEXP_EXTRACT('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z', event_id) IS NOT NULL
  AND LEN(order_id) >= 1
  AND kind IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')
  AND NOT (kind IN ('KIND_UNSPECIFIED'))
  AND payment_method IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')
  AND NOT (payment_method IN ('PAYMENT_METHOD_UNSPECIFIED'))
  AND status IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')
  AND NOT (status IN ('STATUS_UNSPECIFIED'))
  AND REGEXP_EXTRACT('^[A-Z]{3}\z', currency) IS NOT NULL
  AND amount_minor > 0
  AND latency_ms >= 0
  AND latency_ms < 600000
  AND customer IS NOT NULL
  AND (customer IS NULL OR LEN(customer->customer_id) >= 1)
  AND (customer IS NULL OR customer->address IS NULL OR REGEXP_EXTRACT('^[A-Z]{2}\z', customer->address->country) IS NOT NULL)
  AND ARRAY_LENGTH(items) <= 100
  AND occurred_at <= FROM_UNIXTIME(ROWTIME + 1000)
  AND occurred_at >= FROM_UNIXTIME(ROWTIME - 10000)
EMIT CHANGES;
