-- payment_late, from sql/flink/sources/payment/payment_late.sql

SET 'table.local-time-zone' = 'UTC';
SET 'restart-strategy.type' = 'exponential-delay';
SET 'restart-strategy.exponential-delay.initial-backoff' = '1 s';
SET 'restart-strategy.exponential-delay.max-backoff' = '30 s';
SET 'restart-strategy.exponential-delay.reset-backoff-threshold' = '5 min';
SET 'execution.checkpointing.externalized-checkpoint-retention' = 'RETAIN_ON_CANCELLATION';
SET 'parallelism.default' = '1';
SET 'execution.checkpointing.interval' = '5000 ms';
SET 'pipeline.name' = 'payment_late v1 d62f27e3';
SET '$internal.pipeline.job-id' = '360df0d91af1143800868ea9a75a0357';

CREATE TABLE `payment` (
  `event_id` STRING NOT NULL,
  `order_id` STRING NOT NULL,
  `kind` STRING NOT NULL,
  `payment_method` STRING NOT NULL,
  `status` STRING NOT NULL,
  `currency` STRING NOT NULL,
  `amount_minor` BIGINT NOT NULL,
  `latency_ms` INT NOT NULL,
  `customer` ROW<`customer_id` STRING NOT NULL, `name` STRING NOT NULL, `email` STRING NOT NULL, `address` ROW<`street` STRING NOT NULL, `city` STRING NOT NULL, `postal_code` STRING NOT NULL, `country` STRING NOT NULL>>,
  `items` ARRAY<ROW<`sku` STRING NOT NULL, `quantity` INT NOT NULL, `unit_minor` BIGINT NOT NULL> NOT NULL> NOT NULL,
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
  'topic' = 'payment',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = 'http://127.0.0.1:8081/apis/ccompat/v7',
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
  string currency = 7;
  int64 amount_minor = 8;
  int32 latency_ms = 9;
  payment.v1.Payment.Customer customer = 10;
  repeated payment.v1.Payment.LineItem items = 11;
  google.protobuf.Timestamp occurred_at = 12;
}
'
);

CREATE TABLE `payment_late` (
  `event_time` TIMESTAMP_LTZ(3) NOT NULL,
  `record_time` TIMESTAMP_LTZ(3) NOT NULL,
  `source_topic` STRING NOT NULL,
  `source_partition` INT NOT NULL,
  `source_offset` BIGINT NOT NULL,
  `schema_id` INT,
  `order_id` STRING NOT NULL,
  `raw` BYTES
) WITH (
  'connector' = 'kafka',
  'topic' = 'payment_late',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'key.fields' = 'source_topic;source_partition;source_offset',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'local-payment_late-v1',
  'sink.transaction-naming-strategy' = 'POOLING',
  'properties.transaction.timeout.ms' = '3600000',
  'key.format' = 'json',
  'key.json.timestamp-format.standard' = 'ISO-8601',
  'value.format' = 'protobuf-confluent',
  'value.fields-include' = 'ALL',
  'value.protobuf-confluent.message-name' = 'sluice.derived.v1.PaymentLate',
  'value.protobuf-confluent.schema-id' = '7',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package sluice.derived.v1;
import "google/protobuf/timestamp.proto";
message PaymentLate {
  google.protobuf.Timestamp event_time = 1;
  google.protobuf.Timestamp record_time = 2;
  string source_topic = 3;
  int32 source_partition = 4;
  int64 source_offset = 5;
  optional int32 schema_id = 6;
  string order_id = 7;
  optional bytes raw = 8;
}
'
);

INSERT INTO `payment_late`
-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`occurred_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `order_id`,
  `__raw` AS `raw`
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
  AND NOT (`occurred_at` >= `__timestamp` - INTERVAL '10' SECOND(2));
