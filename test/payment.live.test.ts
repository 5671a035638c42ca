import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Config, readConfig } from "#core";
import { deploy, deployedJobs, lateDropped, openFlink } from "#deploy";
import { Payment, PaymentDead, PaymentErrorRate1m, PaymentLate, PaymentTotals1m } from "#generated";
import { everyKind, expectedRejects, type LedgerView, openLedgerView, startGenerator } from "#generator";
import { type Kafka, openKafka } from "#kafka";
import { checkRejects, checkWindows, ERROR_RATE_GRAIN, TOTALS_GRAIN } from "./payment-check.ts";

/**
 * The whole line on real engines: 300,000 events, 1 % of each kind of bad record, 2 % late. What the pipeline says is
 * compared with the generator's ledger: nothing lost, nothing twice, nothing else.
 */
const EVENTS = 300_000;
const MINUTE = 60_000;
const OUTPUTS = ["payment_totals_1m", "payment_error_rate_1m", "payment_late", "payment_dead"];

let config: Config;
let kafka: Kafka;
let ledger: LedgerView;
const folder = mkdtempSync(join(tmpdir(), "sluice-payment-"));

beforeAll(async () => {
  config = readConfig();
  kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  await deploy(config, { pipeline: "payment" });
  const run = await startGenerator({
    kafka,
    config,
    log: Payment,
    seed: 11,
    rate: 500,
    backfill: (EVENTS / 500) * 1000,
    limit: EVENTS,
    faults: { late: 0.02, duplicate: 0.005, malformed: everyKind(0.01) },
    manifestDir: folder,
    manifestLimit: Number.POSITIVE_INFINITY,
  });
  await run.done;
  await run.finish({ closeUntil: Math.ceil(Date.now() / MINUTE) * MINUTE });
  ledger = await openLedgerView(folder);
});

afterAll(async () => {
  ledger?.close();
  const flink = openFlink(config.flinkUrl);
  for (const job of await deployedJobs(config)) {
    if (OUTPUTS.includes(job.output) && job.status === "running") await flink.cancel(job.jobId, { deadline: 20_000 });
  }
  const topics = [Payment, PaymentTotals1m, PaymentErrorRate1m, PaymentLate, PaymentDead].map((t) => t.topic);
  await kafka?.admin().deleteTopics(topics);
  await kafka?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("every acknowledged event stands in the ledger, with each fault that was asked for", async () => {
  const rows = await ledger.query(
    "SELECT fate, coalesce(reason, '') AS reason, count(*) AS n FROM ledger GROUP BY ALL ORDER BY ALL",
  );
  const total = rows.reduce((sum, r) => sum + Number(r["n"]), 0);
  expect(total).toBeGreaterThanOrEqual(EVENTS);
  const kinds = rows.filter((r) => r["fate"] === "malformed");
  expect(kinds).toHaveLength(12);
  for (const kind of kinds) expect(Number(kind["n"]) / EVENTS, String(kind["reason"])).toBeGreaterThan(0.008);
  expect(Number(rows.find((r) => r["fate"] === "late")?.["n"]) / EVENTS).toBeGreaterThan(0.015);
});

test("every closed window of the totals equals the ledger's own count, exactly", async () => {
  expect((await checkWindows(kafka, ledger, PaymentTotals1m, TOTALS_GRAIN)).length).toBeGreaterThan(100);
});

test("every alert is there and no other", async () => {
  const rows = await checkWindows(kafka, ledger, PaymentErrorRate1m, ERROR_RATE_GRAIN);
  const firing = rows.filter((row) => row.includes("firing=true"));
  expect(firing.length).toBeGreaterThanOrEqual(2);
  expect(firing.every((row) => row.includes("payment_method=PAYPAL"))).toBe(true);
});

test("late and dead records are those of the ledger, once each, with place, reason and bytes", async () => {
  const { dead } = await checkRejects(kafka, ledger);
  const details = new Map(
    (await expectedRejects(ledger))
      .filter((r) => r.reason === "rule")
      .map((r) => [`${r.partition}/${r.offset}`, r.detail]),
  );
  expect(details.size).toBeGreaterThan(1000);
  for (const row of dead.filter((d) => d.reason === "rule")) {
    expect(row.detail).toBe(details.get(`${row.sourcePartition}/${row.sourceOffset}`));
  }
});

test("the engine itself dropped nothing as late", async () => {
  const jobs = (await deployedJobs(config)).filter((j) => OUTPUTS.includes(j.output));
  expect(jobs).toHaveLength(OUTPUTS.length);
  for (const job of jobs) {
    expect([job.output, job.status]).toEqual([job.output, "running"]);
    expect([job.output, await lateDropped(config, job.jobId)]).toEqual([job.output, 0]);
  }
});
