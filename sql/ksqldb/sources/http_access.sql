-- Emitted from schemas/http_access/v1/http_access.proto: do not edit, `npm run codegen` writes it anew.
-- Late is what arrives more than 10s after its event; http_access_ok is without it.

CREATE STREAM http_access (
  message_key STRING KEY
) WITH (
  KAFKA_TOPIC = 'http_access',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'http_access.v1.HttpAccess',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);

CREATE STREAM http_access_ok WITH (
  KAFKA_TOPIC = 'http_access_ok',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'sluice.ksqldb.v1.HttpAccessOk',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL',
  PARTITIONS = 4,
  RETENTION_MS = 259200000,
  TIMESTAMP = 'occurred_at'
) AS
SELECT
  message_key,
  request_id,
  session_id,
  service,
  http_method,
  path,
  status,
  response_time_ms,
  bytes_sent,
  client_ip,
  user_agent,
  referrer,
  occurred_at
FROM http_access
WHERE occurred_at IS NOT NULL
  AND REGEXP_EXTRACT('^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z', request_id) IS NOT NULL
  AND LEN(session_id) >= 1
  AND REGEXP_EXTRACT('^ *[A-Za-z][A-Za-z0-9_-]{0,40} *\z', service) IS NOT NULL
  AND LEN(http_method) >= 1
  AND LEN(REGEXP_REPLACE(http_method, '[^\x{0}-\x{FFFF}]', '_')) <= 16
  AND LEN(REGEXP_REPLACE(path, '[^\x{0}-\x{FFFF}]', '_')) <= 2048
  AND INSTR(path, '/') = 1
  AND status >= 100
  AND status < 600
  AND (response_time_ms >= 0E0 AND CAST(response_time_ms AS STRING) <> 'NaN')
  AND (response_time_ms < 600000E0 AND CAST(response_time_ms AS STRING) <> 'NaN')
  AND bytes_sent >= 0
  AND occurred_at <= FROM_UNIXTIME(ROWTIME + 1000)
  AND occurred_at >= FROM_UNIXTIME(ROWTIME - 10000)
EMIT CHANGES;
