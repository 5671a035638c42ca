import { isBreaking, readSchemas, type SchemaModel, type VersionChange } from "#codegen";
import { type Config, withoutCredentials } from "#core";
import {
  type DeployedJob,
  type DeployedQuery,
  deployedJobs,
  deployedKsqldb,
  type LiveSubject,
  liveSubjects,
  registeredSubjects,
} from "#deploy";
import { type Kafka, kafkaOptions, openKafka, openRegistry } from "#kafka";
import { answering } from "./answering.ts";
import type { ColumnImpact } from "./column-impact.ts";
import type { JobReport } from "./jobs.ts";
import { type Registered, registeredSide } from "./registered.ts";

/** A consumer group that has read a topic of a changed log: it may be of code that is not in this project. */
export interface LiveGroup {
  readonly group: string;
  readonly topic: string;
  /** Records that it has not read yet. */
  readonly behind: bigint;
}

/** What stands in the environment now, as far as the changes reach it. */
export interface LiveReport {
  readonly env: string;
  readonly subjects: readonly LiveSubject[];
  readonly jobs: readonly LiveJob[];
  readonly groups: readonly LiveGroup[];
}

/** A deployed version of an output that changes, with what becomes of it. */
export interface LiveJob {
  readonly dialect: JobReport["dialect"];
  readonly output: string;
  readonly version: number;
  readonly role: DeployedJob["role"];
  readonly status: DeployedJob["status"] | DeployedQuery["status"];
  readonly verdict: string;
}

/** An environment that is asked, and not changed. Each question throws when a service does not answer in time. */
export interface LiveEnvironment {
  readonly name: string;
  /** The newest registered schemas in the place of those of the commit. */
  registered(old: SchemaModel, next: SchemaModel): Promise<Registered>;
  /** Subjects of every schema, the deployed jobs that change, and the groups that read a changed log. */
  look(impacts: readonly ColumnImpact[], jobs: readonly JobReport[]): Promise<LiveReport>;
  close(): Promise<void>;
}

/** Connects with the first question. */
export function openLive(config: Config): LiveEnvironment {
  const kafka = openKafka(kafkaOptions(config, "sluice-schema-check"));
  const ended = new AbortController();
  /** When one service does not answer the others are not asked any longer. */
  const until = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, ended.signal]);
  const registry = <T>(work: (client: ReturnType<typeof openRegistry>) => Promise<T>): Promise<T> =>
    answering("the schema registry", withoutCredentials(config.registryUrl), (signal) =>
      work(openRegistry(config.registryUrl, { ca: config.registryCa, retryFor: 1000, signal: until(signal) })),
    );
  const broker = <T>(work: () => Promise<T>): Promise<T> => answering("Kafka", config.kafka, work);
  return {
    name: config.env,
    async registered(old, next) {
      return registeredSide(old, next, await registry((client) => registeredSubjects(client, old, next)));
    },
    async look(impacts, jobs) {
      const { model } = await readSchemas(config.root);
      const topics = changedTopics(model, impacts);
      const [subjects, groups, deployed] = await Promise.all([
        registry((client) => liveSubjects(config, client, model)),
        broker(() => groupsOf(kafka, topics)),
        deployedOf(config, kafka, broker, until),
      ]);
      return { env: config.env, subjects, jobs: deployed.flatMap((job) => withVerdict(job, jobs)), groups };
    },
    async close() {
      ended.abort();
      await kafka.close();
    },
  };
}

/** What is deployed is in records on Kafka: an engine is asked only about what it has. */
async function deployedOf(
  config: Config,
  kafka: Kafka,
  broker: <T>(work: () => Promise<T>) => Promise<T>,
  until: (signal: AbortSignal) => AbortSignal,
): Promise<readonly Omit<LiveJob, "verdict">[]> {
  // A broker that is gone is told as such, not as an engine that is.
  await broker(() => kafka.admin().topicNames());
  const [flink, ksqldb] = await Promise.all([
    answering("Flink", withoutCredentials(config.flinkUrl), (signal) => deployedJobs(config, kafka, until(signal))),
    config.ksqldbUrl === undefined
      ? broker(() => deployedKsqldb(config, kafka))
      : answering("ksqlDB", withoutCredentials(config.ksqldbUrl), (signal) =>
          deployedKsqldb(config, kafka, until(signal)),
        ),
  ]);
  return [
    ...flink.map(({ output, version, role, status }) => ({ dialect: "flink", output, version, role, status }) as const),
    ...ksqldb.map((query) => ({ dialect: "ksqldb", ...query }) as const),
  ];
}

function withVerdict(job: Omit<LiveJob, "verdict">, jobs: readonly JobReport[]): readonly LiveJob[] {
  const report = jobs.find(({ output, dialect }) => output === job.output && dialect === job.dialect);
  return report ? [{ ...job, verdict: report.state.verdict }] : [];
}

function changedTopics({ logs, references }: SchemaModel, impacts: readonly ColumnImpact[]): readonly string[] {
  const changed = new Set(impacts.map(({ change }) => change.table));
  return [...logs, ...references].flatMap((table) =>
    changed.has(table.name) ? [table.topic, ...("moreTopics" in table ? table.moreTopics : [])] : [],
  );
}

async function groupsOf(kafka: Kafka, topics: readonly string[]): Promise<readonly LiveGroup[]> {
  if (topics.length === 0) return [];
  const admin = kafka.admin();
  const found: LiveGroup[] = [];
  const ends = new Map<string, bigint>();
  const there = new Set(await admin.topicNames());
  for (const topic of topics.filter((name) => there.has(name)))
    for (const { partition, latest } of await admin.offsets(topic)) ends.set(`${topic}:${partition}`, latest);
  for (const group of await admin.groups()) {
    const offsets = await admin.groupOffsets(group);
    for (const topic of topics) {
      const own = offsets.filter((each) => each.topic === topic);
      if (own.length === 0) continue;
      const behind = own.reduce((sum, { partition, offset }) => {
        const end = ends.get(`${topic}:${partition}`) ?? offset;
        return sum + (end > offset ? end - offset : 0n);
      }, 0n);
      found.push({ group, topic, behind });
    }
  }
  return found;
}

/** Differences that the registry's own level does not allow, with the subject that has them. */
export function liveBreaches({
  subjects,
}: LiveReport): readonly { readonly subject: LiveSubject; readonly change: VersionChange }[] {
  return subjects.flatMap((subject) =>
    subject.compatible ? [] : subject.changes.filter(isBreaking).map((change) => ({ subject, change })),
  );
}
