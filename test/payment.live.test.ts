import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Config, ROOT, readConfig, waitFor } from "#core";
import { deploy, deployedJobs, lateDropped } from "#deploy";
import { Payment, PaymentErrorRate1m, PaymentTotals1m } from "#generated";
import { everyKind, expectedRejects, type LedgerView, openLedgerView, startGenerator } from "#generator";
import { type Kafka, openKafka } from "#kafka";
import { resetPipeline } from "#start";
import { checkRejects, checkWindows, ERROR_RATE_GRAIN, TOTALS_GRAIN } from "./payment-check.ts";

/**
 * The whole line on real engines: 300,000 events, 1 % of each kind of bad record, 2 % late. What the pipeline says is
 * compared with the generator's ledger: nothing lost, nothing twice, nothing else.
 */
const EVENTS = 300_000;
const MINUTE = 60_000;
const PIPELINE = "payment";

let config: Config;
let kafka: Kafka;
let ledger: LedgerView;
const folder = mkdtempSync(join(tmpdir(), "sluice-payment-"));
const manifestDir = join(folder, "manifest");

beforeAll(async () => {
  config = readConfig({ files: join(folder, "files") });
  kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  await deploy(config, { pipelines: [PIPELINE] });
  const run = await startGenerator({
    kafka,
    config,
    log: Payment,
    seed: 11,
    rate: 500,
    backfill: (EVENTS / 500) * 1000,
    limit: EVENTS,
    faults: { late: 0.02, duplicate: 0.005, malformed: everyKind(0.01) },
    manifestDir,
    manifestLimit: Number.POSITIVE_INFINITY,
  });
  await run.done;
  await run.finish({ closeUntil: Math.ceil(Date.now() / MINUTE) * MINUTE });
  ledger = await openLedgerView(manifestDir);
});

afterAll(async () => {
  ledger?.close();
  await resetPipeline({ config, pipeline: PIPELINE, confirm: async () => undefined, onGone: () => undefined });
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

test("docs/examples/payment-alerts.ts prints each of them", async () => {
  const rows = await checkWindows(kafka, ledger, PaymentErrorRate1m, ERROR_RATE_GRAIN);
  const firing = rows.filter((row) => row.includes("firing=true")).length;
  const child = spawn(process.execPath, [join(ROOT, "docs/examples/payment-alerts.ts")], {
    env: { ...process.env, SLUICE_KAFKA: config.kafka },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await waitFor(`${firing} lines of the example`, () => text.split("\n").length > firing, { deadline: 60_000 });
  child.kill("SIGTERM");
  await ended;
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^\S+T\d\d:\d\d:00\.000Z {2}PAYPAL {2}\d+\.\d % failed \(\d+ of \d+\)$/);
  expect(text.trimEnd().split("\n")).toHaveLength(firing);
}, 90_000);

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
  const jobs = (await deployedJobs(config)).filter((job) => job.pipeline === PIPELINE);
  expect(jobs.length).toBeGreaterThan(4);
  for (const job of jobs) {
    expect([job.output, job.status]).toEqual([job.output, "running"]);
    expect([job.output, await lateDropped(config, job.jobId)]).toEqual([job.output, 0]);
  }
});
