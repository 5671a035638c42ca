--! Purpose: payments and refunds per kind, currency and method, and how many took at most so many milliseconds, each minute
--! Kind: view
SELECT
  kind AS kind_key,
  currency AS currency_key,
  payment_method AS method_key,
  FROM_UNIXTIME(WINDOWSTART) AS window_start,
  FROM_UNIXTIME(WINDOWEND) AS window_end,
  AS_VALUE(kind) AS kind,
  AS_VALUE(currency) AS currency,
  AS_VALUE(payment_method) AS payment_method,
  COUNT(*) AS events,
  CAST(SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) AS BIGINT) AS failed,
  SUM(amount_minor) AS amount_minor,
  AVG(latency_ms) AS avg_latency_ms,
  CAST(SUM(CASE WHEN latency_ms <= 5 THEN 1 ELSE 0 END) AS BIGINT) AS le_5,
  CAST(SUM(CASE WHEN latency_ms <= 10 THEN 1 ELSE 0 END) AS BIGINT) AS le_10,
  CAST(SUM(CASE WHEN latency_ms <= 20 THEN 1 ELSE 0 END) AS BIGINT) AS le_20,
  CAST(SUM(CASE WHEN latency_ms <= 50 THEN 1 ELSE 0 END) AS BIGINT) AS le_50,
  CAST(SUM(CASE WHEN latency_ms <= 100 THEN 1 ELSE 0 END) AS BIGINT) AS le_100,
  CAST(SUM(CASE WHEN latency_ms <= 200 THEN 1 ELSE 0 END) AS BIGINT) AS le_200,
  CAST(SUM(CASE WHEN latency_ms <= 300 THEN 1 ELSE 0 END) AS BIGINT) AS le_300,
  CAST(SUM(CASE WHEN latency_ms <= 500 THEN 1 ELSE 0 END) AS BIGINT) AS le_500,
  CAST(SUM(CASE WHEN latency_ms <= 750 THEN 1 ELSE 0 END) AS BIGINT) AS le_750,
  CAST(SUM(CASE WHEN latency_ms <= 1000 THEN 1 ELSE 0 END) AS BIGINT) AS le_1000,
  CAST(SUM(CASE WHEN latency_ms <= 1500 THEN 1 ELSE 0 END) AS BIGINT) AS le_1500,
  CAST(SUM(CASE WHEN latency_ms <= 2000 THEN 1 ELSE 0 END) AS BIGINT) AS le_2000,
  CAST(SUM(CASE WHEN latency_ms <= 3000 THEN 1 ELSE 0 END) AS BIGINT) AS le_3000,
  CAST(SUM(CASE WHEN latency_ms <= 5000 THEN 1 ELSE 0 END) AS BIGINT) AS le_5000,
  CAST(SUM(CASE WHEN latency_ms <= 10000 THEN 1 ELSE 0 END) AS BIGINT) AS le_10000,
  CAST(SUM(CASE WHEN latency_ms <= 30000 THEN 1 ELSE 0 END) AS BIGINT) AS le_30000,
  CAST(SUM(CASE WHEN latency_ms <= 60000 THEN 1 ELSE 0 END) AS BIGINT) AS le_60000
FROM payment_ok
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY kind, currency, payment_method
EMIT CHANGES
