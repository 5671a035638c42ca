--! Purpose: a step
--! Kind: view
SELECT message_key FROM order_ok WHERE occurred_at > FROM_UNIXTIME(1000) AND occurred_at > '2026-01-01T00:00:00' AND amount_minor > 5 EMIT CHANGES
