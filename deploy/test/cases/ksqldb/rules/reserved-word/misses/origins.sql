--! Purpose: a step
--! Kind: view
SELECT message_key_2, `FROM` AS origin FROM odd_ok EMIT CHANGES
