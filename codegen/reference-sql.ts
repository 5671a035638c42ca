import { canonicalProto } from "./canonical-proto.ts";
import type { Field, ReferenceTable, SchemaModel } from "./model.ts";
import { IDLE_TIMEOUT } from "./source-sql.ts";
import { createTable, PLACEHOLDER, quoteName } from "./sql-text.ts";
import { columnSqlType } from "./sql-types.ts";

/** The column of a record's key: beside the value's own field, which a tombstone does not have. */
const KEY_PREFIX = "__key_";

/**
 * The statements that make a reference readable, cut to the columns that are read: every version as it was published,
 * and over them the view that `FOR SYSTEM_TIME AS OF` looks into. A tombstone, or bytes that are no row, are a version
 * without values, from when it was published. An `upsert-kafka` table will not do: Flink gives a deletion the time of
 * the row that it deletes, or none, so that events of before the removal lose their row, or those behind it keep it.
 *
 * A reference is silent most of the time and must not hold the watermark then.
 */
export function referenceStatements(
  schemas: SchemaModel,
  { topic, name, message, key, validFrom }: ReferenceTable,
  wanted: ReadonlySet<string>,
): readonly string[] {
  const versions = `${name}__versions`;
  const keyColumn = `${KEY_PREFIX}${key.name}`;
  const read = message.fields.filter((f) => f !== key && f !== validFrom && wanted.has(f.name));
  const fields = message.fields.filter((f) => f === validFrom || read.includes(f));
  const column = (f: Field): string => (f === validFrom ? "TIMESTAMP_LTZ(3)" : columnSqlType(schemas, f));
  const from = quoteName(validFrom.name);
  const lines = [
    `${quoteName(keyColumn)} STRING NOT NULL`,
    ...fields.map((f) => `${quoteName(f.name)} ${column(f)}`),
    "`__error` STRING METADATA FROM 'value.error' VIRTUAL",
    "`__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL",
    `\`__rowtime\` AS CASE WHEN \`__error\` IS NULL AND ${from} IS NOT NULL THEN ${from} ELSE \`__timestamp\` END`,
    "WATERMARK FOR `__rowtime` AS `__rowtime`",
  ];
  const table = createTable(versions, lines, [
    ["connector", "kafka"],
    ["topic", topic],
    ["properties.bootstrap.servers", PLACEHOLDER.kafka],
    ["properties.isolation.level", "read_committed"],
    ["scan.startup.mode", "earliest-offset"],
    ["scan.watermark.idle-timeout", IDLE_TIMEOUT],
    ["key.format", "raw"],
    ["key.fields", keyColumn],
    ["key.fields-prefix", KEY_PREFIX],
    ["value.format", "protobuf-confluent"],
    ["value.fields-include", "EXCEPT_KEY"],
    ["value.protobuf-confluent.url", PLACEHOLDER.registry],
    ["value.protobuf-confluent.message-name", message.fullName],
    ["value.protobuf-confluent.on-error", "emit"],
    ["value.protobuf-confluent.schema", canonicalProto(schemas, message, { fields: fields.map((f) => f.name) })],
  ]);
  const names = [key.name, ...read.map((f) => f.name), validFrom.name].map((each) => `  ${quoteName(each)}`);
  const columns = [
    `${quoteName(keyColumn)} AS ${quoteName(key.name)}`,
    ...read.map(({ name: each }) => `CASE WHEN \`__error\` IS NULL THEN ${quoteName(each)} END AS ${quoteName(each)}`),
    `\`__rowtime\` AS ${from}`,
    `ROW_NUMBER() OVER (PARTITION BY ${quoteName(keyColumn)} ORDER BY \`__rowtime\` DESC) AS \`__newest\``,
  ];
  const view = [
    `CREATE VIEW ${quoteName(name)} AS`,
    "SELECT",
    names.join(",\n"),
    "FROM (",
    "  SELECT",
    columns.map((each) => `    ${each}`).join(",\n"),
    `  FROM ${quoteName(versions)}`,
    ")",
    "WHERE `__newest` = 1",
  ].join("\n");
  return [table, view];
}
