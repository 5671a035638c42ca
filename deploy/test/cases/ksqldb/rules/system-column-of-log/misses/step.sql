--! Purpose: a step
--! Kind: view
SELECT message_key_2, at_time FROM odd_ok EMIT CHANGES
