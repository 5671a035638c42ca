--! Purpose: each request once per minute, whatever a retrying shipper repeats, with the columns that metrics need
--! Kind: view
SELECT
  window_start,
  window_end,
  LOWER(TRIM(service)) AS service,
  UPPER(TRIM(http_method)) AS http_method,
  status,
  -- Whole milliseconds: a percentile keeps each distinct value of its window.
  CAST(ROUND(response_time_ms) AS INT) AS response_time_ms,
  bytes_sent
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, request_id ORDER BY occurred_at) AS repetition
  FROM TABLE(TUMBLE(TABLE http_access_ok, DESCRIPTOR(occurred_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
