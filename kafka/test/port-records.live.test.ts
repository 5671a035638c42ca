import { afterAll, describe, expect, test } from "vitest";
import { type KafkaClient, openProducer } from "#kafka";
import { all, CLIENTS, liveKafka, record, texts, withTopic, write } from "./live.ts";
import { readingType } from "./reading.ts";

const MIB = 1024 * 1024;
const COMPRESSIONS = ["none", "gzip", "lz4", "snappy", "zstd"] as const;

/** Key and partition of 4, as Java's `BuiltInPartitioner.partitionForKey` of kafka-clients 4.3.1 answers. */
const JAVA: readonly (readonly [string, number])[] = [
  ["a", 0],
  ["ab", 2],
  ["abc", 3],
  ["abcd", 0],
  ["abcde", 1],
  ["abcdef", 0],
  ["abcdefg", 1],
  ["order-1", 2],
  ["order-12", 3],
  ["order-123", 1],
  ["0", 0],
  ["42", 0],
  ["ü", 2],
  ["naïve", 1],
  ["日本語", 2],
  ["🙂 and more", 0],
  ["\u0000\u00ff", 3],
  ["9e0c7b62-53f8-4b8f-9d6e-1f0a3c5b7d21", 0],
];

const handles = new Map(CLIENTS.map((client) => [client, liveKafka(client)]));
const kafkaOf = (client: KafkaClient) => handles.get(client)!;
afterAll(() => Promise.all([...handles.values()].map((kafka) => kafka.close())));

describe.each(CLIENTS)("%s", (client) => {
  const kafka = kafkaOf(client);

  test("puts each key on the partition on which Java puts it", () =>
    withTopic(kafka, 4, async (topic) => {
      const producer = await openProducer(kafka, readingType(topic), { schemaId: 1 });
      for (const [id] of JAVA) producer.enqueue({ id, n: 1 });
      await producer.close();
      const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
      const found = new Map(rows.map((r) => [String(r.key), r.partition]));
      expect(JAVA.map(([key]) => [key, found.get(key)])).toEqual(JAVA);
    }));

  test.each(COMPRESSIONS)(
    "what it writes with %s is read by both clients, and kept by the broker as it is",
    (compression) =>
      withTopic(kafka, 1, async (topic) => {
        const producer = kafka.producer({ compression });
        const values = Array.from({ length: 300 }, (_, i) => `value ${i} ${"x".repeat(i % 50)}`);
        const records = values.map((v) => record(v));
        await producer.send(topic, 0, records, 20_000);
        await producer.close();
        for (const reader of CLIENTS) {
          const consumer = await kafkaOf(reader).consumer({ topics: [topic], from: "earliest", until: "end" });
          expect(texts(await all(consumer))).toEqual(values);
        }
      }),
  );

  test.each(["gzip", "lz4", "snappy", "zstd"])("reads what Java has compressed with %s", (compression) =>
    withTopic(kafka, 1, async (topic) => {
      // The broker packs each batch anew.
      await kafka.admin().alterTopicConfig(topic, { "compression.type": compression });
      // Three blocks and more, for the formats that have blocks.
      const values = Array.from({ length: 4000 }, (_, i) => `value ${i} ${"x".repeat(i % 100)}`);
      const records = values.map((v) => record(v));
      await write(kafka, topic, 0, records);
      expect(texts(await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" })))).toEqual(
        values,
      );
    }),
  );

  test("writes and reads batches and single records up to the topic's limit", () =>
    withTopic(kafka, 1, async (topic) => {
      await kafka.admin().alterTopicConfig(topic, { "max.message.bytes": String(8 * MIB) });
      const one = record("y".repeat(5 * MIB));
      const many = Array.from({ length: 70_000 }, (_, i) => record(`${i}`.padStart(90, " ")));
      const tiny = Array.from({ length: 150_000 }, () => record("z", 1000));
      const producer = kafka.producer();
      await producer.send(topic, 0, [one], 60_000);
      await producer.send(topic, 0, many, 60_000);
      await producer.close();
      const packed = kafka.producer({ compression: "zstd" });
      await packed.send(topic, 0, tiny, 60_000);
      await packed.close();
      for (const reader of CLIENTS) {
        const consumer = await kafkaOf(reader).consumer({ topics: [topic], from: "earliest", until: "end" });
        const rows = await all(consumer);
        expect(rows.length).toBe(1 + many.length + tiny.length);
        expect(rows[0]?.value?.length).toBe(5 * MIB);
        expect(rows.slice(1, many.length + 1).every((r, i) => Number(r.value) === i)).toBe(true);
        expect(rows.at(-1)?.value?.toString()).toBe("z");
      }
    }));

  test("refuses a batch above the limit, and a partition that is not there, and goes on", () =>
    withTopic(kafka, 2, async (topic) => {
      const producer = kafka.producer();
      const large = Array.from({ length: 20 }, () => record("x".repeat(MIB / 8)));
      await expect(producer.send(topic, 0, large, 20_000)).rejects.toMatchObject({
        code: "SLUICE_KAFKA",
        retryable: false,
        message: expect.stringContaining("MESSAGE_TOO_LARGE"),
      });
      for (const partition of [2, 7]) {
        await expect(producer.send(topic, partition, [record("x")], 20_000)).rejects.toMatchObject({
          code: "SLUICE_KAFKA",
          retryable: false,
          message: `${topic} has no partition ${partition}: it has 2`,
        });
      }
      expect(await producer.send(topic, 1, [record("good")], 20_000)).toEqual({ baseOffset: 0n });
      await producer.close();
      expect((await kafka.admin().offsets(topic)).map((o) => o.latest)).toEqual([0n, 1n]);
    }));

  test("finds partitions that were added while it was open", () =>
    withTopic(kafka, 1, async (topic) => {
      const producer = kafka.producer();
      await producer.send(topic, 0, [record("before")], 20_000);
      await kafka.admin().addPartitions(topic, 3);
      expect(await producer.send(topic, 2, [record("after")], 20_000)).toEqual({ baseOffset: 0n });
      await producer.close();
    }));

  test("keeps null keys, the time 0, and headers of all kinds", () =>
    withTopic(kafka, 1, async (topic) => {
      const headers = new Map([
        ["b", Buffer.from("x")],
        ["2", Buffer.alloc(0)],
        ["ü", Buffer.from([0, 255])],
        ["__proto__", Buffer.from("p")],
      ]);
      await write(kafka, topic, 0, [
        { key: null, value: null, timestamp: 0 },
        { key: Buffer.alloc(0), value: Buffer.alloc(0), timestamp: 1, headers },
      ]);
      const [first, second] = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
      expect([first?.key, first?.value, first?.timestamp, first?.headers.length]).toEqual([null, null, 0, 0]);
      expect([second?.key?.length, second?.value?.length, second?.timestamp]).toEqual([0, 0, 1]);
      const read = [...(second?.headers ?? [])].map(([k, v]) => [k.toString(), v.toString("hex")]);
      expect(read.sort()).toEqual([...headers].map(([k, v]) => [k, v.toString("hex")]).sort());
    }));

  test("shows the broker's time where the topic wants that", () =>
    withTopic(kafka, 1, async (topic) => {
      await kafka.admin().alterTopicConfig(topic, { "message.timestamp.type": "LogAppendTime" });
      const before = Date.now();
      await write(kafka, topic, 0, [record("a", 1000), record("b", 2000)]);
      const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
      expect(rows.every((r) => r.timestamp >= before - 5000)).toBe(true);
    }));

  test("gives Node no reason to warn", () =>
    withTopic(kafka, 1, async (topic) => {
      const warnings: string[] = [];
      const listener = (warning: Error): void => void warnings.push(`${warning.name}: ${warning.message}`);
      process.on("warning", listener);
      const producer = kafka.producer();
      for (let i = 0; i < 20; i++) await producer.send(topic, 0, [record("x")], 20_000);
      await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
      await producer.close();
      process.off("warning", listener);
      expect(warnings).toEqual([]);
    }));
});
