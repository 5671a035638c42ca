-- Emitted from schemas/reading/v1/reading.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `reading` (
  `sensor` STRING NOT NULL,
  `d` DOUBLE NOT NULL,
  `f` FLOAT NOT NULL,
  `i32` INT NOT NULL,
  `i64` BIGINT NOT NULL,
  `u32` BIGINT NOT NULL,
  `u64` DECIMAL(20, 0) NOT NULL,
  `s32` INT NOT NULL,
  `s64` BIGINT NOT NULL,
  `f32` BIGINT NOT NULL,
  `f64` DECIMAL(20, 0) NOT NULL,
  `sf32` INT NOT NULL,
  `sf64` BIGINT NOT NULL,
  `b` BOOLEAN NOT NULL,
  `blob` BYTES NOT NULL,
  `unit` STRING NOT NULL,
  `happened_at` TIMESTAMP_LTZ(3),
  `made_at` TIMESTAMP_LTZ(9),
  `od` DOUBLE,
  `os` STRING,
  `ob` BOOLEAN,
  `host` STRING NOT NULL,
  `pattern_free` STRING NOT NULL,
  `count_now` INT NOT NULL,
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `happened_at` IS NULL OR `happened_at` > `__timestamp` + INTERVAL '0.500' SECOND(2, 3) THEN `__timestamp` ELSE `happened_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '200.501' SECOND(3, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'reading',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'reading.v1.Reading',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package reading.v1;
import "google/protobuf/timestamp.proto";
message Reading {
  enum Unit {
    UNIT_UNSPECIFIED = 0;
    CELSIUS = 5;
  }
  string sensor = 1;
  double d = 2;
  float f = 3;
  int32 i32 = 4;
  int64 i64 = 5;
  uint32 u32 = 6;
  uint64 u64 = 7;
  sint32 s32 = 8;
  sint64 s64 = 9;
  fixed32 f32 = 10;
  fixed64 f64 = 11;
  sfixed32 sf32 = 12;
  sfixed64 sf64 = 13;
  bool b = 14;
  bytes blob = 15;
  reading.v1.Reading.Unit unit = 16;
  google.protobuf.Timestamp happened_at = 17;
  google.protobuf.Timestamp made_at = 18;
  optional double od = 19;
  optional string os = 20;
  optional bool ob = 21;
  string host = 22;
  string pattern_free = 23;
  int32 count_now = 24;
}
'
);

CREATE VIEW `reading_valid` AS
SELECT
  `sensor`,
  `d`,
  `f`,
  `i32`,
  `i64`,
  `u32`,
  `u64`,
  `s32`,
  `s64`,
  `f32`,
  `f64`,
  `sf32`,
  `sf64`,
  `b`,
  `blob`,
  `unit`,
  `__rowtime` AS `happened_at`,
  `made_at`,
  `od`,
  `os`,
  `ob`,
  `host`,
  `pattern_free`,
  `count_now`
FROM `reading`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND CHAR_LENGTH(`sensor`) >= 1
  AND CHAR_LENGTH(`sensor`) <= 40
  AND CHAR_LENGTH(DECODE(ENCODE(`sensor`, 'UTF-8'), 'ISO-8859-1')) <= 80
  AND STARTSWITH(`sensor`, 's-')
  AND POSITION('it''s' IN `sensor`) = 0
  AND (`d` > -1.5E0 AND CAST(`d` AS STRING) <> 'NaN')
  AND (`d` <= 1E21 AND CAST(`d` AS STRING) <> 'NaN')
  AND CAST(`d` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity')
  AND (`f` >= 0.10000000149011612E0 AND CAST(`f` AS STRING) <> 'NaN')
  AND `i32` IN (1, 2, -3)
  AND `i64` < 9007199254740993
  AND `u32` NOT IN (7)
  AND `u64` <= CAST('18446744073709551615' AS DECIMAL(20, 0))
  AND `b`
  AND CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) >= 1
  AND CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) <= 16
  AND `unit` IN ('CELSIUS', '9')
  AND `made_at` IS NOT NULL
  AND (`od` IS NULL OR (`od` < 10E0 AND CAST(`od` AS STRING) <> 'NaN'))
  AND (`os` IS NULL OR (REGEXP(`os`, '^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[A-Za-z0-9._~!$&''()*+,;=:%-]*@)?(?:\[(?:(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%25(?:[A-Za-z0-9._~-]|(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]))[A-Za-z0-9._~-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~-]*){0,50})?|[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&''()*+,;=:-]+)\]|[A-Za-z0-9._~!$&''()*+,;=-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~!$&''()*+,;=-]*){0,100})(?::[0-9]*)?(?:/[A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|/(?:[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*|)(?:\?[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?(?:#[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?\z') AND NOT REGEXP(`os`, '%(?:\z|[^0-9A-Fa-f]|[0-9A-Fa-f](?:\z|[^0-9A-Fa-f]))')))
  AND `ob` IS NOT NULL
  AND (CHAR_LENGTH(`host`) <= 253 AND REGEXP(`host`, '^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){0,126}[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.?\z') AND NOT REGEXP(`host`, '(?:^|\.)[0-9]+\.?\z'))
  AND REGEXP(`pattern_free`, '^a[^\n]c\z|\$')
  AND `count_now` <> 0
  AND `happened_at` <= `__timestamp` + INTERVAL '0.500' SECOND(2, 3);

CREATE VIEW `reading_ok` AS
SELECT
  `sensor`,
  `d`,
  `f`,
  `i32`,
  `i64`,
  `u32`,
  `u64`,
  `s32`,
  `s64`,
  `f32`,
  `f64`,
  `sf32`,
  `sf64`,
  `b`,
  `blob`,
  `unit`,
  `__rowtime` AS `happened_at`,
  `made_at`,
  `od`,
  `os`,
  `ob`,
  `host`,
  `pattern_free`,
  `count_now`
FROM `reading`
WHERE `__error` IS NULL
  AND `happened_at` IS NOT NULL
  AND CHAR_LENGTH(`sensor`) >= 1
  AND CHAR_LENGTH(`sensor`) <= 40
  AND CHAR_LENGTH(DECODE(ENCODE(`sensor`, 'UTF-8'), 'ISO-8859-1')) <= 80
  AND STARTSWITH(`sensor`, 's-')
  AND POSITION('it''s' IN `sensor`) = 0
  AND (`d` > -1.5E0 AND CAST(`d` AS STRING) <> 'NaN')
  AND (`d` <= 1E21 AND CAST(`d` AS STRING) <> 'NaN')
  AND CAST(`d` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity')
  AND (`f` >= 0.10000000149011612E0 AND CAST(`f` AS STRING) <> 'NaN')
  AND `i32` IN (1, 2, -3)
  AND `i64` < 9007199254740993
  AND `u32` NOT IN (7)
  AND `u64` <= CAST('18446744073709551615' AS DECIMAL(20, 0))
  AND `b`
  AND CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) >= 1
  AND CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) <= 16
  AND `unit` IN ('CELSIUS', '9')
  AND `made_at` IS NOT NULL
  AND (`od` IS NULL OR (`od` < 10E0 AND CAST(`od` AS STRING) <> 'NaN'))
  AND (`os` IS NULL OR (REGEXP(`os`, '^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[A-Za-z0-9._~!$&''()*+,;=:%-]*@)?(?:\[(?:(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%25(?:[A-Za-z0-9._~-]|(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]))[A-Za-z0-9._~-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~-]*){0,50})?|[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&''()*+,;=:-]+)\]|[A-Za-z0-9._~!$&''()*+,;=-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~!$&''()*+,;=-]*){0,100})(?::[0-9]*)?(?:/[A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|/(?:[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*|)(?:\?[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?(?:#[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?\z') AND NOT REGEXP(`os`, '%(?:\z|[^0-9A-Fa-f]|[0-9A-Fa-f](?:\z|[^0-9A-Fa-f]))')))
  AND `ob` IS NOT NULL
  AND (CHAR_LENGTH(`host`) <= 253 AND REGEXP(`host`, '^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){0,126}[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.?\z') AND NOT REGEXP(`host`, '(?:^|\.)[0-9]+\.?\z'))
  AND REGEXP(`pattern_free`, '^a[^\n]c\z|\$')
  AND `count_now` <> 0
  AND `happened_at` <= `__timestamp` + INTERVAL '0.500' SECOND(2, 3)
  AND `happened_at` >= `__timestamp` - INTERVAL '200' SECOND(3);
