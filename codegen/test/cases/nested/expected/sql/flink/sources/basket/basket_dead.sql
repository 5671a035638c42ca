--! Purpose: records of basket that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/basket/v1/basket.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `closed_at` AS `event_time`,
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
    `closed_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `closed_at` IS NULL THEN 'event_time_missing: closed_at'
      WHEN NOT (CARDINALITY(`lines`) >= 1) THEN 'rule: lines repeated.min_items'
      WHEN NOT ((`buyer` IS NULL OR CHAR_LENGTH(`buyer`.`name`) >= 1)) THEN 'rule: buyer.name string.min_len'
      WHEN NOT ((`buyer` IS NULL OR `buyer`.`group` IS NULL OR `buyer`.`group`.`size` IS NULL OR `buyer`.`group`.`size` > 1)) THEN 'rule: buyer.group.size int32.gt'
      WHEN NOT ((`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_DISTINCT(`buyer`.`group`.`tags`)) = CARDINALITY(`buyer`.`group`.`tags`))) THEN 'rule: buyer.group.tags repeated.unique'
      WHEN NOT ((`buyer` IS NULL OR `buyer`.`group` IS NULL OR CARDINALITY(ARRAY_EXCEPT(`buyer`.`group`.`tags`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0)) THEN 'rule: buyer.group.tags string.in'
      WHEN NOT ((CARDINALITY(`scores`) = 0 OR ARRAY_MIN(`scores`) >= 0)) THEN 'rule: scores int32.gte_lte'
      WHEN NOT ((CARDINALITY(`scores`) = 0 OR ARRAY_MAX(`scores`) <= 100)) THEN 'rule: scores int32.gte_lte'
      WHEN NOT (CARDINALITY(ARRAY_EXCEPT(`channels`, ARRAY[CAST('CHANNEL_UNSPECIFIED' AS STRING), CAST('WEB' AS STRING), CAST('SHOP' AS STRING)])) = 0) THEN 'rule: channels enum.defined_only'
      WHEN NOT (NOT ARRAY_CONTAINS(`channels`, CAST('CHANNEL_UNSPECIFIED' AS STRING))) THEN 'rule: channels enum.not_in'
      WHEN NOT (CARDINALITY(`amounts`) <= 9) THEN 'rule: amounts map.max_pairs'
      WHEN NOT ((CARDINALITY(MAP_VALUES(`amounts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`amounts`)) > 0)) THEN 'rule: amounts int64.gt'
      WHEN NOT ((`card` IS NULL OR CHAR_LENGTH(`card`) >= 4)) THEN 'rule: card string.min_len'
      WHEN `closed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: closed_at'
    END AS `__fault`
  FROM `basket`
)
WHERE `__fault` IS NOT NULL
