-- Emitted from schemas/fleet/v1/fleet.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `passage` (
  `plate` STRING NOT NULL,
  `state` STRING NOT NULL,
  `way` STRING NOT NULL,
  `depot` ROW<`text` STRING NOT NULL>,
  `passed_at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `passed_at` IS NULL OR `passed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `passed_at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'passage',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'fleet.v1.Depot.Gate.Passage',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package fleet.v1;
import "google/protobuf/timestamp.proto";
enum State {
  STATE_UNSPECIFIED = 0;
  MOVING = 1;
  PARKED = 2;
}
message Depot {
  message Name {
    string text = 1;
  }
  message Gate {
    message Passage {
      enum Way {
        WAY_UNSPECIFIED = 0;
        IN = 1;
        OUT = 2;
      }
      string plate = 1;
      fleet.v1.State state = 2;
      fleet.v1.Depot.Gate.Passage.Way way = 3;
      fleet.v1.Depot.Name depot = 4;
      google.protobuf.Timestamp passed_at = 5;
    }
  }
}
'
);

CREATE VIEW `passage_valid` AS
SELECT
  `plate`,
  `state`,
  `way`,
  `depot`,
  `__rowtime` AS `passed_at`
FROM `passage`
WHERE `__error` IS NULL
  AND `passed_at` IS NOT NULL
  AND `passed_at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `passage_ok` AS
SELECT
  `plate`,
  `state`,
  `way`,
  `depot`,
  `__rowtime` AS `passed_at`
FROM `passage`
WHERE `__error` IS NULL
  AND `passed_at` IS NOT NULL
  AND `passed_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `passed_at` >= `__timestamp` - INTERVAL '10' SECOND(2);
