-- The rows that http_anomaly_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- The history of a window are the last 30 windows before it in which its service had requests; with less than 10 nothing fires.
-- A window's rows come with those of the next one, which move the time of http_service_1m on.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    lower(trim(service, ' ')) AS service,
    CAST(round(response_time_ms) AS INTEGER) AS response_time_ms
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, request_id ORDER BY event_time, i) = 1
),
services AS (
  SELECT
    window_start,
    service,
    CAST(
      round(CAST(quantile_cont(CAST(response_time_ms AS DOUBLE), 0.95) AS DECIMAL(12, 2))) AS BIGINT
    ) AS p95_ms
  FROM counted
  GROUP BY window_start, service
),
histories AS (
  SELECT
    window_start,
    service,
    p95_ms,
    COUNT(*) OVER before AS history,
    AVG(CAST(p95_ms AS DOUBLE)) OVER before AS baseline_ms,
    stddev_pop(CAST(p95_ms AS DOUBLE)) OVER before AS deviation_ms
  FROM services
  WINDOW before AS (PARTITION BY service ORDER BY window_start ROWS BETWEEN 30 PRECEDING AND 1 PRECEDING)
),
closed AS (
  -- Lateness, tolerance and skew behind the partition that is farthest behind.
  SELECT max(window_start) AS newest_start
  FROM services
  WHERE window_start + INTERVAL '1 minute' <= (
    SELECT epoch_ms(min(newest) - 13000)
    FROM (SELECT max(row_time) AS newest FROM ledger GROUP BY "partition")
  )
),
scores AS (
  SELECT
    *,
    (p95_ms - baseline_ms) / greatest(deviation_ms, 5) AS score
  FROM histories
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  p95_ms,
  history,
  baseline_ms,
  deviation_ms,
  score,
  CAST(4 AS DOUBLE) AS threshold,
  CAST(10 AS BIGINT) AS minimum_history,
  coalesce(history >= 10 AND score > 4, false) AS firing
FROM scores
WHERE window_start < (SELECT newest_start FROM closed)
ORDER BY window_start, service
