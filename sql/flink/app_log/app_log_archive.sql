--! Purpose: every valid line of app_log with the time at which it came in, late ones too, in a folder per day and hour
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Time: written_at
--! Output: files, append, format parquet, folder archive, partition by dt hr, complete dt hr as yyyy-MM-dd HH after 1h, retention 30d
SELECT
  __topic AS source_topic,
  __partition AS source_partition,
  __offset AS source_offset,
  app,
  serial,
  written_at,
  __timestamp AS ingested_at,
  level,
  message,
  file,
  line,
  COALESCE(DATE_FORMAT(written_at, 'yyyy-MM-dd'), '') AS dt,
  COALESCE(DATE_FORMAT(written_at, 'HH'), '') AS hr
FROM app_log_valid
