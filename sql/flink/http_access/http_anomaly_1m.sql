--! Purpose: how far the 95th percentile of each service lies from its own last 30 minutes with traffic, in standard deviations
--! Kind: output
--! Grain: service; 1 minute
--! Time: window_start
--! Output: topic, append, retention 7d
--! State: 7d
--! Alert: warning, resolve after 5m
WITH frames AS (
  SELECT
    window_start,
    window_end,
    service,
    p95_ms,
    COUNT(*) OVER last_30 AS frame_count,
    SUM(p95_ms) OVER last_30 AS frame_sum,
    SUM(p95_ms * p95_ms) OVER last_30 AS frame_squares
  FROM (
    SELECT
      window_start,
      window_end,
      service,
      -- Whole numbers: sums stay exact when rows leave the frame. Hundredths first: a half is then exactly a half.
      CAST(ROUND(CAST(p95_response_time_ms AS DECIMAL(12, 2))) AS BIGINT) AS p95_ms,
      __rowtime
    FROM http_service_1m
    WHERE p95_response_time_ms IS NOT NULL
  )
  WINDOW last_30 AS (PARTITION BY service ORDER BY __rowtime ROWS BETWEEN 30 PRECEDING AND CURRENT ROW)
),
-- A frame ends with its own window: what is left without it is the history.
histories AS (
  SELECT
    window_start,
    window_end,
    service,
    p95_ms,
    frame_count - 1 AS history,
    frame_sum - p95_ms AS history_sum,
    frame_squares - p95_ms * p95_ms AS history_squares
  FROM frames
),
baselines AS (
  SELECT
    window_start,
    window_end,
    service,
    p95_ms,
    history,
    CAST(history_sum AS DOUBLE) / NULLIF(history, 0) AS baseline_ms,
    SQRT(CAST(history * history_squares - history_sum * history_sum AS DOUBLE)) / NULLIF(history, 0) AS deviation_ms,
    -- A service that never varies must not fire at one millisecond more.
    CAST(5 AS DOUBLE) AS least_deviation_ms,
    CAST(4 AS DOUBLE) AS threshold,
    CAST(10 AS BIGINT) AS minimum_history
  FROM histories
),
scores AS (
  SELECT
    *,
    (p95_ms - baseline_ms) / GREATEST(deviation_ms, least_deviation_ms) AS score
  FROM baselines
)
SELECT
  window_start,
  window_end,
  service,
  p95_ms,
  history,
  baseline_ms,
  deviation_ms,
  score,
  threshold,
  minimum_history,
  COALESCE(history >= minimum_history AND score > threshold, FALSE) AS firing
FROM scores
