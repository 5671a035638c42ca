-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `payment` (
  `event_id` STRING NOT NULL,
  `order_id` STRING NOT NULL,
  `kind` STRING NOT NULL,
  `payment_method` STRING NOT NULL,
  `status` STRING NOT NULL,
  `error_code` STRING,
  `currency` STRING NOT NULL,
  `amount_minor` BIGINT NOT NULL,
  `latency_ms` INT NOT NULL,
  `customer` ROW<`customer_id` STRING NOT NULL, `name` STRING NOT NULL, `email` STRING NOT NULL, `address` ROW<`street` STRING NOT NULL, `city` STRING NOT NULL, `postal_code` STRING NOT NULL, `country` STRING NOT NULL>>,
  `items` ARRAY<ROW<`sku` STRING NOT NULL, `quantity` INT NOT NULL, `unit_minor` BIGINT NOT NULL> NOT NULL> NOT NULL,
  `occurred_at` TIMESTAMP_LTZ(3),
  `ip` STRING NOT NULL,
  `user_agent` STRING NOT NULL,
  `refund_of` STRING,
  `labels` MAP<STRING NOT NULL, STRING NOT NULL> NOT NULL,
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
  'topic' = 'payment',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'payment.v1.Payment',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package payment.v1;
import "google/protobuf/timestamp.proto";
message Payment {
  enum Kind {
    KIND_UNSPECIFIED = 0;
    PAYMENT = 1;
    REFUND = 2;
  }
  enum PaymentMethod {
    PAYMENT_METHOD_UNSPECIFIED = 0;
    CARD = 1;
    PAYPAL = 2;
    BANK_TRANSFER = 3;
    APPLE_PAY = 4;
    GIFT_CARD = 5;
  }
  enum Status {
    STATUS_UNSPECIFIED = 0;
    SUCCEEDED = 1;
    FAILED = 2;
    PENDING = 3;
  }
  message Address {
    string street = 1;
    string city = 2;
    string postal_code = 3;
    string country = 4;
  }
  message Customer {
    string customer_id = 1;
    string name = 2;
    string email = 3;
    payment.v1.Payment.Address address = 4;
  }
  message LineItem {
    string sku = 1;
    int32 quantity = 2;
    int64 unit_minor = 3;
  }
  string event_id = 1;
  string order_id = 2;
  payment.v1.Payment.Kind kind = 3;
  payment.v1.Payment.PaymentMethod payment_method = 4;
  payment.v1.Payment.Status status = 5;
  optional string error_code = 6;
  string currency = 7;
  int64 amount_minor = 8;
  int32 latency_ms = 9;
  payment.v1.Payment.Customer customer = 10;
  repeated payment.v1.Payment.LineItem items = 11;
  google.protobuf.Timestamp occurred_at = 12;
  string ip = 13;
  string user_agent = 14;
  optional string refund_of = 15;
  map<string, string> labels = 16;
}
'
);

CREATE VIEW `payment_valid` AS
SELECT
  `event_id`,
  `order_id`,
  `kind`,
  `payment_method`,
  `status`,
  `error_code`,
  `currency`,
  `amount_minor`,
  `latency_ms`,
  `customer`,
  `items`,
  `__rowtime` AS `occurred_at`,
  `ip`,
  `user_agent`,
  `refund_of`,
  `labels`
FROM `payment`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`event_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`order_id`) >= 1
  AND `kind` IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')
  AND `kind` NOT IN ('KIND_UNSPECIFIED')
  AND `payment_method` IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')
  AND `payment_method` NOT IN ('PAYMENT_METHOD_UNSPECIFIED')
  AND `status` IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')
  AND `status` NOT IN ('STATUS_UNSPECIFIED')
  AND REGEXP(`currency`, '^[A-Z]{3}\z')
  AND `amount_minor` > 0
  AND `latency_ms` >= 0
  AND `latency_ms` < 600000
  AND `customer` IS NOT NULL
  AND (`customer` IS NULL OR CHAR_LENGTH(`customer`.`customer_id`) >= 1)
  AND (`customer` IS NULL OR `customer`.`address` IS NULL OR REGEXP(`customer`.`address`.`country`, '^[A-Z]{2}\z'))
  AND CARDINALITY(`items`) <= 100
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `payment_ok` AS
SELECT
  `event_id`,
  `order_id`,
  `kind`,
  `payment_method`,
  `status`,
  `error_code`,
  `currency`,
  `amount_minor`,
  `latency_ms`,
  `customer`,
  `items`,
  `__rowtime` AS `occurred_at`,
  `ip`,
  `user_agent`,
  `refund_of`,
  `labels`
FROM `payment`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`event_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`order_id`) >= 1
  AND `kind` IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')
  AND `kind` NOT IN ('KIND_UNSPECIFIED')
  AND `payment_method` IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')
  AND `payment_method` NOT IN ('PAYMENT_METHOD_UNSPECIFIED')
  AND `status` IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')
  AND `status` NOT IN ('STATUS_UNSPECIFIED')
  AND REGEXP(`currency`, '^[A-Z]{3}\z')
  AND `amount_minor` > 0
  AND `latency_ms` >= 0
  AND `latency_ms` < 600000
  AND `customer` IS NOT NULL
  AND (`customer` IS NULL OR CHAR_LENGTH(`customer`.`customer_id`) >= 1)
  AND (`customer` IS NULL OR `customer`.`address` IS NULL OR REGEXP(`customer`.`address`.`country`, '^[A-Z]{2}\z'))
  AND CARDINALITY(`items`) <= 100
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `occurred_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
