import { canonicalImports, canonicalProto, type Message } from "#codegen";
import { type Config, messageOf, SluiceError, waitFor } from "#core";
import { type Kafka, type Registry, registerSchema } from "#kafka";
import { type ApplyContext, applyObjects } from "../../ksqldb/apply-objects.ts";
import type { Ksqldb } from "../../ksqldb/client/open-ksqldb.ts";
import { hasQuery, type KsqldbObject } from "../../ksqldb/object.ts";
import { recordsInMemory } from "../../ksqldb/records.ts";
import { type Judgement, judgeRows, type KnownDifference } from "../known-differences.ts";
import type { CaseResult } from "../run-case.ts";
import { messageOfTable, type SqlCase, topicOfTable } from "../sql-case.ts";
import { caseTopics, writeRecords } from "../write-records.ts";
import { awaitRead } from "./await-read.ts";
import { type CaseObjects, caseObjects, type PlansByPartitions } from "./case-objects.ts";
import { cleanUp } from "./clean-up.ts";
import { placedRefusal } from "./refusal.ts";
import { foldSink, readSink } from "./sink-rows.ts";
import { wavesOf } from "./waves.ts";

/** What running cases on a ksqlDB server needs of the world. */
export interface KsqldbCaseContext {
  readonly config: Config;
  readonly client: Ksqldb;
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly plans: PlansByPartitions;
  /** Of the model of a case. */
  readonly known: readonly KnownDifference[];
  /** Milliseconds for each thing that is waited for. */
  readonly within: number;
  /** Called with the names that could not be dropped. */
  readonly onLeft: (names: readonly string[]) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs one case: topics and schemas of its own, its records, the statements that deployment would send, one a request and
 * each behind what it reads, and the rows of the output's topic compared. What it made is deleted, whatever happens.
 */
export async function runKsqldbCase(context: KsqldbCaseContext, found: SqlCase, prefix: string): Promise<CaseResult> {
  context.signal?.throwIfAborted();
  const start = performance.now();
  const done = (outcome: Partial<CaseResult>): CaseResult => ({
    case: found,
    passed: false,
    took: performance.now() - start,
    ...outcome,
  });
  const made = caseObjects(context.plans, found, prefix);
  // A statement on its way is waited for: nobody could drop what comes to be afterwards.
  const apply: ApplyContext = {
    client: context.client,
    records: recordsInMemory(),
    env: "test",
    pipeline: "test",
    deadline: context.within,
    prepare: async ({ object, topic }) => {
      const output = made.schemas.outputs.find(({ name }) => name === object.output);
      return output ? { schema_id: await register(context, made, topic, output.message) } : {};
    },
  };
  try {
    return done(await rowsAsExpected(context, apply, made, found, prefix));
  } catch (error) {
    context.signal?.throwIfAborted();
    const { schemas } = made;
    const placed = placedRefusal(error, made.objects, { schemas, plans: context.plans.declared.plans, prefix });
    if (isAway(placed)) throw placed;
    if (placed instanceof SluiceError) return done({ error: placed });
    throw new SluiceError("SLUICE_INTERNAL", messageOf(error), { cause: error });
  } finally {
    context.onLeft(await cleanUp(context, apply, prefix));
  }
}

/** Faults that the next case would have too. */
function isAway(error: unknown): boolean {
  for (let each = error; each instanceof SluiceError; each = each.cause)
    if (each.code === "SLUICE_ADDRESS_UNREACHABLE") return true;
  return false;
}

async function rowsAsExpected(
  context: KsqldbCaseContext,
  apply: ApplyContext,
  made: CaseObjects,
  found: SqlCase,
  prefix: string,
): Promise<Partial<CaseResult>> {
  const { kafka, signal, within } = context;
  const { objects, schemas, partitions, outputKey } = made;
  await kafka.admin().createTopics(caseTopics(found, prefix, { partitions }));
  const ids = new Map<string, number>();
  for (const { table } of found.inputs)
    ids.set(table.name, await register(context, made, prefix + topicOfTable(table), messageOfTable(table)));
  const [first, ...later] = wavesOf(found.inputs);
  const write = (only = first): Promise<unknown> =>
    writeRecords(kafka, schemas, found, prefix, ids, { partitions, outputKey, only: only ?? new Set() });
  const read = async (object: KsqldbObject): Promise<void> => {
    if (!hasQuery(object)) return;
    const topics = objects.flatMap(({ name, topic }) => (object.reads.includes(name) ? [topic] : []));
    await awaitRead(context.client, kafka, object, [...new Set(topics)], { within, signal });
  };
  await write();
  // A query starts when what it reads is whole, so that it reads in the order of time, every time.
  for (const [i, object] of objects.entries()) {
    signal?.throwIfAborted();
    await applyObjects({ ...apply, properties: propertiesOf(object) }, objects.slice(0, i + 1));
    await read(object);
  }
  for (const wave of later) {
    await write(wave);
    for (const object of objects) await read(object);
  }
  return judged(context, made, found);
}

/** Waits for the rows that are expected; what came instead is the result when they do not come. */
async function judged(context: KsqldbCaseContext, made: CaseObjects, found: SqlCase): Promise<Partial<CaseResult>> {
  const { kafka, known, signal, within } = context;
  const { message } = found.output;
  let last: Judgement | undefined;
  let count = 0;
  try {
    await waitFor(
      `the rows of ${made.topic}`,
      async () => {
        const records = await readSink(kafka, made.schemas, message, made.topic, signal);
        count = records.length;
        last = judgeRows(found, foldSink(made.plan, records), known);
        return last.passed;
      },
      { deadline: within, interval: 50, signal },
    );
  } catch (error) {
    if (!last || !(error instanceof SluiceError) || error.code !== "SLUICE_TIMEOUT") throw error;
    const waited = `waited ${within} ms for ${found.expected.length} rows in ${made.topic}: it has ${count} records, all that was written is read`;
    const { difference, gone } = last;
    return { difference, waited, ...(gone.length > 0 ? { gone } : {}) };
  }
  const shown = last?.shown ?? [];
  return { passed: true, ...(shown.length > 0 ? { known: shown } : {}) };
}

/** ksqlDB infers columns from the subject of the topic itself, so each topic of a case has one. */
async function register(
  { registry }: KsqldbCaseContext,
  { schemas }: CaseObjects,
  topic: string,
  message: Message,
): Promise<number> {
  const imports = canonicalImports(schemas, message);
  const text = { schema: canonicalProto(schemas, message), ...(imports.length > 0 ? { imports } : {}) };
  return (await registerSchema(registry, `${topic}-value`, text)).id;
}

/**
 * As deployment sends them. A join of streams looks for rows without a partner once a second by the clock, when a row
 * comes: the rows of a case come at once, so it must look with each.
 */
function propertiesOf({ statement }: KsqldbObject): Readonly<Record<string, string>> {
  const every = { "auto.offset.reset": "earliest" };
  if (!/\bWITHIN\b/.test(statement)) return every;
  return { ...every, "ksql.streams.__emit.interval.ms.kstreams.outer.join.spurious.results.fix__": "0" };
}
