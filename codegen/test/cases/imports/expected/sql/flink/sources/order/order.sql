-- Emitted from schemas/order/v1/order.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.
-- Checked by producers only: parts[].minor int64.gte
-- Checked by producers only: parts[].currency enum.defined_only

CREATE TABLE `order` (
  `order_id` STRING NOT NULL,
  `price` ROW<`minor` BIGINT NOT NULL, `currency` STRING NOT NULL, `rounding` ROW<`digits` INT NOT NULL>>,
  `parts` ARRAY<ROW<`minor` BIGINT NOT NULL, `currency` STRING NOT NULL, `rounding` ROW<`digits` INT NOT NULL>> NOT NULL> NOT NULL,
  `roundings` MAP<STRING NOT NULL, ROW<`digits` INT NOT NULL> NOT NULL> NOT NULL,
  `again` ROW<`state` STRING NOT NULL, `currency` STRING NOT NULL>,
  `happened_at` TIMESTAMP_LTZ(3),
  `note` ROW<`text` STRING NOT NULL>,
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
import "common/v1/all.proto";
import "common/v1/money.proto";
import "google/protobuf/timestamp.proto";
import "refund/v1/refund.proto";
message Order {
  string order_id = 1;
  common.v1.Money price = 2;
  repeated common.v1.Money parts = 3;
  map<string, common.v1.Money.Rounding> roundings = 4;
  refund.v1.Order again = 5;
  google.protobuf.Timestamp happened_at = 6;
  common.v1.Note note = 7;
}
// file: common/v1/all.proto
syntax = "proto3";
package common.v1;
message Note {
  string text = 1;
}
// file: common/v1/currency.proto
syntax = "proto3";
package common.v1;
enum Currency {
  CURRENCY_UNSPECIFIED = 0;
  EUR = 1;
  USD = 2;
}
// file: common/v1/money.proto
syntax = "proto3";
package common.v1;
import "common/v1/currency.proto";
message Money {
  message Rounding {
    int32 digits = 1;
  }
  int64 minor = 1;
  common.v1.Currency currency = 2;
  common.v1.Money.Rounding rounding = 3;
}
// file: refund/v1/refund.proto
syntax = "proto3";
package refund.v1;
import "common/v1/currency.proto";
message Order {
  enum State {
    STATE_UNSPECIFIED = 0;
    PAID = 1;
  }
  refund.v1.Order.State state = 1;
  common.v1.Currency currency = 2;
}
'
);

CREATE VIEW `order_valid` AS
SELECT
  `order_id`,
  `price`,
  `parts`,
  `roundings`,
  `again`,
  `__rowtime` AS `happened_at`,
  `note`
FROM `order`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND (`price` IS NULL OR `price`.`minor` >= 0)
  AND (`price` IS NULL OR `price`.`currency` IN ('CURRENCY_UNSPECIFIED', 'EUR', 'USD'))
  AND `happened_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `order_ok` AS
SELECT
  `order_id`,
  `price`,
  `parts`,
  `roundings`,
  `again`,
  `__rowtime` AS `happened_at`,
  `note`
FROM `order`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND (`price` IS NULL OR `price`.`minor` >= 0)
  AND (`price` IS NULL OR `price`.`currency` IN ('CURRENCY_UNSPECIFIED', 'EUR', 'USD'))
  AND `happened_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `happened_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
