--! Purpose: valid records of reading that arrived more than 200s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/reading/v1/reading.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`happened_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `sensor`,
  `__raw` AS `raw`
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
  AND NOT (`happened_at` >= `__timestamp` - INTERVAL '200' SECOND(3))
