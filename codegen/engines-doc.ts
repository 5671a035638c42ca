import { type KsqlPlans, unproved } from "./ksqldb/index.ts";
import type { SchemaModel } from "./model.ts";
import type { SqlModel } from "./sql-model.ts";
import { tokenizeSql } from "./sql-tokens.ts";

export const ENGINES_DOC = "docs/engines.md";

/** The page that says what each engine does with each output, from the models of both. */
export function emitEnginesDoc(
  schemas: SchemaModel,
  flink: readonly SqlModel[],
  ksqldb: readonly SqlModel[],
  plans: KsqlPlans,
): string {
  const outputs = flink.filter((model) => model.header.kind === "output" && !model.emitted);
  const pipelines = [...new Set(outputs.map(({ pipeline }) => pipeline))].sort();
  const own = new Map(ksqldb.map((model) => [model.name, model]));
  const sections = pipelines.map((pipeline) => {
    const rows = outputs
      .filter((model) => model.pipeline === pipeline)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((model) => {
        const other = own.get(model.name);
        return [`\`${model.name}\``, toText(model), other ? toText(other) : `no: ${reasonWithout(model, flink, own)}`];
      });
    return `## \`${pipeline}\`\n\n${table(["output", "Flink", "ksqlDB"], rows)}`;
  });
  const both = ksqldb.filter((model) => model.header.kind === "output").sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${[
    HEAD,
    ...sections,
    `## What differs, and why\n\n${differences(both)}`,
    `## What holds for every output of ksqlDB\n\n${GENERAL}\n${logs(schemas)}`,
    `## Steps between\n\nA view of Flink is part of the jobs that read it. ksqlDB has none: each is a stream or table with a topic of its own.\n\n${table(
      ["step", "what"],
      steps(schemas, ksqldb).map(([name, what]) => [`\`${name}\``, what]),
    )}`,
    `## Not run live\n\n${NOT_RUN}\n\n${table(
      ["output", "rests on"],
      both.map((model) => [
        `\`${model.name}\``,
        unproved(plans, model)
          .map((what) => (/^[A-Z]/.test(what) ? code(what) : what))
          .join(", ") || "nothing more",
      ]),
    )}`,
  ].join("\n\n")}\n`;
}

const HEAD = `<!-- Emitted from the models under sql/: do not edit, \`npm run codegen\` writes it anew. -->

# What each engine does

Flink runs every output. ksqlDB runs those that have a model under \`sql/ksqldb/\`: in one environment one engine owns an output. The schema of its rows is the same with both, so that readers do not change.`;

const GENERAL = [
  "- A table tells each change of a row at once, many times in a minute; Flink tells a window once it is over, or its changes under `upsert`. Readers take the last row of a key, and act on a window when it is closed.",
  "- The Kafka key is a JSON object of the key columns, named `<column>_key`, for one column its bare value; 8 bytes with the window's start stand behind it. The columns and the window's bounds are in the value too.",
  "- A timestamp has milliseconds; what is finer is cut off.",
  "- A window takes rows for a day behind the newest one (`GRACE PERIOD 1 DAY`): whether a row is late was decided before, by `<log>_ok`, so that partitions that are read at different speed lose nothing.",
  "- `<log>_late` and `<log>_dead` need the bytes of a record as they came, which ksqlDB does not give: deploy those two with Flink beside it. Without them late and bad records are left out without a trace but the server's processing log, which has what could not be decoded.",
].join("\n");

const NOT_RUN = `No ksqlDB server was at hand: every statement was checked offline, none of these was run. That the models mean the same as Flink's was checked with the rows of \`sql/cases/\` and a small reading of the SQL in the tests; what comes out otherwise stands in \`sql/cases/<model>/ksqldb-differences.yaml\`, each with its reason. \`npm run test-sql -- --engine ksqldb\` runs the same cases on a server. What the project's statements have in common with ones that ran on ksqlDB 8.0.0: a stream over a log with \`VALUE_SCHEMA_FULL_NAME\` and \`VALUE_PROTOBUF_NULLABLE_REPRESENTATION\`; a table with a window, keys in JSON and a registered schema (\`VALUE_SCHEMA_ID\`); \`AS_VALUE\`, \`FROM_UNIXTIME\`, \`SUM(CASE ...)\`; a LEFT JOIN with a table.
What every output rests on besides: \`<log>_ok\` as \`CREATE STREAM ... WITH (TIMESTAMP, RETENTION_MS) AS\`, \`REGEXP_EXTRACT\`, \`LEN\`, \`INSTR\`, \`ARRAY_LENGTH\` in its WHERE, and a compared \`ROWTIME\`. And, output by output:`;

function toText({ header: { output } }: SqlModel): string {
  if (output?.to === "files") return `files: ${output.format}, \`${output.folder}/\``;
  return `topic, ${output?.mode ?? "append"}`;
}

/** Why ksqlDB does not have an output, from the words of its Flink model, and how to get it. `ksqldb`: its models by name. */
export function reasonWithout(
  model: SqlModel,
  flink: readonly SqlModel[],
  ksqldb: ReadonlyMap<string, SqlModel>,
): string {
  const read = model.references.map(({ name }) => name);
  if (model.header.output?.to === "files") {
    return `ksqlDB writes topics only. ${topicToRead(model, flink, ksqldb)} with a Kafka Connect sink for files or S3`;
  }
  const views = flink.filter(({ name, header }) => read.includes(name) && header.kind === "view");
  const words = new Set(
    [model, ...views].flatMap(({ sql }) => tokenizeSql(sql).map(({ value }) => value.toUpperCase())),
  );
  if (words.has("SESSION"))
    return "a session of ksqlDB tells nothing when it ends, and without rows no time goes on. Leave it to Flink";
  if (words.has("OVER")) return "ksqlDB has no OVER, which reads the rows before a row. Leave it to Flink";
  return `it reads ${read.map(code).join(", ")} as Flink computes it. Leave it to Flink, with what it reads`;
}

/** The topic that has the same rows: an output that is passed on, one of the same rows and grain, or the log's own. */
function topicToRead(model: SqlModel, flink: readonly SqlModel[], ksqldb: ReadonlyMap<string, SqlModel>): string {
  const reads = ({ references, header }: SqlModel): string =>
    JSON.stringify([references.map(({ name }) => name).sort(), header.grain]);
  const passed = model.references.find(({ name }) => ksqldb.get(name)?.header.kind === "output")?.name;
  const twin = flink.find((other) => other !== model && ksqldb.has(other.name) && reads(other) === reads(model))?.name;
  const log = model.references.find(({ kind }) => kind === "log")?.name.replace(/_valid$/, "");
  const whole = passed ?? twin;
  if (whole === undefined && log !== undefined)
    return `Read the topic \`${log}\`, every record as it came, or \`${log}_ok\`, without late ones,`;
  return `Read the topic \`${whole ?? model.references[0]?.name}\``;
}

/** Each difference once, with the outputs that have it. */
function differences(models: readonly SqlModel[]): string {
  const found = new Map<string, string[]>();
  for (const { name, header } of models)
    for (const text of header.differs ?? []) found.set(text, [...(found.get(text) ?? []), code(name)]);
  return [...found].map(([text, names]) => `- ${names.join(", ")}: ${text}.`).join("\n");
}

function logs(schemas: SchemaModel): string {
  return schemas.logs
    .filter(({ topicPattern, moreTopics }) => topicPattern !== undefined || moreTopics.length > 0)
    .map(
      ({ name, topic }) =>
        `- A stream has one topic: of \`${name}\` only \`${topic}\` is read. Copy the records of its other topics into it, or leave its outputs to Flink.`,
    )
    .join("\n");
}

function steps(schemas: SchemaModel, ksqldb: readonly SqlModel[]): [string, string][] {
  const read = new Set(
    ksqldb.flatMap(({ references }) => references.flatMap((each) => (each.kind === "log" ? [each.log.name] : []))),
  );
  return [
    ...schemas.logs
      .filter(({ name }) => read.has(name))
      .map(({ name }): [string, string] => [
        `${name}_ok`,
        `records of ${name} that are valid and on time, at the time of their event`,
      ]),
    ...ksqldb
      .filter(({ header }) => header.kind === "view")
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, header }): [string, string] => [name, header.purpose]),
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Cells are padded, as the formatter of the repository has them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, i) => Math.max(3, ...lines.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = lines;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}
