/** The pipeline of its outputs; its late and its bad records belong to another. */
export const PIPELINE = "proof";

/**
 * Outputs by their last word. `slowest` reads `slow`, which reads a view; `extra`, `named`, which joins the reference, and
 * `filed`, which is in files, are not there at first.
 */
export const MODELS = ["totals_1m", "slow", "slowest", "extra", "named", "filed"] as const;
export type ModelName = (typeof MODELS)[number];

/** What can be changed of one output. */
export interface ModelShape {
  /** Number of its expression, see `EXPRESSIONS`. */
  readonly expression: number;
  /** Of `totals_1m` what is summed and of `filed` a column, by its number: another one is built beside. */
  readonly summed: number;
  /** Seconds; of an output in files more than a minute. */
  readonly checkpoint: number;
  /** Days. */
  readonly retention: number;
  /** How its text is laid out, and what its comment says: nothing that runs depends on it. */
  readonly layout: number;
  readonly comment: number;
}

export interface Shape {
  /** Name of its log: the same in many projects, so that the planner knows their statements. */
  readonly log: string;
  readonly models: Readonly<Partial<Record<ModelName, ModelShape>>>;
  /** Edition of the reference's file; undefined: there is no reference. */
  readonly hosts?: number;
  /** Least milliseconds of the view. */
  readonly view: number;
  readonly partitions: number;
  /** Days. */
  readonly retention: number;
}

const MODEL: ModelShape = { expression: 0, summed: 0, checkpoint: 1, retention: 1, layout: 0, comment: 0 };

/** How a project begins. */
export function firstShape(log: string): Shape {
  return { log, models: { totals_1m: MODEL, slow: MODEL, slowest: MODEL }, view: 5, partitions: 2, retention: 1 };
}

export function newModel(): ModelShape {
  return MODEL;
}

/** The first `SAME` of each say the same in other words. */
export const SAME = 4;
export const EXPRESSIONS: readonly string[] = ["millis", "millis + 0", "millis * 2 / 2", "millis - 0", "millis + 1"];

/** The same value for each number, but of a state that no other one goes on with. */
function summedText(summed: number): string {
  return summed === 0 ? "millis" : `millis * ${summed + 1} / ${summed + 1}`;
}

export function outputOf(log: string, model: ModelName): string {
  return `${log}_${model}`;
}

/** Name, topic and file of the reference. */
export function referenceOf(log: string): string {
  return `${log}_hosts`;
}

/** Rows of an edition: `a` is another in each, `b` stays, and one host is only there in this one. */
export function hostRows(edition: number): ReadonlyMap<string, string> {
  return new Map([
    ["a", `a in ${edition}`],
    ["b", "b always"],
    [`only${edition}`, "short-lived"],
  ]);
}

/** True for the topics and jobs of a log and of its outputs, by the name's beginning. */
export function isOf(log: string, name: string): boolean {
  return name === log || name === `${log}-value` || name.startsWith(`${log}_`);
}

/** The project's own files by path. */
export function filesOf(shape: Shape): ReadonlyMap<string, string> {
  const files = new Map([["schemas/ping/v1/ping.proto", protoText(shape)]]);
  files.set(`sql/flink/${PIPELINE}/${shape.log}_fast.sql`, viewText(shape));
  if (shape.hosts !== undefined) {
    const lines = [...hostRows(shape.hosts)].map(([host, label]) => `${host},${label}\n`);
    files.set(`references/${referenceOf(shape.log)}.csv`, `host,label\n${lines.join("")}`);
  }
  for (const name of MODELS) {
    const model = shape.models[name];
    if (model) files.set(`sql/flink/${PIPELINE}/${outputOf(shape.log, name)}.sql`, modelText(shape.log, name, model));
  }
  return files;
}

/** The same project in another layout, with other comments: nothing that would be deployed is another. */
export function reformatted(shape: Shape): Shape {
  const models = Object.entries(shape.models).map(([name, model]) => [
    name,
    { ...model, layout: model.layout + 1, comment: model.comment + 1 },
  ]);
  return { ...shape, models: Object.fromEntries(models) };
}

/** Logs and references are called as their messages are. */
function messageName(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function referenceText(log: string): string {
  const name = referenceOf(log);
  return `message ${messageName(name)} {
  option (sluice.v1.reference) = { name: "${name}" key: "host" valid_from: "valid_from" partitions: 2 pipeline: "ping" };
  string host = 1 [(buf.validate.field).string.min_len = 1];
  string label = 2 [(buf.validate.field).string.min_len = 1];
  google.protobuf.Timestamp valid_from = 3 [(buf.validate.field).required = true];
}
`;
}

function protoText({ log, partitions, retention, hosts }: Shape): string {
  const message = messageName(log);
  return `syntax = "proto3";
package ping.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message ${message} {
  option (sluice.v1.log) = { topic: "${log}" key: "host" event_time: "sent_at" lateness: "5s" partitions: ${partitions} retention: "${retention}d" pipeline: "ping" };
  string host = 1 [(buf.validate.field).string.min_len = 1];
  int32 millis = 2;
  google.protobuf.Timestamp sent_at = 3 [(buf.validate.field).required = true];
}
${hosts === undefined ? "" : referenceText(log)}`;
}

function viewText({ log, view }: Shape): string {
  return `--! Purpose: pings that took some time\n--! Kind: view\nSELECT __partition, __offset, host, millis FROM ${log}_valid WHERE millis >= ${view}\n`;
}

const PLACE = ["source_partition", "source_offset"].join(", ");

function modelText(log: string, name: ModelName, model: ModelShape): string {
  const { checkpoint, retention, comment } = model;
  const windowed = name === "totals_1m";
  const inFiles = name === "filed";
  const place = inFiles ? "files, append, format json, folder filed" : `topic, ${windowed ? "upsert" : "append"}`;
  const head = [
    `--! Purpose: ${name} of the pings`,
    "--! Kind: output",
    `--! Grain: ${windowed ? "host; 1 minute" : PLACE}`,
    ...(windowed ? ["--! Time: sent_at"] : []),
    `--! Output: ${place}, retention ${retention}d`,
    `--! Checkpoint: ${inFiles ? 60 + checkpoint : checkpoint}s`,
  ];
  const note = comment === 0 ? [] : [`-- note ${comment}; it's of no meaning`];
  return `${[...head, ...note, ...laidOut(queryOf(log, name, model), model.layout)].join("\n")}\n`;
}

function queryOf(log: string, name: ModelName, { expression, summed }: ModelShape): readonly string[] {
  const value = EXPRESSIONS[expression % EXPRESSIONS.length] as string;
  switch (name) {
    case "totals_1m":
      return [
        "SELECT window_start, window_end, host,",
        "COUNT(*) AS pings,",
        `${value.replaceAll("millis", `SUM(${summedText(summed)})`)} AS millis`,
        `FROM TABLE(TUMBLE(TABLE ${log}_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))`,
        "GROUP BY window_start, window_end, host",
      ];
    case "slow":
      return [
        "SELECT __partition AS source_partition, __offset AS source_offset,",
        `host, ${value} AS millis`,
        `FROM ${log}_fast`,
      ];
    case "slowest":
      return [`SELECT ${PLACE},`, `host, ${value} AS millis`, `FROM ${outputOf(log, "slow")}`, "WHERE millis > 9"];
    case "extra":
      return [
        "SELECT __partition AS source_partition, __offset AS source_offset,",
        `host, ${value} AS millis`,
        `FROM ${log}_valid`,
      ];
    case "named":
      return [
        "SELECT p.__partition AS source_partition, p.__offset AS source_offset,",
        `p.host, ${value.replaceAll("millis", "p.millis")} AS millis, COALESCE(h.label, 'unknown') AS label`,
        `FROM ${log}_ok AS p LEFT JOIN ${referenceOf(log)} FOR SYSTEM_TIME AS OF p.sent_at AS h`,
        "ON p.host = h.host",
      ];
    case "filed":
      return [
        "SELECT __partition AS source_partition, __offset AS source_offset,",
        `host, ${value.replaceAll("millis", summedText(summed))} AS millis`,
        `FROM ${log}_valid`,
      ];
  }
}

/** The same words: on other lines, further in, with comments between them. */
function laidOut(lines: readonly string[], layout: number): readonly string[] {
  switch (layout % 4) {
    case 0:
      return lines;
    case 1:
      return [lines.join(" ")];
    case 2:
      return lines.flatMap((line, i) => ["", `    ${line} -- line ${i}`]);
    default:
      return lines.join(" ").replace(", ", ",\n\n  /* here */ ").split("\n");
  }
}
