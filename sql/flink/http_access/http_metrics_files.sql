--! Purpose: the rows of http_metrics_1m as Parquet, in a folder per day and hour
--! Kind: output
--! Grain: service, http_method; 1 minute
--! Time: window_start
--! Output: files, append, format parquet, folder metrics, partition by dt hr, complete dt hr as yyyy-MM-dd HH after 1h, retention 30d
SELECT
  window_start,
  window_end,
  service,
  http_method,
  requests,
  status_1xx,
  status_2xx,
  status_3xx,
  status_4xx,
  status_5xx,
  p50_response_time_ms,
  p95_response_time_ms,
  p99_response_time_ms,
  bytes_sent,
  COALESCE(DATE_FORMAT(window_start, 'yyyy-MM-dd'), '') AS dt,
  COALESCE(DATE_FORMAT(window_start, 'HH'), '') AS hr
FROM http_metrics_1m
