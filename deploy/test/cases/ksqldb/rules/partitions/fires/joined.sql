--! Purpose: a step
--! Kind: view
SELECT o.order_id AS order_key, v.visited_at AS visited_at FROM order_ok o LEFT JOIN visit_ok v WITHIN (1 HOUR, 0 SECONDS) GRACE PERIOD 1 MINUTE ON o.order_id = v.order_id EMIT CHANGES
