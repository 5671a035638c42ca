import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { type Kafka, type OutRecord, openKafka, type TopicType } from "#kafka";
import { readTail } from "../show/topic-tail.ts";

const PARTITIONS = 3;
const EACH = 2_000;
const START = Math.floor(Date.now() / 1000) * 1000 - PARTITIONS * EACH;
const id = Math.random().toString(36).slice(2, 8);
const signal = new AbortController().signal;

let kafka: Kafka;
let decoded = 0;

/** A number in a frame: what is read is counted when it is decoded. */
const type = (topic: string): TopicType<unknown> => ({
  topic,
  name: "test.Number",
  index: [0],
  schema: "",
  sensitive: [],
  encode: () => undefined,
  decode(buf, start) {
    decoded++;
    return { n: buf.readInt32BE(start) };
  },
  check: () => [],
});

function record(n: number, key: string, timestamp: number): OutRecord {
  const value = Buffer.alloc(10);
  value.writeInt32BE(1, 1);
  value.writeInt32BE(n, 6);
  return { key: Buffer.from(key), value, timestamp };
}

async function write(topic: string, partitions: readonly (readonly OutRecord[])[]): Promise<void> {
  await kafka.admin().createTopics([{ name: topic, partitions: partitions.length }]);
  const producer = kafka.producer();
  for (const [partition, records] of partitions.entries())
    for (let i = 0; i < records.length; i += 100)
      await producer.send(topic, partition, records.slice(i, i + 100), 30_000);
  await producer.close();
}

const numbers = (rows: readonly { readonly value: unknown }[]): number[] =>
  rows.map(({ value }) => (value as { n: number }).n);

beforeAll(async () => {
  const config = readConfig();
  kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient });
  // Record n is in partition n % 3, a millisecond behind the one before.
  await write(
    `tail_${id}`,
    Array.from({ length: PARTITIONS }, (_, p) =>
      Array.from({ length: EACH }, (_, i) => record(i * PARTITIONS + p, "k", START + i * PARTITIONS + p)),
    ),
  );
});

afterAll(async () => {
  await kafka?.admin().deleteTopics([`tail_${id}`, `fold_${id}`, `empty_${id}`]);
  await kafka?.close();
});

test("the newest rows over all partitions come in the order of their times, and little else is read", async () => {
  decoded = 0;
  const tail = await readTail(kafka, type(`tail_${id}`), [`tail_${id}`], { last: 10, fold: false, signal });
  const total = PARTITIONS * EACH;
  expect(numbers(tail.rows)).toEqual(Array.from({ length: 10 }, (_, i) => total - 10 + i));
  expect(tail).toMatchObject({ bad: 0, partitions: PARTITIONS });
  expect(decoded).toBeLessThan(total / 10);
});

test("more rows than there are: all of them", async () => {
  const tail = await readTail(kafka, type(`tail_${id}`), [`tail_${id}`], { last: 9_999, fold: false, signal });
  expect(numbers(tail.rows)).toEqual(Array.from({ length: PARTITIONS * EACH }, (_, i) => i));
});

test("folded, each key has its newest row and none when a tombstone is newer; what does not decode is counted", async () => {
  const topic = `fold_${id}`;
  const rows = Array.from({ length: 1_000 }, (_, i) => record(i, `k${i % 10}`, START + i));
  const tombstone: OutRecord = { key: Buffer.from("k3"), value: null, timestamp: START + 1_000 };
  const broken: OutRecord = { key: Buffer.from("k4"), value: Buffer.from("junk"), timestamp: START + 1_001 };
  const back = record(-1, "k5", START + 1_003);
  const gone: OutRecord = { key: Buffer.from("k5"), value: null, timestamp: START + 1_002 };
  await write(topic, [[...rows, tombstone, broken, gone, back], []]);
  const tail = await readTail(kafka, type(topic), [topic], { last: 8, fold: true, signal });
  expect(numbers(tail.rows)).toEqual([991, 992, 994, 996, 997, 998, 999, -1]);
  expect(tail).toMatchObject({ bad: 1, partitions: 2 });
});

test("an empty topic has no rows", async () => {
  await write(`empty_${id}`, [[], []]);
  const tail = await readTail(kafka, type(`empty_${id}`), [`empty_${id}`], { last: 5, fold: true, signal });
  expect(tail).toEqual({ rows: [], bad: 0, partitions: 2 });
});
