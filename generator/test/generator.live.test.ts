import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#core";
import { type InRecord, type Kafka, type LogType, openKafka, openRegistry, registerSchema } from "#kafka";
import { openLedgerView } from "../expected.ts";
import { everyKind } from "../faults.ts";
import { type GeneratorOptions, startGenerator } from "../start.ts";
import { type Declared, declared, type Event } from "./fixture.ts";

let d: Declared;
let kafka: Kafka;
let dir: string;
const topics: string[] = [];

beforeAll(async () => {
  d = await declared();
  dir = mkdtempSync(join(tmpdir(), "sluice-generator-live-"));
  const { kafka: bootstrap, registryUrl } = readConfig();
  kafka = openKafka({ bootstrap, registryUrl, clientId: "sluice-generator-test" });
});
afterAll(async () => {
  const registry = openRegistry(readConfig().registryUrl);
  for (const topic of topics) await registry.deleteSubject(`${topic}-value`);
  await kafka?.admin().deleteTopics(topics);
  await kafka?.close();
  d?.remove();
  if (dir) rmSync(dir, { recursive: true, force: true });
});

/** A log under a topic and subject of its own. */
async function fresh(
  name: string,
): Promise<{ options: GeneratorOptions; id: number; topic: string; manifest: string }> {
  const topic = `gen_${name}_${process.pid}_${Date.now()}`;
  topics.push(topic);
  const log = { ...d.log(name), topic };
  const type: LogType<Event> = { ...d.type(name), topic, subject: `${topic}-value` };
  const model = { ...d.model, logs: d.model.logs.map((l) => (l.name === name ? log : l)) };
  await kafka.admin().createTopics([{ name: topic, partitions: log.partitions }]);
  const { id } = await registerSchema(openRegistry(readConfig().registryUrl), type.subject, type);
  const manifest = join(dir, topic);
  const config = readConfig({ dataDir: join(dir, `${topic}-data`) });
  return { options: { kafka, log: type, model, config, manifestDir: manifest }, id, topic, manifest };
}

async function readTopic(topic: string): Promise<Map<string, InRecord>> {
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  const found = new Map<string, InRecord>();
  for (;;) {
    const batches = await consumer.next();
    if (batches.length === 0) break;
    for (const { partition, records } of batches) {
      for (const r of records) {
        const value = r.value && Buffer.from(r.value);
        found.set(`${partition}:${r.offset}`, { ...r, value, key: r.key && Buffer.from(r.key) });
      }
    }
  }
  await consumer.close();
  return found;
}

test.each(["payment", "everything"])("the ledger of %s is what stands on the topic, over two runs", async (name) => {
  const { options, id, topic, manifest } = await fresh(name);
  const faults = { late: 0.02, duplicate: 0.01, malformed: everyKind(0.005) };
  for (const limit of [12_000, 8_000]) {
    const run = await startGenerator({ ...options, faults, limit, backfill: 120_000 });
    await run.done;
    const totals = await run.finish();
    expect(totals).toMatchObject({ acknowledged: limit, unknown: 0 });
  }
  const records = await readTopic(topic);
  expect(records.size).toBe(20_000);
  const view = await openLedgerView(manifest);
  const rows = await view.query(`SELECT "partition" AS p, "offset" AS o, fate, reason, record_time, raw FROM ledger`);
  view.close();
  expect(rows).toHaveLength(20_000);
  const wrong = rows.filter((row) => {
    const record = records.get(`${row["p"]}:${row["o"]}`);
    if (!record || record.timestamp !== Number(row["record_time"])) return true;
    if (row["fate"] === "ok") return record.value?.readInt32BE(1) !== id;
    return (row["raw"] ?? undefined) !== record.value?.toString("hex");
  });
  expect(wrong).toEqual([]);
  expect([...records.values()].filter((r) => r.value === null).length).toBeGreaterThan(30);
});

test("a topic or a schema that was never deployed is a clear error", async () => {
  const { options } = await fresh("payment");
  const log = options.log as LogType<Event>;
  const unregistered = { ...options, log: { ...log, subject: `${log.subject}-never` } };
  await expect(startGenerator(unregistered)).rejects.toThrow(/does not know the present schema/);
  const model = {
    ...d.model,
    logs: d.model.logs.map((l) => (l.name === "payment" ? { ...l, topic: "gen_never" } : l)),
  };
  await expect(startGenerator({ ...options, model })).rejects.toThrow(/topic gen_never does not exist/);
});
