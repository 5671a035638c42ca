import type { Log, SchemaModel } from "./model.ts";
import { RECORD_COLUMNS } from "./record-columns.ts";
import { logRules, onTimePredicate, sourceStatements, validPredicates } from "./source-sql.ts";
import { durationText, intervalOf, quoteName, quoteText } from "./sql-text.ts";

/** Where the emitted SQL of a log stands, from the project root. */
export function sourcesFolder(log: Log): string {
  return `sql/flink/sources/${log.name}`;
}

/** The emitted SQL files of a log by path: `<log>.sql` (what a statement may read), `<log>_late.sql`, `<log>_dead.sql` (models). */
export function emitSourceSql(model: SchemaModel, log: Log): ReadonlyMap<string, string> {
  const folder = sourcesFolder(log);
  return new Map([
    [`${folder}/${log.name}.sql`, emitSources(model, log)],
    [`${folder}/${log.name}_late.sql`, emitLate(model, log)],
    [`${folder}/${log.name}_dead.sql`, emitDead(model, log)],
  ]);
}

function origin(log: Log): string[] {
  return [`-- Emitted from ${log.message.file}: do not edit, \`npm run codegen\` writes it anew.`];
}

function emitSources(model: SchemaModel, log: Log): string {
  const { table, views } = sourceStatements(model, log);
  const { producerOnly } = logRules(model, log);
  const notes = producerOnly.map((rule) => `-- Checked by producers only: ${rule.field} ${rule.rule}`);
  const head = [
    ...origin(log),
    "-- The whole log; a deployed statement gets these cut to the columns that it reads.",
    ...notes,
  ];
  return `${[head.join("\n"), ...[table, ...views].map((statement) => `${statement};`)].join("\n\n")}\n`;
}

/** Columns that tell where a record came from; together they are the grain of late and dead records. */
const SOURCE = [
  "`__timestamp` AS `record_time`",
  "`__topic` AS `source_topic`",
  "`__partition` AS `source_partition`",
  "`__offset` AS `source_offset`",
  "`__schema_id` AS `schema_id`",
];
const GRAIN = "source_topic, source_partition, source_offset";

function emitLate(model: SchemaModel, log: Log): string {
  const time = quoteName(log.eventTime.name);
  const key = RECORD_COLUMNS.has(log.key.name) ? [] : [quoteName(log.key.name)];
  const places = log.origin.filter((f) => f.name !== log.key.name).map((f) => quoteName(f.name));
  const columns = [
    `COALESCE(${time}, \`__timestamp\`) AS \`event_time\``,
    ...SOURCE,
    ...key,
    ...places,
    "`__raw` AS `raw`",
  ];
  return `${[
    `--! Purpose: valid records of ${log.name} that arrived more than ${durationText(log.lateness)} after they happened`,
    "--! Kind: output",
    `--! Grain: ${GRAIN}`,
    "--! Output: topic, append, retention 7d",
    ...origin(log),
    "SELECT",
    columns.map((column) => `  ${column}`).join(",\n"),
    `FROM ${quoteName(log.name)}`,
    `WHERE ${[...validPredicates(log, logRules(model, log)), `NOT (${onTimePredicate(log)})`].join("\n  AND ")}`,
  ].join("\n")}\n`;
}

function emitDead(model: SchemaModel, log: Log): string {
  const name = log.eventTime.name;
  const time = quoteName(name);
  const faults = [
    "WHEN `__error` IS NOT NULL THEN `__error`",
    ...(log.unparsed
      ? [`WHEN ${quoteName(log.unparsed.name)} <> '' THEN ${quoteText(`unparsable: ${log.unparsed.name}`)}`]
      : []),
    `WHEN ${time} IS NULL THEN ${quoteText(`event_time_missing: ${name}`)}`,
    ...logRules(model, log).rules.map(
      (r) => `WHEN NOT (${r.predicate}) THEN ${quoteText(`rule: ${r.field} ${r.rule}`)}`,
    ),
    `WHEN ${time} > \`__timestamp\` + ${intervalOf(log.tolerance)} THEN ${quoteText(`event_time_ahead: ${name}`)}`,
  ];
  const names = ["__timestamp", "__topic", "__partition", "__offset", "__schema_id", "__raw", name];
  const inner = [...names, ...log.origin.map((f) => f.name), ...(log.origin.length > 0 ? ["__error"] : [])];
  // A record that does not decode has defaults in its columns; they would look like an origin.
  const places = log.origin.map(
    (f) => `CASE WHEN \`__error\` IS NULL THEN ${quoteName(f.name)} END AS ${quoteName(f.name)}`,
  );
  return `${[
    `--! Purpose: records of ${log.name} that are no valid event, with the reason and the bytes as they came`,
    "--! Kind: output",
    `--! Grain: ${GRAIN}`,
    "--! Output: topic, append, retention 7d",
    ...origin(log),
    "SELECT",
    "  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,",
    "  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,",
    [`${time} AS \`event_time\``, ...SOURCE, ...places, "`__raw` AS `raw`"].map((column) => `  ${column}`).join(",\n"),
    "FROM (",
    "  SELECT",
    inner.map((column) => `    ${quoteName(column)},`).join("\n"),
    // The first fault names the record; a record without one is valid.
    "    CASE",
    faults.map((fault) => `      ${fault}`).join("\n"),
    "    END AS `__fault`",
    `  FROM ${quoteName(log.name)}`,
    ")",
    "WHERE `__fault` IS NOT NULL",
  ].join("\n")}\n`;
}
