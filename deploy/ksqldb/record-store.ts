import { messageOf } from "#core";
import { type Kafka, type Pointer, parsePointer, pointerKey } from "#kafka";
import { type DeploymentEntry, openDeploymentWriter, readDeployments, unreadable } from "../deployment-topic.ts";
import { flinkDeployments } from "../flink/records.ts";
import { isGone } from "../versions/deployment.ts";
import { type KsqldbRecord, type KsqldbRecords, parseKsqldbRecord } from "./records.ts";

/** ksqlDB's records in the deployments topic, and what it must know of the rest of it. */
export interface KsqldbStore extends KsqldbRecords {
  /** Everything of one reading of the topic. */
  readAll(): Promise<KsqldbDeployed>;
  writePointers(...pointers: readonly Pointer[]): Promise<void>;
  close(): Promise<void>;
}

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
    write: (...records) => writer.write(records.map((value) => ({ key: keyOf(value), value }))),
    writePointers: (...pointers) =>
      writer.write(pointers.map((value) => ({ key: pointerKey(value.env, value.output), value }))),
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

function keyOf({ env, output, version }: KsqldbRecord): string {
  return `${pointerKey(env, output)}/v${version}`;
}
