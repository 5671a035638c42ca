--! Purpose: orders per kind, each minute
--! Kind: output
--! Grain: kind; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: warning, resolve after 3m
SELECT `kind_key`, `window_start`, `window_end`, `kind`, `orders`, `orders` > 5 AS `firing` FROM order_totals_1m EMIT CHANGES
