import { readSchemaText } from "#codegen";
import { SluiceError } from "#core";
import type { Kafka, Registry } from "#kafka";
import type { RowFormat, VersionEngine } from "../versions/version.ts";
import type { Ksqldb } from "./client/open-ksqldb.ts";
import { hasQuery, serverName } from "./object.ts";
import type { KsqldbRecord } from "./records.ts";
import { queryHealth, readServer } from "./server-state.ts";

/** Milliseconds: a query writes what it has at its commits, 2 seconds apart by default. */
const STEADY_FOR = 5000;

export interface KsqldbRowOptions {
  readonly registry: Registry;
  /** Milliseconds that an event may be late and its window still take it, of any log of the project. */
  readonly lateness: number;
}

/** Rows of ksqlDB: the schema is in the registry, and an open window gives a row with every change. */
export function ksqldbRows({ registry, lateness }: KsqldbRowOptions): RowFormat<KsqldbRecord> {
  return {
    async schemaOf({ name, topic, statement }) {
      const subject = `${topic}-value`;
      const found = await registry.version(subject, "latest");
      const schemas = await readSchemaText(found?.schema ?? "");
      const fullName = /\bVALUE_SCHEMA_FULL_NAME\s*=\s*'((?:[^']|'')*)'/i.exec(statement)?.[1] ?? "";
      const message = schemas.messages.get(fullName);
      if (message) return { schemas, message };
      const why = found ? `the schema of ${subject} has no message ${fullName}` : `the registry has no ${subject}`;
      throw new SluiceError("SLUICE_DEPLOY_FAILED", `the rows of ${name} cannot be read: ${why}`, {
        hint: "npm run deploy-sql -- --engine ksqldb",
      });
    },
    keyText: (_, key) => ksqldbKeyText(key),
    settlesAfter: BigInt(lateness) * 1_000_000n,
  };
}

/** How ksqlDB's versions are compared. `records`: all of the environment, for what reads what. */
export function ksqldbEngine(
  { client, kafka }: { readonly client: Ksqldb; readonly kafka: Kafka },
  records: readonly KsqldbRecord[],
  options: KsqldbRowOptions,
): VersionEngine<KsqldbRecord> {
  return {
    ...ksqldbRows(options),
    async trouble({ name, phase }) {
      if (phase === "open") return "its creation was cut off";
      const state = await readServer(client, [serverName(name)]);
      if (!state.descriptions.has(serverName(name))) return "the server does not know it";
      const { health, id } = queryHealth(state, serverName(name));
      if (health === "running") return undefined;
      return health === "gone"
        ? "its query was terminated"
        : `its query ${id} ${health === "paused" ? "is paused" : "has failed"}`;
    },
    async sources(record) {
      const topics = new Set(upstreamOf(record, records).map(({ topic }) => topic));
      return (await Promise.all([...topics].map((topic) => kafka.admin().offsets(topic)))).flat();
    },
    async compareFiles({ next }) {
      throw new Error(`${next.name} writes a topic`);
    },
    feeds: (writer, reader) => upstreamOf(reader, records).includes(writer),
    steadyFor: STEADY_FOR,
  };
}

/** All that a version reads, directly or not. */
export function upstreamOf(record: KsqldbRecord, records: readonly KsqldbRecord[]): readonly KsqldbRecord[] {
  const found = new Set<KsqldbRecord>();
  const follow = ({ reads }: KsqldbRecord): void => {
    const names = reads.map(serverName);
    for (const other of records) {
      if (other.phase === "dropped" || found.has(other) || !names.includes(serverName(other.name))) continue;
      found.add(other);
      follow(other);
    }
  };
  follow(record);
  return [...found];
}

/** True when a version writes rows of an output: only these have a schema that was registered before. */
export function isOutput({ statement }: Pick<KsqldbRecord, "statement">): boolean {
  return hasQuery({ statement }) && /\$\{schema_id\}/.test(statement);
}

/**
 * The key of a row with a window ends in the window's start, in milliseconds, also where the window is that of a table
 * which is read: as text it stands behind the rest. The key of an output is JSON, which has no zero bytes.
 */
export function ksqldbKeyText(key: Buffer): string {
  const at = key.length - 8;
  if (at < 0 || key[at] !== 0 || key[at + 1] !== 0) return bytesText(key);
  return `${bytesText(key.subarray(0, at))} ${new Date(Number(key.readBigInt64BE(at))).toISOString()}`;
}

/** Bytes that are no text are shown as such: two keys must never look the same. */
function bytesText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : `0x${bytes.toString("hex")}`;
}
