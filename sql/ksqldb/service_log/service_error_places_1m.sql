--! Purpose: the first five of service_error_ranks_1m, a row each
--! Kind: view
SELECT
  window_start,
  window_end,
  service,
  EXPLODE(GENERATE_SERIES(1, LEAST(ARRAY_LENGTH(ranked), 5))) AS place,
  EXPLODE(SLICE(ranked, 1, LEAST(ARRAY_LENGTH(ranked), 5))) AS entry
FROM service_error_ranks_1m
EMIT CHANGES
