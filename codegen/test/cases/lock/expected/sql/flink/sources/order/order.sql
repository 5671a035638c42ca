-- Emitted from schemas/order/v1/order.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `order` (
  `order_id` STRING NOT NULL,
  `amount_minor` BIGINT NOT NULL,
  `happened_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `happened_at` IS NULL OR `happened_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `happened_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'order',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'order.v1.Order',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package order.v1;
import "google/protobuf/timestamp.proto";
message Order {
  string order_id = 1;
  int64 amount_minor = 2;
  google.protobuf.Timestamp happened_at = 3;
}
'
);

CREATE VIEW `order_valid` AS
SELECT
  `order_id`,
  `amount_minor`,
  `__rowtime` AS `happened_at`
FROM `order`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND `happened_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `order_ok` AS
SELECT
  `order_id`,
  `amount_minor`,
  `__rowtime` AS `happened_at`
FROM `order`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND `happened_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `happened_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
