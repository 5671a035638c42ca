import type { Log, SchemaModel } from "#codegen";
import { type OutRecord, partitionOf } from "#kafka";
import { encodeFrame } from "../../test-sql/encode.ts";
import type { Value } from "../../test-sql/values.ts";

/** A record and where it goes. */
export interface PlacedRecord {
  readonly partition: number;
  readonly record: OutRecord;
}

export interface PingRecords {
  /** Half of the rows; the last ones lie in the middle of a window. */
  readonly first: readonly PlacedRecord[];
  /** The other half, then rows of the host `zz` that tell that all before were read, then rows that close their window. */
  readonly second: readonly PlacedRecord[];
  /** Rows of the first minute for another topic. */
  readonly elsewhere: readonly PlacedRecord[];
}

const START = Date.UTC(2026, 0, 1);
const HOSTS = ["ant", "bee", "cat", "dog"] as const;
const PATHS = ["/a", "/b", "/c", "/health"] as const;
/** Rows of a host, one every five seconds: six minutes in all. */
const ROWS = 72;
const MINUTE = 60_000;
/** The host of the rows that come last of all that count. */
export const LAST_HOST = "zz";

/** Always the same rows: some late by a few seconds, some by many, loads that are not there, sums that differ. */
export function pingRecords(schemas: SchemaModel, schemaId: number): PingRecords {
  const [log] = schemas.logs;
  if (!log) throw new Error("no log");
  const rows = HOSTS.flatMap((host, h) => Array.from({ length: ROWS }, (_, i) => pingRow(host, h, i)));
  const cut = START + 2.5 * MINUTE;
  const place = (row: PingRow): PlacedRecord => placed(schemas, log, schemaId, row);
  const inOrder = [...rows].sort((a, b) => a.arrives - b.arrives);
  const last = [
    [0, "/a", 40],
    [1, "/b", 90],
    [2, "/zz", 60],
    [3, "/c", 60],
    [4, "/a", 90],
  ] as const;
  const lastRows = last.map(([second, path, millis]) =>
    quick(LAST_HOST, START + 10 * MINUTE + second * 1000, path, millis),
  );
  // Time moves on only when it does so in every partition.
  const closing = Array.from({ length: log.partitions }, (_, partition) => ({
    ...place(quick(`end${partition}`, START + 20 * MINUTE, "/a", 60)),
    partition,
  }));
  return {
    first: inOrder.filter(({ arrives }) => arrives < cut).map(place),
    elsewhere: Array.from({ length: 12 }, (_, i) => place(quick("eel", START + i * 5000, "/a", i))),
    second: [...inOrder.filter(({ arrives }) => arrives >= cut), ...lastRows].map(place).concat(closing),
  };
}

interface PingRow {
  readonly host: string;
  readonly at: number;
  readonly arrives: number;
  readonly fields: Readonly<Record<string, Value>>;
}

function pingRow(host: string, h: number, i: number): PingRow {
  const at = START + i * 5000 + h * 700;
  const behind = i % 11 === 7 ? 20_000 : i % 7 === 3 ? 4000 : 0;
  return {
    host,
    at,
    arrives: at + behind,
    fields: {
      millis: BigInt((i * 37 + h * 11) % 100),
      other: BigInt((i * 53 + h * 29) % 100),
      load: i % 3 === 0 ? null : BigInt(i),
      path: PATHS[(i + h) % PATHS.length] ?? "",
      place: new Map<string, Value>([
        ["zone", `z${i % 2}`],
        ["rack", `r${i % 5}`],
      ]),
      note: `row ${i}`,
      ping_id: `${host}-${i}`,
    },
  };
}

function quick(host: string, at: number, path: string, millis: number): PingRow {
  const place = new Map<string, Value>([["zone", "z0"]]);
  const numbers = { millis: BigInt(millis), other: BigInt(millis), load: 1n };
  return { host, at, arrives: at, fields: { ...numbers, path, place, ping_id: `${host}-${at}` } };
}

function placed(schemas: SchemaModel, log: Log, schemaId: number, row: PingRow): PlacedRecord {
  const key = Buffer.from(row.host);
  const fields = new Map<string, Value>([
    ["host", row.host],
    ["sent_at", BigInt(row.at) * 1_000_000n],
    ...Object.entries(row.fields),
  ]);
  return {
    partition: partitionOf(key, log.partitions),
    record: { key, value: encodeFrame(schemas, log.message, schemaId, fields), timestamp: row.arrives },
  };
}
