--! Purpose: lines with the level ERROR
--! Kind: view
SELECT
  message_key,
  service,
  template
FROM service_log_ok
WHERE level = 'ERROR'
EMIT CHANGES
