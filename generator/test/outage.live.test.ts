import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { Payment } from "#generated";
import { type Kafka, openKafka } from "#kafka";
import { type Stack, type StackPorts, startStack } from "#stack";
import { openLedgerView } from "../expected.ts";
import { startGenerator } from "../start.ts";

/** A broker of its own, which is away at the start and killed in the middle. */
const EVENTS = 12_000;
let dataDir: string;
let ports: StackPorts;
let stack: Stack | undefined;
let kafka: Kafka;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "sluice-outage-"));
  stack = await startStack({ dataDir, ports: "free", services: ["kafka"] });
  ports = stack.ports;
  const setup = openKafka({ bootstrap: stack.addresses.kafka });
  await setup.admin().createTopics([{ name: Payment.topic, partitions: Payment.partitions }]);
  await setup.close();
  await stack.stop();
  stack = undefined;
  kafka = openKafka({ bootstrap: `127.0.0.1:${ports.kafka}`, clientId: "sluice-outage" });
});

afterAll(async () => {
  await kafka?.close();
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a broker that is away at the start and killed in the middle is waited for, and nothing is lost or doubled", async () => {
  const waiting: boolean[] = [];
  const manifestDir = join(dataDir, "ledger");
  const starting = startGenerator({
    kafka,
    log: Payment,
    schemaId: 7,
    rate: 1500,
    backfill: 0,
    limit: EVENTS,
    manifestDir,
    config: readConfig({ dataDir: join(dataDir, "generator-data") }),
    onState: (state) => waiting.push(state !== undefined),
  });
  await waitFor("the generator to say that it waits", () => waiting.includes(true), { deadline: 30_000 });
  stack = await startStack({ dataDir, ports, services: ["kafka"] });
  const run = await starting;

  await waitFor("a third of the events", () => run.totals().acknowledged > EVENTS / 3, { deadline: 60_000 });
  const before = waiting.length;
  const broker = (await stack.processes()).find((p) => p.name === "kafka");
  process.kill(broker?.pid as number, "SIGKILL");
  await waitFor("the generator to wait again", () => waiting.slice(before).includes(true), { deadline: 60_000 });

  const totals = await run.done;
  await run.finish();
  expect(totals).toMatchObject({ acknowledged: EVENTS, unknown: 0 });
  expect(waiting.at(-1)).toBe(false);

  const ledger = await openLedgerView(manifestDir);
  const rows = await ledger.query(`SELECT "partition" || ':' || "offset" AS place FROM ledger ORDER BY ALL`);
  ledger.close();
  const found: string[] = [];
  const consumer = await kafka.consumer({ topics: [Payment.topic], from: "earliest", until: "end" });
  for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
    for (const { partition, records } of batches)
      for (const { offset } of records) found.push(`${partition}:${offset}`);
  }
  await consumer.close();
  expect(found.sort()).toEqual(rows.map((r) => String(r["place"])).sort());
  expect(found).toHaveLength(EVENTS);
});
