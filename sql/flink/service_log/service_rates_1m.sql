--! Purpose: lines per service and how they spread over the levels, each minute
--! Kind: output
--! Grain: service; 1 minute
--! Time: logged_at
--! Output: topic, upsert, retention 7d
SELECT
  window_start,
  window_end,
  service,
  COUNT(*) AS lines,
  COUNT(*) FILTER (WHERE level = 'DEBUG') AS debug,
  COUNT(*) FILTER (WHERE level = 'INFO') AS info,
  COUNT(*) FILTER (WHERE level = 'WARN') AS warn,
  COUNT(*) FILTER (WHERE level = 'ERROR') AS error,
  COUNT(*) / 60e0 AS lines_per_second,
  CAST(COUNT(*) FILTER (WHERE level = 'ERROR') AS DOUBLE) / COUNT(*) AS error_share
FROM service_log_once_1m
GROUP BY window_start, window_end, service
