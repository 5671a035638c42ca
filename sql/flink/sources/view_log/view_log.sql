-- Emitted from schemas/view_log/v1/view_log.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `view_log` (
  `view_id` STRING NOT NULL,
  `campaign_id` STRING NOT NULL,
  `user_id` STRING NOT NULL,
  `placement` STRING NOT NULL,
  `duration_ms` INT NOT NULL,
  `viewed_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `viewed_at` IS NULL OR `viewed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `viewed_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'view_log',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'view_log.v1.ViewLog',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package view_log.v1;
import "google/protobuf/timestamp.proto";
message ViewLog {
  string view_id = 1;
  string campaign_id = 2;
  string user_id = 3;
  string placement = 4;
  int32 duration_ms = 5;
  google.protobuf.Timestamp viewed_at = 6;
}
'
);

CREATE VIEW `view_log_valid` AS
SELECT
  `view_id`,
  `campaign_id`,
  `user_id`,
  `placement`,
  `duration_ms`,
  `__rowtime` AS `viewed_at`
FROM `view_log`
WHERE `__error` IS NULL
  AND `viewed_at` IS NOT NULL
  AND REGEXP(`view_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`campaign_id`, '^cmp-[0-9]{4}\z')
  AND CHAR_LENGTH(`user_id`) >= 1
  AND CHAR_LENGTH(`placement`) >= 1
  AND `duration_ms` >= 0
  AND `duration_ms` < 3600000
  AND `viewed_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `view_log_ok` AS
SELECT
  `view_id`,
  `campaign_id`,
  `user_id`,
  `placement`,
  `duration_ms`,
  `__rowtime` AS `viewed_at`
FROM `view_log`
WHERE `__error` IS NULL
  AND `viewed_at` IS NOT NULL
  AND REGEXP(`view_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`campaign_id`, '^cmp-[0-9]{4}\z')
  AND CHAR_LENGTH(`user_id`) >= 1
  AND CHAR_LENGTH(`placement`) >= 1
  AND `duration_ms` >= 0
  AND `duration_ms` < 3600000
  AND `viewed_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `viewed_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
