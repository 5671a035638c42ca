import { messageOf } from "#core";
import { type Kafka, type Pointer, parsePointer, pointerKey } from "#kafka";
import {
  type DeploymentChange,
  type DeploymentEntry,
  openDeploymentWriter,
  readDeployments,
  unreadable,
} from "../deployment-topic.ts";
import { flinkDeployments } from "../flink/records.ts";
import { isGone } from "../versions/deployment.ts";
import { type KsqldbRecord, type KsqldbRecords, parseKsqldbRecord } from "./records.ts";

/** ksqlDB's records in the deployments topic, and what it must know of the rest of it. */
export interface KsqldbStore extends KsqldbRecords {
  /** Everything of one reading of the topic. */
  readAll(): Promise<KsqldbDeployed>;
  /** Resolves when all are kept; all of them or none. */
  change(...changes: readonly KsqldbChange[]): Promise<void>;
  close(): Promise<void>;
}

/** A version, a pointer, or that an output has no pointer any more. */
export type KsqldbChange =
  | KsqldbRecord
  | Pointer
  | { readonly kind: "no-pointer"; readonly env: string; readonly output: string };

export interface KsqldbDeployed {
  readonly records: readonly KsqldbRecord[];
  /** By output, of both engines. */
  readonly pointers: ReadonlyMap<string, Pointer>;
  /** What Flink has or had under a name. */
  readonly flink: ReadonlyMap<string, FlinkHold>;
}

export interface FlinkHold {
  /** A version of it stands: job, data or both. */
  readonly stands: boolean;
  /** The highest number that it used: ksqlDB's go on behind it, for both are kept under the same keys. */
  readonly newest: number;
}

/** The store on a broker. `write` needs its topics: a deployment makes them first. */
export function openKsqldbRecords(kafka: Kafka, env: string): KsqldbStore {
  const writer = openDeploymentWriter(kafka);
  const readAll = async (): Promise<KsqldbDeployed> => {
    const entries = await readDeployments(kafka, env);
    const flink = [...flinkDeployments(entries)].map(([output, { versions }]): [string, FlinkHold] => [
      output,
      {
        stands: versions.some(({ phase }) => phase === "dropping" || !isGone(phase)),
        newest: Math.max(...versions.map(({ version }) => version)),
      },
    ]);
    return { records: ksqldbRecords(entries), pointers: pointersOf(entries), flink: new Map(flink) };
  };
  return {
    readAll,
    read: async () => (await readAll()).records,
    write: (...records) => writer.write(records.map(written)),
    change: (...changes) => writer.write(changes.map(written)),
    close: () => writer.close(),
  };
}

/** ksqlDB's records among what stands in the topic. */
export function ksqldbRecords(entries: readonly DeploymentEntry[]): readonly KsqldbRecord[] {
  const own = entries.filter(({ engine, version }) => engine === "ksqldb" && version !== undefined);
  return own.map(({ key, value }) => {
    try {
      return parseKsqldbRecord(value);
    } catch (error) {
      throw unreadable(key, messageOf(error));
    }
  });
}

function pointersOf(entries: readonly DeploymentEntry[]): ReadonlyMap<string, Pointer> {
  const pointers = entries.flatMap(({ key, output, version, text }): [string, Pointer][] => {
    const pointer = version === undefined ? parsePointer(text, key) : undefined;
    return pointer ? [[output, pointer]] : [];
  });
  return new Map(pointers);
}

function written(change: KsqldbChange): DeploymentChange {
  const name = pointerKey(change.env, change.output);
  if (change.kind === "no-pointer") return { key: name, value: null };
  return { key: change.kind === "pointer" ? name : `${name}/v${change.version}`, value: change };
}
