--! Purpose: records of reading that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/reading/v1/reading.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `happened_at` AS `event_time`,
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
    `happened_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `happened_at` IS NULL THEN 'event_time_missing: happened_at'
      WHEN NOT (CHAR_LENGTH(`sensor`) >= 1) THEN 'rule: sensor string.min_len'
      WHEN NOT (CHAR_LENGTH(`sensor`) <= 40) THEN 'rule: sensor string.max_len'
      WHEN NOT (CHAR_LENGTH(DECODE(ENCODE(`sensor`, 'UTF-8'), 'ISO-8859-1')) <= 80) THEN 'rule: sensor string.max_bytes'
      WHEN NOT (STARTSWITH(`sensor`, 's-')) THEN 'rule: sensor string.prefix'
      WHEN NOT (POSITION('it''s' IN `sensor`) = 0) THEN 'rule: sensor string.not_contains'
      WHEN NOT ((`d` > -1.5E0 AND CAST(`d` AS STRING) <> 'NaN')) THEN 'rule: d double.gt_lte'
      WHEN NOT ((`d` <= 1E21 AND CAST(`d` AS STRING) <> 'NaN')) THEN 'rule: d double.gt_lte'
      WHEN NOT (CAST(`d` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity')) THEN 'rule: d double.finite'
      WHEN NOT ((`f` >= 0.10000000149011612E0 AND CAST(`f` AS STRING) <> 'NaN')) THEN 'rule: f float.gte'
      WHEN NOT (`i32` IN (1, 2, -3)) THEN 'rule: i32 int32.in'
      WHEN NOT (`i64` < 9007199254740993) THEN 'rule: i64 int64.lt'
      WHEN NOT (`u32` NOT IN (7)) THEN 'rule: u32 uint32.not_in'
      WHEN NOT (`u64` <= CAST('18446744073709551615' AS DECIMAL(20, 0))) THEN 'rule: u64 uint64.lte'
      WHEN NOT (`b`) THEN 'rule: b bool.const'
      WHEN NOT (CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) >= 1) THEN 'rule: blob bytes.min_len'
      WHEN NOT (CHAR_LENGTH(DECODE(`blob`, 'ISO-8859-1')) <= 16) THEN 'rule: blob bytes.max_len'
      WHEN NOT (`unit` IN ('CELSIUS', '9')) THEN 'rule: unit enum.in'
      WHEN NOT (`made_at` IS NOT NULL) THEN 'rule: made_at required'
      WHEN NOT ((`od` IS NULL OR (`od` < 10E0 AND CAST(`od` AS STRING) <> 'NaN'))) THEN 'rule: od double.lt'
      WHEN NOT ((`os` IS NULL OR (REGEXP(`os`, '^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[A-Za-z0-9._~!$&''()*+,;=:%-]*@)?(?:\[(?:(?:(?:[0-9A-Fa-f]{1,4}:){6}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|::(?:[0-9A-Fa-f]{1,4}:){5}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){4}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,1}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){3}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,2}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){2}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,3}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){1}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,4}[0-9A-Fa-f]{1,4})?::(?:[0-9A-Fa-f]{1,4}:){0}(?:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}|(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})|(?:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4})?::[0-9A-Fa-f]{1,4}|(?:(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4})?::)(?:%25(?:[A-Za-z0-9._~-]|(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]))[A-Za-z0-9._~-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~-]*){0,50})?|[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&''()*+,;=:-]+)\]|[A-Za-z0-9._~!$&''()*+,;=-]*(?:(?:%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ee](?:0%[ABab][0-9A-Fa-f]|[1-9A-Ca-cE-Fe-f]%[89ABab][0-9A-Fa-f]|[Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%[Ff](?:0%[9ABab][0-9A-Fa-f]|[1-3]%[89ABab][0-9A-Fa-f]|4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])[A-Za-z0-9._~!$&''()*+,;=-]*){0,100})(?::[0-9]*)?(?:/[A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|/(?:[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*)?|[A-Za-z0-9._~!$&''()*+,;=:@%-][A-Za-z0-9._~!$&''()*+,;=:@/%-]*|)(?:\?[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?(?:#[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*)?\z') AND NOT REGEXP(`os`, '%(?:\z|[^0-9A-Fa-f]|[0-9A-Fa-f](?:\z|[^0-9A-Fa-f]))')))) THEN 'rule: os string.uri'
      WHEN NOT (`ob` IS NOT NULL) THEN 'rule: ob required'
      WHEN NOT ((CHAR_LENGTH(`host`) <= 253 AND REGEXP(`host`, '^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){0,126}[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.?\z') AND NOT REGEXP(`host`, '(?:^|\.)[0-9]+\.?\z'))) THEN 'rule: host string.hostname'
      WHEN NOT (REGEXP(`pattern_free`, '^a[^\n]c\z|\$')) THEN 'rule: pattern_free string.pattern'
      WHEN NOT (`count_now` <> 0) THEN 'rule: count_now required'
      WHEN `happened_at` > `__timestamp` + INTERVAL '0.500' SECOND(2, 3) THEN 'event_time_ahead: happened_at'
    END AS `__fault`
  FROM `reading`
)
WHERE `__fault` IS NOT NULL
