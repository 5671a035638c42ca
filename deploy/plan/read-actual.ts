import { type FileStore, isFinished } from "#files";
import { type Kafka, lookupSchema, planReference, type Registry } from "#kafka";
import { type CheckpointFinder, openCheckpoints } from "../flink/checkpoints.ts";
import { hashInName } from "../flink/identity.ts";
import { openRecords, type RecordStore } from "../flink/records.ts";
import type { FlinkRest } from "../flink/rest.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import type {
  ActualFiles,
  ActualJob,
  ActualRows,
  ActualState,
  ActualSubject,
  ActualTopic,
  DesiredState,
} from "./step.ts";

/** The systems that a plan is compared with. */
export interface Systems {
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly flink: FlinkRest;
  /** Where outputs in files go. */
  readonly store: FileStore;
}

/** Reads what stands, as far as the desired state asks for it, plus every deployment record of the environment. */
export async function readActual(desired: DesiredState, systems: Systems): Promise<ActualState> {
  const [topics, subjects, jobs, files, rows] = await Promise.all([
    readTopics(desired, systems),
    readSubjects(desired, systems),
    readJobs(desired.env, systems),
    readFiles(desired, systems),
    readRows(desired, systems),
  ]);
  return { topics, subjects, jobs, files, rows };
}

/** What the engine says of each deployment record of the environment, by output. */
export async function readJobs(
  env: string,
  systems: Pick<Systems, "kafka" | "flink">,
): Promise<ReadonlyMap<string, ActualJob>> {
  const store: RecordStore = openRecords(systems.kafka, env);
  try {
    const records = [...(await store.read()).values()];
    const checkpoints = openCheckpoints(systems.flink);
    const jobs = await Promise.all(records.map((record) => readJob(record, systems.flink, checkpoints)));
    return new Map(jobs.map((job) => [job.record.output, job]));
  } finally {
    await store.close();
  }
}

async function readJob(record: DeploymentRecord, flink: FlinkRest, checkpoints: CheckpointFinder): Promise<ActualJob> {
  const job = await flink.job(record.jobId);
  const alive = job.status === "running" || job.status === "starting";
  return {
    record,
    status: job.status,
    state: job.state,
    runningHash: alive ? hashInName(job.name) : undefined,
    // A running job is never restored, so its newest checkpoint need not be searched.
    checkpoint: alive ? undefined : await checkpoints.newest(record.jobId),
  };
}

async function readTopics(desired: DesiredState, { kafka }: Systems): Promise<ReadonlyMap<string, ActualTopic>> {
  const found = await kafka.admin().describeTopics(desired.topics.map((topic) => topic.name));
  const entries = found.map(async (topic): Promise<[string, ActualTopic]> => {
    const ranges = await kafka.admin().offsets(topic.name);
    const records = ranges.reduce((sum, range) => sum + (range.latest - range.earliest), 0n);
    return [topic.name, { partitions: topic.partitions, config: topic.config, records }];
  });
  return new Map(await Promise.all(entries));
}

async function readSubjects(desired: DesiredState, { registry }: Systems): Promise<ReadonlyMap<string, ActualSubject>> {
  const entries = desired.subjects.map(async (subject): Promise<[string, ActualSubject]> => {
    const { name } = subject;
    const found = await lookupSchema(registry, name, subject);
    const exists = found !== undefined || (await registry.versions(name)).length > 0;
    return [name, { id: found?.id, exists }];
  });
  return new Map(await Promise.all(entries));
}

async function readFiles(desired: DesiredState, { store }: Systems): Promise<ReadonlyMap<string, ActualFiles>> {
  const found = new Map<string, ActualFiles>();
  for (const { output, to } of desired.jobs) {
    if (to.kind !== "files") continue;
    const files = (await store.list(to.files.folder)).filter(({ path }) => isFinished(path));
    found.set(output, { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) });
  }
  return found;
}

async function readRows(desired: DesiredState, { kafka }: Systems): Promise<ReadonlyMap<string, ActualRows>> {
  const entries = desired.references.map(async ({ type, rows }): Promise<[string, ActualRows]> => {
    const { added, changed, removed, unchanged } = await planReference(kafka, type, rows);
    return [type.reference, { added, changed, removed, unchanged }];
  });
  return new Map(await Promise.all(entries));
}
