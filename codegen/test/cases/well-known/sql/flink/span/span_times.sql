--! Purpose: how long spans took
--! Kind: output
--! Grain: span_id
--! Output: topic, append, retention 7d
SELECT
  span_id,
  s.took.seconds * 1000 + s.took.nanos / 1000000 AS took_ms,
  took,
  COALESCE(an_int64, 0) AS an_int64,
  a_string,
  done IS NOT NULL AS is_done
FROM span_ok AS s
