--! Purpose: a step
--! Kind: view
SELECT o.message_key AS order_key, order_id FROM order_ok o JOIN weight_ok w WITHIN 1 HOUR ON o.message_key = w.message_key EMIT CHANGES
