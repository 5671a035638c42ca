import { createHash } from "node:crypto";
import type { Planner } from "#codegen";
import type { Config } from "#core";
import { type Kafka, openRegistry } from "#kafka";
import type { JobSpec } from "../../flink/job-spec.ts";
import { declaredSubjects } from "../../flink/statements.ts";
import { openGate } from "../../parallel.ts";
import { judge, type Verdict } from "../../verdict/judge.ts";
import type { EditPair, Variant } from "./edit-pairs.ts";
import { type EngineRun, openEngineRun, type Place } from "./engine-run.ts";
import { openPairJobs } from "./pair-jobs.ts";
import { type PlacedRecord, pingRecords } from "./ping-records.ts";

/** What a pair did on the engine: the new job from the old one's savepoint, beside the new job from the first record. */
export interface PairOutcome {
  readonly pair: EditPair;
  readonly verdict: Verdict;
  /** `rejected`: the engine does not take the state, or fails on it. */
  readonly engine: "equal" | "different" | "rejected" | "not run";
  /** Why it was rejected, or a row that differs. */
  readonly detail: string;
}

/** Jobs that start, stop or run at one time. */
const AT_ONCE = 5;
const PARTITIONS = 2;
const DEADLINE = 60_000;

/** Judges the pairs and runs each on the engine. `id` makes all names the run's own; `folder` is for files. */
export async function runPairs(
  context: {
    readonly config: Config;
    readonly kafka: Kafka;
    readonly planner: Planner;
    readonly id: string;
    readonly folder: string;
  },
  pairs: readonly EditPair[],
): Promise<readonly PairOutcome[]> {
  const { config, kafka, planner, id, folder } = context;
  const log = `ping_${id}`;
  const jobs = openPairJobs(planner, log);
  const engine = openEngineRun(config, kafka, folder);
  const topics = [log, `${log}_more`];
  const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
  try {
    const schemas = await jobs.schemas({ sql: "" });
    for (const name of topics)
      await kafka.admin().createTopics([{ name, partitions: PARTITIONS, config: { "retention.ms": "-1" } }]);
    const [subject] = declaredSubjects(schemas, schemas.logs);
    if (!subject) throw new Error("the log has no subject");
    const registered = await registry.register(subject.name, subject.schema);
    const records = pingRecords(schemas, registered.id);
    await send(kafka, log, records.first);
    await send(kafka, `${log}_more`, records.elsewhere);

    const run = new Run(engine, id);
    const made: { pair: EditPair; before: JobSpec; after: JobSpec; verdict: Verdict }[] = [];
    for (const pair of pairs) {
      const { before, after } = await jobs.jobs(pair);
      const parallelism = { deployed: pair.before.parallelism ?? 1, wanted: pair.after.parallelism ?? 1 };
      made.push({ pair, before, after, verdict: await judge(planner, before, after, { parallelism }) });
    }
    const runnable = made.filter(({ pair }) => pair.notRun === undefined);
    await Promise.all(runnable.map(({ pair, before }) => run.old(pair, before)));
    await send(kafka, log, records.second);
    return await Promise.all(
      made.map(async ({ pair, after, verdict }) => {
        if (pair.notRun !== undefined) return { pair, verdict, engine: "not run", detail: pair.notRun } as const;
        return { pair, verdict, ...(await run.compared(pair, after)) };
      }),
    );
  } finally {
    await engine.close();
    jobs.close();
    await kafka.admin().deleteTopics(topics);
    await registry.deleteSubject(`${log}-value`, { permanent: true });
  }
}

interface Stopped {
  readonly place: Place;
  readonly savepoint: string;
}

/** The jobs of a run. What several pairs have in common runs once. */
class Run {
  readonly #engine: EngineRun;
  readonly #id: string;
  readonly #gate = openGate(AT_ONCE);
  readonly #known = new Map<string, Promise<unknown>>();
  readonly #old = new Map<EditPair, Promise<Stopped>>();
  #count = 0;

  constructor(engine: EngineRun, id: string) {
    this.#engine = engine;
    this.#id = id;
  }

  old(pair: EditPair, job: JobSpec): Promise<unknown> {
    // Where a job writes in transactions or files, the new one goes on in the same: no two may do that.
    const key = isUpsert(job) ? keyOf("old", job, pair.before) : `old of ${pair.rule}, ${pair.edit}`;
    const stopped = this.#once(key, async () => {
      const place = this.#place();
      const started = await this.#engine.start(job, place, { parallelism: pair.before.parallelism ?? 1 });
      if ("rejected" in started) throw new Error(`${pair.edit}: ${started.rejected}`);
      return { place, savepoint: await this.#engine.stop(job, place, started.jobId) };
    });
    this.#old.set(pair, stopped);
    return stopped;
  }

  async compared(pair: EditPair, job: JobSpec): Promise<Pick<PairOutcome, "engine" | "detail">> {
    const parallelism = pair.after.parallelism ?? 1;
    const fresh = this.#once(keyOf("fresh", job, pair.after), async () => {
      const place = this.#place();
      const started = await this.#engine.start(job, place, { parallelism });
      if ("rejected" in started) throw new Error(`${pair.edit}: ${started.rejected}`);
      if (pair.readsNoEnd) await this.#engine.checkpointed(started.jobId);
      const failed = pair.readsNoEnd ? undefined : await this.#engine.finish(job, place, started.jobId);
      if (failed !== undefined) throw new Error(`${pair.edit}, from the first record: ${failed}`);
      return this.#engine.rows(job, [place]);
    });
    const { place: old, savepoint } = (await this.#old.get(pair)) as Stopped;
    const resumed = this.#gate(async (): Promise<{ rejected: string } | { rows: readonly string[] }> => {
      const place = isUpsert(job) ? this.#place() : old;
      const started = await this.#engine.start(job, place, { parallelism, savepoint });
      if ("rejected" in started) return started;
      const failed = await this.#engine.finish(job, place, started.jobId);
      if (failed !== undefined) return { rejected: failed };
      return { rows: await this.#engine.rows(job, place === old ? [old] : [old, place]) };
    });
    const [expected, found] = await Promise.all([fresh, resumed]);
    if ("rejected" in found) return { engine: "rejected", detail: found.rejected };
    const detail = difference(expected, found.rows);
    return detail === undefined ? { engine: "equal", detail: "" } : { engine: "different", detail };
  }

  #place(): Place {
    return { name: `verdict_${this.#id}_${++this.#count}` };
  }

  #once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key) as Promise<T> | undefined;
    const made = known ?? this.#gate(work);
    this.#known.set(key, made);
    return made;
  }
}

function isUpsert({ statements }: JobSpec): boolean {
  return statements.some(({ kind, sql }) => kind === "sink" && sql.includes("'connector' = 'upsert-kafka'"));
}

function keyOf(what: string, job: JobSpec, variant: Variant): string {
  const text = JSON.stringify([job.statements.map(({ sql }) => sql), job.options, variant.parallelism ?? 1]);
  return `${what} ${createHash("sha256").update(text).digest("hex")}`;
}

/** How many rows differ, and the first of each side. */
function difference(expected: readonly string[], found: readonly string[]): string | undefined {
  const missing = without(expected, found);
  const extra = without(found, expected);
  if (missing.length === 0 && extra.length === 0) return undefined;
  const sample = [missing[0], extra[0]].map((row) => (row === undefined ? "none" : JSON.stringify(row)));
  return `${missing.length} of ${expected.length} rows are not there, as ${sample[0]}; ${extra.length} should not be, as ${sample[1]}`;
}

function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const row of taken) counts.set(row, (counts.get(row) ?? 0) + 1);
  return all.filter((row) => {
    const left = counts.get(row) ?? 0;
    counts.set(row, left - 1);
    return left <= 0;
  });
}

async function send(kafka: Kafka, topic: string, records: readonly PlacedRecord[]): Promise<void> {
  const producer = kafka.producer();
  try {
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const own = records.filter((each) => each.partition === partition).map(({ record }) => record);
      if (own.length > 0) await producer.send(topic, partition, own, DEADLINE);
    }
  } finally {
    await producer.close();
  }
}
