import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT, readConfig, waitFor } from "#core";
import { Campaigns } from "#generated";
import {
  decodeRecord,
  type InRecord,
  type Kafka,
  openKafka,
  openRegistry,
  type Published,
  partitionOf,
  planReference,
  publishReference,
  type ReferenceType,
  readFrame,
} from "#kafka";
import { openFaultProxy, PRODUCE } from "../../test/fault-proxy.ts";
import { all, CLIENTS, fresh, liveKafka, withTopic, write } from "../../test/live.ts";
import { REFERENCE_TOPIC_CONFIG } from "../reference-topic.ts";

const registry = openRegistry(readConfig().registryUrl);
const EPOCH = new Date(0);

const row = (n: number, cpmMinor = 100n): Campaigns => ({
  campaignId: `cmp-${String(n).padStart(4, "0")}`,
  campaignName: `Größe ${n}, "neu"`,
  networkId: "net-01",
  advertiser: "A",
  cpmMinor,
});
const rows = (count: number): Campaigns[] => Array.from({ length: count }, (_, i) => row(i + 1));

type Reference = ReferenceType<Campaigns>;

/** Runs with a reference that has topic and subject of its own, both removed afterwards. */
async function withReference<T>(kafka: Kafka, run: (type: Reference) => Promise<T>): Promise<T> {
  const topic = fresh("test_reference");
  const type = { ...Campaigns, topic, subject: `${topic}-value` };
  try {
    return await run(type);
  } finally {
    await kafka.admin().deleteTopics([topic]);
    await registry.deleteSubject(type.subject, { permanent: true });
  }
}

const counts = ({ added, changed, removed, unchanged }: Published<unknown>): string =>
  `+${added} ~${changed} -${removed} =${unchanged}`;

const records = async (kafka: Kafka, type: Reference): Promise<(InRecord & { partition: number })[]> =>
  all(await kafka.consumer({ topics: [type.topic], from: "earliest", until: "end" }));

/** What a reader that folds by key sees. */
async function table(kafka: Kafka, type: Reference): Promise<Map<string, Campaigns>> {
  const newest = new Map<string, Buffer | null>();
  for (const { key, value, partition } of await records(kafka, type)) {
    expect(partition, key!.toString()).toBe(partitionOf(key!, type.partitions));
    newest.set(key!.toString(), value);
  }
  return new Map([...newest].flatMap(([key, value]) => (value === null ? [] : [[key, decodeRecord(type, value)]])));
}

describe.each(CLIENTS)("%s", (client) => {
  const kafka = liveKafka(client);
  afterAll(() => kafka.close());

  test("writes what differs and nothing else: first rows, again, changed, removed, restored", () =>
    withReference(kafka, async (type) => {
      const publish = (list: readonly Campaigns[]): Promise<Published<Campaigns>> =>
        publishReference(kafka, registry, type, list);
      const began = Date.now();
      expect(counts(await publish(rows(20)))).toBe("+20 ~0 -0 =0");
      const first = await records(kafka, type);
      expect(first.length).toBe(20);
      expect(new Set(first.map((record) => record.timestamp)).size).toBe(1);
      expect(first[0]!.timestamp).toBeGreaterThanOrEqual(began);
      expect((await registry.lookup(type.subject, type.schema))?.id).toBe(readFrame(first[0]!.value).schemaId);
      expect(await table(kafka, type)).toEqual(
        new Map(rows(20).map((one) => [one.campaignId, { ...one, validFrom: EPOCH }])),
      );
      const [topic] = await kafka.admin().describeTopics([type.topic]);
      expect(topic).toMatchObject({ partitions: type.partitions, config: REFERENCE_TOPIC_CONFIG });

      expect(counts(await publish(rows(20).reverse()))).toBe("+0 ~0 -0 =20");
      expect((await records(kafka, type)).length).toBe(20);

      const changed = rows(20).with(4, row(5, 999n));
      const second = await publish(changed);
      expect(counts(second)).toBe("+0 ~1 -0 =19");
      expect((await table(kafka, type)).get("cmp-0005")).toEqual({ ...row(5, 999n), validFrom: second.at });
      expect((await records(kafka, type)).length).toBe(21);

      expect(counts(await publish([...changed.slice(0, 19), row(21)]))).toBe("+1 ~0 -1 =19");
      const third = await table(kafka, type);
      expect(third.has("cmp-0020")).toBe(false);
      expect(third.get("cmp-0021")!.validFrom).toEqual(EPOCH);

      const restored = await publish(changed);
      expect(counts(restored)).toBe("+1 ~0 -1 =19");
      // It was there before: events of the time without it must not find it.
      expect((await table(kafka, type)).get("cmp-0020")!.validFrom).toEqual(restored.at);
      expect(restored.at.getTime()).toBeGreaterThan(second.at.getTime());
    }));

  test("of two publishers at once one wins as a whole, and the other one is told or had won before", () =>
    withReference(kafka, async (type) => {
      await publishReference(kafka, registry, type, rows(40));
      const other = liveKafka(client);
      const lists = [10n, 20n].map((cpm) => rows(40).map((one) => ({ ...one, cpmMinor: cpm })));
      const outcomes = await Promise.allSettled(
        lists.map((list, i) => publishReference(i === 0 ? kafka : other, registry, type, list)),
      );
      await other.close();
      const lost = outcomes.filter((one) => one.status === "rejected");
      expect(lost.length).toBeLessThan(2);
      for (const { reason } of lost) {
        expect(reason).toMatchObject({
          code: "SLUICE_KAFKA_FENCED",
          message: "another publication of campaigns began and took over",
        });
      }
      const prices = new Set([...(await table(kafka, type)).values()].map((one) => one.cpmMinor));
      expect(prices.size).toBe(1);
      expect([10n, 20n]).toContain([...prices][0]);
    }));

  test("a publisher that another one overtakes in the middle is fenced, and nothing of it is seen", () =>
    withReference(kafka, async (type) => {
      await publishReference(kafka, registry, type, rows(8));
      const proxy = await openFaultProxy(readConfig().kafka);
      const through = openKafka({ bootstrap: proxy.address, client });
      try {
        let held = false;
        proxy.onAnswer((apiKey) => {
          if (apiKey !== PRODUCE || held) return "pass";
          held = true;
          proxy.block();
          return "pass";
        });
        const slow = publishReference(
          through,
          registry,
          type,
          rows(8).map((one) => ({ ...one, cpmMinor: 1n })),
        );
        const ended = slow.then(
          () => undefined,
          (error: unknown) => error,
        );
        await waitFor("the first publisher to write", () => held, { deadline: 30_000 });
        const winner = await publishReference(kafka, registry, type, rows(9));
        expect(counts(winner)).toBe("+1 ~0 -0 =8");
        proxy.unblock();
        expect(await ended).toMatchObject({
          code: "SLUICE_KAFKA_FENCED",
          hint: expect.stringContaining("publish again"),
        });
        expect((await table(kafka, type)).size).toBe(9);
        expect(new Set([...(await table(kafka, type)).values()].map((one) => one.cpmMinor))).toEqual(new Set([100n]));
      } finally {
        await through.close();
        await proxy.close();
      }
    }));
});

const kafka = liveKafka();
afterAll(() => kafka.close());

test("a publisher that is killed in its transaction leaves the old rows readable, and the next one whole", () =>
  withReference(kafka, async (type) => {
    await publishReference(kafka, registry, type, rows(30));
    const root = mkdtempSync(join(tmpdir(), "sluice-killed-"));
    mkdirSync(join(root, "references"));
    const lines = rows(30).map((one) => `${one.campaignId},new,net-02,B,5`);
    writeFileSync(
      join(root, type.file),
      `campaign_id,campaign_name,network_id,advertiser,cpm_minor\n${lines.join("\n")}\n`,
    );
    const proxy = await openFaultProxy(readConfig().kafka);
    let written = 0;
    // The broker has the records of the first partitions; the publisher never hears of the last one.
    proxy.onAnswer((apiKey) => (apiKey === PRODUCE && ++written >= 3 ? "drop" : "pass"));
    const child = spawn(
      process.execPath,
      [join(ROOT, "kafka/reference/test/publish-child.ts"), proxy.address, type.topic, root],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const exit = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
    try {
      await waitFor("records in the open transaction", () => written >= 3, { deadline: 60_000 });
      child.kill("SIGKILL");
      expect(await exit).toBe("SIGKILL");
      expect(said).toBe("");
      const old = new Map(rows(30).map((one) => [one.campaignId, { ...one, validFrom: EPOCH }]));
      expect(await table(kafka, type)).toEqual(old);
      expect(counts(await planReference(kafka, type, rows(30)))).toBe("+0 ~0 -0 =30");

      const next = await publishReference(kafka, registry, type, rows(29));
      expect(counts(next)).toBe("+0 ~0 -1 =29");
      expect((await table(kafka, type)).size).toBe(29);
      expect([...(await table(kafka, type)).values()].every((one) => one.cpmMinor === 100n)).toBe(true);
    } finally {
      child.kill("SIGKILL");
      await proxy.close();
      rmSync(root, { recursive: true, force: true });
    }
  }));

test("rows of more than one request come in one transaction", () =>
  withReference(kafka, async (type) => {
    const done = await publishReference(kafka, registry, type, rows(500), { batchRecords: 7, batchBytes: 400 });
    expect(counts(done)).toBe("+500 ~0 -0 =0");
    expect((await table(kafka, type)).size).toBe(500);
  }));

test("a dry run says what would change, also without a topic, and writes nothing", () =>
  withReference(kafka, async (type) => {
    expect(counts(await planReference(kafka, type, rows(3)))).toBe("+3 ~0 -0 =0");
    expect(await kafka.admin().describeTopics([type.topic])).toEqual([]);
    await publishReference(kafka, registry, type, rows(3));
    const plan = await planReference(kafka, type, [row(1), row(2, 7n), row(4)]);
    expect(plan.changes.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      "changed cmp-0002",
      "added cmp-0004",
      "removed cmp-0003",
    ]);
    expect((await records(kafka, type)).length).toBe(3);
  }));

test("refuses a topic with another number of partitions, or with keys where they do not belong", () =>
  withReference(kafka, async (type) => {
    await publishReference(kafka, registry, type, rows(3));
    await expect(publishReference(kafka, registry, { ...type, partitions: 6 }, rows(3))).rejects.toMatchObject({
      code: "SLUICE_REFERENCE",
      message: `${type.topic} has 4 partitions, 6 are declared`,
    });
    await kafka.admin().addPartitions(type.topic, 9);
    await expect(publishReference(kafka, registry, { ...type, partitions: 9 }, rows(30))).rejects.toMatchObject({
      code: "SLUICE_REFERENCE",
      message: expect.stringMatching(/holds the key "cmp-000\d" in partition \d, it belongs in \d$/),
    });
  }));

test("replaces bytes that are no row, removes foreign keys, and sets what the topic lacks", () =>
  withTopic(kafka, Campaigns.partitions, async (topic) => {
    const type = { ...Campaigns, topic, subject: `${topic}-value` };
    const bad = (key: Buffer): Promise<void> =>
      write(kafka, topic, partitionOf(key, type.partitions), [
        { key, value: Buffer.from("no frame"), timestamp: Date.now() },
      ]);
    await bad(Buffer.from("cmp-0001"));
    await bad(Buffer.from([0xff, 0xfe]));
    const done = await publishReference(kafka, registry, type, rows(2));
    expect(counts(done)).toBe("+1 ~1 -1 =0");
    expect([...(await table(kafka, type)).keys()].sort()).toEqual(["cmp-0001", "cmp-0002"]);
    expect((await kafka.admin().describeTopics([topic]))[0]!.config).toMatchObject(REFERENCE_TOPIC_CONFIG);
    await registry.deleteSubject(type.subject, { permanent: true });
  }));

test("refuses to publish behind the newest record when the clock is wrong", () =>
  withReference(kafka, async (type) => {
    await publishReference(kafka, registry, type, rows(1));
    const key = Buffer.from("cmp-0001");
    const value = (await records(kafka, type))[0]!.value;
    const ahead = Date.now() + 600_000;
    await write(kafka, type.topic, partitionOf(key, type.partitions), [{ key, value, timestamp: ahead }]);
    await expect(publishReference(kafka, registry, type, rows(2))).rejects.toMatchObject({
      code: "SLUICE_REFERENCE",
      hint: expect.stringContaining("set the clock"),
    });
  }));
