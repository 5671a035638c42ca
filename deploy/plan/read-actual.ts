import { type CompatibilityLevel, waitFor } from "#core";
import { type FileStore, isFinished } from "#files";
import { type Kafka, lookupSchema, planReference, type Registry } from "#kafka";
import { readDeployments } from "../deployment-topic.ts";
import { type CheckpointFinder, openCheckpoints } from "../flink/checkpoints.ts";
import { hashInName } from "../flink/identity.ts";
import { nameOf, targetNamed, versionName } from "../flink/job-spec.ts";
import { flinkDeployments } from "../flink/records.ts";
import type { FlinkRest, JobInfo } from "../flink/rest.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { ksqldbRecords } from "../ksqldb/record-store.ts";
import { type Deployment, isGone, liveVersion, nextVersion } from "../versions/deployment.ts";
import { globalLevel, judgeSubject } from "./judge-subject.ts";
import type { SubjectSpec } from "./spec.ts";
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
  /** Level of schemas where the registry has none. */
  readonly compatibility?: CompatibilityLevel;
}

/** Reads what stands, as far as the desired state asks for it, plus every deployment record of the environment. */
export async function readActual(desired: DesiredState, systems: Systems): Promise<ActualState> {
  const [deployed, rows] = await Promise.all([readJobs(desired.env, systems), readRows(desired, systems)]);
  const places = placesOf(desired, deployed);
  const [topics, subjects, files] = await Promise.all([
    readTopics([...desired.topics.map(({ name }) => name), ...places.topics], systems),
    readSubjects([...desired.subjects, ...places.subjects], systems),
    readFiles(places.folders, systems),
  ]);
  return { topics, subjects, ...deployed, files, rows };
}

/** What stands of topics, schemas and reference rows: all that a plan without jobs needs, and no engine. */
export async function readPlaces(
  desired: Pick<DesiredState, "topics" | "subjects" | "references">,
  systems: Pick<Systems, "kafka" | "registry" | "compatibility">,
): Promise<Pick<ActualState, "topics" | "subjects" | "rows">> {
  const [topics, subjects, rows] = await Promise.all([
    readTopics(
      desired.topics.map(({ name }) => name),
      systems,
    ),
    readSubjects(desired.subjects, systems),
    readRows(desired, systems),
  ]);
  return { topics, subjects, rows };
}

type Deployed = Required<Pick<ActualState, "jobs" | "others" | "pointers" | "next" | "ksqldb">>;

/** What the engine says of each version of the environment's outputs. */
export async function readJobs(env: string, systems: Pick<Systems, "kafka" | "flink">): Promise<Deployed> {
  const entries = await readDeployments(systems.kafka, env);
  const deployments = [...flinkDeployments(entries).values()];
  const checkpoints = openCheckpoints(systems.flink);
  const found = await Promise.all(
    deployments.map(async (deployment) => {
      const there = deployment.versions.filter(
        (record) => record === liveVersion(deployment) || record.phase !== "dropped",
      );
      const jobs = await Promise.all(there.map((record) => readJob(record, systems.flink, checkpoints)));
      return { deployment, jobs };
    }),
  );
  return {
    jobs: new Map(found.flatMap(({ deployment, jobs }) => liveJob(deployment, jobs))),
    others: new Map(
      found.map(({ deployment, jobs }) => [
        deployment.output,
        jobs.filter(({ record }) => record !== liveVersion(deployment)).reverse(),
      ]),
    ),
    pointers: new Map(deployments.flatMap(({ output, pointer }) => (pointer ? [[output, pointer] as const] : []))),
    next: new Map(deployments.map((deployment) => [deployment.output, nextVersion(deployment)])),
    ksqldb: ksqldbRecords(entries),
  };
}

function liveJob(deployment: Deployment, jobs: readonly ActualJob[]): (readonly [string, ActualJob])[] {
  const live = liveVersion(deployment);
  const job = jobs.find(({ record }) => record === live);
  return job ? [[deployment.output, job]] : [];
}

/** Topics, subjects and folders of every version that stands, and of the one that may be built next. */
function placesOf(
  desired: DesiredState,
  { jobs, others, next }: Deployed,
): { topics: string[]; subjects: SubjectSpec[]; folders: string[] } {
  const topics: string[] = [];
  const subjects: SubjectSpec[] = [];
  const folders: string[] = [];
  for (const { output, to } of desired.jobs) {
    const versions = [jobs.get(output), ...(others.get(output) ?? [])].flatMap((job) => (job ? [job.record] : []));
    const names = versions.filter(({ phase }) => !isGone(phase)).map((record) => record.topic ?? record.folder ?? "");
    names.push(nameOf(to), versionName(to, next.get(output) ?? 1));
    if (to.kind === "files") folders.push(...names);
    else {
      topics.push(...names);
      for (const name of names) {
        const target = targetNamed(to, name);
        if (target.kind === "topic") subjects.push(target.subject);
      }
    }
  }
  return { topics, subjects, folders };
}

async function readJob(record: DeploymentRecord, flink: FlinkRest, checkpoints: CheckpointFinder): Promise<ActualJob> {
  const job = await steadyJob(record, flink);
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

/** Milliseconds after which a job that somebody set about to stop, and that still runs, is taken for one that stays. */
const STOP_WITHIN = 15_000;

/** A job as it stays: one that is on its way down is no running one, though the engine still says so. */
async function steadyJob({ jobId, phase, stopping }: DeploymentRecord, flink: FlinkRest): Promise<JobInfo> {
  const isRunning = phase === "settled" || phase === "open";
  const left = (stopping ?? 0) + STOP_WITHIN - Date.now();
  if (left <= 0 || !isRunning) return flink.job(jobId);
  const ended = async (): Promise<JobInfo | undefined> => {
    const job = await flink.job(jobId);
    return job.status === "running" ? undefined : job;
  };
  // The engine may never have heard of it, or its savepoint failed: then it runs on.
  return waitFor(`job ${jobId} to stop`, ended, { deadline: left }).catch(() => flink.job(jobId));
}

/** What the broker has of topics; those that are not there are left out. */
export async function readTopics(
  names: readonly string[],
  { kafka }: Pick<Systems, "kafka">,
): Promise<ReadonlyMap<string, ActualTopic>> {
  const found = await kafka.admin().describeTopics([...new Set(names)]);
  const entries = found.map(async (topic): Promise<[string, ActualTopic]> => {
    const ranges = await kafka.admin().offsets(topic.name);
    const records = ranges.reduce((sum, range) => sum + (range.latest - range.earliest), 0n);
    const gone = ranges.reduce((sum, range) => sum + range.earliest, 0n);
    return [topic.name, { partitions: topic.partitions, config: topic.config, records, gone }];
  });
  return new Map(await Promise.all(entries));
}

/** What the registry has of subjects. */
export async function readSubjects(
  wanted: readonly SubjectSpec[],
  { registry, compatibility }: Pick<Systems, "registry" | "compatibility">,
): Promise<ReadonlyMap<string, ActualSubject>> {
  const subjects = new Map(wanted.map((subject) => [subject.name, subject]));
  let global: ReturnType<typeof globalLevel> | undefined;
  const entries = [...subjects.values()].map(async (subject): Promise<[string, ActualSubject]> => {
    const { name } = subject;
    const found = await lookupSchema(registry, name, subject);
    const exists = found !== undefined || (await registry.versions(name)).length > 0;
    // A text with imports is judged when it is registered: the question has no place for them.
    const isNew = exists && found === undefined;
    const asked = isNew && (subject.imports ?? []).length === 0;
    const answer = asked ? await registry.testCompatibility(name, subject.schema) : undefined;
    if (isNew) global ??= globalLevel(registry);
    const verdict = isNew ? await judgeSubject(registry, subject, await global, compatibility) : undefined;
    const refused = answer?.compatible === false ? answer.messages : undefined;
    return [name, { id: found?.id, exists, ...(refused && { refused }), ...(verdict && { verdict }) }];
  });
  return new Map(await Promise.all(entries));
}

async function readFiles(folders: readonly string[], { store }: Systems): Promise<ReadonlyMap<string, ActualFiles>> {
  const found = new Map<string, ActualFiles>();
  for (const folder of new Set(folders)) {
    const files = (await store.list(folder)).filter(({ path }) => isFinished(path));
    found.set(folder, { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) });
  }
  return found;
}

async function readRows(
  desired: Pick<DesiredState, "references">,
  { kafka }: Pick<Systems, "kafka">,
): Promise<ReadonlyMap<string, ActualRows>> {
  const entries = desired.references.map(async ({ type, rows }): Promise<[string, ActualRows]> => {
    const { added, changed, removed, unchanged } = await planReference(kafka, type, rows);
    return [type.reference, { added, changed, removed, unchanged }];
  });
  return new Map(await Promise.all(entries));
}
