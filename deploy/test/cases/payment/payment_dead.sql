-- payment_dead, from sql/flink/sources/payment/payment_dead.sql

SET 'table.local-time-zone' = 'UTC';
SET 'restart-strategy.type' = 'exponential-delay';
SET 'restart-strategy.exponential-delay.initial-backoff' = '1 s';
SET 'restart-strategy.exponential-delay.max-backoff' = '30 s';
SET 'restart-strategy.exponential-delay.reset-backoff-threshold' = '5 min';
SET 'execution.checkpointing.externalized-checkpoint-retention' = 'RETAIN_ON_CANCELLATION';
SET 'parallelism.default' = '1';
SET 'execution.checkpointing.interval' = '5000 ms';
SET 'pipeline.name' = 'payment_dead v1 ef884767';
SET '$internal.pipeline.job-id' = '3e31ad8973ec7417c4f78bfda193598d';

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

CREATE TABLE `payment_dead` (
  `reason` STRING NOT NULL,
  `detail` STRING NOT NULL,
  `event_time` TIMESTAMP_LTZ(3),
  `record_time` TIMESTAMP_LTZ(3) NOT NULL,
  `source_topic` STRING NOT NULL,
  `source_partition` INT NOT NULL,
  `source_offset` BIGINT NOT NULL,
  `schema_id` INT,
  `raw` BYTES
) WITH (
  'connector' = 'kafka',
  'topic' = 'payment_dead',
  'properties.bootstrap.servers' = '127.0.0.1:9092',
  'key.fields' = 'source_topic;source_partition;source_offset',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'local-payment_dead-v1',
  'sink.transaction-naming-strategy' = 'POOLING',
  'properties.transaction.timeout.ms' = '3600000',
  'key.format' = 'json',
  'key.json.timestamp-format.standard' = 'ISO-8601',
  'value.format' = 'protobuf-confluent',
  'value.fields-include' = 'ALL',
  'value.protobuf-confluent.message-name' = 'sluice.derived.v1.PaymentDead',
  'value.protobuf-confluent.schema-id' = '7',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package sluice.derived.v1;
import "google/protobuf/timestamp.proto";
message PaymentDead {
  string reason = 1;
  string detail = 2;
  google.protobuf.Timestamp event_time = 3;
  google.protobuf.Timestamp record_time = 4;
  string source_topic = 5;
  int32 source_partition = 6;
  int64 source_offset = 7;
  optional int32 schema_id = 8;
  optional bytes raw = 9;
}
'
);

INSERT INTO `payment_dead`
-- Emitted from schemas/payment/v1/payment.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `occurred_at` AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `__raw` AS `raw`
FROM (
  SELECT
    `__timestamp`,
    `__topic`,
    `__partition`,
    `__offset`,
    `__schema_id`,
    `__raw`,
    `occurred_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `occurred_at` IS NULL THEN 'event_time_missing: occurred_at'
      WHEN NOT (REGEXP(`event_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')) THEN 'rule: event_id string.uuid'
      WHEN NOT (CHAR_LENGTH(`order_id`) >= 1) THEN 'rule: order_id string.min_len'
      WHEN NOT (`kind` IN ('KIND_UNSPECIFIED', 'PAYMENT', 'REFUND')) THEN 'rule: kind enum.defined_only'
      WHEN NOT (`kind` NOT IN ('KIND_UNSPECIFIED')) THEN 'rule: kind enum.not_in'
      WHEN NOT (`payment_method` IN ('PAYMENT_METHOD_UNSPECIFIED', 'CARD', 'PAYPAL', 'BANK_TRANSFER', 'APPLE_PAY', 'GIFT_CARD')) THEN 'rule: payment_method enum.defined_only'
      WHEN NOT (`payment_method` NOT IN ('PAYMENT_METHOD_UNSPECIFIED')) THEN 'rule: payment_method enum.not_in'
      WHEN NOT (`status` IN ('STATUS_UNSPECIFIED', 'SUCCEEDED', 'FAILED', 'PENDING')) THEN 'rule: status enum.defined_only'
      WHEN NOT (`status` NOT IN ('STATUS_UNSPECIFIED')) THEN 'rule: status enum.not_in'
      WHEN NOT (REGEXP(`currency`, '^[A-Z]{3}\z')) THEN 'rule: currency string.pattern'
      WHEN NOT (`amount_minor` > 0) THEN 'rule: amount_minor int64.gt'
      WHEN NOT (`latency_ms` >= 0) THEN 'rule: latency_ms int32.gte_lt'
      WHEN NOT (`latency_ms` < 600000) THEN 'rule: latency_ms int32.gte_lt'
      WHEN NOT (`customer` IS NOT NULL) THEN 'rule: customer required'
      WHEN NOT ((`customer` IS NULL OR CHAR_LENGTH(`customer`.`customer_id`) >= 1)) THEN 'rule: customer.customer_id string.min_len'
      WHEN NOT ((`customer` IS NULL OR `customer`.`address` IS NULL OR REGEXP(`customer`.`address`.`country`, '^[A-Z]{2}\z'))) THEN 'rule: customer.address.country string.pattern'
      WHEN NOT (CARDINALITY(`items`) <= 100) THEN 'rule: items repeated.max_items'
      WHEN `occurred_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: occurred_at'
    END AS `__fault`
  FROM `payment`
)
WHERE `__fault` IS NOT NULL;
