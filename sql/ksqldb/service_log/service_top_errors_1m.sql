--! Purpose: the five error messages that each service logged most, by template, each minute
--! Kind: output
--! Grain: service, place; 1 minute
--! Time: logged_at
--! Output: topic, append, retention 7d
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
--! Differs: every change of a minute appends its places anew: the last row of a place holds
--! Differs: a service with more than 1,000 error templates in a minute loses those that came last: HISTOGRAM holds no more
SELECT
  window_start AS `window_start_key`,
  service AS `service_key`,
  place AS `place_key`,
  AS_VALUE(window_start) AS `window_start`,
  window_end AS `window_end`,
  AS_VALUE(service) AS `service`,
  CAST(place AS BIGINT) AS `place`,
  SUBSTRING(entry, 12) AS `template`,
  9999999999 - CAST(SUBSTRING(entry, 1, 10) AS BIGINT) AS `errors`
FROM service_error_places_1m
PARTITION BY window_start, service, place
EMIT CHANGES
