--! Purpose: services that logged nothing for two minutes while others did; each minute that a service speaks in resolves it
--! Kind: output
--! Grain: service; 1 minute
--! Time: logged_at
--! Output: topic, append, retention 7d
--! Alert: critical, resolve never
SELECT
  window_start,
  window_end,
  service,
  last_line_at,
  silent_after_s,
  TRUE AS firing
FROM (
  -- A session ends two minutes behind its last line, when the lines of other services have moved the time on so far.
  -- The row is of the silence: from 1 ms behind that line, when no minute of this service can begin any more.
  SELECT
    window_end - INTERVAL '02:00' MINUTE TO SECOND + INTERVAL '0.001' SECOND AS window_start,
    window_end,
    service,
    MAX(CAST(logged_at AS TIMESTAMP_LTZ(3))) AS last_line_at,
    CAST(120 AS INT) AS silent_after_s
  FROM TABLE(SESSION(TABLE service_log_ok PARTITION BY service, DESCRIPTOR(logged_at), INTERVAL '2' MINUTE))
  GROUP BY window_start, window_end, service
)
UNION ALL
SELECT
  window_start,
  window_end,
  service,
  last_line_at,
  silent_after_s,
  FALSE AS firing
FROM (
  SELECT
    window_start,
    window_end,
    service,
    MAX(CAST(logged_at AS TIMESTAMP_LTZ(3))) AS last_line_at,
    CAST(120 AS INT) AS silent_after_s
  FROM TABLE(TUMBLE(TABLE service_log_ok, DESCRIPTOR(logged_at), INTERVAL '1' MINUTE))
  GROUP BY window_start, window_end, service
)
