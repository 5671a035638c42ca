import { createRequire } from "node:module";
import type { Logger, Message } from "kafkajs";
import { codecs } from "./codecs.ts";

/** The client's writer of requests; only what is used here. */
export interface Encoder {
  writeInt8(value: number): Encoder;
  writeInt32(value: number): Encoder;
  writeBoolean(value: boolean): Encoder;
  writeString(value: string | null): Encoder;
  writeArray(values: readonly Encoder[]): Encoder;
  writeBuffer(value: Buffer): Encoder;
  writeUVarIntString(value: string | null): Encoder;
  writeUVarIntArray(values: readonly Encoder[]): Encoder;
}

/** The client's reader of responses. */
export interface Decoder {
  readInt8(): number;
  readInt16(): number;
  readInt32(): number;
  readInt64(): { toString(): string };
  readBoolean(): boolean;
  readString(): string;
  readBytes(length?: number): Buffer | null;
  readArray<T>(read: (decoder: Decoder) => T): T[];
  readUVarIntString(): string | null;
  readUVarIntArray<T>(read: (decoder: Decoder) => T): T[] | null;
  readTaggedFields(): unknown;
}

/** One request with the reader of its response. */
export interface Protocol<T> {
  readonly request: { readonly apiKey: number; readonly apiVersion: number; readonly apiName: string };
  readonly response: { decode(payload: Buffer): Promise<unknown>; parse(decoded: unknown): Promise<T> };
  readonly requestTimeout?: number;
}

interface TopicPartitions<P> {
  readonly topic: string;
  readonly partitions: readonly P[];
}

/** A connection to one broker with the requests that the client knows. */
export interface RawBroker {
  readonly connectionPool: { send<T>(protocol: Protocol<T>): Promise<T> };
  /** Picks the version of a request; until the broker has told its versions, a function that throws. */
  readonly lookupRequest: unknown;
  isConnected(): boolean;
  connect(): Promise<void>;
  listOffsets(request: {
    isolationLevel: number;
    topics: readonly TopicPartitions<{ partition: number; timestamp: string }>[];
  }): Promise<{ responses: readonly TopicPartitions<{ partition: number; offset: string }>[] }>;
  findGroupCoordinator(request: {
    groupId: string;
    coordinatorType: number;
  }): Promise<{ coordinator: { nodeId: number; host: string; port: number } }>;
  joinGroup(request: {
    groupId: string;
    sessionTimeout: number;
    rebalanceTimeout: number;
    memberId: string;
    groupProtocols: readonly { name: string; metadata: Buffer }[];
  }): Promise<{
    generationId: number;
    leaderId: string;
    memberId: string;
    members: readonly { memberId: string; memberMetadata: Buffer }[];
  }>;
  syncGroup(request: {
    groupId: string;
    generationId: number;
    memberId: string;
    groupAssignment: readonly { memberId: string; memberAssignment: Buffer }[];
  }): Promise<{ memberAssignment: Buffer }>;
  heartbeat(request: { groupId: string; groupGenerationId: number; memberId: string }): Promise<unknown>;
  leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>;
  offsetCommit(request: {
    groupId: string;
    groupGenerationId: number;
    memberId: string;
    topics: readonly TopicPartitions<{ partition: number; offset: string; metadata: null }>[];
  }): Promise<unknown>;
  offsetFetch(request: {
    groupId: string;
    topics: readonly TopicPartitions<{ partition: number }>[];
  }): Promise<{ responses: readonly TopicPartitions<{ partition: number; offset: string }>[] }>;
  createTopics(request: {
    topics: readonly {
      topic: string;
      numPartitions: number;
      replicationFactor: number;
      configEntries: readonly { name: string; value: string }[];
    }[];
    timeout: number;
  }): Promise<unknown>;
  createPartitions(request: {
    topicPartitions: readonly { topic: string; count: number }[];
    timeout: number;
  }): Promise<unknown>;
  deleteTopics(request: { topics: readonly string[]; timeout: number }): Promise<unknown>;
  describeConfigs(request: {
    resources: readonly { type: number; name: string; configNames?: readonly string[] }[];
  }): Promise<{
    resources: readonly {
      configEntries: readonly { configName: string; configValue: string | null; configSource: number }[];
    }[];
  }>;
  listGroups(): Promise<{ groups: readonly { groupId: string }[] }>;
  deleteGroups(groups: readonly string[]): Promise<{ results: readonly { groupId: string; error?: Error }[] }>;
}

interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * The client and those of its inner parts that this adapter stands on. They belong to version 2.2.4, the last one; a
 * test looks that it is the one installed. Loaded at the first use, so that those who do not use it need not have it.
 */
export interface Runtime {
  readonly kafkajs: typeof import("kafkajs");
  readonly Broker: new (options: object) => RawBroker;
  readonly ConnectionPool: new (options: object) => object;
  readonly Encoder: new () => Encoder;
  readonly Decoder: new (buffer: Buffer) => Decoder;
  /** The requests of `Fetch`, version 11: the response is read by `fetch-response.ts`. */
  fetchRequest(options: object): Protocol<unknown>;
  errorOf(code: number): Error;
  newLogger(options: object): Logger;
}

let loaded: Runtime | undefined;

export function runtime(): Runtime {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const kafkajs = require("kafkajs") as typeof import("kafkajs");
  const Queue = require("kafkajs/src/network/requestQueue") as { prototype: RequestQueue };
  const Broker = require("kafkajs/src/broker") as Runtime["Broker"];
  guardTimer(Queue.prototype);
  guardConnect(Broker);
  registerCodecs(kafkajs);
  loaded = {
    kafkajs,
    Broker,
    ConnectionPool: require("kafkajs/src/network/connectionPool"),
    Encoder: require("kafkajs/src/protocol/encoder"),
    Decoder: require("kafkajs/src/protocol/decoder"),
    fetchRequest: require("kafkajs/src/protocol/requests/fetch").protocol({ version: 11 }),
    errorOf: require("kafkajs/src/protocol/error").createErrorFromCode,
    newLogger: require("kafkajs/src/loggers").createLogger,
  };
  return loaded;
}

/**
 * The client looks for waiting requests again and again, also when there are none: a timer each millisecond, with a
 * negative delay that Node complains of. With nothing waiting there is nothing to look for.
 */
function guardTimer(queue: RequestQueue): void {
  const schedule = queue.scheduleCheckPendingRequests;
  queue.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}

/**
 * The client takes a broker for connected when its socket is, before it knows which versions of requests the broker
 * speaks: a second caller in that moment gets "Broker not connected", which ends its send for good.
 */
function guardConnect(Broker: Runtime["Broker"]): void {
  const none = { namespace: () => none };
  const unknown = new Broker({ connectionPool: {}, logger: none }).lookupRequest;
  const { isConnected } = Broker.prototype as RawBroker;
  Broker.prototype.isConnected = function (this: RawBroker): boolean {
    return this.lookupRequest !== unknown && isConnected.call(this);
  };
}

function registerCodecs({ CompressionCodecs, CompressionTypes }: typeof import("kafkajs")): void {
  const types = { lz4: CompressionTypes.LZ4, snappy: CompressionTypes.Snappy, zstd: CompressionTypes.ZSTD } as const;
  for (const [name, type] of Object.entries(types)) {
    const codec = codecs()[name as keyof typeof types];
    CompressionCodecs[type] = () => ({
      compress: async (encoder: { buffer: Buffer }) => codec.compress(encoder.buffer),
      decompress: async (buffer: Buffer) => codec.decompress(buffer),
    });
  }
}

/** A record as the client's producer takes it. */
export type ClientMessage = Message;
