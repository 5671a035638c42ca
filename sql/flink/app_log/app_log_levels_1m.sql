--! Purpose: lines per application and level, each minute
--! Kind: output
--! Grain: app, level; 1 minute
--! Time: written_at
--! Output: topic, upsert, retention 7d
SELECT
  window_start,
  window_end,
  app,
  level,
  COUNT(*) AS lines
FROM (
  SELECT
    window_start,
    window_end,
    app,
    level,
    -- A shipper that sends a line again repeats its number.
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, app, serial ORDER BY written_at) AS repetition
  FROM TABLE(TUMBLE(TABLE app_log_ok, DESCRIPTOR(written_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
GROUP BY window_start, window_end, app, level
