--! Purpose: a step
--! Kind: view
SELECT o.order_id AS order_key, w.at_time AS at_time FROM order_ok o JOIN odd_ok w WITHIN 1 HOUR ON o.order_id = w.message_key EMIT CHANGES
