import { rm } from "node:fs/promises";
import { readSchemas, readSqlModels } from "#codegen";
import { type Config, SluiceError } from "#core";
import { type Kafka, kafkaOptions, openKafka, openRegistry, type Registry } from "#kafka";
import { checkpointFolder } from "./flink/checkpoints.ts";
import { jobIdOf } from "./flink/identity.ts";
import { openRecords } from "./flink/records.ts";
import { type FlinkRest, openFlink } from "./flink/rest.ts";
import type { DeploymentRecord } from "./flink/settle.ts";
import { dropVersion } from "./ksqldb/apply-objects.ts";
import { hasQuery } from "./ksqldb/object.ts";
import { withKsqldb } from "./ksqldb/open-server.ts";
import { leavesFirst } from "./ksqldb/plan-objects.ts";
import { type KsqldbRecord, stands } from "./ksqldb/records.ts";
import { asDropping, withReaders } from "./ksqldb/rollback.ts";
import { readJobs } from "./plan/read-actual.ts";
import { type Deployment, liveVersion, nextVersion } from "./versions/deployment.ts";

/** What belongs to a pipeline in broker, registry and engine, and is lost when it is dropped. */
export interface PipelineParts {
  readonly pipeline: string;
  readonly jobs: readonly { readonly record: DeploymentRecord; readonly state: string }[];
  /** What stands on ksqlDB, readers before what they read. */
  readonly objects: readonly KsqldbRecord[];
  /** Logs, references of this pipeline alone, outputs, steps of ksqlDB. `records`: offsets between earliest and latest, summed. */
  readonly topics: readonly { readonly name: string; readonly records: bigint }[];
  readonly subjects: readonly string[];
  readonly logs: readonly string[];
}

/** An open connection to what is to be dropped. */
export interface PipelineDrop {
  readonly parts: PipelineParts;
  /** Ends jobs, forgets their state, deletes topics and schemas. Tells each thing as it is gone; safe to repeat. */
  drop(onGone: (what: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** Finds out what a pipeline has; touches nothing. Throws SLUICE_ARGUMENT for a name that is neither declared nor deployed. */
export async function openPipelineDrop(config: Config, pipeline: string, signal?: AbortSignal): Promise<PipelineDrop> {
  const flink = openFlink(config.flinkUrl, signal);
  const kafka = openKafka(kafkaOptions(config, "sluice-reset"));
  const registry = openRegistry(config.registryUrl, { retryFor: 5000, ca: config.registryCa });
  try {
    const parts = await readParts(config, pipeline, kafka, registry, flink);
    return {
      parts,
      drop: (onGone) => dropParts(config, parts, { kafka, registry, flink }, onGone, signal),
      close: () => kafka.close(),
    };
  } catch (error) {
    await kafka.close();
    throw error;
  }
}

async function readParts(
  config: Config,
  pipeline: string,
  kafka: Kafka,
  registry: Registry,
  flink: FlinkRest,
): Promise<PipelineParts> {
  const { model } = await readSchemas(config.root);
  const { models } = readSqlModels(config.root, model);
  const logs = model.logs.filter((log) => log.pipeline === pipeline);
  const references = model.references.filter((reference) => reference.pipeline === pipeline);
  const outputs = models.filter((m) => m.pipeline === pipeline && m.header.kind === "output").map((m) => m.name);
  const { jobs, others, ksqldb } = await readJobs(config.env, { kafka, flink });
  const own = ksqldb.filter((record) => record.pipeline === pipeline);
  const objects = leavesFirst(own.filter(({ phase }) => phase !== "dropped"));
  expectServer(config, pipeline, objects, ksqldb);
  const deployed = [...jobs.values(), ...[...others.values()].flat()].filter(
    ({ record }) => record.pipeline === pipeline,
  );
  if (logs.length === 0 && outputs.length === 0 && deployed.length === 0 && own.length === 0) {
    const known = [...new Set([...model.logs, ...models].map((each) => each.pipeline))].sort();
    throw new SluiceError("SLUICE_ARGUMENT", `there is no pipeline "${pipeline}"`, {
      hint: `there are ${known.join(", ")}`,
    });
  }
  // Outputs that were taken out of the project, but are deployed, are the pipeline's too.
  const names = [
    ...logs.flatMap((log) => [log.topic, ...log.moreTopics]),
    ...references.map((reference) => reference.topic),
    ...new Set([
      ...outputs,
      ...deployed.map(({ record }) => record.topic ?? record.output),
      ...own.filter(hasQuery).map(({ topic }) => topic),
    ]),
  ];
  const found = await kafka.admin().describeTopics(names);
  const topics = await Promise.all(
    found.map(async ({ name }) => {
      const ranges = await kafka.admin().offsets(name);
      return { name, records: ranges.reduce((sum, range) => sum + (range.latest - range.earliest), 0n) };
    }),
  );
  const registered = new Set(await registry.subjects());
  return {
    pipeline,
    jobs: deployed
      .filter(({ record }) => record.phase !== "dropped")
      .map(({ record, state }) => ({ record, state }))
      .sort((a, b) => (a.record.output < b.record.output ? -1 : a.record.version - b.record.version)),
    objects,
    topics: topics.sort((a, b) => (a.name < b.name ? -1 : 1)),
    subjects: names.map((name) => `${name}-value`).filter((name) => registered.has(name)),
    logs: logs.map((log) => log.name),
  };
}

/** What stands on ksqlDB cannot be dropped without the server, nor while another pipeline reads it. */
function expectServer(
  { ksqldbUrl, env }: Pick<Config, "ksqldbUrl" | "env">,
  pipeline: string,
  objects: readonly KsqldbRecord[],
  records: readonly KsqldbRecord[],
): void {
  const names = objects.map(({ name }) => name);
  const reader = withReaders(objects, records).find((record) => record.pipeline !== pipeline && stands(record));
  if (reader)
    throw new SluiceError("SLUICE_ARGUMENT", `${reader.name} of ${reader.pipeline} reads what would go`, {
      hint: `nothing was touched; first reset ${reader.pipeline}, or destroy ${reader.output}`,
    });
  if (names.length === 0 || ksqldbUrl !== undefined) return;
  throw new SluiceError("SLUICE_CONFIG", `${pipeline} is deployed on ksqlDB too: ${names.join(", ")}`, {
    hint: `nothing was touched; set SLUICE_KSQLDB_URL, or addresses.ksqldb of ${env} in environments.yaml, so that they can be dropped there`,
  });
}

interface Systems {
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly flink: FlinkRest;
}

async function dropParts(
  config: Config,
  { jobs, objects, topics, subjects }: PipelineParts,
  { kafka, registry, flink }: Systems,
  onGone: (what: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const records = openRecords(kafka, config.env);
  try {
    const deployments = await records.read();
    const outputs = [...new Set(jobs.map(({ record }) => record.output))].flatMap(
      (name) => deployments.get(name) ?? [],
    );
    for (const { record } of jobs) {
      signal?.throwIfAborted();
      await flink.cancel(record.jobId, { deadline: 30_000, signal });
    }
    // Cut off from here on, a deployment finds that everything is to be made anew; it never resumes over what is gone.
    const anew = outputs.flatMap((deployment) => afterDrop(deployment));
    for (const [i, deployment] of outputs.entries()) {
      const gone = deployment.versions.map((record) => ({ ...record, phase: "dropped" as const }));
      const { env } = config;
      await records.write(...anew.slice(i, i + 1), ...gone, { kind: "no-pointer", env, output: deployment.output });
    }
    if (objects.length > 0) await dropObjects(config, objects, onGone, signal);
    for (const { name } of topics) {
      signal?.throwIfAborted();
      await kafka.admin().deleteTopics([name]);
      onGone(`topic ${name}`);
    }
    for (const name of subjects) {
      signal?.throwIfAborted();
      await registry.deleteSubject(name);
      await registry.deleteSubject(name, { permanent: true });
      onGone(`schema ${name}`);
    }
    for (const { record } of jobs) {
      const checkpoints = await checkpointFolder(flink, record.jobId);
      if (checkpoints !== undefined) await rm(checkpoints, { recursive: true, force: true });
      onGone(`job ${record.output}, with its state`);
    }
    for (const { topicPending, ...record } of anew) await records.write({ ...record, phase: "dropped" });
  } finally {
    await records.close();
  }
}

/** First readers are sent away and all is marked, so that the next deployment finishes what is cut off. */
function dropObjects(
  config: Config,
  objects: readonly KsqldbRecord[],
  onGone: (what: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  return withKsqldb(config, { signal }, async ({ client, store }) => {
    const { env } = config;
    const { pointers } = await store.readAll();
    const outputs = [...new Set(objects.map(({ output }) => output))].filter((output) => pointers.has(output));
    const marked = objects.map(asDropping);
    await store.change(...outputs.map((output) => ({ kind: "no-pointer", env, output }) as const), ...marked);
    for (const record of marked) {
      signal?.throwIfAborted();
      await dropVersion({ client, records: store, env, pipeline: "", signal }, record);
      onGone(`${record.kind} ${record.name} of ksqlDB`);
    }
  });
}

/** The version that a deployment begins with when the others are gone: in the topic or folder of the output's name. */
function afterDrop(deployment: Deployment): DeploymentRecord[] {
  const [first] = deployment.versions;
  const live = liveVersion(deployment);
  if (!first || !live) return [];
  const version = nextVersion(deployment);
  const { topic, folder, ...rest } = live;
  const place = first.topic === undefined ? { folder: first.folder ?? "" } : { topic: first.topic };
  const identity = { version, step: 1, jobId: jobIdOf(rest.env, rest.output, version, 1) };
  return [{ ...rest, ...place, ...identity, phase: "open", restore: null, topicPending: true }];
}
