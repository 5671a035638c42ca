--! Purpose: views, their length and distinct users per campaign and network, each minute
--! Kind: output
--! Grain: network_id, campaign_id; 1 minute
--! Time: viewed_at
--! Output: topic, upsert, retention 7d
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
--! Differs: a view is joined with what the table of campaigns holds when the view is read, not with what held when it happened: publish campaigns before the views of them are read
--! Differs: a campaign has the time at which it was published: when history is read again, views from before that time may be read first, and then belong to the network "unknown"
--! Differs: distinct_users is an estimate (HyperLogLog, about 2 % off): COUNT_DISTINCT of ksqlDB is not exact
--! Differs: campaign_name is that of the view that was read last, not the greatest of the minute
SELECT
  network_id AS `network_id_key`,
  campaign_id AS `campaign_id_key`,
  FROM_UNIXTIME(WINDOWSTART) AS `window_start`,
  FROM_UNIXTIME(WINDOWEND) AS `window_end`,
  AS_VALUE(network_id) AS `network_id`,
  AS_VALUE(campaign_id) AS `campaign_id`,
  LATEST_BY_OFFSET(campaign_name) AS `campaign_name`,
  COUNT(*) AS `view_count`,
  AVG(duration_ms) AS `avg_duration_ms`,
  COUNT_DISTINCT(user_id) AS `distinct_users`
FROM view_log_campaigns
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY network_id, campaign_id
EMIT CHANGES
