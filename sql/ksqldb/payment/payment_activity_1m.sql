--! Purpose: payments and failed ones per customer, each minute; fires when most of many fail, as when stolen cards are tried
--! Kind: output
--! Grain: customer_id; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 10m
--! Differs: a customer's events are told apart by COLLECT_SET, which holds 1,000: attempts and failed go no higher
SELECT
  customer_id_key AS `customer_id_key`,
  window_start AS `window_start`,
  window_end AS `window_end`,
  customer_id AS `customer_id`,
  attempts AS `attempts`,
  failed AS `failed`,
  CAST(5 AS BIGINT) AS `minimum_failed`,
  CAST(0.50 AS DOUBLE) AS `threshold`,
  failed >= 5 AND failed > CAST(0.50 AS DOUBLE) * attempts AS `firing`
FROM payment_attempts_1m
EMIT CHANGES
