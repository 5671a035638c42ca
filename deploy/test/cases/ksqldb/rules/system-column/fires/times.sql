--! Purpose: a step
--! Kind: view
SELECT message_key_2, at_time AS rowtime FROM odd_ok EMIT CHANGES
