--! Purpose: a step
--! Kind: view
SELECT message_key, grams FROM weight_ok EMIT CHANGES
