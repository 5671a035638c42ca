-- Emitted from schemas/access/v1/access.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `http_access` (
  `host` STRING NOT NULL,
  `method` STRING NOT NULL,
  `Path` STRING NOT NULL,
  `size` INT NOT NULL,
  `user` STRING NOT NULL,
  `at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `at` IS NULL OR `at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `at` END,
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
  'value.protobuf-confluent.message-name' = 'access.v1.HttpAccess',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package access.v1;
import "google/protobuf/timestamp.proto";
message HttpAccess {
  string host = 1;
  string method = 2;
  string Path = 3;
  int32 size = 4;
  string user = 5;
  google.protobuf.Timestamp at = 6;
}
'
);

CREATE VIEW `http_access_valid` AS
SELECT
  `host`,
  `method`,
  `Path`,
  `size`,
  `user`,
  `__rowtime` AS `at`
FROM `http_access`
WHERE `__error` IS NULL
  AND `at` IS NOT NULL
  AND `at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `http_access_ok` AS
SELECT
  `host`,
  `method`,
  `Path`,
  `size`,
  `user`,
  `__rowtime` AS `at`
FROM `http_access`
WHERE `__error` IS NULL
  AND `at` IS NOT NULL
  AND `at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `at` >= `__timestamp` - INTERVAL '10' SECOND(2);
