-- Emitted from schemas/app_log/v1/app_log.proto: do not edit, `npm run codegen` writes it anew.
-- Late is what arrives more than 30s after its event; app_log_ok is without it.

CREATE STREAM app_log (
  message_key STRING KEY
) WITH (
  KAFKA_TOPIC = 'app_log',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'app_log.v1.AppLog',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);

CREATE STREAM app_log_ok WITH (
  KAFKA_TOPIC = 'app_log_ok',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'sluice.ksqldb.v1.AppLogOk',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL',
  PARTITIONS = 3,
  RETENTION_MS = 259200000,
  TIMESTAMP = 'written_at'
) AS
SELECT
  message_key,
  app,
  serial,
  written_at,
  level,
  message,
  file,
  line,
  unparsed
FROM app_log
WHERE unparsed = ''
  AND written_at IS NOT NULL
  AND LEN(app) >= 1
  AND serial > 0
  AND level IN ('LEVEL_UNSPECIFIED', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')
  AND NOT (level IN ('LEVEL_UNSPECIFIED'))
  AND LEN(message) >= 1
  AND written_at <= FROM_UNIXTIME(ROWTIME + 1000)
  AND written_at >= FROM_UNIXTIME(ROWTIME - 30000)
EMIT CHANGES;
