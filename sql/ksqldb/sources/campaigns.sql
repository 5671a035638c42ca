-- Emitted from schemas/view_log/v1/view_log.proto: do not edit, `npm run codegen` writes it anew.

CREATE TABLE campaigns (
  message_key STRING PRIMARY KEY
) WITH (
  KAFKA_TOPIC = 'campaigns',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_FULL_NAME = 'view_log.v1.Campaigns',
  VALUE_PROTOBUF_NULLABLE_REPRESENTATION = 'OPTIONAL'
);
