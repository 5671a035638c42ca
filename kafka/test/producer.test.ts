import { expect, test, vi } from "vitest";
import { SluiceError } from "#core";
import {
  type DeliveryError,
  InvalidEventError,
  type Kafka,
  type OutRecord,
  openProducer,
  type ProducerOptions,
  type RawRecord,
  readFrame,
} from "#kafka";
import { partitionOf } from "../partitioner.ts";
import { type Reading, readingType } from "./reading.ts";

interface Sent {
  readonly partition: number;
  readonly records: readonly { key: string | undefined; value: Buffer | null; timestamp: number }[];
  ack(): void;
  refuse(error: SluiceError): void;
}

/** A port that notes what it is given and answers when it is told to. */
function fakeKafka(partitions = 4): {
  kafka: Kafka;
  sent: Sent[];
  auto(on: boolean): void;
  waiting(r?: SluiceError): void;
} {
  const sent: Sent[] = [];
  const offsets = new Map<number, bigint>();
  let auto = true;
  let onWaiting: ((reason: SluiceError | undefined) => void) | undefined;
  const open = new Set<(error: SluiceError) => void>();
  const copy = (r: OutRecord): Sent["records"][number] => ({
    key: r.key?.toString(),
    value: r.value && Buffer.from(r.value),
    timestamp: r.timestamp,
  });
  const kafka = {
    bootstrap: "fake:1",
    registryUrl: undefined,
    admin: () => ({ describeTopics: async () => [{ partitions }] }),
    producer: (o: { onWaiting?: typeof onWaiting }) => {
      onWaiting = o.onWaiting;
      return {
        send: (_topic: string, partition: number, records: readonly OutRecord[]) =>
          new Promise((resolve, reject) => {
            const copied = records.map(copy);
            const baseOffset = offsets.get(partition) ?? 0n;
            const ack = (): void => {
              offsets.set(partition, baseOffset + BigInt(records.length));
              open.delete(reject);
              resolve({ baseOffset });
            };
            open.add(reject);
            sent.push({ partition, records: copied, ack, refuse: reject });
            if (auto) ack();
          }),
        close: async () => {
          for (const reject of open) reject(new SluiceError("SLUICE_STOPPED", "closed"));
        },
      };
    },
  } as unknown as Kafka;
  return {
    kafka,
    sent,
    auto(on) {
      auto = on;
    },
    waiting: (reason) => onWaiting?.(reason),
  };
}

const open = (kafka: Kafka, options: ProducerOptions<Reading> = {}): ReturnType<typeof openProducer<Reading>> =>
  openProducer(kafka, readingType("t"), { schemaId: 7, ...options });
/** A key of each partition. */
const keys = (partitions = 4): string[] =>
  Array.from({ length: partitions }, (_, p) => {
    for (let i = 0; ; i++) if (partitionOf(Buffer.from(`k${i}`), partitions) === p) return `k${i}`;
  });

test("writes key, frame and message, and goes to the partition of the key", async () => {
  const { kafka, sent } = fakeKafka();
  const producer = await open(kafka);
  await producer.send({ id: "abc", n: 5 });
  const record = sent[0]?.records[0];
  expect(sent[0]?.partition).toBe(partitionOf(Buffer.from("abc"), 4));
  expect(record?.key).toBe("abc");
  expect(readFrame(record?.value)).toMatchObject({ schemaId: 7, index: [0], start: 6 });
  expect(readingType("t").decode(record!.value!, 6, record!.value!.length)).toEqual({ id: "abc", n: 5 });
  await producer.close();
});

test("makes batches by count and keeps the order within a partition", async () => {
  const { kafka, sent } = fakeKafka(1);
  const producer = await open(kafka, { batchRecords: 10 });
  for (let n = 0; n < 25; n++) producer.enqueue({ id: "a", n });
  await producer.flush();
  expect(sent.map((s) => s.records.length)).toEqual([10, 10, 5]);
  const order = sent.flatMap((s) => s.records.map((r) => r.value!.readUInt32LE(r.value!.length - 4)));
  expect(order).toEqual(Array.from({ length: 25 }, (_, n) => n));
  await producer.close();
});

test("makes batches by bytes, and gives an event that does not fit any more a batch of its own", async () => {
  const { kafka, sent } = fakeKafka(1);
  const producer = await open(kafka, { batchBytes: 1000 });
  const raw = (size: number): RawRecord => ({ key: null, value: Buffer.alloc(size, size % 251) });
  for (const size of [400, 400, 400, 5000, 400]) producer.sendRaw(raw(size));
  await producer.flush();
  expect(sent.map((s) => s.records.map((r) => r.value?.length))).toEqual([[400, 400], [400], [5000], [400]]);
  for (const r of sent.flatMap((s) => s.records)) expect(r.value!.every((b) => b === r.value!.length % 251)).toBe(true);
  expect(producer.stats.bufferedBytes).toBe(0);
  await producer.close();
});

test("has one request per partition in flight and fills the next batch meanwhile", async () => {
  const { kafka, sent, auto } = fakeKafka();
  auto(false);
  const producer = await open(kafka, { batchRecords: 1, linger: 0 });
  const [a, b] = keys();
  const all = [producer.send({ id: a!, n: 1 }), producer.send({ id: a!, n: 2 }), producer.send({ id: b!, n: 3 })];
  expect(sent.map((s) => s.partition)).toEqual([0, 1]);
  sent[0]?.ack();
  await all[0];
  await vi.waitFor(() => expect(sent.map((s) => s.partition)).toEqual([0, 1, 0]));
  for (const s of sent) s.ack();
  await Promise.all(all);
  await producer.close();
});

test("stamps records when the batch is handed over, and keeps a timestamp that was given", async () => {
  const { kafka, sent, auto } = fakeKafka(1);
  auto(false);
  const producer = await open(kafka, { batchRecords: 1 });
  const first = producer.send({ id: "a", n: 1 });
  const waiting = producer.send({ id: "a", n: 2 });
  const simulated = producer.send({ id: "a", n: 3 }, { timestamp: 1234 });
  const before = Date.now();
  sent[0]?.ack();
  await first;
  await vi.waitFor(() => expect(sent.length).toBe(2));
  expect(sent[1]?.records[0]?.timestamp).toBeGreaterThanOrEqual(before);
  auto(true);
  sent[1]?.ack();
  await Promise.all([waiting, simulated]);
  expect(sent[2]?.records[0]?.timestamp).toBe(1234);
  await producer.close();
});

test("closes a batch before timestamps that are too far apart for one", async () => {
  const { kafka, sent } = fakeKafka(1);
  const producer = await open(kafka);
  const day = 86_400_000;
  const start = Date.UTC(2026, 0, 1);
  for (const timestamp of [start, start + 5 * day, start - 5 * day, start + 20 * day, start + 40 * day]) {
    producer.enqueue({ id: "a", n: 1 }, { timestamp });
  }
  producer.enqueue({ id: "a", n: 1 });
  await producer.flush();
  expect(sent.map((s) => s.records.length)).toEqual([3, 1, 1, 1]);
  await producer.close();
});

test("makes the caller wait when the buffer is full, and takes events in the order given", async () => {
  const { kafka, sent, auto } = fakeKafka(1);
  auto(false);
  const producer = await open(kafka, { batchRecords: 1, maxBufferedBytes: 60 });
  const answers = Array.from({ length: 6 }, (_, n) => producer.enqueue({ id: "a", n }));
  expect(answers[0]).toBe(true);
  expect(answers.slice(-3).every((a) => a instanceof Promise)).toBe(true);
  expect(producer.stats.bufferedBytes).toBeLessThan(80);
  expect(producer.stats.accepted).toBeLessThan(6);
  auto(true);
  sent[0]?.ack();
  await Promise.all(answers);
  await producer.flush();
  expect(sent.flatMap((s) => s.records.map((r) => r.value!.readUInt32LE(r.value!.length - 4)))).toEqual([
    0, 1, 2, 3, 4, 5,
  ]);
  expect(producer.stats).toMatchObject({ accepted: 6, delivered: 6, failed: 0, bufferedBytes: 0 });
  await producer.close();
});

test("refuses an event that breaks a rule or does not fit, and sends the ones around it", async () => {
  const { kafka, sent } = fakeKafka(1);
  const producer = await open(kafka);
  const good = producer.send({ id: "a", n: 1 });
  await expect(producer.send({ id: "a", n: -1 })).rejects.toThrow(/n must be at least 0 \(int32.gte\)/);
  const misfit = { id: "a", n: "x" } as unknown as Reading;
  const error = await producer.send(misfit).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InvalidEventError);
  expect(error).toMatchObject({ code: "SLUICE_EVENT_INVALID", event: misfit });
  expect(() => producer.enqueue({ id: "a", n: -2 })).toThrow(InvalidEventError);
  await Promise.all([good, producer.send({ id: "a", n: 2 })]);
  const arrived = sent.flatMap((s) => s.records).map((r) => readingType("t").decode(r.value!, 6, r.value!.length));
  expect(arrived).toEqual([
    { id: "a", n: 1 },
    { id: "a", n: 2 },
  ]);
  await producer.close();
});

test("does not look at rules when checking is off", async () => {
  const { kafka, sent } = fakeKafka(1);
  const producer = await open(kafka, { check: "off" });
  await producer.send({ id: "a", n: -1 });
  expect(sent.length).toBe(1);
  await producer.close();
});

test("attaches the event to the error of a send, and tells flush of the events that nobody waits for", async () => {
  const { kafka, sent, auto } = fakeKafka(1);
  auto(false);
  const producer = await open(kafka, { batchRecords: 2 });
  const mine = { id: "a", n: 1 };
  const other = { id: "a", n: 2 };
  const sending = producer.send(mine);
  producer.enqueue(other);
  const flushing = producer.flush();
  sent[0]?.refuse(new SluiceError("SLUICE_KAFKA", "too large", { retryable: false }));
  await expect(sending).rejects.toMatchObject({ code: "SLUICE_KAFKA_DELIVERY", event: mine });
  await expect(flushing).rejects.toMatchObject({
    code: "SLUICE_KAFKA_DELIVERY",
    failures: [{ event: other, outcome: "refused", partition: 0 }],
  });
  await producer.flush();
  await producer.close();
});

test("tells onDelivery the place of each event and raw record, and onError what failed", async () => {
  const { kafka, sent, auto } = fakeKafka(1);
  const delivered: unknown[] = [];
  const errors: DeliveryError[] = [];
  const producer = await open(kafka, {
    onDelivery: (event, place) => delivered.push([event, place.partition, place.offset]),
    onError: (error) => errors.push(error),
  });
  const timestamp = Date.now() - 5000;
  const raw: RawRecord = { key: "k", value: Buffer.from([9]), timestamp };
  producer.enqueue({ id: "a", n: 1 });
  producer.sendRaw(raw);
  await producer.flush();
  expect(delivered).toEqual([
    [{ id: "a", n: 1 }, 0, 0n],
    [raw, 0, 1n],
  ]);
  expect(sent[0]?.records[1]).toEqual({ key: "k", value: Buffer.from([9]), timestamp });
  auto(false);
  producer.enqueue({ id: "a", n: 2 });
  const flushing = producer.flush();
  await vi.waitFor(() => expect(sent.length).toBe(2));
  sent[1]?.refuse(new SluiceError("SLUICE_KAFKA", "no answer", { retryable: true }));
  await flushing;
  expect(errors.map((e) => [e.event, e.failures[0]?.outcome])).toEqual([[{ id: "a", n: 2 }, "unknown"]]);
  await producer.close();
});

test("closing with a deadline reports what was not acknowledged and what was never sent", async () => {
  const { kafka, auto } = fakeKafka(1);
  auto(false);
  const producer = await open(kafka, { batchRecords: 1 });
  producer.enqueue({ id: "a", n: 1 });
  producer.enqueue({ id: "a", n: 2 });
  const error: DeliveryError = await producer.close({ deadline: 1 }).then(
    () => expect.fail("closed as if all was delivered"),
    (e) => e,
  );
  expect(error.failures.map((f) => [(f.event as Reading).n, f.outcome])).toEqual([
    [1, "unknown"],
    [2, "not sent"],
  ]);
  await expect(producer.send({ id: "a", n: 3 })).rejects.toMatchObject({ code: "SLUICE_STOPPED" });
});

test("shows that it waits for a broker, and since when", async () => {
  const { kafka, waiting } = fakeKafka(1);
  const states: unknown[] = [];
  const producer = await open(kafka, { onState: (s) => states.push(s === "ok" ? s : s.reason.message) });
  expect(producer.state).toBe("ok");
  waiting(new SluiceError("SLUICE_ADDRESS_UNREACHABLE", "nobody there"));
  expect(producer.state).toMatchObject({ waitingSince: expect.any(Date), reason: { message: "nobody there" } });
  waiting(undefined);
  expect(producer.state).toBe("ok");
  expect(states).toEqual(["nobody there", "ok"]);
  await producer.close();
});

test("refuses a raw record for a partition that the topic does not have", async () => {
  const { kafka } = fakeKafka(2);
  const producer = await open(kafka);
  expect(() => producer.sendRaw({ value: null, partition: 2 })).toThrow(/has no partition 2: it has 2/);
  await producer.close();
});

test("says what to do when the topic does not exist", async () => {
  const { kafka } = fakeKafka();
  const missing = { ...kafka, admin: () => ({ describeTopics: async () => [] }) } as unknown as Kafka;
  await expect(open(missing)).rejects.toMatchObject({
    code: "SLUICE_KAFKA",
    hint: expect.stringContaining("deploy-sql"),
  });
});
