-- Emitted from schemas/basket/v1/basket.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.
-- Checked by producers only: lines[].sku string.min_len
-- Checked by producers only: lines[].taxes[].rate int64.gte
-- Checked by producers only: amounts[keys] string.min_len
-- Checked by producers only: by_number[].sku string.min_len
-- Checked by producers only: by_number[].taxes[].rate int64.gte

CREATE TABLE `basket` (
  `basket_id` STRING NOT NULL,
  `lines` ARRAY<ROW<`sku` STRING NOT NULL, `taxes` ARRAY<ROW<`rate` BIGINT NOT NULL> NOT NULL> NOT NULL, `note` STRING> NOT NULL> NOT NULL,
  `buyer` ROW<`name` STRING NOT NULL, `group` ROW<`size` INT, `tags` ARRAY<STRING NOT NULL> NOT NULL>>,
  `scores` ARRAY<INT NOT NULL> NOT NULL,
  `channels` ARRAY<STRING NOT NULL> NOT NULL,
  `amounts` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `by_number` MAP<INT NOT NULL, ROW<`sku` STRING NOT NULL, `taxes` ARRAY<ROW<`rate` BIGINT NOT NULL> NOT NULL> NOT NULL, `note` STRING> NOT NULL> NOT NULL,
  `ways` MAP<STRING NOT NULL, STRING NOT NULL> NOT NULL,
  `blobs` ARRAY<BYTES NOT NULL> NOT NULL,
  `closed_at` TIMESTAMP_LTZ(3),
  `moments` ARRAY<TIMESTAMP_LTZ(9) NOT NULL> NOT NULL,
  `card` STRING,
  `cash_minor` BIGINT,
  `other` ROW<`x` INT NOT NULL>,
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `closed_at` IS NULL OR `closed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `closed_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'baskets',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'basket.v1.Basket',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package basket.v1;
import "google/protobuf/timestamp.proto";
enum Channel {
  CHANNEL_UNSPECIFIED = 0;
  WEB = 1;
  SHOP = 2;
}
message Unrelated {
  int32 x = 1;
}
message Basket {
  message Line {
    message Tax {
      int64 rate = 1;
    }
    string sku = 1;
    repeated basket.v1.Basket.Line.Tax taxes = 2;
    optional string note = 3;
  }
  message Buyer {
    string name = 1;
    basket.v1.Basket.Buyers group = 2;
  }
  message Buyers {
    optional int32 size = 1;
    repeated string tags = 2;
  }
  string basket_id = 1;
  repeated basket.v1.Basket.Line lines = 2;
  basket.v1.Basket.Buyer buyer = 3;
  repeated int32 scores = 4;
  repeated basket.v1.Channel channels = 5;
  map<string, int64> amounts = 6;
  map<int32, basket.v1.Basket.Line> by_number = 7;
  map<string, basket.v1.Channel> ways = 8;
  repeated bytes blobs = 9;
  google.protobuf.Timestamp closed_at = 10;
  repeated google.protobuf.Timestamp moments = 11;
  oneof payment {
    string card = 12;
    int64 cash_minor = 13;
    basket.v1.Unrelated other = 14;
  }
}
'
);

CREATE VIEW `basket_valid` AS
SELECT
  `basket_id`,
  `lines`,
  `buyer`,
  `scores`,
  `channels`,
  `amounts`,
  `by_number`,
  `ways`,
  `blobs`,
  `__rowtime` AS `closed_at`,
  `moments`,
  `card`,
  `cash_minor`,
  `other`
FROM `basket`
WHERE `__error` IS NULL
  AND `closed_at` IS NOT NULL
  AND CARDINALITY(`lines`) >= 1
  AND (`buyer` IS NULL OR CHAR_LENGTH(`buyer`.`name`) >= 1)
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR `buyer`.`group`.`size` IS NULL OR `buyer`.`group`.`size` > 1)
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_DISTINCT(`buyer`.`group`.`tags`)) = CARDINALITY(`buyer`.`group`.`tags`))
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_EXCEPT(`buyer`.`group`.`tags`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0)
  AND (CARDINALITY(`scores`) = 0 OR ARRAY_MIN(`scores`) >= 0)
  AND (CARDINALITY(`scores`) = 0 OR ARRAY_MAX(`scores`) <= 100)
  AND CARDINALITY(ARRAY_EXCEPT(`channels`, ARRAY[CAST('CHANNEL_UNSPECIFIED' AS STRING), CAST('WEB' AS STRING), CAST('SHOP' AS STRING)])) = 0
  AND NOT ARRAY_CONTAINS(`channels`, CAST('CHANNEL_UNSPECIFIED' AS STRING))
  AND CARDINALITY(`amounts`) <= 9
  AND (CARDINALITY(MAP_VALUES(`amounts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`amounts`)) > 0)
  AND (`card` IS NULL OR CHAR_LENGTH(`card`) >= 4)
  AND `closed_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `basket_ok` AS
SELECT
  `basket_id`,
  `lines`,
  `buyer`,
  `scores`,
  `channels`,
  `amounts`,
  `by_number`,
  `ways`,
  `blobs`,
  `__rowtime` AS `closed_at`,
  `moments`,
  `card`,
  `cash_minor`,
  `other`
FROM `basket`
WHERE `__error` IS NULL
  AND `closed_at` IS NOT NULL
  AND CARDINALITY(`lines`) >= 1
  AND (`buyer` IS NULL OR CHAR_LENGTH(`buyer`.`name`) >= 1)
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR `buyer`.`group`.`size` IS NULL OR `buyer`.`group`.`size` > 1)
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_DISTINCT(`buyer`.`group`.`tags`)) = CARDINALITY(`buyer`.`group`.`tags`))
  AND (`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_EXCEPT(`buyer`.`group`.`tags`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0)
  AND (CARDINALITY(`scores`) = 0 OR ARRAY_MIN(`scores`) >= 0)
  AND (CARDINALITY(`scores`) = 0 OR ARRAY_MAX(`scores`) <= 100)
  AND CARDINALITY(ARRAY_EXCEPT(`channels`, ARRAY[CAST('CHANNEL_UNSPECIFIED' AS STRING), CAST('WEB' AS STRING), CAST('SHOP' AS STRING)])) = 0
  AND NOT ARRAY_CONTAINS(`channels`, CAST('CHANNEL_UNSPECIFIED' AS STRING))
  AND CARDINALITY(`amounts`) <= 9
  AND (CARDINALITY(MAP_VALUES(`amounts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`amounts`)) > 0)
  AND (`card` IS NULL OR CHAR_LENGTH(`card`) >= 4)
  AND `closed_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `closed_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
