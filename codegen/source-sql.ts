import { canonicalProto } from "./canonical-proto.ts";
import type { Field, Log, SchemaModel } from "./model.ts";
import { rulesSql, type SqlRules } from "./rules-sql.ts";
import { createTable, intervalOf, PLACEHOLDER, quoteName, type TableOptions } from "./sql-text.ts";
import { columnSqlType } from "./sql-types.ts";

/** The views over a log's base table. */
export type LogView = "valid" | "ok";

export interface SourceOptions {
  /**
   * Names that the statement reads; anything that is no column is ignored, so that all identifiers of a model may be
   * given as they are. Default: every column.
   */
  readonly columns?: Iterable<string>;
  /** The views that are read. Default: both. With any, the columns of their rules are in the table too. */
  readonly views?: readonly LogView[];
}

/** The statements that make a log readable, for one job. Addresses are placeholders: `${kafka}`, `${registry}`. */
export interface SourceStatements {
  /** CREATE TABLE of the base table. */
  readonly table: string;
  /** CREATE VIEW of `<log>_valid`, `<log>_ok`, those that were asked for, in this order. */
  readonly views: readonly string[];
}

/** The metadata columns of a base table. NOT NULL where a record always has it. */
const METADATA: Readonly<Record<string, string>> = {
  __error: "STRING METADATA FROM 'value.error' VIRTUAL",
  __raw: "BYTES METADATA FROM 'value.raw' VIRTUAL",
  __schema_id: "INT METADATA FROM 'value.schema-id' VIRTUAL",
  __topic: "STRING NOT NULL METADATA FROM 'topic' VIRTUAL",
  __partition: "INT NOT NULL METADATA FROM 'partition' VIRTUAL",
  __offset: "BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL",
  __timestamp: "TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL",
};
/** Without these the watermark or the filter of bad records cannot be written. */
const ALWAYS = new Set(["__error", "__timestamp"]);
export const IDLE_TIMEOUT = "10 s";
/**
 * Bytes of one partition that are read in a row. An engine that catches up slowly must come by every partition within the
 * idle timeout: with the client's 1 MiB one that waits for its turn counts as idle, and its rows are late afterwards.
 */
export const FETCH: readonly [string, string] = ["properties.max.partition.fetch.bytes", "65536"];
/** How soon a new partition, or a new topic that the pattern matches, is read. */
const DISCOVERY = "10 s";

/** The source table and the views of a log, cut to what a statement reads. */
export function sourceStatements(model: SchemaModel, log: Log, options: SourceOptions = {}): SourceStatements {
  const wanted = options.columns === undefined ? undefined : new Set(options.columns);
  const views = options.views ?? ["valid", "ok"];
  const rules = logRules(model, log);
  const needed = new Set<string>([log.eventTime.name]);
  if (views.length > 0) {
    for (const rule of rules.rules) needed.add(rule.column);
    if (log.unparsed) needed.add(log.unparsed.name);
  }
  const reads = (field: Field): boolean => wanted === undefined || wanted.has(field.name);
  const fields = log.message.fields.filter((f) => reads(f) || needed.has(f.name));
  const metadata = Object.keys(METADATA).filter((name) => ALWAYS.has(name) || wanted === undefined || wanted.has(name));
  const shown = log.message.fields.filter((f) => reads(f) || f.name === log.eventTime.name);
  // A view shows metadata only where they are named: `SELECT *` must not give them away.
  const named = metadata.filter((name) => wanted?.has(name));
  return {
    table: tableStatement(model, log, fields, metadata),
    views: (["valid", "ok"] as const)
      .filter((view) => views.includes(view))
      .map((view) => viewStatement(log, view, shown, named, validPredicates(log, rules))),
  };
}

/** The log's rules; that its event time must be there is not among them: it has a reason of its own. */
export function logRules(model: SchemaModel, log: Log): SqlRules {
  return rulesSql(
    model,
    log.message,
    (field, rule) => field.name === log.eventTime.name && rule.check.kind === "required",
  );
}

/** What must hold for a record to be valid, in the order in which a dead record is explained. */
export function validPredicates(log: Log, { rules }: SqlRules): readonly string[] {
  const time = quoteName(log.eventTime.name);
  return [
    "`__error` IS NULL",
    ...(log.unparsed ? [`${quoteName(log.unparsed.name)} = ''`] : []),
    `${time} IS NOT NULL`,
    ...rules.map((rule) => rule.predicate),
    `${time} <= \`__timestamp\` + ${intervalOf(log.tolerance)}`,
  ];
}

/** What must hold for a valid record to be on time. */
export function onTimePredicate(log: Log): string {
  return `${quoteName(log.eventTime.name)} >= \`__timestamp\` - ${intervalOf(log.lateness)}`;
}

function tableStatement(model: SchemaModel, log: Log, fields: readonly Field[], metadata: readonly string[]): string {
  const time = quoteName(log.eventTime.name);
  const ahead = `${time} > \`__timestamp\` + ${intervalOf(log.tolerance)}`;
  const lines = [
    ...fields.map((f) => `${quoteName(f.name)} ${columnSqlType(model, f, log)}`),
    ...metadata.map((name) => `${quoteName(name)} ${METADATA[name]}`),
    `\`__rowtime\` AS CASE WHEN ${time} IS NULL OR ${ahead} THEN \`__timestamp\` ELSE ${time} END`,
    // One millisecond more than what may be behind: a row exactly at the bound is on time.
    `WATERMARK FOR \`__rowtime\` AS \`__rowtime\` - ${intervalOf(log.lateness + log.tolerance + log.skew + 1)}`,
  ];
  const schema = canonicalProto(model, log.message, { fields: fields.map((f) => f.name) });
  const options: TableOptions = [
    ["connector", "kafka"],
    ...topicOptions(log),
    ["properties.bootstrap.servers", PLACEHOLDER.kafka],
    ["properties.isolation.level", "read_committed"],
    FETCH,
    ["scan.startup.mode", "earliest-offset"],
    ["scan.watermark.idle-timeout", IDLE_TIMEOUT],
    ["value.format", "protobuf-confluent"],
    ["value.protobuf-confluent.url", PLACEHOLDER.registry],
    ["value.protobuf-confluent.message-name", log.message.fullName],
    ["value.protobuf-confluent.on-error", "emit"],
    ["value.protobuf-confluent.schema", schema],
  ];
  return createTable(log.name, lines, options);
}

/** One topic as it is, several as a list, a pattern with the time in which a new topic is found. */
function topicOptions(log: Log): TableOptions {
  if (log.topicPattern !== undefined)
    return [
      ["topic-pattern", log.topicPattern],
      ["scan.topic-partition-discovery.interval", DISCOVERY],
    ];
  return [["topic", [log.topic, ...log.moreTopics].join(";")]];
}

function viewStatement(
  log: Log,
  view: LogView,
  fields: readonly Field[],
  metadata: readonly string[],
  valid: readonly string[],
): string {
  const name = (field: Field): string =>
    field.name === log.eventTime.name ? `\`__rowtime\` AS ${quoteName(field.name)}` : quoteName(field.name);
  const predicates = view === "ok" ? [...valid, onTimePredicate(log)] : valid;
  return [
    `CREATE VIEW ${quoteName(`${log.name}_${view}`)} AS`,
    "SELECT",
    [...fields.map(name), ...metadata.map(quoteName)].map((column) => `  ${column}`).join(",\n"),
    `FROM ${quoteName(log.name)}`,
    `WHERE ${predicates.join("\n  AND ")}`,
  ].join("\n");
}
