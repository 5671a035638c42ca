import { type Kafka, openKafka, openRegistry, type Pointer } from "#kafka";
import { jobNameOf } from "../../flink/identity.ts";
import { openRecords } from "../../flink/records.ts";
import { openFlink } from "../../flink/rest.ts";
import type { DeploymentRecord } from "../../flink/settle.ts";
import { liveVersion } from "../../versions/deployment.ts";
import type { Lab } from "./lab.ts";
import { isOf } from "./shape.ts";

/** What stands of a project, read from the systems themselves; only the records are read by the product's reader. */
export interface World {
  readonly env: string;
  readonly log: string;
  /** Topic of the reference that is declared. */
  readonly reference?: string | undefined;
  /** "3 partitions, cleanup.policy=delete, retention.ms=86400000" by name. */
  readonly topics: ReadonlyMap<string, string>;
  /** Newest text by subject. */
  readonly subjects: ReadonlyMap<string, string>;
  /** By `<output>/v<n>`. */
  readonly versions: ReadonlyMap<string, Version>;
  /** Number of the live version by output; of one whose data is there. */
  readonly live: ReadonlyMap<string, number>;
  readonly pointers: ReadonlyMap<string, Pointer>;
  /** Jobs that have not ended: names by id. */
  readonly jobs: ReadonlyMap<string, string>;
}

export type Version = Pick<
  DeploymentRecord,
  "output" | "version" | "step" | "phase" | "hash" | "topic" | "folder" | "jobId"
> & {
  /** Topics that its job reads, as far as they were looked at. */
  readonly reads?: readonly string[];
};

export function hasEnded(state: string): boolean {
  return /^(CANCELED|CANCELLED|FINISHED|FAILED)$/.test(state);
}

export async function readWorld({ config, log, reference }: Lab): Promise<World> {
  const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-proof" });
  const records = openRecords(kafka, config.env);
  try {
    const registry = openRegistry(config.registryUrl, { ca: config.registryCa });
    const mine = (name: string): boolean => isOf(log, name);
    const subjects = (await registry.subjects()).filter(mine).sort();
    const texts = await Promise.all(subjects.map((subject) => registry.version(subject, "latest")));
    const deployments = [...(await records.read()).values()];
    const versions = deployments.flatMap((deployment) => deployment.versions);
    const jobs = (await openFlink(config.flinkUrl).jobs()).filter(
      ({ name, state }) => isOf(log, name) && !hasEnded(state),
    );
    return {
      env: config.env,
      log,
      reference,
      topics: await readTopics(kafka, mine),
      subjects: new Map(subjects.map((subject, i) => [subject, texts[i]?.schema ?? ""])),
      versions: new Map(versions.map((record) => [`${record.output}/v${record.version}`, versionOf(record)])),
      live: new Map(
        deployments.flatMap((deployment) => {
          const live = liveVersion(deployment);
          return live && live.phase !== "dropped" ? [[deployment.output, live.version] as const] : [];
        }),
      ),
      pointers: new Map(deployments.flatMap(({ output, pointer }) => (pointer ? [[output, pointer] as const] : []))),
      jobs: new Map(jobs.map(({ id, name }) => [id, name])),
    };
  } finally {
    await records.close();
    await kafka.close();
  }
}

async function readTopics(kafka: Kafka, mine: (name: string) => boolean): Promise<ReadonlyMap<string, string>> {
  const names = (await kafka.admin().topicNames()).filter(mine).sort();
  const topics = await kafka.admin().describeTopics(names);
  return new Map(topics.map(({ name, partitions, config }) => [name, topicText(partitions, config)]));
}

export function topicText(partitions: number, config: Readonly<Record<string, string>>): string {
  const policy = (config["cleanup.policy"] ?? "").split(",").sort().join(",");
  return `${partitions} partitions, cleanup.policy=${policy}, retention.ms=${config["retention.ms"]}`;
}

export function versionOf(record: DeploymentRecord): Version {
  const { output, version, step, phase, hash, topic, folder, jobId, statements } = record;
  return {
    reads: statements.flatMap(({ kind, sql }) =>
      kind === "source" ? (/'topic' = '([^']+)'/.exec(sql)?.[1]?.split(";") ?? []) : [],
    ),
    output,
    version,
    step,
    phase,
    hash,
    jobId,
    ...(topic === undefined ? {} : { topic }),
    ...(folder === undefined ? {} : { folder }),
  };
}

/**
 * What is wrong in a world where nothing is under way, whatever happened before: a record that is cut off, a job that
 * should not run or does not, two for one version, a topic or subject that no record names, two live versions.
 */
export function faultsOf(world: World): readonly string[] {
  const faults: string[] = [];
  const versions = [...world.versions.values()];
  const wanted = new Map<string, string>();
  for (const { output, version, phase, hash, jobId } of versions) {
    if (phase === "open" || phase === "dropping") faults.push(`${output} v${version} is still ${phase}`);
    if (phase === "settled") wanted.set(jobId, jobNameOf(output, version, hash));
  }
  for (const { output, version, phase, reads = [] } of versions) {
    const dead = versions.filter(({ phase: of, topic = "" }) => of === "stopped" && reads.includes(topic));
    if (phase === "settled" && dead.length > 0)
      faults.push(`${output} v${version} runs, and reads ${dead[0]?.topic}, which nobody writes any more`);
  }
  for (const [id, name] of world.jobs) {
    if (!wanted.has(id)) faults.push(`job ${name} (${id}) runs, but should not`);
    else if (wanted.get(id) !== name) faults.push(`job ${id} is called ${name}, its record says ${wanted.get(id)}`);
  }
  for (const [id, name] of wanted) if (!world.jobs.has(id)) faults.push(`job ${name} (${id}) should run`);
  const places = new Set([
    world.log,
    ...(world.reference === undefined ? [] : [world.reference]),
    ...versions.flatMap(({ phase, topic }) => (phase === "dropped" || topic === undefined ? [] : [topic])),
  ]);
  for (const topic of world.topics.keys()) if (!places.has(topic)) faults.push(`orphan topic ${topic}`);
  for (const subject of world.subjects.keys())
    if (!places.has(subject.replace(/-value$/, ""))) faults.push(`orphan subject ${subject}`);
  for (const place of places) {
    if (!world.topics.has(place)) faults.push(`topic ${place} is gone`);
    if (!world.subjects.has(`${place}-value`)) faults.push(`subject ${place}-value is gone`);
  }
  for (const { output, live, parts } of world.pointers.values()) {
    const record = world.versions.get(`${output}/v${live}`);
    if (!record || record.phase === "dropped") faults.push(`${output} points to v${live}, which is not there`);
    if (parts.at(-1)?.version !== live) faults.push(`the last part of ${output} is not its live v${live}`);
    for (const part of parts)
      if (part.topic !== undefined && !world.topics.has(part.topic))
        faults.push(`a part of ${output} is in ${part.topic}, which is gone`);
  }
  for (const output of new Set(versions.map((each) => each.output))) {
    const up = versions.filter((each) => each.output === output && each.phase === "settled");
    const beside = up.filter(({ version }) => version !== world.live.get(output));
    if (beside.length > 1) faults.push(`${output} has ${beside.length} versions beside its live one`);
  }
  return faults;
}

/** How two worlds differ, a line for each difference. Job ids are left out: what runs is told by name. */
export function worldDifferences(expected: World, found: World): readonly string[] {
  const a = linesOf(expected);
  const b = linesOf(found);
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `expected, not found: ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `found, not expected: ${line}`),
  ];
}

function linesOf(world: World): readonly string[] {
  return [
    ...[...world.topics].map(([name, text]) => `topic ${name}: ${text}`),
    ...[...world.subjects].map(([name, text]) => `subject ${name}: ${text}`),
    ...[...world.versions.values()].map(
      ({ output, version, step, phase, hash, topic, folder }) =>
        `record ${output} v${version} step ${step} ${phase} ${hash.slice(0, 8)} in ${topic ?? folder}`,
    ),
    ...[...world.live].map(([output, version]) => `live ${output} v${version}`),
    ...[...world.pointers.values()].map(({ at, ...pointer }) => `pointer ${JSON.stringify(pointer)}`),
    ...[...world.jobs.values()].map((name) => `job ${name}`),
  ];
}
