import type { Field, FieldType, KsqlPlan, KsqlPlans, Message, SchemaModel } from "#codegen";
import { DecodeError, type Kafka, type OutRecord, partitionOf, type Registry, readFrame, registerSchema } from "#kafka";
import { rowKey } from "../ksqldb/row-key.ts";
import { encodeFrame } from "../test-sql/encode.ts";
import {
  type CaseInput,
  type CaseRecord,
  type InputTable,
  messageOfTable,
  type SqlCase,
} from "../test-sql/sql-case.ts";
import { toMs } from "../test-sql/times.ts";
import type { Value } from "../test-sql/values.ts";
import { decodeRow, type Row } from "../versions/decode-row.ts";
import { readModel, type Told } from "./ksqldb-reading.ts";
import { type Simulation, simulateKsqldb } from "./ksqldb-simulation.ts";
import type { KsqlValue } from "./ksqldb-values.ts";
import type { Reply, Seen } from "./replay-server.ts";

type Source = Simulation["sources"] extends ReadonlyMap<string, infer S> ? S : never;

/** What an engine runs, and how. */
export interface EngineOptions {
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly schemas: SchemaModel;
  readonly plans: KsqlPlans;
  /** Changes what a model tells: an engine that computes otherwise. */
  readonly spoil?: (model: string, told: readonly Told[]) => readonly Told[];
}

/** The simulated server with queries that run: they read real topics, and write real ones. */
export interface Engine {
  readonly simulation: Simulation;
  /** What a real server would have refused, or read as nothing. */
  readonly faults: readonly string[];
  answer(seen: Seen): Promise<Reply | undefined>;
}

const PREFIX = /^case_[a-z0-9]+_\d+_/;

export function startEngine({ kafka, registry, schemas, plans, spoil }: EngineOptions): Engine {
  const simulation = simulateKsqldb();
  const faults: string[] = [];
  const real = new Set<string>();
  const written = new Map<string, number>();
  const asked = new Map<string, string>();
  const inputs = new Map<string, { readonly end: string; readonly input: CaseInput }>();
  const producer = kafka.producer();
  const turns = new Map<string, Promise<unknown>>();

  const sourcesOf = (prefix: string): Source[] =>
    [...simulation.sources.values()].filter(({ topic }) => topic.startsWith(prefix));

  /** Makes the topics and schemas of what was created meanwhile. */
  const realise = async (prefix: string): Promise<void> => {
    for (const source of sourcesOf(prefix)) {
      if (real.has(source.name)) continue;
      real.add(source.name);
      const { topic, statement, queryId } = source;
      if (queryId === undefined) {
        if ((await kafka.admin().describeTopics([topic])).length === 0) faults.push(`no topic ${topic}`);
        if (!(await registry.subjects()).includes(`${topic}-value`)) faults.push(`no schema for ${topic}`);
        continue;
      }
      const number = (name: string): number => Number(new RegExp(`${name} = (\\d+)`).exec(statement)?.[1]);
      const kept = number("RETENTION_MS");
      if (kept < 1e12) faults.push(`${topic} loses rows of a case after ${kept} ms`);
      await kafka
        .admin()
        .createTopics([{ name: topic, partitions: number("PARTITIONS"), config: { "retention.ms": "-1" } }]);
      if (/VALUE_SCHEMA_ID/.test(statement)) continue;
      const message = /VALUE_SCHEMA_FULL_NAME = '[\w.]+\.(\w+)'/.exec(statement)?.[1];
      await registerSchema(registry, `${topic}-value`, { schema: `syntax = "proto3";\n\nmessage ${message} {}\n` });
    }
  };

  /** Runs the query of a source over all that its topics hold; what it told before is not told again. */
  const run = async (source: Source): Promise<void> => {
    for (const read of source.reads) {
      const before = simulation.sources.get(read);
      if (before?.queryId !== undefined) await run(before);
    }
    const prefix = PREFIX.exec(source.topic)?.[0] ?? "";
    const name = source.topic.slice(prefix.length);
    const all = sourcesOf(prefix);
    const sinks = new Set(all.flatMap(({ queryId, topic }) => (queryId === undefined ? [] : [topic])));
    const declared = all.filter(({ queryId, topic }) => queryId === undefined && !sinks.has(topic));
    const own = await Promise.all(declared.map(({ topic }) => inputOf(topic, prefix)));
    const plan = plans.get(name);
    expectReads(source, plan, prefix);
    const rows = readModel(schemas, plans, { inputs: own } as unknown as SqlCase, name);
    const told = spoil?.(name, rows) ?? rows;
    const id = Number(/VALUE_SCHEMA_ID = (\d+)/.exec(source.statement)?.[1]);
    const partitions = (await kafka.admin().offsets(source.topic)).length;
    const batches = new Map<number, OutRecord[]>();
    for (const row of told.slice(written.get(source.name) ?? 0)) {
      const { key, value } = plan?.model.header.kind === "output" ? sinkRecord(plan, row, id) : stepRecord(row);
      const partition = key === null ? 0 : partitionOf(key, partitions);
      batches.set(partition, [...(batches.get(partition) ?? []), { key, value, timestamp: row.time }]);
    }
    for (const [partition, records] of batches) await producer.send(source.topic, partition, records, 10_000);
    written.set(source.name, told.length);
  };

  /** The statement that was sent must read what the model reads. */
  const expectReads = ({ name, reads }: Source, plan: KsqlPlan | undefined, prefix: string): void => {
    if (!plan) return;
    const wanted = plan.model.references.map((each) => {
      const suffix = each.kind === "log" ? (each.view === "ok" ? "_ok" : "") : each.kind === "model" && each.changes;
      const of = each.kind === "log" ? each.log.name : each.name;
      return `${prefix}${of}${suffix === true ? "_changes" : suffix || ""}`.toUpperCase();
    });
    if ([...new Set(wanted)].sort().join() !== [...reads].sort().join())
      faults.push(`${name} reads ${reads.join()}, not ${wanted.join()}`);
  };

  /** What a topic holds, read again only when more has come. */
  const inputOf = async (topic: string, prefix: string): Promise<CaseInput> => {
    const end = String((await kafka.admin().offsets(topic)).map(({ latest }) => latest));
    const before = inputs.get(topic);
    if (before?.end === end) return before.input;
    const input = await readInput(topic, prefix);
    inputs.set(topic, { end, input });
    return input;
  };

  const readInput = async (topic: string, prefix: string): Promise<CaseInput> => {
    const bare = topic.slice(prefix.length);
    const table = tableOf(bare);
    const records: CaseRecord[] = [];
    const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
    try {
      for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
        for (const each of batches.flatMap((batch) => batch.records)) {
          const record = await recordOf(table, bare, each);
          if (record) records.push(record);
        }
    } finally {
      await consumer.close();
    }
    // In the order of arrival, as from one partition.
    return { table, records: records.sort((a, b) => a.arrives - b.arrives) };
  };

  const tableOf = (topic: string): InputTable => {
    const log = schemas.logs.find((each) => each.topic === topic);
    if (log) return { kind: "log", name: log.name, log };
    const reference = schemas.references.find((each) => each.topic === topic);
    if (reference) return { kind: "reference", name: reference.name, reference };
    const output = schemas.outputs.find((each) => each.name === topic);
    if (!output) throw new Error(`nothing writes ${topic}`);
    return { kind: "output", name: topic, output, model: plans.get(topic)?.model as KsqlPlan["model"] };
  };

  const known = new Map<number, boolean>();
  const recordOf = async (
    table: InputTable,
    topic: string,
    { key, value, timestamp }: { key: Buffer | null; value: Buffer | null; timestamp: number },
  ): Promise<CaseRecord | undefined> => {
    const common = { topic, arrives: timestamp, named: new Set<string>(), location: { file: "", line: 1, column: 1 } };
    if (value === null) {
      if (table.kind !== "reference") return undefined;
      return { ...common, row: new Map([[table.reference.key.name, key?.toString() ?? ""]]), removed: true };
    }
    const message = messageOfTable(table);
    try {
      const { schemaId, index } = readFrame(value);
      if (!known.has(schemaId)) known.set(schemaId, (await registry.subjectsOf(schemaId)).length > 0);
      if (known.get(schemaId) === false || String(index) !== String(message.index)) return undefined;
      const row = named(message, decodeRow(schemas, message, value));
      if (table.kind === "output") expectKey(table.name, key, row);
      const at = table.kind === "log" ? row.get(table.log.eventTime.name) : undefined;
      return { ...common, row, ...(typeof at === "bigint" ? { at: toMs(at) } : {}) };
    } catch (error) {
      if (error instanceof DecodeError) return undefined;
      throw error;
    }
  };

  /** Rows of a table that is declared have ksqlDB's key. */
  const expectKey = (name: string, key: Buffer | null, row: Row): void => {
    const plan = plans.get(name) as KsqlPlan;
    const columns = plan.result.keys.map((each) => [each.name, row.get(each.name.replace(/_key$/, ""))] as const);
    const wanted = rowKey(columns, toMs(row.get("window_start") as bigint));
    if (!key?.equals(wanted)) faults.push(`a row of ${name} has the key ${key?.toString()}`);
  };

  /** Enums by name, as ksqlDB reads them. */
  const named = (message: Message, row: Row): Row =>
    new Map(message.fields.map((field) => [field.name, fieldValue(field, row.get(field.name) ?? null)]));
  const fieldValue = ({ type, cardinality }: Field, value: Value): Value => {
    if (cardinality === "repeated") return (value as readonly Value[]).map((each) => oneValue(type, each));
    return cardinality === "map" ? value : oneValue(type, value);
  };
  const oneValue = (type: FieldType, value: Value): Value => {
    if (type.kind === "enum" && value !== null)
      return schemas.enums.get(type.name)?.values.find(({ number }) => BigInt(number) === value)?.name ?? value;
    if (type.kind === "message" && value instanceof Map)
      return named(schemas.messages.get(type.name) as Message, value as Row);
    return value;
  };

  const sinkRecord = (plan: KsqlPlan, { columns, key: told }: Told, id: number): { key: Buffer; value: Buffer } => {
    const { message } = schemas.outputs.find(({ name }) => name === plan.model.name) as { message: Message };
    const row = new Map(message.fields.map((field) => [field.name, caseValue(field, columns.get(field.name) ?? null)]));
    const start = told === undefined ? columns.get("window_start") : Number(told.split("|")[0]);
    const window = plan.result.window === undefined || plan.result.kind === "stream" ? undefined : Number(start);
    const keys = plan.result.keys.map(({ name }) => [name, columns.get(name)] as const);
    return { key: rowKey(keys, window), value: encodeFrame(schemas, message, id, row) };
  };

  const summary = async (source: Source): Promise<unknown> => {
    const topics = source.reads.map((read) => simulation.sources.get(read)?.topic ?? "");
    const ends = await Promise.all(topics.map((topic) => kafka.admin().offsets(topic)));
    // Asked for the first time since records came, it has read the half of them: who does not wait has too few rows.
    const now = ends.flat().map(({ latest }) => latest);
    const isBehind = asked.get(source.name) !== String(now);
    asked.set(source.name, String(now));
    const groupId = `_confluent-ksql-test_query_${source.queryId}`;
    const topicSummaries = topics.map((kafkaTopic, i) => ({
      kafkaTopic,
      offsets: (ends[i] ?? []).map(({ partition, latest }) => {
        const [end, half] = [Number(latest), Math.floor(Number(latest) / 2)];
        return { partition, logStartOffset: 0, logEndOffset: end, consumerOffset: isBehind ? half : end };
      }),
    }));
    if (!isBehind) await run(source);
    return { groupId, topicSummaries };
  };

  const answer = async (seen: Seen, prefix: string): Promise<Reply | undefined> => {
    const extended = /DESCRIBE (\w+) EXTENDED;/.exec(seen.body)?.[1];
    const reply = simulation.answer({ ...seen, body: seen.body.replace(" EXTENDED;", ";") });
    if (prefix !== "") await realise(prefix);
    if (seen.path === "/info") {
      const { id } = await kafka.admin().cluster();
      return changed(reply, (json) => Object.assign((json as Info).KsqlServerInfo, { kafkaClusterId: id }));
    }
    const source = extended === undefined ? undefined : simulation.sources.get(extended);
    if (source?.queryId === undefined) return reply;
    const queryOffsetSummaries = [await summary(source)];
    return changed(reply, (json) => Object.assign((json as Described)[0].sourceDescription, { queryOffsetSummaries }));
  };

  return {
    simulation,
    faults,
    answer(seen) {
      // What is asked of one case is done one after the other, as a server runs its commands.
      const prefix = /CASE_[A-Z0-9]+_\d+_/.exec(seen.body.toUpperCase())?.[0] ?? "";
      const next = (turns.get(prefix) ?? Promise.resolve()).then(() => answer(seen, prefix.toLowerCase()));
      turns.set(
        prefix,
        next.catch((error: unknown) => void faults.push(String(error))),
      );
      return next;
    },
  };
}

interface Info {
  readonly KsqlServerInfo: object;
}

type Described = readonly [{ readonly sourceDescription: object }];

function changed(reply: Reply | undefined, change: (json: unknown) => void): Reply | undefined {
  if (reply?.status !== 200) return reply;
  const json = JSON.parse(Buffer.concat([...(reply.pieces as Iterable<Uint8Array>)]).toString()) as unknown;
  change(json);
  return { ...reply, pieces: [Buffer.from(JSON.stringify(json))] };
}

function caseValue({ type }: Field, value: KsqlValue): Value {
  return type.kind === "timestamp" && typeof value === "bigint" ? value * 1_000_000n : (value as Value);
}

/** Nobody reads the rows of steps here but their number. */
function stepRecord({ columns }: Told): { key: null; value: Buffer } {
  const text = JSON.stringify([...columns], (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  return { key: null, value: Buffer.from(text) };
}
