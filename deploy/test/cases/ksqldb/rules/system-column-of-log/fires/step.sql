--! Purpose: a step
--! Kind: view
SELECT message_key, at_time FROM clock_ok EMIT CHANGES
