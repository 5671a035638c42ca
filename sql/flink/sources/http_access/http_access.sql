-- Emitted from schemas/http_access/v1/http_access.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `http_access` (
  `request_id` STRING NOT NULL,
  `session_id` STRING NOT NULL,
  `service` STRING NOT NULL,
  `http_method` STRING NOT NULL,
  `path` STRING NOT NULL,
  `status` INT NOT NULL,
  `response_time_ms` DOUBLE NOT NULL,
  `bytes_sent` BIGINT NOT NULL,
  `client_ip` STRING NOT NULL,
  `user_agent` STRING NOT NULL,
  `referrer` STRING,
  `occurred_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `occurred_at` IS NULL OR `occurred_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `occurred_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'http_access',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'http_access.v1.HttpAccess',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package http_access.v1;
import "google/protobuf/timestamp.proto";
message HttpAccess {
  string request_id = 1;
  string session_id = 2;
  string service = 3;
  string http_method = 4;
  string path = 5;
  int32 status = 6;
  double response_time_ms = 7;
  int64 bytes_sent = 8;
  string client_ip = 9;
  string user_agent = 10;
  optional string referrer = 11;
  google.protobuf.Timestamp occurred_at = 12;
}
'
);

CREATE VIEW `http_access_valid` AS
SELECT
  `request_id`,
  `session_id`,
  `service`,
  `http_method`,
  `path`,
  `status`,
  `response_time_ms`,
  `bytes_sent`,
  `client_ip`,
  `user_agent`,
  `referrer`,
  `__rowtime` AS `occurred_at`
FROM `http_access`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`request_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`session_id`) >= 1
  AND REGEXP(`service`, '^ *[A-Za-z][A-Za-z0-9_-]{0,40} *\z')
  AND CHAR_LENGTH(`http_method`) >= 1
  AND CHAR_LENGTH(`http_method`) <= 16
  AND CHAR_LENGTH(`path`) <= 2048
  AND STARTSWITH(`path`, '/')
  AND `status` >= 100
  AND `status` < 600
  AND (`response_time_ms` >= 0E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND (`response_time_ms` < 600000E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND `bytes_sent` >= 0
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `http_access_ok` AS
SELECT
  `request_id`,
  `session_id`,
  `service`,
  `http_method`,
  `path`,
  `status`,
  `response_time_ms`,
  `bytes_sent`,
  `client_ip`,
  `user_agent`,
  `referrer`,
  `__rowtime` AS `occurred_at`
FROM `http_access`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`request_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`session_id`) >= 1
  AND REGEXP(`service`, '^ *[A-Za-z][A-Za-z0-9_-]{0,40} *\z')
  AND CHAR_LENGTH(`http_method`) >= 1
  AND CHAR_LENGTH(`http_method`) <= 16
  AND CHAR_LENGTH(`path`) <= 2048
  AND STARTSWITH(`path`, '/')
  AND `status` >= 100
  AND `status` < 600
  AND (`response_time_ms` >= 0E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND (`response_time_ms` < 600000E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND `bytes_sent` >= 0
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `occurred_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
