--! Purpose: valid records of basket that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/basket/v1/basket.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`closed_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `basket_id`,
  `__raw` AS `raw`
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
  AND NOT (`closed_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
