-- Emitted from schemas/service_log/v1/service_log.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `service_log` (
  `log_id` STRING NOT NULL,
  `service` STRING NOT NULL,
  `instance` STRING NOT NULL,
  `level` STRING NOT NULL,
  `template` STRING NOT NULL,
  `message` STRING NOT NULL,
  `trace_id` STRING,
  `logged_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `logged_at` IS NULL OR `logged_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `logged_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '23.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic-pattern' = '([a-z0-9]+_)?service_log',
  'scan.topic-partition-discovery.interval' = '10 s',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'service_log.v1.ServiceLog',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package service_log.v1;
import "google/protobuf/timestamp.proto";
message ServiceLog {
  enum Level {
    LEVEL_UNSPECIFIED = 0;
    DEBUG = 1;
    INFO = 2;
    WARN = 3;
    ERROR = 4;
  }
  string log_id = 1;
  string service = 2;
  string instance = 3;
  service_log.v1.ServiceLog.Level level = 4;
  string template = 5;
  string message = 6;
  optional string trace_id = 7;
  google.protobuf.Timestamp logged_at = 8;
}
'
);

CREATE VIEW `service_log_valid` AS
SELECT
  `log_id`,
  `service`,
  `instance`,
  `level`,
  `template`,
  `message`,
  `trace_id`,
  `__rowtime` AS `logged_at`
FROM `service_log`
WHERE `__error` IS NULL
  AND `logged_at` IS NOT NULL
  AND REGEXP(`log_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`service`, '^[a-z][a-z0-9-]{0,40}\z')
  AND CHAR_LENGTH(`instance`) >= 1
  AND `level` IN ('LEVEL_UNSPECIFIED', 'DEBUG', 'INFO', 'WARN', 'ERROR')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`template`) >= 1
  AND CHAR_LENGTH(`message`) >= 1
  AND `logged_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `service_log_ok` AS
SELECT
  `log_id`,
  `service`,
  `instance`,
  `level`,
  `template`,
  `message`,
  `trace_id`,
  `__rowtime` AS `logged_at`
FROM `service_log`
WHERE `__error` IS NULL
  AND `logged_at` IS NOT NULL
  AND REGEXP(`log_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`service`, '^[a-z][a-z0-9-]{0,40}\z')
  AND CHAR_LENGTH(`instance`) >= 1
  AND `level` IN ('LEVEL_UNSPECIFIED', 'DEBUG', 'INFO', 'WARN', 'ERROR')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`template`) >= 1
  AND CHAR_LENGTH(`message`) >= 1
  AND `logged_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `logged_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
