--! Purpose: a step
--! Kind: view
SELECT o.message_key AS order_key, city FROM order_ok o JOIN shops s ON o.message_key = s.message_key EMIT CHANGES
