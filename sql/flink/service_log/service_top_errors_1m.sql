--! Purpose: the five error messages that each service logged most, by template, each minute
--! Kind: output
--! Grain: service, place; 1 minute
--! Time: logged_at
--! Output: topic, append, retention 7d
SELECT
  window_start,
  window_end,
  service,
  place,
  template,
  errors
FROM (
  SELECT
    *,
    -- The template decides between equal counts, so that a replay gives the same rows.
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, service ORDER BY errors DESC, template ASC) AS place
  FROM (
    SELECT
      window_start,
      window_end,
      service,
      template,
      COUNT(*) AS errors
    FROM service_log_once_1m
    WHERE level = 'ERROR'
    GROUP BY window_start, window_end, service, template
  )
)
WHERE place <= 5
