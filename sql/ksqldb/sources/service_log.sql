-- Emitted from schemas/service_log/v1/service_log.proto: do not edit, `npm run codegen` writes it anew.
-- Late is what arrives more than 10s after its event; service_log_ok is without it.
-- A stream of ksqlDB has one topic: service_log. Not read: others that match ([a-z0-9]+_)?service_log.

CREATE STREAM service_log (
  message_key STRING KEY
) WITH (
  KAFKA_TOPIC = 'service_log',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'service_log.v1.ServiceLog',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);

CREATE STREAM service_log_ok WITH (
  KAFKA_TOPIC = 'service_log_ok',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'sluice.ksqldb.v1.ServiceLogOk',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL',
  PARTITIONS = 8,
  RETENTION_MS = 86400000,
  TIMESTAMP = 'logged_at'
) AS
SELECT
  message_key,
  log_id,
  service,
  instance,
  level,
  template,
  message,
  trace_id,
  logged_at
FROM service_log
WHERE logged_at IS NOT NULL
  AND REGEXP_EXTRACT('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z', log_id) IS NOT NULL
  AND REGEXP_EXTRACT('^[a-z][a-z0-9-]{0,40}\z', service) IS NOT NULL
  AND LEN(instance) >= 1
  AND level IN ('LEVEL_UNSPECIFIED', 'DEBUG', 'INFO', 'WARN', 'ERROR')
  AND NOT (level IN ('LEVEL_UNSPECIFIED'))
  AND LEN(template) >= 1
  AND LEN(message) >= 1
  AND logged_at <= FROM_UNIXTIME(ROWTIME + 1000)
  AND logged_at >= FROM_UNIXTIME(ROWTIME - 10000)
EMIT CHANGES;
