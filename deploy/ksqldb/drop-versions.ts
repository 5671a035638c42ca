import { type Config, SluiceError } from "#core";
import { withoutVersions } from "../versions/pointer-without.ts";
import { dropVersion } from "./apply-objects.ts";
import { hasQuery } from "./object.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import { needLive } from "./outputs.ts";
import { leavesFirst } from "./plan-objects.ts";
import type { KsqldbChange } from "./record-store.ts";
import { type KsqldbRecord, stands } from "./records.ts";
import { asDropping, withReaders, withSteps } from "./rollback.ts";
import { isOutput } from "./version-engine.ts";

export interface KsqldbDropOptions {
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** Shows what would be lost, one text of several lines; resolves when it may be deleted. */
  readonly confirm: (loss: string) => Promise<void>;
  readonly onGone?: (what: string) => void;
}

/**
 * Deletes the versions of an output that are kept beside the live one, with the steps that only they read: streams and
 * tables, topics, schemas; the topics too that a rollback left. Refused while something that stays reads one of them.
 */
export function dropKsqldb(config: Config, options: KsqldbDropOptions): Promise<readonly KsqldbRecord[]> {
  return withKsqldb(config, options, async (systems) => {
    const { store } = systems;
    const deployed = await store.readAll();
    const live = needLive(deployed, options.output);
    const others = deployed.records.filter(({ output, version }) => output === live.output && version !== live.version);
    const kept = await withData(others, systems);
    if (kept.length === 0)
      throw new SluiceError("SLUICE_ARGUMENT", `${live.output} has no version beside its live one`);
    const all = withSteps(readersOf(kept, deployed.records), deployed.records);
    await options.confirm(await lossOf(all, systems));
    const pointer = deployed.pointers.get(live.output);
    const gone = new Set(kept.map(({ version }) => version));
    await deleteAll(config, systems, all, pointer ? [withoutVersions(pointer, gone)] : [], options);
    return all;
  });
}

/** Ends an output with all its versions and the steps that only it reads. Safe to repeat when it was cut off. */
export function destroyKsqldb(config: Config, options: KsqldbDropOptions): Promise<void> {
  return withKsqldb(config, options, async (systems) => {
    const { records, pointers } = await systems.store.readAll();
    const { output } = options;
    const versions = await withData(
      records.filter((record) => record.output === output && isOutput(record)),
      systems,
    );
    if (versions.length === 0) needLive({ records, pointers }, output);
    const all = withSteps(readersOf(versions, records), records, { whole: true });
    await options.confirm(`${output} in ${config.env}, for good:\n${await lossOf(all, systems)}`);
    // Without a pointer readers look for the topic of the output's name, and wait for it.
    const { env } = config;
    await deleteAll(config, systems, all, pointers.has(output) ? [{ kind: "no-pointer", env, output }] : [], options);
  });
}

/** Those that stand, and those that are dropped and whose topic is still there. */
async function withData(
  records: readonly KsqldbRecord[],
  { kafka }: Pick<KsqldbSystems, "kafka">,
): Promise<readonly KsqldbRecord[]> {
  const topics = records.filter(({ phase }) => phase === "dropped").map(({ topic }) => topic);
  const there = new Set((await kafka.admin().describeTopics(topics)).map(({ name }) => name));
  return records.filter(({ phase, topic }) => phase !== "dropped" || there.has(topic));
}

/** The versions with the steps that read them. Throws when an output that is not among them does. */
function readersOf(versions: readonly KsqldbRecord[], records: readonly KsqldbRecord[]): readonly KsqldbRecord[] {
  const standing = versions.filter(({ phase }) => phase !== "dropped");
  const all = withReaders(standing, records);
  const reader = all.find((record) => isOutput(record) && stands(record) && !versions.includes(record));
  if (reader)
    throw new SluiceError("SLUICE_ARGUMENT", `${reader.name} reads what would go: ${reader.reads.join(", ")}`, {
      hint: `nothing was touched; first drop or destroy what reads it: ${reader.output}`,
    });
  return [...new Set([...versions, ...all])];
}

async function lossOf(records: readonly KsqldbRecord[], { kafka }: Pick<KsqldbSystems, "kafka">): Promise<string> {
  const lines = records.map(async ({ name, kind, topic, statement }) => {
    if (!hasQuery({ statement })) return `  ${kind} ${name}; its topic ${topic} stays`;
    const there = (await kafka.admin().describeTopics([topic])).length > 0;
    const ranges = there ? await kafka.admin().offsets(topic) : [];
    const rows = ranges.reduce((sum, { earliest, latest }) => sum + (latest - earliest), 0n);
    return `  ${kind} ${name}, topic ${topic} with up to ${rows} records, schema ${topic}-value`;
  });
  return (await Promise.all(lines)).join("\n");
}

/** First readers are sent elsewhere and all is marked, in one write; then the leaves go before what they read. */
async function deleteAll(
  config: Pick<Config, "env">,
  systems: KsqldbSystems,
  all: readonly KsqldbRecord[],
  pointers: readonly KsqldbChange[],
  { signal, onGone }: Pick<KsqldbDropOptions, "signal" | "onGone">,
): Promise<void> {
  const marked = leavesFirst(all.map((record) => (record.phase === "dropped" ? record : asDropping(record))));
  await systems.store.change(...pointers, ...marked.filter(({ phase }) => phase === "dropping"));
  for (const record of marked) {
    signal?.throwIfAborted();
    await deleteVersion(config, systems, record, signal);
    onGone?.(
      hasQuery(record) ? `${record.kind} ${record.name}, with ${record.topic}` : `${record.kind} ${record.name}`,
    );
  }
}

/** Drops one version, and deletes the topic that it wrote with its schema. Repeatable. */
export async function deleteVersion(
  { env }: Pick<Config, "env">,
  { client, kafka, registry, store }: KsqldbSystems,
  record: KsqldbRecord,
  signal?: AbortSignal,
): Promise<void> {
  await dropVersion({ client, records: store, env, pipeline: "", signal }, record);
  if (!hasQuery(record)) return;
  const subject = `${record.topic}-value`;
  if ((await kafka.admin().describeTopics([record.topic])).length > 0) await kafka.admin().deleteTopics([record.topic]);
  if (!(await registry.subjects()).includes(subject)) return;
  await registry.deleteSubject(subject);
  await registry.deleteSubject(subject, { permanent: true });
}
