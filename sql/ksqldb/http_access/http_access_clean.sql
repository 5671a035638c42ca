--! Purpose: requests that are valid and on time, with service and method in one spelling, and whole milliseconds
--! Kind: view
SELECT
  message_key,
  LCASE(TRIM(service)) AS service,
  UCASE(TRIM(http_method)) AS http_method,
  status,
  CAST(ROUND(response_time_ms) AS BIGINT) AS ms,
  bytes_sent
FROM http_access_ok
EMIT CHANGES
