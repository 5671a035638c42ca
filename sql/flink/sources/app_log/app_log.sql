-- Emitted from schemas/app_log/v1/app_log.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `app_log` (
  `app` STRING NOT NULL,
  `serial` BIGINT NOT NULL,
  `written_at` TIMESTAMP_LTZ(3),
  `level` STRING NOT NULL,
  `message` STRING NOT NULL,
  `file` STRING NOT NULL,
  `line` BIGINT NOT NULL,
  `unparsed` STRING NOT NULL,
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `written_at` IS NULL OR `written_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `written_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '33.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'app_log',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'app_log.v1.AppLog',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package app_log.v1;
import "google/protobuf/timestamp.proto";
message AppLog {
  enum Level {
    LEVEL_UNSPECIFIED = 0;
    TRACE = 1;
    DEBUG = 2;
    INFO = 3;
    WARN = 4;
    ERROR = 5;
    FATAL = 6;
  }
  string app = 1;
  int64 serial = 2;
  google.protobuf.Timestamp written_at = 3;
  app_log.v1.AppLog.Level level = 4;
  string message = 5;
  string file = 6;
  int64 line = 7;
  string unparsed = 8;
}
'
);

CREATE VIEW `app_log_valid` AS
SELECT
  `app`,
  `serial`,
  `__rowtime` AS `written_at`,
  `level`,
  `message`,
  `file`,
  `line`,
  `unparsed`
FROM `app_log`
WHERE `__error` IS NULL
  AND `unparsed` = ''
  AND `written_at` IS NOT NULL
  AND CHAR_LENGTH(`app`) >= 1
  AND `serial` > 0
  AND `level` IN ('LEVEL_UNSPECIFIED', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`message`) >= 1
  AND `written_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `app_log_ok` AS
SELECT
  `app`,
  `serial`,
  `__rowtime` AS `written_at`,
  `level`,
  `message`,
  `file`,
  `line`,
  `unparsed`
FROM `app_log`
WHERE `__error` IS NULL
  AND `unparsed` = ''
  AND `written_at` IS NOT NULL
  AND CHAR_LENGTH(`app`) >= 1
  AND `serial` > 0
  AND `level` IN ('LEVEL_UNSPECIFIED', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`message`) >= 1
  AND `written_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `written_at` >= `__timestamp` - INTERVAL '30' SECOND(2);
