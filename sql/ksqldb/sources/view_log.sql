-- Emitted from schemas/view_log/v1/view_log.proto: do not edit, `npm run codegen` writes it anew.
-- Late is what arrives more than 10s after its event; view_log_ok is without it.

CREATE STREAM view_log (
  message_key STRING KEY
) WITH (
  KAFKA_TOPIC = 'view_log',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'view_log.v1.ViewLog',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);

CREATE STREAM view_log_ok WITH (
  KAFKA_TOPIC = 'view_log_ok',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'sluice.ksqldb.v1.ViewLogOk',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL',
  PARTITIONS = 4,
  RETENTION_MS = 259200000,
  TIMESTAMP = 'viewed_at'
) AS
SELECT
  message_key,
  view_id,
  campaign_id,
  user_id,
  placement,
  duration_ms,
  viewed_at
FROM view_log
WHERE viewed_at IS NOT NULL
  AND REGEXP_EXTRACT('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z', view_id) IS NOT NULL
  AND REGEXP_EXTRACT('^cmp-[0-9]{4}\z', campaign_id) IS NOT NULL
  AND LEN(user_id) >= 1
  AND LEN(placement) >= 1
  AND duration_ms >= 0
  AND duration_ms < 3600000
  AND viewed_at <= FROM_UNIXTIME(ROWTIME + 1000)
  AND viewed_at >= FROM_UNIXTIME(ROWTIME - 10000)
EMIT CHANGES;
