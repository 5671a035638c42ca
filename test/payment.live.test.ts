import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Config, readConfig, waitFor } from "#core";
import { deploy, deployedJobs, lateDropped, openFlink } from "#deploy";
import { Payment, PaymentDead, PaymentErrorRate1m, PaymentLate, PaymentTotals1m } from "#generated";
import { everyKind, expectedRejects, expectedRows, type LedgerView, openLedgerView, startGenerator } from "#generator";
import { type Kafka, openKafka, readRows, type TopicType } from "#kafka";

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

/** Everything committed on a topic, in order within a partition. */
async function readAll<T>(type: TopicType<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const { value } of readRows(kafka, type, { from: "earliest", until: "end" })) rows.push(value);
  return rows;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** A row as text that two sources agree on: columns by SQL name, sorted; times in milliseconds; doubles to 9 digits. */
function canonical(row: object): string {
  const cells = Object.entries(row).map(([name, value]: [string, unknown]) => {
    const text =
      value instanceof Date
        ? value.getTime()
        : typeof value === "number"
          ? Number(value.toPrecision(9))
          : String(value);
    return `${snake(name)}=${text}`;
  });
  return cells.sort().join(" ");
}

const closedRows = async (output: string): Promise<string[]> =>
  (await expectedRows(ledger, output)).rows
    .filter((r) => !r.open)
    .map((r) => canonical(r.row))
    .sort();

/** Rows of an upsert output by key, without those of windows that need not be closed. */
async function readClosed<T extends { windowStart: Date; windowEnd: Date }>(
  type: TopicType<T>,
  grain: readonly (keyof T)[],
  closed: number,
): Promise<string[]> {
  const byKey = new Map<string, string>();
  for (const row of await readAll(type)) {
    if (row.windowEnd.getTime() > closed) continue;
    byKey.set([row.windowStart.getTime(), ...grain.map((g) => row[g])].join("|"), canonical(row));
  }
  return [...byKey.values()].sort();
}

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
  const expected = await closedRows("payment_totals_1m");
  const { closedUntil } = await expectedRows(ledger, "payment_totals_1m");
  expect(expected.length).toBeGreaterThan(100);
  const found = await waitFor(
    `${expected.length} rows of closed windows in payment_totals_1m`,
    async () => {
      const rows = await readClosed(PaymentTotals1m, ["kind", "currency", "paymentMethod"], closedUntil);
      return rows.length >= expected.length && rows;
    },
    { deadline: 120_000, interval: 500, maxInterval: 1000 },
  );
  expect(found).toEqual(expected);
});

test("every alert is there and no other", async () => {
  const expected = await closedRows("payment_error_rate_1m");
  const { closedUntil } = await expectedRows(ledger, "payment_error_rate_1m");
  const found = await waitFor(
    `${expected.length} rows of closed windows in payment_error_rate_1m`,
    async () => {
      const rows = await readClosed(PaymentErrorRate1m, ["paymentMethod"], closedUntil);
      return rows.length >= expected.length && rows;
    },
    { deadline: 120_000, interval: 500, maxInterval: 1000 },
  );
  expect(found).toEqual(expected);
  const firing = found.filter((row) => row.includes("firing=true"));
  expect(firing.length).toBeGreaterThanOrEqual(2);
  expect(firing.every((row) => row.includes("payment_method=PAYPAL"))).toBe(true);
});

test("late and dead records are those of the ledger, once each, with place, reason and bytes", async () => {
  const rejects = await expectedRejects(ledger);
  const place = (topic: string, partition: number, offset: bigint | undefined): string =>
    `${topic}/${partition}/${offset}`;
  const expectedDead = rejects
    .filter((r) => r.fate === "malformed")
    .map((r) =>
      [place("payment", r.partition, r.offset), r.reason, r.raw?.toString("hex") ?? "", r.recordTime].join(" "),
    );
  const expectedLate = rejects
    .filter((r) => r.fate === "late")
    .map((r) => [place("payment", r.partition, r.offset), r.eventTime, r.raw?.toString("hex"), r.recordTime].join(" "));

  const dead = await waitFor(
    `${expectedDead.length} dead letters`,
    async () => {
      const rows = await readAll(PaymentDead);
      return rows.length >= expectedDead.length && rows;
    },
    { deadline: 120_000, interval: 500, maxInterval: 1000 },
  );
  const hex = (bytes: Uint8Array | undefined): string => (bytes ? Buffer.from(bytes).toString("hex") : "");
  expect(
    dead
      .map((d) =>
        [place(d.sourceTopic, d.sourcePartition, d.sourceOffset), d.reason, hex(d.raw), d.recordTime.getTime()].join(
          " ",
        ),
      )
      .sort(),
  ).toEqual(expectedDead.sort());

  const late = await waitFor(
    `${expectedLate.length} late records`,
    async () => {
      const rows = await readAll(PaymentLate);
      return rows.length >= expectedLate.length && rows;
    },
    { deadline: 120_000, interval: 500, maxInterval: 1000 },
  );
  expect(
    late
      .map((l) =>
        [
          place(l.sourceTopic, l.sourcePartition, l.sourceOffset),
          l.eventTime.getTime(),
          hex(l.raw),
          l.recordTime.getTime(),
        ].join(" "),
      )
      .sort(),
  ).toEqual(expectedLate.sort());

  const details = new Map(
    rejects.filter((r) => r.reason === "rule").map((r) => [`${r.partition}/${r.offset}`, r.detail]),
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
