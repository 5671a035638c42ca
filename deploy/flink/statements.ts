import {
  canonicalImports,
  canonicalProto,
  createTable,
  importName,
  type Log,
  type Message,
  quoteName,
  type ReferenceTable,
  readStatements,
  type SchemaFile,
  type SchemaModel,
  type SqlModel,
  type TableOptions,
} from "#codegen";
import { SluiceError } from "#core";
import { REFERENCE_TOPIC_CONFIG } from "#kafka";
import type { Changelog } from "../check/explain.ts";
import type { SubjectSpec, TopicSpec } from "../plan/spec.ts";
import { filesSink, filesSpec } from "./files-sink.ts";
import { jobHash } from "./identity.ts";
import { type JobSpec, type OutputTarget, placeholder } from "./job-spec.ts";
import type { Statement } from "./statement.ts";

/** Everything declared that statements are made from. */
export interface Declared {
  readonly schemas: SchemaModel;
  /** All models, a model behind what it reads. */
  readonly models: readonly SqlModel[];
}

/** What the planner and the derived schema say of an output. */
export interface OutputPlan {
  /** Columns of the sink in the order of the query, with their SQL types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly changelog: Changelog;
  /** Message of the output's schema, fully qualified. */
  readonly message: string;
  /** Canonical text that is registered. */
  readonly schema: string;
}

/** What stands before a query in its session: sources cut to what is read, then views, in the order of creation. */
export function preludeOf(declared: Declared, model: SqlModel): readonly Statement[] {
  return readStatements(declared.schemas, declared.models, model).map(({ sql, model: view }): Statement => {
    if (view) return { kind: "view", name: view.name, sql, origin: originOf(view) };
    const [, what, name = ""] = /^CREATE (TABLE|VIEW) `([^`]+)`/.exec(sql) ?? [];
    return { kind: what === "VIEW" ? "view" : "source", name, sql };
  });
}

/** All statements of one output, ready for a session, and what they need around them. */
export function jobSpec(declared: Declared, model: SqlModel, plan: OutputPlan): JobSpec {
  const sink: Statement = { kind: "sink", name: model.name, sql: sinkTable(model, plan) };
  const statements = [...preludeOf(declared, model), sink, insertStatement(model, plan)];
  const options = jobOptionsOf(model);
  return {
    output: model.name,
    pipeline: model.pipeline,
    file: model.file,
    reads: topicsRead(declared, model),
    statements,
    options,
    hash: jobHash(statements, options),
    to: targetOf(declared, model, plan),
  };
}

function targetOf(declared: Declared, model: SqlModel, plan: OutputPlan): OutputTarget {
  const { output } = model.header;
  if (output?.to === "files") return { kind: "files", files: filesSpec(model, output) };
  return { kind: "topic", topic: outputTopic(declared, model), subject: subjectOf(model.name, plan.schema) };
}

/** INSERT with the model's own text from its second line on. */
export function insertStatement(model: SqlModel, plan: Pick<OutputPlan, "changelog">): Statement {
  // Flink wants to be told what to do when an append-only query meets a primary key; deduplicating costs no state then.
  const conflict = model.header.output?.mode === "upsert" && plan.changelog === "append";
  return {
    kind: "insert",
    name: model.name,
    sql: `INSERT INTO ${quoteName(model.name)}\n${model.sql}${conflict ? "\nON CONFLICT DO DEDUPLICATE" : ""}`,
    origin: originOf(model),
  };
}

/** The sink: files, upsert-kafka with the grain as primary key, or exactly-once Kafka with the grain as record key. */
export function sinkTable(model: SqlModel, plan: Omit<OutputPlan, "changelog">): string {
  const { output } = model.header;
  if (output?.to === "files") return filesSink(model, output, plan.columns);
  const upsert = model.header.output?.mode === "upsert";
  const key = keyColumns(model);
  const lines = plan.columns.map(({ name, type }) => `${quoteName(name)} ${type}`);
  if (upsert) lines.push(`PRIMARY KEY (${key.map(quoteName).join(", ")}) NOT ENFORCED`);
  const format: TableOptions = [
    ["key.format", "json"],
    ["key.json.timestamp-format.standard", "ISO-8601"],
    ["value.format", "protobuf-confluent"],
    ["value.fields-include", "ALL"],
    ["value.protobuf-confluent.message-name", plan.message],
    ["value.protobuf-confluent.schema-id", placeholder("schema_id")],
    ["value.protobuf-confluent.schema", plan.schema],
  ];
  const delivery: TableOptions = [
    ["key.fields", key.join(";")],
    ["sink.delivery-guarantee", "exactly-once"],
    ["sink.transactional-id-prefix", placeholder("transactional_id")],
    // Leftover transactions are found by their prefix, without probing ids.
    ["sink.transaction-naming-strategy", "POOLING"],
    // Never shorter than an outage that must lose nothing: Flink only logs a transaction that timed out.
    ["properties.transaction.timeout.ms", "3600000"],
  ];
  const options: TableOptions = [
    ["connector", upsert ? "upsert-kafka" : "kafka"],
    ["topic", placeholder("output_topic")],
    ["properties.bootstrap.servers", placeholder("kafka")],
    ...(upsert ? [] : delivery),
    ...format,
  ];
  return createTable(model.name, lines, options);
}

/** Key columns of an output: its grain, and the window start when it has a window. */
export function keyColumns(model: SqlModel): readonly string[] {
  const grain = model.header.grain;
  if (!grain) return [];
  return [...grain.columns, ...(grain.window === undefined ? [] : ["window_start"])];
}

/** Views that a model reads, directly or not; a view behind what it reads. */
export function viewsOf(declared: Declared, model: SqlModel): readonly SqlModel[] {
  const wanted = new Set<SqlModel>();
  const visit = (member: SqlModel): void => {
    for (const reference of member.references) {
      if (reference.kind !== "model") continue;
      const next = find(declared, reference.name);
      if (next.header.kind !== "view" || wanted.has(next)) continue;
      wanted.add(next);
      visit(next);
    }
  };
  visit(model);
  return declared.models.filter((candidate) => wanted.has(candidate));
}

/** Logs and outputs that a model reads, directly or by way of views. */
export function topicsRead(declared: Declared, model: SqlModel): readonly string[] {
  const names = new Set<string>();
  for (const reference of [model, ...viewsOf(declared, model)].flatMap((member) => member.references)) {
    if (reference.kind === "log") for (const topic of logTopicNames(reference.log)) names.add(topic);
    else if (reference.kind === "reference") names.add(reference.table.topic);
    else if (find(declared, reference.name).header.kind === "output") names.add(reference.name);
  }
  return [...names].sort();
}

/** The topics of a log that are made for it; those that only its pattern matches are made by others. */
export function logTopics(log: Log): readonly TopicSpec[] {
  const config = topicConfig("delete", log.retention);
  return logTopicNames(log).map((name) => ({ name, partitions: log.partitions, config }));
}

function logTopicNames(log: Log): readonly string[] {
  return [log.topic, ...log.moreTopics];
}

/** The topic of a reference: the newest row of each key stays for ever. */
export function referenceTopic({ topic, partitions }: ReferenceTable): TopicSpec {
  return { name: topic, partitions, config: REFERENCE_TOPIC_CONFIG, fixed: true };
}

/** The subject that holds the values of a topic. */
export function subjectOf(name: string, schema: string): SubjectSpec {
  return { name: `${name}-value`, schema };
}

/** The subjects of logs and references, behind those of the files that they import. */
export function declaredSubjects(
  schemas: SchemaModel,
  declared: readonly { readonly topic: string; readonly message: Message; readonly moreTopics?: readonly string[] }[],
): readonly SubjectSpec[] {
  const subjects = new Map<string, SubjectSpec>();
  const add = (name: string, target: SchemaFile | Message): void => {
    const imports = canonicalImports(schemas, target);
    const source = "kind" in target ? schemas.files.find(({ path }) => path === target.file) : target;
    for (const file of imports.map((each) => schemas.files.find((f) => importName(f) === each.name))) {
      if (file && !subjects.has(importName(file))) add(importName(file), file);
    }
    const schema = canonicalProto(schemas, target);
    subjects.set(name, { name, schema, ...(imports.length > 0 && { imports }), ...(source && { source }) });
  };
  for (const { topic, moreTopics = [], message } of declared)
    for (const name of [topic, ...moreTopics]) add(subjectOf(name, "").name, message);
  return [...subjects.values()];
}

function outputTopic(declared: Declared, model: SqlModel): TopicSpec {
  const { mode, retention } = model.header.output ?? { mode: "append", retention: 0 };
  const partitions = partitionsOf(declared, model);
  // Old windows go by time, repeated rows of one key by compaction.
  return {
    name: model.name,
    partitions,
    config: topicConfig(mode === "upsert" ? "compact,delete" : "delete", retention),
  };
}

/** As many as the widest log that it comes from, by way of other outputs too. */
function partitionsOf(declared: Declared, model: SqlModel): number {
  const counts = [model, ...viewsOf(declared, model)]
    .flatMap((member) => member.references)
    .map((reference) => {
      if (reference.kind === "log") return reference.log.partitions;
      const read = reference.kind === "model" ? find(declared, reference.name) : undefined;
      return read?.header.kind === "output" ? partitionsOf(declared, read) : 1;
    });
  return Math.max(...counts, 1);
}

function topicConfig(cleanup: string, retention: number): Readonly<Record<string, string>> {
  return { "cleanup.policy": cleanup, "retention.ms": String(retention), "message.timestamp.type": "CreateTime" };
}

/**
 * Rows of an interval are many: an hour of payments is more than the memory of a laptop. Their state lies on disk, and a
 * checkpoint copies only what is new of it.
 */
const ON_DISK: Readonly<Record<string, string>> = {
  "state.backend.type": "rocksdb",
  "execution.checkpointing.incremental": "true",
  // A share of the slot's managed memory would be too little for it to work at all.
  "state.backend.rocksdb.memory.fixed-per-slot": "64 mb",
};

function jobOptionsOf(model: SqlModel): Readonly<Record<string, string>> {
  const { checkpoint, state } = model.header;
  return {
    "execution.checkpointing.interval": `${checkpoint} ms`,
    ...(typeof state === "object" ? { "table.exec.state.ttl": `${state.ttl} ms` } : {}),
    ...(state === "interval" ? ON_DISK : {}),
  };
}

function originOf(model: SqlModel): { readonly file: string; readonly line: number } {
  return { file: model.file, line: model.headerLines + 1 };
}

function find(declared: Declared, name: string): SqlModel {
  const model = declared.models.find((candidate) => candidate.name === name);
  if (!model) throw new SluiceError("SLUICE_INTERNAL", `${name} is no model`);
  return model;
}
