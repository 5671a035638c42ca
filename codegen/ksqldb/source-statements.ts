import type { Log, ReferenceTable, SchemaModel } from "../model.ts";
import { pascalCase } from "../names.ts";
import { rulesSql, type SqlRules } from "../rules-sql.ts";
import { durationText } from "../sql-text.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import { KSQL_RULES } from "./predicates.ts";
import { keyColumn } from "./relation.ts";
import { type KsqlSetting, type KsqlTarget, ksqlName, withSettings } from "./text.ts";
import { messageFields } from "./types.ts";

/** Package of the schemas of steps between: the server registers them as it makes their topics. */
const PACKAGE = "sluice.ksqldb.v1";

/** Without it null becomes "" or 0 where rows are sent on to their group, and COUNT(column) counts every row. */
export const KEEPS_NULL: KsqlSetting = ["VALUE_PROTOBUF_NULLABLE_REPRESENTATION", "OPTIONAL"];

/** The message of a step between, fully qualified. */
export function stepMessage(name: string): string {
  return `${PACKAGE}.${pascalCase(name)}`;
}

/** The log as it came: ROWTIME is the record's own time, when it arrived. */
export function logStatement(log: Log, { name, topic }: KsqlTarget = log): string {
  return [
    `CREATE STREAM ${name} (`,
    `  ${keyColumn(log.message)} STRING KEY`,
    `) ${withSettings([
      ["KAFKA_TOPIC", topic],
      ["KEY_FORMAT", "KAFKA"],
      ["VALUE_FORMAT", "PROTOBUF"],
      ["VALUE_SCHEMA_FULL_NAME", log.message.fullName],
      KEEPS_NULL,
    ])}`,
  ].join("\n");
}

/** `<log>_ok`: valid, on time, and at the time of the event. `from` is the name of the log's stream. */
export function okStatement(
  schemas: SchemaModel,
  log: Log,
  { name, topic }: KsqlTarget = { name: `${log.name}_ok`, topic: `${log.name}_ok` },
  from: string = log.name,
): string {
  const columns = [keyColumn(log.message), ...messageFields(schemas, log.message).map((f) => f.name.toLowerCase())];
  return [
    `CREATE STREAM ${name} ${withSettings([
      ["KAFKA_TOPIC", topic],
      ["KEY_FORMAT", "KAFKA"],
      ["VALUE_FORMAT", "PROTOBUF"],
      ["VALUE_SCHEMA_FULL_NAME", stepMessage(`${log.name}_ok`)],
      KEEPS_NULL,
      ["PARTITIONS", log.partitions],
      ["RETENTION_MS", log.retention],
      ["TIMESTAMP", ksqlName(log.eventTime.name)],
    ])} AS`,
    "SELECT",
    columns.map((column) => `  ${ksqlName(column)}`).join(",\n"),
    `FROM ${from}`,
    `WHERE ${okPredicates(schemas, log).join("\n  AND ")}`,
    "EMIT CHANGES",
  ].join("\n");
}

/** The columns that an emitted SELECT of names gives, in upper case, and the statement without them. */
export function selectedColumns(
  statement: string,
): { readonly columns: readonly string[]; readonly rest: string } | undefined {
  const [, head, list, rest] = /^([\s\S]*?\bAS\s+SELECT\s)([\w`,\s]+?)(\sFROM\s[\s\S]*)$/.exec(statement) ?? [];
  if (head === undefined || list === undefined || rest === undefined) return undefined;
  const columns = list.split(",").map((name) => name.trim().replaceAll("`", "").toUpperCase());
  return { columns, rest: withoutSpace(`${head} ${rest}`) };
}

/** White space and comments change nothing. */
export function withoutSpace(sql: string): string {
  return tokenizeSql(sql)
    .map(({ value }) => value)
    .join(" ");
}

/** The log's rules as ksqlDB writes them; that its event time must be there is not among them. */
export function ksqlRules(schemas: SchemaModel, log: Log): SqlRules {
  return rulesSql(
    schemas,
    log.message,
    (field, rule) => field.name === log.eventTime.name && rule.check.kind === "required",
    KSQL_RULES,
  );
}

function okPredicates(schemas: SchemaModel, log: Log): readonly string[] {
  const time = ksqlName(log.eventTime.name);
  return [
    ...(log.unparsed ? [`${ksqlName(log.unparsed.name)} = ''`] : []),
    `${time} IS NOT NULL`,
    ...ksqlRules(schemas, log).rules.map(({ predicate }) => predicate),
    `${time} <= FROM_UNIXTIME(ROWTIME + ${log.tolerance})`,
    `${time} >= FROM_UNIXTIME(ROWTIME - ${log.lateness})`,
  ];
}

/** A reference as a table: the newest row of each key. */
export function referenceStatement(table: ReferenceTable, { name, topic }: KsqlTarget = table): string {
  const { message } = table;
  return [
    `CREATE TABLE ${name} (`,
    `  ${keyColumn(message)} STRING PRIMARY KEY`,
    `) ${withSettings([
      ["KAFKA_TOPIC", topic],
      ["KEY_FORMAT", "KAFKA"],
      ["VALUE_FORMAT", "PROTOBUF"],
      ["VALUE_SCHEMA_FULL_NAME", message.fullName],
      KEEPS_NULL,
    ])}`,
  ].join("\n");
}

/** Where the emitted ksqlDB SQL stands, from the project root. */
export const KSQL_SOURCES = "sql/ksqldb/sources";

/** The emitted SQL of every log and reference by path. */
export function emitKsqlSources(schemas: SchemaModel): ReadonlyMap<string, string> {
  const file = (origin: string, notes: readonly string[], statements: readonly string[]): string => {
    const head = [`-- Emitted from ${origin}: do not edit, \`npm run codegen\` writes it anew.`, ...notes].join("\n");
    return `${[head, ...statements.map((statement) => `${statement};`)].join("\n\n")}\n`;
  };
  return new Map([
    ...schemas.logs.map((log): [string, string] => {
      const notes = [
        `-- Late is what arrives more than ${durationText(log.lateness)} after its event; ${log.name}_ok is without it.`,
        ...ksqlRules(schemas, log).producerOnly.map(
          (rule) => `-- Checked by producers only: ${rule.field} ${rule.rule}`,
        ),
        ...otherTopics(log),
      ];
      const statements = [logStatement(log), okStatement(schemas, log)];
      return [`${KSQL_SOURCES}/${log.name}.sql`, file(log.message.file, notes, statements)];
    }),
    ...schemas.references.map((table): [string, string] => [
      `${KSQL_SOURCES}/${table.name}.sql`,
      file(table.message.file, [], [referenceStatement(table)]),
    ]),
  ]);
}

function otherTopics({ topic, moreTopics, topicPattern }: Log): string[] {
  if (topicPattern === undefined && moreTopics.length === 0) return [];
  const what = topicPattern === undefined ? moreTopics.join(", ") : `others that match ${topicPattern}`;
  return [`-- A stream of ksqlDB has one topic: ${topic}. Not read: ${what}.`];
}
