import { type Kafka, type Pointer, parsePointer, pointerKey } from "#kafka";
import {
  type DeploymentEntry,
  openDeploymentWriter,
  parseObject,
  readDeployments,
  unreadable,
} from "../deployment-topic.ts";
import type { Deployment } from "../versions/deployment.ts";
import type { DeploymentRecord } from "./settle.ts";

/** What can be written: a version, a pointer, or that an output has no pointer any more. */
export type Change =
  | DeploymentRecord
  | Pointer
  | { readonly kind: "no-pointer"; readonly env: string; readonly output: string };

export interface RecordStore {
  /** All outputs of this environment that Flink has, by name. Empty when the topic does not exist. */
  read(): Promise<ReadonlyMap<string, Deployment>>;
  /** Resolves when the brokers have all of it; in one batch, so that they have all or nothing. */
  write(...changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

/** The store on a broker. `write` needs its topics: a deployment makes them first. */
export function openRecords(kafka: Kafka, env: string): RecordStore {
  const writer = openDeploymentWriter(kafka);
  return {
    read: async () => flinkDeployments(await readDeployments(kafka, env)),
    write: (...changes) => writer.write(changes.map((change) => ({ key: keyOf(change), value: contentOf(change) }))),
    close: () => writer.close(),
  };
}

/** The outputs of Flink among what stands in the topic; what ksqlDB has is left out. */
export function flinkDeployments(entries: readonly DeploymentEntry[]): ReadonlyMap<string, Deployment> {
  const found = new Map<string, { pointer: Pointer | undefined; versions: DeploymentRecord[] }>();
  for (const { key, output, version, engine, text } of entries) {
    if (engine !== "flink") continue;
    const entry = found.get(output) ?? { pointer: undefined, versions: [] };
    found.set(output, entry);
    if (version === undefined) entry.pointer = parsePointer(text, key);
    else entry.versions.push(parseRecord(text, key));
  }
  const sorted = [...found].map(([output, { pointer, versions }]): [string, Deployment] => [
    output,
    { output, pointer, versions: versions.sort((a, b) => a.version - b.version) },
  ]);
  return new Map(sorted.filter(([, { versions }]) => versions.length > 0));
}

function keyOf(change: Change): string {
  const name = pointerKey(change.env, change.output);
  return "kind" in change ? name : `${name}/v${change.version}`;
}

function contentOf(change: Change): unknown {
  return "kind" in change && change.kind === "no-pointer" ? null : change;
}

const PHASES: readonly string[] = ["open", "settled", "paused", "stopped", "dropping", "dropped"];

/** A record read back. What this version cannot read is a fault, never "nothing deployed". */
export function parseRecord(text: string, key: string): DeploymentRecord {
  const value = parseObject(text, key) as Partial<DeploymentRecord>;
  for (const name of ["env", "output", "pipeline", "jobId", "hash"] as const) {
    if (typeof value[name] !== "string") throw unreadable(key, `${name} is missing`);
  }
  for (const name of ["version", "step"] as const) {
    if (!Number.isInteger(value[name])) throw unreadable(key, `${name} is no whole number`);
  }
  if (value.engine !== "flink") throw unreadable(key, `engine ${String(value.engine)}`);
  if (!PHASES.includes(value.phase ?? "")) throw unreadable(key, `phase ${String(value.phase)}`);
  const id = value.schemaId;
  if (!Array.isArray(value.statements) || (id !== null && !Number.isInteger(id)))
    throw unreadable(key, "its statements are missing");
  if ((typeof value.topic === "string") === (typeof value.folder === "string"))
    throw unreadable(key, "it names neither a topic nor a folder");
  return { ...value, options: value.options ?? {}, restore: value.restore ?? null } as DeploymentRecord;
}
