--! Purpose: payments and failed ones per customer, each counted once, each minute
--! Kind: view
SELECT
  customer_id AS customer_id_key,
  FROM_UNIXTIME(WINDOWSTART) AS window_start,
  FROM_UNIXTIME(WINDOWEND) AS window_end,
  AS_VALUE(customer_id) AS customer_id,
  CAST(ARRAY_LENGTH(COLLECT_SET(event_id)) AS BIGINT) AS attempts,
  CAST(ARRAY_LENGTH(ARRAY_REMOVE(COLLECT_SET(failed_id), '')) AS BIGINT) AS failed
FROM payment_attempts
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY customer_id
EMIT CHANGES
