--! Purpose: per service how often each error template was logged, each minute
--! Kind: view
SELECT
  service AS service_key,
  FROM_UNIXTIME(WINDOWSTART) AS window_start,
  FROM_UNIXTIME(WINDOWEND) AS window_end,
  AS_VALUE(service) AS service,
  HISTOGRAM(template) AS counts
FROM service_errors
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY service
EMIT CHANGES
