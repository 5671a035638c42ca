import type { SluiceError } from "#core";
import type { BatchHead } from "./aborted.ts";
import type { PartitionOffset } from "./port.ts";

/** Timestamps that ask for an end of the log instead of a time. */
export const EARLIEST = -2n;
export const LATEST = -1n;

/** How long a member of a group may be silent, when nothing is said. */
export const SESSION = 30_000;

/** Often enough that a lost one does no harm, and that a rebalance is soon known. */
export function heartbeatOf(sessionTimeout: number): number {
  return Math.min(2000, sessionTimeout / 10);
}

/** By topic, then by partition. */
export type ByPartition<T> = ReadonlyMap<string, readonly T[]>;

export interface Assigned {
  readonly topic: string;
  readonly partitions: readonly number[];
}

export interface Wanted {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

export interface FetchedBatch extends BatchHead {
  readonly firstTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly records: readonly FetchedRecord[];
}

export interface FetchedRecord {
  readonly offsetDelta: number;
  readonly timestampDelta: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Iterable<readonly [Buffer, Buffer]>;
}

export interface Fetched {
  readonly topic: string;
  readonly partition: number;
  readonly batches: readonly FetchedBatch[];
  /** The broker's list for this fetch. */
  readonly aborted: readonly { readonly producerId: bigint; readonly firstOffset: bigint }[];
}

/** What the pull loop needs of a client. Each call may fail and is repeated by the loop; none retries for long itself. */
export interface PullClient {
  /** The leader of each partition. A topic that does not exist is an error. */
  leaders(topics: readonly string[]): Promise<ByPartition<number>>;
  /** With `read_committed`, so LATEST is the last stable offset. -1 where nothing is at or after the time. */
  offsets(topics: readonly string[], timestamp: bigint): Promise<ByPartition<bigint>>;
  /** One fetch from a broker; waits for data up to `maxWait`. */
  fetch(node: number, wanted: readonly Wanted[], maxWait: number, maxBytes: number): Promise<readonly Fetched[]>;
  /** Undefined without a group. */
  readonly group: PullGroup | undefined;
  /** After this error what was looked up may be out of date. */
  forget(error: unknown): void;
  protocolErrors(error: unknown): readonly string[];
  error(error: unknown, doing: string): SluiceError;
  /** Leaves the group and closes the sockets. */
  close(): Promise<void>;
}

/** The membership. Heartbeats and rebalances run beside the loop. */
export interface PullGroup {
  /** Resolves when this member has partitions given to it (perhaps none), joining or joining again when it must. */
  ready(): Promise<void>;
  /** Grows with each assignment. */
  readonly generation: number;
  /** False from the moment a rebalance is known until `ready`. */
  readonly settled: boolean;
  assigned(): readonly Assigned[];
  /** Committed next offset; undefined where there is none. */
  committed(partitions: readonly Assigned[]): Promise<(topic: string, partition: number) => bigint | undefined>;
  commit(offsets: readonly PartitionOffset[]): Promise<void>;
}
