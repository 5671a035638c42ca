--! Purpose: each refund with the payment that it returns, made at most an hour before; fires when there is no payment
--! Kind: output
--! Grain: event_id
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 1d
--! Differs: refunds and returned_minor are of this refund alone, not of all in the hour before: ksqlDB has no OVER
--! Differs: a refund without a payment is told when a later payment or refund of its partition has come: a LEFT JOIN of streams waits for time to move on
SELECT
  event_id AS `event_id_key`,
  LATEST_BY_OFFSET(occurred_at) AS `occurred_at`,
  AS_VALUE(event_id) AS `event_id`,
  LATEST_BY_OFFSET(payment_id) AS `payment_id`,
  LATEST_BY_OFFSET(status) AS `status`,
  LATEST_BY_OFFSET(currency) AS `currency`,
  LATEST_BY_OFFSET(refunded_minor) AS `refunded_minor`,
  CASE WHEN LATEST_BY_OFFSET(paid_id) <> '' THEN LATEST_BY_OFFSET(paid_minor) END AS `paid_minor`,
  CASE WHEN LATEST_BY_OFFSET(paid_id) <> '' THEN LATEST_BY_OFFSET(paid_currency) END AS `paid_currency`,
  LATEST_BY_OFFSET(paid_id) = '' AS `firing`,
  CASE WHEN LATEST_BY_OFFSET(status) = 'FAILED' THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS `refunds`,
  CASE WHEN LATEST_BY_OFFSET(status) = 'FAILED' THEN CAST(0 AS BIGINT) ELSE LATEST_BY_OFFSET(refunded_minor) END AS `returned_minor`
FROM payment_refund_matches
-- What is sent again, or joined with a payment that was, has the time and the key of the first: one row of the table.
WINDOW TUMBLING (SIZE 1 HOUR, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY event_id
EMIT CHANGES
