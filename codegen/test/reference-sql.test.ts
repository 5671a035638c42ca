import { expect, test } from "vitest";
import { ROOT } from "#core";
import { readSchemas } from "../parse/read-schemas.ts";
import { referenceStatements } from "../reference-sql.ts";

test("a reference is a view of versions, cut to the columns that are read; a tombstone is a version without values", async () => {
  const { model } = await readSchemas(ROOT);
  const reference = model.references.find(({ name }) => name === "campaigns")!;
  const [table, view, ...more] = referenceStatements(model, reference, new Set(["network_id", "viewed_at"]));
  expect(more).toEqual([]);
  expect(table).toBe(`CREATE TABLE \`campaigns__versions\` (
  \`__key_campaign_id\` STRING NOT NULL,
  \`network_id\` STRING NOT NULL,
  \`valid_from\` TIMESTAMP_LTZ(3),
  \`__error\` STRING METADATA FROM 'value.error' VIRTUAL,
  \`__timestamp\` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  \`__rowtime\` AS CASE WHEN \`__error\` IS NULL AND \`valid_from\` IS NOT NULL THEN \`valid_from\` ELSE \`__timestamp\` END,
  WATERMARK FOR \`__rowtime\` AS \`__rowtime\`
) WITH (
  'connector' = 'kafka',
  'topic' = 'campaigns',
  'properties.bootstrap.servers' = '\${kafka}',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'key.format' = 'raw',
  'key.fields' = '__key_campaign_id',
  'key.fields-prefix' = '__key_',
  'value.format' = 'protobuf-confluent',
  'value.fields-include' = 'EXCEPT_KEY',
  'value.protobuf-confluent.url' = '\${registry}',
  'value.protobuf-confluent.message-name' = 'view_log.v1.Campaigns',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package view_log.v1;
import "google/protobuf/timestamp.proto";
message Campaigns {
  string network_id = 3;
  google.protobuf.Timestamp valid_from = 6;
}
'
)`);
  expect(view).toBe(`CREATE VIEW \`campaigns\` AS
SELECT
  \`campaign_id\`,
  \`network_id\`,
  \`valid_from\`
FROM (
  SELECT
    \`__key_campaign_id\` AS \`campaign_id\`,
    CASE WHEN \`__error\` IS NULL THEN \`network_id\` END AS \`network_id\`,
    \`__rowtime\` AS \`valid_from\`,
    ROW_NUMBER() OVER (PARTITION BY \`__key_campaign_id\` ORDER BY \`__rowtime\` DESC) AS \`__newest\`
  FROM \`campaigns__versions\`
)
WHERE \`__newest\` = 1`);
});
