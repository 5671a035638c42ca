--! Purpose: a step
--! Kind: view
SELECT message_key, from FROM odd_ok EMIT CHANGES
