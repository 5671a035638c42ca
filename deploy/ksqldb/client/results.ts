import type { KsqlField, KsqlType } from "#codegen";
import { asList, asObject, asText } from "./exact-json.ts";

/** State of a command in the server's queue. `SUCCESS`, `ERROR` and `TERMINATED` are final. */
export type CommandState = "QUEUED" | "PARSING" | "EXECUTING" | "RUNNING" | "TERMINATED" | "SUCCESS" | "ERROR";

export interface CommandStatus {
  readonly state: CommandState;
  readonly message: string;
  /** The persistent query that the command started. */
  readonly queryId: string | undefined;
}

/** A stream or table as SHOW lists it. Names are as ksqlDB holds them: upper case unless they were quoted. */
export interface SourceListing {
  readonly kind: "stream" | "table";
  readonly name: string;
  readonly topic: string;
  readonly keyFormat: string;
  readonly valueFormat: string;
  readonly isWindowed: boolean;
}

export interface QueryListing {
  readonly id: string;
  readonly queryString: string;
  readonly sinks: readonly string[];
  readonly sinkTopics: readonly string[];
  readonly queryType: string;
  /** Of the Kafka Streams program: stays RUNNING when the query is paused. */
  readonly state: string;
  /** How many servers have it in which state, such as `{ PAUSED: 1 }`. */
  readonly statusCount: Readonly<Record<string, number>>;
}

export interface SourceDescription {
  readonly kind: "stream" | "table";
  readonly name: string;
  readonly windowType: string | undefined;
  readonly topic: string;
  readonly keyFormat: string;
  readonly valueFormat: string;
  readonly partitions: number;
  /** The whole statement as the server stored it: rewritten, never the text that was sent. */
  readonly statement: string;
  readonly readQueries: readonly QueryListing[];
  readonly writeQueries: readonly QueryListing[];
  readonly fields: readonly (KsqlField & { readonly key: boolean })[];
  /** How far its own query has read, by group; only DESCRIBE .. EXTENDED tells it. */
  readonly progress: readonly QueryProgress[];
}

export interface QueryProgress {
  /** Consumer group, which the names of the query's own topics begin with. */
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** Offset behind the last record. */
  readonly end: bigint;
  /** Next offset to read, committed with what was written before. */
  readonly read: bigint;
}

interface Common {
  readonly statementText: string;
  readonly warnings: readonly string[];
}

/** What one statement gave, told apart by the server's `@type`. SET, DEFINE and INSERT VALUES give nothing. */
export type KsqlResult = Common &
  (
    | {
        readonly type: "currentStatus";
        readonly commandId: string;
        readonly sequence: number;
        readonly status: CommandStatus;
      }
    /** Such as CREATE .. IF NOT EXISTS of something that exists: nothing was done. */
    | { readonly type: "warning_entity"; readonly message: string }
    | { readonly type: "streams" | "tables"; readonly sources: readonly SourceListing[] }
    | { readonly type: "queries"; readonly queries: readonly QueryListing[] }
    | { readonly type: "sourceDescription"; readonly source: SourceDescription }
    | { readonly type: "source_descriptions"; readonly sources: readonly SourceDescription[] }
    /** Everything else, as it came: `name` is its `@type`. */
    | { readonly type: "other"; readonly name: string; readonly json: unknown }
  );

/** The results in an answer of /ksql. Throws an Error that says which part is not as expected. */
export function parseResults(json: unknown): readonly KsqlResult[] {
  if (!Array.isArray(json)) throw new Error("it is no list of results");
  return json.map(parseResult);
}

function parseResult(json: unknown): KsqlResult {
  const object = need(asObject(json), "a result");
  const name = needText(object, "@type");
  const common: Common = {
    statementText: asText(object["statementText"]) ?? "",
    warnings: asList(object["warnings"]).map((warning) => asText(asObject(warning)?.["message"]) ?? String(warning)),
  };
  switch (name) {
    case "currentStatus": {
      const sequence = object["commandSequenceNumber"];
      return {
        ...common,
        type: name,
        commandId: needText(object, "commandId"),
        sequence: typeof sequence === "number" ? sequence : -1,
        status: parseStatus(object["commandStatus"]),
      };
    }
    case "warning_entity":
      return { ...common, type: name, message: needText(object, "message") };
    case "streams":
    case "tables":
      return { ...common, type: name, sources: needList(object, name).map(parseListing) };
    case "queries":
      return { ...common, type: name, queries: needList(object, "queries").map(parseQuery) };
    case "sourceDescription":
      return { ...common, type: name, source: parseDescription(object["sourceDescription"]) };
    case "source_descriptions":
      return { ...common, type: name, sources: needList(object, "sourceDescriptions").map(parseDescription) };
    default:
      return { ...common, type: "other", name, json };
  }
}

const STATES: readonly string[] = ["QUEUED", "PARSING", "EXECUTING", "RUNNING", "TERMINATED", "SUCCESS", "ERROR"];

/** The answer of /status/{id}, and the part of a result that has the same shape. */
export function parseStatus(json: unknown): CommandStatus {
  const object = need(asObject(json), "a command status");
  const state = needText(object, "status");
  if (!STATES.includes(state)) throw new Error(`the command status "${state}" is not known`);
  return {
    state: state as CommandState,
    message: asText(object["message"]) ?? "",
    queryId: asText(object["queryId"]),
  };
}

function parseListing(json: unknown): SourceListing {
  const object = need(asObject(json), "a listed source");
  return {
    kind: needText(object, "type") === "TABLE" ? "table" : "stream",
    name: needText(object, "name"),
    topic: needText(object, "topic"),
    keyFormat: needText(object, "keyFormat"),
    valueFormat: needText(object, "valueFormat"),
    isWindowed: object["isWindowed"] === true,
  };
}

function parseQuery(json: unknown): QueryListing {
  const object = need(asObject(json), "a listed query");
  const counts = Object.entries(asObject(object["statusCount"]) ?? {});
  return {
    id: needText(object, "id"),
    queryString: needText(object, "queryString"),
    sinks: asList(object["sinks"]).map(String),
    sinkTopics: asList(object["sinkKafkaTopics"]).map(String),
    queryType: asText(object["queryType"]) ?? "",
    state: asText(object["state"]) ?? "",
    statusCount: Object.fromEntries(counts.map(([state, count]) => [state, Number(count)])),
  };
}

function parseDescription(json: unknown): SourceDescription {
  const object = need(asObject(json), "a description");
  return {
    kind: needText(object, "type") === "TABLE" ? "table" : "stream",
    name: needText(object, "name"),
    windowType: asText(object["windowType"]),
    topic: needText(object, "topic"),
    keyFormat: needText(object, "keyFormat"),
    valueFormat: needText(object, "valueFormat"),
    partitions: Number(object["partitions"] ?? 0),
    statement: needText(object, "statement"),
    readQueries: asList(object["readQueries"]).map(parseQuery),
    writeQueries: asList(object["writeQueries"]).map(parseQuery),
    fields: asList(object["fields"]).map((json) => {
      const field = need(asObject(json), "a field");
      return { ...parseField(field), key: field["type"] === "KEY" };
    }),
    progress: asList(object["queryOffsetSummaries"]).flatMap(parseProgress),
  };
}

function parseField(field: Readonly<Record<string, unknown>>): KsqlField {
  return { name: needText(field, "name"), type: parseType(asObject(field["schema"])) };
}

/** A type as a description has it; what is not known says nothing. */
function parseType(schema: Readonly<Record<string, unknown>> | undefined): KsqlType {
  const kind = asText(schema?.["type"]) ?? "";
  const member = (): KsqlType => parseType(asObject(schema?.["memberSchema"]));
  if (kind === "ARRAY") return { kind, element: member() };
  if (kind === "MAP") return { kind, key: { kind: "STRING" }, value: member() };
  if (kind === "STRUCT") return { kind, fields: asList(schema?.["fields"]).flatMap((json) => parseFields(json)) };
  return PLAIN.has(kind) ? { kind: kind as "STRING" } : { kind: "UNKNOWN" };
}

function parseFields(json: unknown): readonly KsqlField[] {
  const field = asObject(json);
  return field ? [parseField(field)] : [];
}

const PLAIN: ReadonlySet<string> = new Set([
  "BOOLEAN",
  "INTEGER",
  "BIGINT",
  "DOUBLE",
  "DECIMAL",
  "STRING",
  "BYTES",
  "TIMESTAMP",
  "DATE",
  "TIME",
]);

function parseProgress(json: unknown): readonly QueryProgress[] {
  const summary = need(asObject(json), "an offset summary");
  const group = needText(summary, "groupId");
  return asList(summary["topicSummaries"]).flatMap((each) => {
    const found = need(asObject(each), "a topic summary");
    const topic = needText(found, "kafkaTopic");
    return asList(found["offsets"]).map((of) => {
      const offsets = need(asObject(of), "an offset");
      const { partition, logEndOffset, consumerOffset } = offsets;
      const whole = (value: unknown): bigint => BigInt(value as number | bigint);
      return { group, topic, partition: Number(partition), end: whole(logEndOffset), read: whole(consumerOffset ?? 0) };
    });
  });
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is no object`);
  return value;
}

function needText(object: Readonly<Record<string, unknown>>, name: string): string {
  const text = asText(object[name]);
  if (text === undefined) throw new Error(`"${name}" is missing`);
  return text;
}

function needList(object: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  if (!Array.isArray(object[name])) throw new Error(`"${name}" is missing`);
  return object[name];
}
