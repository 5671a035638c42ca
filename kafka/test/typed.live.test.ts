import { afterAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { type BadRecord, openProducer, openRegistry, type RawRecord, readBatches, readRows } from "#kafka";
import { fresh, liveKafka, withTopic } from "./live.ts";
import { type Reading, readingType } from "./reading.ts";

const kafka = liveKafka();
const registry = openRegistry(readConfig().registryUrl);
afterAll(() => kafka.close());

async function values(stream: AsyncIterable<{ readonly value: Reading }>): Promise<number[]> {
  const seen: number[] = [];
  for await (const row of stream) seen.push(row.value.n);
  return seen;
}
const ordered = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

test("what the typed producer sends, the typed reader reads, with place and key", () =>
  withTopic(kafka, 4, async (topic) => {
    const type = readingType(topic);
    const places = new Map<number, string>();
    const producer = await openProducer(kafka, type, {
      schemaId: 1,
      onDelivery: (e, d) => places.set((e as Reading).n, `${d.partition}/${d.offset}/${d.timestamp}`),
    });
    for (let n = 0; n < 5000; n++) {
      const room = producer.enqueue({ id: `k${n % 50}`, n });
      if (room !== true) await room;
    }
    await producer.send({ id: "last", n: 5000 }, { timestamp: 1234 });
    await producer.close();
    const last = new Map<string, number>();
    let count = 0;
    for await (const row of readRows(kafka, type, { until: "end" })) {
      count++;
      expect(row.key?.toString()).toBe(row.value.id);
      expect(row.value.n).toBeGreaterThan(last.get(row.value.id) ?? -1);
      last.set(row.value.id, row.value.n);
      expect(places.get(row.value.n)).toBe(`${row.partition}/${row.offset}/${row.timestamp}`);
      if (row.value.n === 5000) expect(row.timestamp).toBe(1234);
    }
    expect(count).toBe(5001);
  }));

test("hands malformed frames to onBad in their place, or stops with it", () =>
  withTopic(kafka, 1, async (topic) => {
    const type = readingType(topic);
    const producer = await openProducer(kafka, type, { schemaId: 1 });
    const raw: RawRecord[] = [
      { value: null },
      { value: Buffer.from([0, 0, 0, 0, 1, 2, 4]) },
      { value: Buffer.from([0, 0, 0, 0, 1, 0, 10, 9]) },
    ];
    producer.enqueue({ id: "a", n: 1 });
    for (const record of raw) producer.sendRaw(record);
    producer.enqueue({ id: "a", n: 2 });
    await producer.close();
    const bad: BadRecord[] = [];
    expect(await values(readRows(kafka, type, { until: "end", onBad: (b) => bad.push(b) }))).toEqual([1, 2]);
    expect(bad.map((b) => [b.error.reason, b.offset])).toEqual([
      ["tombstone", 1n],
      ["wrong_message", 2n],
      ["malformed", 3n],
    ]);
    expect(bad[2]?.value).toEqual(raw[2]?.value);

    const seen: number[] = [];
    const strict = (async () => {
      for await (const row of readRows(kafka, type, { until: "end" })) seen.push(row.value.n);
    })();
    await expect(strict).rejects.toThrow(`${topic}:0 offset 1 is no test.v1.Reading: tombstone`);
    expect(seen).toEqual([1]);
  }));

test("a reader in a group commits what was handed out and goes on there", () =>
  withTopic(kafka, 1, async (topic) => {
    const type = readingType(topic);
    const producer = await openProducer(kafka, type, { schemaId: 1 });
    for (let n = 0; n < 10; n++) producer.enqueue({ id: "a", n });
    await producer.close();
    const group = fresh("group");
    const first = readRows(kafka, type, { group, until: "end" });
    for await (const row of first) {
      if (row.value.n < 3) continue;
      await first.commit();
      break;
    }
    expect(await values(readRows(kafka, type, { group, until: "end" }))).toEqual([4, 5, 6, 7, 8, 9]);
    await kafka.admin().deleteGroups([group]);
  }));

test("reads in batches, and ends at a signal as if at the end", () =>
  withTopic(kafka, 2, async (topic) => {
    const type = readingType(topic);
    const producer = await openProducer(kafka, type, { schemaId: 1, batchRecords: 10 });
    for (let n = 0; n < 100; n++) producer.enqueue({ id: `k${n}`, n });
    await producer.close();
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const rows of readBatches(kafka, type, { signal: stop.signal })) {
      seen.push(...rows.map((r) => r.value.n));
      if (seen.length === 100) stop.abort();
    }
    expect(ordered(seen)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  }));

test("finds the schema id in the registry, and says what to do when it is not there", () =>
  withTopic(kafka, 1, async (topic) => {
    const type = readingType(topic);
    await expect(openProducer(kafka, type)).rejects.toMatchObject({
      code: "SLUICE_REGISTRY",
      hint: expect.stringContaining("deploy-sql"),
    });
    const registering = await openProducer(kafka, type, { register: true });
    await registering.close();
    const looking = await openProducer(kafka, type);
    expect(looking.schemaId).toBe(registering.schemaId);
    await looking.close();
    await registry.deleteSubject(type.subject, { permanent: true });
  }));

test("the registry keeps versions, ids and levels, and refuses what is broken", async () => {
  const subject = fresh("test_kafka");
  const text = (fields: string): string => `syntax = "proto3";\npackage test.v1;\nmessage ${subject} {\n${fields}}\n`;
  const [one, two] = [text("  string a = 1;\n"), text("  string a = 1;\n  int32 b = 2;\n")];
  expect(await registry.healthy()).toBe(true);
  expect(await registry.lookup(subject, one)).toBeUndefined();
  const first = await registry.register(subject, one);
  expect(await registry.register(subject, one)).toEqual(first);
  const second = await registry.register(subject, two);
  expect(await registry.versions(subject)).toEqual([first.version, second.version]);
  expect(await registry.register(subject, one)).toEqual(first);
  expect(await registry.byId(second.id)).toBe(two);
  expect(await registry.byId(2_000_000_000)).toBeUndefined();
  expect(await registry.subjectsOf(first.id)).toContainEqual({ subject, version: first.version });
  expect(await registry.version(subject, "latest")).toEqual(second);
  expect(await registry.subjects()).toContain(subject);
  await registry.setCompatibility("BACKWARD", subject);
  expect(await registry.compatibility(subject)).toBe("BACKWARD");
  expect(
    (await registry.testCompatibility(subject, text("  string a = 1;\n  int32 b = 2;\n  int32 c = 3;\n"))).compatible,
  ).toBe(true);
  await expect(registry.register(subject, "no proto")).rejects.toMatchObject({ code: "SLUICE_REGISTRY", status: 422 });
  expect(await registry.deleteSubject(subject, { permanent: true })).toEqual([first.version, second.version]);
  expect(await registry.versions(subject)).toEqual([]);
});
