-- Emitted from schemas/span/v1/span.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `span` (
  `span_id` STRING NOT NULL,
  `took` ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL>,
  `a_double` DOUBLE,
  `a_float` FLOAT,
  `an_int64` BIGINT,
  `a_uint64` DECIMAL(20, 0),
  `an_int32` INT,
  `a_uint32` BIGINT,
  `a_bool` BOOLEAN,
  `a_string` STRING,
  `some_bytes` BYTES,
  `names` ARRAY<STRING NOT NULL> NOT NULL,
  `counts` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `waits` ARRAY<ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL> NOT NULL> NOT NULL,
  `spent` MAP<INT NOT NULL, ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL> NOT NULL> NOT NULL,
  `failed` STRING,
  `cut_after` ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL>,
  `done` ROW<>,
  `inner` ROW<`deep` BIGINT, `waited` ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL>>,
  `ended_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `ended_at` IS NULL OR `ended_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `ended_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'span',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'span.v1.Span',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package span.v1;
import "google/protobuf/duration.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
message Span {
  message Marker {
  }
  message Inner {
    google.protobuf.Int64Value deep = 1;
    google.protobuf.Duration waited = 2;
  }
  string span_id = 1;
  google.protobuf.Duration took = 2;
  google.protobuf.DoubleValue a_double = 3;
  google.protobuf.FloatValue a_float = 4;
  google.protobuf.Int64Value an_int64 = 5;
  google.protobuf.UInt64Value a_uint64 = 6;
  google.protobuf.Int32Value an_int32 = 7;
  google.protobuf.UInt32Value a_uint32 = 8;
  google.protobuf.BoolValue a_bool = 9;
  google.protobuf.StringValue a_string = 10;
  google.protobuf.BytesValue some_bytes = 11;
  repeated google.protobuf.StringValue names = 12;
  map<string, google.protobuf.Int64Value> counts = 13;
  repeated google.protobuf.Duration waits = 14;
  map<int32, google.protobuf.Duration> spent = 15;
  oneof end {
    google.protobuf.StringValue failed = 16;
    google.protobuf.Duration cut_after = 17;
    span.v1.Span.Marker done = 18;
  }
  span.v1.Span.Inner inner = 19;
  google.protobuf.Timestamp ended_at = 20;
}
'
);

CREATE VIEW `span_valid` AS
SELECT
  `span_id`,
  `took`,
  `a_double`,
  `a_float`,
  `an_int64`,
  `a_uint64`,
  `an_int32`,
  `a_uint32`,
  `a_bool`,
  `a_string`,
  `some_bytes`,
  `names`,
  `counts`,
  `waits`,
  `spent`,
  `failed`,
  `cut_after`,
  `done`,
  `inner`,
  `__rowtime` AS `ended_at`
FROM `span`
WHERE `__error` IS NULL
  AND `ended_at` IS NOT NULL
  AND `took` IS NOT NULL
  AND (`a_double` IS NULL OR (`a_double` >= 0E0 AND CAST(`a_double` AS STRING) <> 'NaN'))
  AND (`a_double` IS NULL OR CAST(`a_double` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity'))
  AND (`a_float` IS NULL OR (`a_float` < 9E0 AND CAST(`a_float` AS STRING) <> 'NaN'))
  AND (`an_int64` IS NULL OR `an_int64` >= 1)
  AND (`an_int64` IS NULL OR `an_int64` <= 9)
  AND (`a_uint64` IS NULL OR `a_uint64` >= CAST('9223372036854775808' AS DECIMAL(20, 0)))
  AND (`an_int32` IS NULL OR `an_int32` IN (1, 2))
  AND (`a_uint32` IS NULL OR `a_uint32` NOT IN (7))
  AND (`a_bool` IS NULL OR `a_bool`)
  AND `a_string` IS NOT NULL
  AND (`a_string` IS NULL OR CHAR_LENGTH(`a_string`) >= 2)
  AND (`some_bytes` IS NULL OR CHAR_LENGTH(DECODE(`some_bytes`, 'ISO-8859-1')) <= 4)
  AND CARDINALITY(`names`) <= 3
  AND CARDINALITY(ARRAY_EXCEPT(`names`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0
  AND (CARDINALITY(MAP_VALUES(`counts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`counts`)) > 0)
  AND (`inner` IS NULL OR `inner`.`deep` IS NOT NULL)
  AND (`inner` IS NULL OR `inner`.`deep` IS NULL OR `inner`.`deep` > 0)
  AND (`inner` IS NULL OR `inner`.`waited` IS NOT NULL)
  AND `ended_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `span_ok` AS
SELECT
  `span_id`,
  `took`,
  `a_double`,
  `a_float`,
  `an_int64`,
  `a_uint64`,
  `an_int32`,
  `a_uint32`,
  `a_bool`,
  `a_string`,
  `some_bytes`,
  `names`,
  `counts`,
  `waits`,
  `spent`,
  `failed`,
  `cut_after`,
  `done`,
  `inner`,
  `__rowtime` AS `ended_at`
FROM `span`
WHERE `__error` IS NULL
  AND `ended_at` IS NOT NULL
  AND `took` IS NOT NULL
  AND (`a_double` IS NULL OR (`a_double` >= 0E0 AND CAST(`a_double` AS STRING) <> 'NaN'))
  AND (`a_double` IS NULL OR CAST(`a_double` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity'))
  AND (`a_float` IS NULL OR (`a_float` < 9E0 AND CAST(`a_float` AS STRING) <> 'NaN'))
  AND (`an_int64` IS NULL OR `an_int64` >= 1)
  AND (`an_int64` IS NULL OR `an_int64` <= 9)
  AND (`a_uint64` IS NULL OR `a_uint64` >= CAST('9223372036854775808' AS DECIMAL(20, 0)))
  AND (`an_int32` IS NULL OR `an_int32` IN (1, 2))
  AND (`a_uint32` IS NULL OR `a_uint32` NOT IN (7))
  AND (`a_bool` IS NULL OR `a_bool`)
  AND `a_string` IS NOT NULL
  AND (`a_string` IS NULL OR CHAR_LENGTH(`a_string`) >= 2)
  AND (`some_bytes` IS NULL OR CHAR_LENGTH(DECODE(`some_bytes`, 'ISO-8859-1')) <= 4)
  AND CARDINALITY(`names`) <= 3
  AND CARDINALITY(ARRAY_EXCEPT(`names`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0
  AND (CARDINALITY(MAP_VALUES(`counts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`counts`)) > 0)
  AND (`inner` IS NULL OR `inner`.`deep` IS NOT NULL)
  AND (`inner` IS NULL OR `inner`.`deep` IS NULL OR `inner`.`deep` > 0)
  AND (`inner` IS NULL OR `inner`.`waited` IS NOT NULL)
  AND `ended_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `ended_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
