-- Emitted from schemas/words/v1/words.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `words` (
  `order` STRING NOT NULL,
  `select` STRING NOT NULL,
  `table` ROW<`group` STRING NOT NULL, `values` ARRAY<INT NOT NULL> NOT NULL, `row` ROW<`default` STRING NOT NULL, `function` BIGINT NOT NULL>>,
  `class` STRING NOT NULL,
  `constructor` INT NOT NULL,
  `await` BOOLEAN NOT NULL,
  `map` MAP<STRING NOT NULL, STRING NOT NULL> NOT NULL,
  `from` STRING,
  `where` BIGINT,
  `user` STRING,
  `value` STRING NOT NULL,
  `timestamp` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `timestamp` IS NULL OR `timestamp` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `timestamp` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'words',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'words.v1.Words',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package words.v1;
import "google/protobuf/timestamp.proto";
message Words {
  enum Select {
    NULL = 0;
    TRUE = 1;
  }
  message Table {
    string group = 1;
    repeated int32 values = 2;
    words.v1.Words.Row row = 3;
  }
  message Row {
    string default = 1;
    int64 function = 2;
  }
  string order = 1;
  words.v1.Words.Select select = 2;
  words.v1.Words.Table table = 3;
  string class = 4;
  int32 constructor = 5;
  bool await = 6;
  map<string, string> map = 7;
  oneof case {
    string from = 8;
    int64 where = 9;
  }
  optional string user = 10;
  string value = 11;
  google.protobuf.Timestamp timestamp = 12;
}
'
);

CREATE VIEW `words_valid` AS
SELECT
  `order`,
  `select`,
  `table`,
  `class`,
  `constructor`,
  `await`,
  `map`,
  `from`,
  `where`,
  `user`,
  `value`,
  `__rowtime` AS `timestamp`
FROM `words`
WHERE `__error` IS NULL
  AND `timestamp` IS NOT NULL
  AND `select` IN ('NULL', 'TRUE')
  AND (`table` IS NULL OR CHAR_LENGTH(`table`.`group`) >= 1)
  AND REGEXP(`value`, '^[a-z'']*\z')
  AND `timestamp` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `words_ok` AS
SELECT
  `order`,
  `select`,
  `table`,
  `class`,
  `constructor`,
  `await`,
  `map`,
  `from`,
  `where`,
  `user`,
  `value`,
  `__rowtime` AS `timestamp`
FROM `words`
WHERE `__error` IS NULL
  AND `timestamp` IS NOT NULL
  AND `select` IN ('NULL', 'TRUE')
  AND (`table` IS NULL OR CHAR_LENGTH(`table`.`group`) >= 1)
  AND REGEXP(`value`, '^[a-z'']*\z')
  AND `timestamp` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `timestamp` >= `__timestamp` - INTERVAL '10' SECOND(2);
