--! Purpose: each payment event once, whatever a retrying producer repeats within two minutes; keeps the event time
--! Kind: view
SELECT
  event_id,
  kind,
  status,
  currency,
  amount_minor,
  refund_of,
  occurred_at
FROM (
  SELECT
    *,
    MIN(event_time) OVER until_now AS first_time,
    MIN(record_place) OVER until_now AS first_place
  FROM (
    SELECT
      event_id,
      kind,
      status,
      currency,
      amount_minor,
      refund_of,
      occurred_at,
      CAST(occurred_at AS TIMESTAMP_LTZ(3)) AS event_time,
      -- Tells records of one event time apart. An order has its partition; 4096 is more than a topic has.
      __offset * 4096 + __partition AS record_place
    FROM payment_ok
  )
  -- By event time: neither a pause nor a replay changes what is a repeat, and ids are forgotten as time goes on.
  WINDOW until_now AS (
    PARTITION BY event_id
    ORDER BY occurred_at
    RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW
  )
)
-- Without an earlier one, all rows of the frame have the row's own time.
WHERE first_time = event_time
  AND first_place = record_place
