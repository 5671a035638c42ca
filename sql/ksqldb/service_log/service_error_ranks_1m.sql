--! Purpose: the error templates of a service and minute as texts that sort by how often they were logged, then by name
--! Kind: view
SELECT
  window_start,
  window_end,
  service,
  -- What is missing to ten digits of nines sorts the greatest first.
  ARRAY_SORT(
    TRANSFORM(
      ENTRIES(counts, TRUE),
      entry => LPAD(CAST(9999999999 - entry->v AS STRING), 10, '0') + ':' + entry->k
    )
  ) AS ranked
FROM service_error_counts_1m_changes
EMIT CHANGES
