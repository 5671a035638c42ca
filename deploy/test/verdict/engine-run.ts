import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Config, http, messageOf, waitFor } from "#core";
import { type Kafka, openRegistry } from "#kafka";
import { openGateway } from "../../flink/gateway.ts";
import { explainFailure } from "../../flink/job-causes.ts";
import { COMMON_OPTIONS, fillPlaceholders, type JobSpec } from "../../flink/job-spec.ts";
import { type FlinkRest, openFlink } from "../../flink/rest.ts";
import { OUTPUT } from "./edit-pairs.ts";
import { LAST_HOST } from "./ping-records.ts";

/** Where one job writes: a topic, and a folder for outputs in files. */
export interface Place {
  readonly name: string;
}

/** A job that was started, or why the engine did not take it. */
export type Started = { readonly jobId: string } | { readonly rejected: string };

/** Runs jobs of edit pairs on a real engine. */
export interface EngineRun {
  start(job: JobSpec, place: Place, options: { parallelism: number; savepoint?: string }): Promise<Started>;
  /** Waits until the job has written something, then stops it; answers the savepoint. */
  stop(job: JobSpec, place: Place, jobId: string): Promise<string>;
  /** Waits for the last row, and for all that was written with it; then cancels. Answers why, when it does not get there. */
  finish(job: JobSpec, place: Place, jobId: string): Promise<string | undefined>;
  /** Waits until a job without an end has written what it read at once. */
  checkpointed(jobId: string): Promise<void>;
  /** What stands at the places, one after the other: by key for an upsert output, every row for others. Sorted. */
  rows(job: JobSpec, places: readonly Place[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** How long a job may take to its first and to its last row. */
const DEADLINE = 180_000;
const HEADER_BYTES = 6;

export function openEngineRun(config: Config, kafka: Kafka, folder: string): EngineRun {
  const flink = openFlink(config.flinkUrl);
  const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
  const places = new Set<string>();
  const jobs = new Set<string>();
  const pathOf = (place: Place): string => join(folder, place.name);

  const written = async (job: JobSpec, place: Place): Promise<readonly string[]> =>
    job.to.kind === "files" ? linesBelow(pathOf(place)) : recordsOf(kafka, place.name);

  return {
    async start(job, place, { parallelism, savepoint }) {
      if (job.to.kind === "topic" && !places.has(place.name))
        await kafka.admin().createTopics([{ name: place.name, partitions: 1, config: { "retention.ms": "-1" } }]);
      mkdirSync(pathOf(place), { recursive: true });
      places.add(place.name);
      const schema = job.to.kind === "topic" ? job.to.subject.schema : undefined;
      const id = schema && (await registry.register(`${place.name}-value`, schema)).id;
      const values = {
        kafka: config.kafka,
        registry: config.registryUrl,
        files: pathToFileURL(pathOf(place)).href,
        transactional_id: place.name,
        output_topic: place.name,
        output_folder: OUTPUT,
        ...(id === undefined ? {} : { schema_id: String(id) }),
      };
      const options = {
        ...COMMON_OPTIONS,
        ...job.options,
        "execution.checkpointing.interval": "1 s",
        // What cannot run shall say so at once.
        "restart-strategy.type": "none",
        "parallelism.default": String(parallelism),
        "pipeline.name": place.name,
        ...(savepoint === undefined ? {} : { "execution.state-recovery.path": savepoint }),
      };
      const session = await openGateway(config.gatewayUrl, place.name);
      try {
        let jobId: string | undefined;
        for (const statement of job.statements) {
          const sql = fillPlaceholders(statement, values);
          ({ jobId } = await session.execute(sql, statement.kind === "insert" ? options : {}));
        }
        if (jobId === undefined) throw new Error("the INSERT gave no job");
        jobs.add(jobId);
        return { jobId };
      } catch (error) {
        return { rejected: messageOf(error).split("\n")[0] ?? "" };
      } finally {
        await session.close();
      }
    },

    async stop(job, place, jobId) {
      const first = async (): Promise<boolean> => {
        const failed = await failureOf(flink, jobId);
        if (failed !== undefined) throw new Error(`${place.name} failed: ${failed}`);
        return (await written(job, place)).length > 0;
      };
      await waitFor(`the first row of ${place.name}`, first, { deadline: DEADLINE, interval: 200 });
      jobs.delete(jobId);
      return stopWithSavepoint(config.flinkUrl, jobId);
    },

    async finish(job, place, jobId) {
      try {
        const seen = async (): Promise<string | undefined> =>
          (await failureOf(flink, jobId)) ?? ((await written(job, place)).some(isLast) ? LAST_HOST : undefined);
        const end = await waitFor(`the last row of ${place.name}`, seen, { deadline: DEADLINE, interval: 200 }).catch(
          messageOf,
        );
        if (end !== LAST_HOST) return end;
        // What was written before the last row is on the topic then, in all partitions and transactions.
        await flink.checkpoint(jobId, { deadline: DEADLINE });
        return undefined;
      } finally {
        await flink.cancel(jobId, { deadline: DEADLINE });
        jobs.delete(jobId);
      }
    },

    async checkpointed(jobId) {
      // The first may be refused as long as a task is still starting.
      const checkpoint = (): Promise<true> => flink.checkpoint(jobId, { deadline: DEADLINE }).then(() => true);
      for (let i = 0; i < 2; i++) await waitFor(`a checkpoint of ${jobId}`, checkpoint, { deadline: DEADLINE });
    },

    async rows(job, from) {
      const all: string[] = [];
      for (const place of from) all.push(...(await written(job, place)));
      const upsert = job.statements.some(
        ({ kind, sql }) => kind === "sink" && sql.includes("'connector' = 'upsert-kafka'"),
      );
      if (!upsert) return all.sort();
      const newest = new Map(all.map((row) => [row.slice(0, row.indexOf("\t")), row]));
      return [...newest.values()].sort();
    },

    async close() {
      for (const jobId of jobs) await flink.cancel(jobId, { deadline: DEADLINE }).catch(() => undefined);
      await kafka.admin().deleteTopics([...places]);
      for (const name of places) await registry.deleteSubject(`${name}-value`, { permanent: true });
    },
  };
}

function isLast(row: string): boolean {
  return row.toLowerCase().includes(LAST_HOST);
}

/** Why a job ended; `undefined` while it lives. */
async function failureOf(flink: FlinkRest, jobId: string): Promise<string | undefined> {
  const { status, state } = await flink.job(jobId);
  if (status !== "ended") return undefined;
  // The engine tells why a moment after it tells that.
  return waitFor(`the failure of ${jobId}`, () => flink.failure(jobId), { deadline: 5000, interval: 200 }).then(
    ({ causes }) => explainFailure(causes).text,
    () => state,
  );
}

async function stopWithSavepoint(flinkUrl: string, jobId: string): Promise<string> {
  const base = `${flinkUrl}/jobs/${jobId}`;
  const body = { drain: false, formatType: "CANONICAL" };
  const asked = await http("Flink", `${base}/stop`, { method: "POST", body });
  const request = (asked.json as { "request-id"?: string } | undefined)?.["request-id"];
  if (request === undefined) throw new Error(`no savepoint of ${jobId}: ${asked.body}`);
  const { location } = await waitFor(
    `the savepoint of ${jobId}`,
    async () => {
      const { json } = await http("Flink", `${base}/savepoints/${request}`);
      const state = json as { status: { id: string }; operation?: { location?: string; "failure-cause"?: unknown } };
      return state.status.id === "COMPLETED" ? (state.operation ?? {}) : undefined;
    },
    { deadline: DEADLINE },
  );
  if (location === undefined) throw new Error(`no savepoint of ${jobId}`);
  return location;
}

/** Key and value of each record as text; the value without the frame's header, whose schema id is the topic's own. */
async function recordsOf(kafka: Kafka, topic: string): Promise<string[]> {
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  const rows: string[] = [];
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      for (const { key, value } of batches.flatMap(({ records }) => records))
        rows.push(`${key?.toString("utf8")}\t${value?.subarray(HEADER_BYTES).toString("latin1")}`);
  } finally {
    await consumer.close();
  }
  return rows;
}

/** The lines of all finished files below a folder. */
function linesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8").split("\n"))
    .filter((line) => line !== "");
}
