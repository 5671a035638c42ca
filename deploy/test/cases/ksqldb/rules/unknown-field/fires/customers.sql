--! Purpose: a step
--! Kind: view
SELECT message_key, customer->customer_ids AS customer FROM order_ok EMIT CHANGES
