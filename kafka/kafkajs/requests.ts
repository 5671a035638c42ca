import type { Fetched, Wanted } from "../pull-client.ts";
import { MAX_FETCH } from "../pull-consumer.ts";
import { readBatches } from "./record-batch.ts";
import { type Decoder, type Encoder, type Protocol, type RawBroker, runtime } from "./runtime.ts";

/** Requests that the client does not have, or reads in a way that will not do. */

export interface ClusterLayout {
  readonly clusterId: string;
  readonly brokers: readonly { readonly node: number; readonly host: string; readonly port: number }[];
  readonly topics: readonly TopicLayout[];
}

export interface TopicLayout {
  readonly name: string;
  /** As `8-4-4-4-12` hexadecimal digits, like the other client. */
  readonly id: string;
  readonly error: Error | undefined;
  readonly internal: boolean;
  readonly partitions: readonly { readonly leader: number; readonly replicas: number }[];
}

/** Metadata, version 12: the client's newest (6) has no topic ids. `undefined` asks for all topics. */
export function requestMetadata(broker: RawBroker, topics: readonly string[] | undefined): Promise<ClusterLayout> {
  const { Encoder } = runtime();
  const noTags = (): Encoder => new Encoder().writeInt8(0);
  const wanted = topics?.map((name) =>
    new Encoder().writeBuffer(Buffer.alloc(16)).writeUVarIntString(name).writeInt8(0),
  );
  const body = noTags();
  if (wanted === undefined) body.writeInt8(0);
  else if (wanted.length === 0) body.writeInt8(1);
  else body.writeUVarIntArray(wanted);
  body.writeBoolean(false).writeBoolean(false).writeInt8(0);
  return ask(broker, 3, 12, "Metadata", body, (d) => {
    d.readTaggedFields();
    d.readInt32();
    const brokers = d.readUVarIntArray((b) => {
      const found = { node: b.readInt32(), host: b.readUVarIntString() ?? "", port: b.readInt32() };
      b.readUVarIntString();
      b.readTaggedFields();
      return found;
    });
    const clusterId = d.readUVarIntString() ?? "";
    d.readInt32();
    const found = d.readUVarIntArray(readTopic) ?? [];
    return { clusterId, brokers: brokers ?? [], topics: found };
  });
}

function readTopic(d: Decoder): TopicLayout {
  const { errorOf } = runtime();
  const code = d.readInt16();
  const name = d.readUVarIntString() ?? "";
  const id = d.readBytes(16) ?? Buffer.alloc(16);
  const internal = d.readBoolean();
  const partitions = (
    d.readUVarIntArray((p) => {
      p.readInt16();
      const index = p.readInt32();
      const leader = p.readInt32();
      p.readInt32();
      const replicas = p.readUVarIntArray((r) => r.readInt32())?.length ?? 0;
      p.readUVarIntArray((r) => r.readInt32());
      p.readUVarIntArray((r) => r.readInt32());
      p.readTaggedFields();
      return { index, leader, replicas };
    }) ?? []
  ).sort((a, b) => a.index - b.index);
  d.readInt32();
  d.readTaggedFields();
  return { name, id: uuid(id), error: code === 0 ? undefined : errorOf(code), internal, partitions };
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** IncrementalAlterConfigs, version 0: the client has only the form that sets all keys anew. */
export async function requestAlterTopicConfig(
  broker: RawBroker,
  topic: string,
  config: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { Encoder, errorOf } = runtime();
  const [set, remove] = [0, 1];
  const changes = Object.entries(config).map(([name, value]) =>
    new Encoder()
      .writeString(name)
      .writeInt8(value === null ? remove : set)
      .writeString(value),
  );
  const TOPIC = 2;
  const resource = new Encoder().writeInt8(TOPIC).writeString(topic).writeArray(changes);
  const body = new Encoder().writeArray([resource]).writeBoolean(false);
  const [answer] = await ask(broker, 44, 0, "IncrementalAlterConfigs", body, (d) => {
    d.readInt32();
    return d.readArray((r) => {
      const found = { code: r.readInt16(), message: r.readString() };
      r.readInt8();
      r.readString();
      return found;
    });
  });
  if (!answer || answer.code === 0) return;
  const error = errorOf(answer.code);
  if (answer.message) error.message = answer.message;
  throw error;
}

/** Fetch, version 11, with `read_committed`. */
export function requestFetch(
  broker: RawBroker,
  wanted: readonly Wanted[],
  maxWaitTime: number,
  maxBytes: number,
): Promise<readonly Fetched[]> {
  const { fetchRequest, Decoder, errorOf } = runtime();
  const topics = [...Map.groupBy(wanted, (w) => w.topic)].map(([topic, places]) => ({
    topic,
    partitions: places.map((p) => ({ partition: p.partition, fetchOffset: p.offset.toString(), maxBytes })),
  }));
  const protocol = fetchRequest({ maxWaitTime, minBytes: 1, maxBytes: MAX_FETCH, topics, isolationLevel: 1 });
  const decode = async (payload: Buffer): Promise<Fetched[]> => {
    const d = new Decoder(payload);
    d.readInt32();
    const code = d.readInt16();
    if (code !== 0) throw errorOf(code);
    d.readInt32();
    return d
      .readArray((t) => {
        const topic = t.readString();
        return t.readArray((p) => readPartition(topic, p));
      })
      .flat();
  };
  const response = { decode, parse: async (fetched: unknown) => fetched as Fetched[] };
  return broker.connectionPool.send({ ...protocol, response });
}

function readPartition(topic: string, d: Decoder): Fetched {
  const partition = d.readInt32();
  const code = d.readInt16();
  d.readInt64();
  d.readInt64();
  d.readInt64();
  const aborted = d.readArray((a) => ({
    producerId: BigInt(a.readInt64().toString()),
    firstOffset: BigInt(a.readInt64().toString()),
  }));
  d.readInt32();
  const bytes = d.readBytes();
  if (code !== 0) throw runtime().errorOf(code);
  return { topic, partition, aborted, batches: bytes ? readBatches(bytes) : [] };
}

function ask<T>(
  broker: RawBroker,
  apiKey: number,
  apiVersion: number,
  apiName: string,
  body: Encoder,
  read: (decoder: Decoder) => T,
): Promise<T> {
  const { Decoder } = runtime();
  const request = { apiKey, apiVersion, apiName, encode: async () => body };
  const decode = async (payload: Buffer): Promise<T> => read(new Decoder(payload));
  const protocol: Protocol<T> = { request, response: { decode, parse: async (value) => value as T } };
  return broker.connectionPool.send(protocol);
}
