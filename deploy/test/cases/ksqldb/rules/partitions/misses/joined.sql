--! Purpose: a step
--! Kind: view
SELECT o.order_id AS order_key, w.at_time AS at_time FROM order_ok o LEFT JOIN odd_ok w WITHIN (1 HOUR, 0 SECONDS) GRACE PERIOD 1 MINUTE ON o.order_id = w.message_key EMIT CHANGES
