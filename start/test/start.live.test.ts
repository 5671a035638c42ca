import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { recover } from "#deploy";
import { PaymentTotals1m } from "#generated";
import { expectedRows, openLedgerView } from "#generator";
import { openKafka, readRows } from "#kafka";
import { startStack } from "#stack";
import { openStartFolder, type StartFolder } from "./start-process.ts";

/** `npm start` as a person runs it: real processes, real signals. */
let folder: StartFolder;
/** Jobs of the pipeline, as the first run says. */
let jobs: number;

beforeAll(async () => {
  folder = await openStartFolder();
});

afterAll(() => folder.remove());

const nothingIsLeft = (): Promise<unknown> =>
  waitFor("all processes to be gone", () => folder.left().length === 0, { deadline: 10_000 });

describe("a bounded run", () => {
  test("shows closed windows and an alert, sums up, exits 0 and leaves no process", async () => {
    const run = folder.run(["--for", "30s", "--rate", "500"]);
    const code = await run.ended(200_000);
    expect(code, run.text()).toBe(0);
    const text = run.text();
    expect(text).toMatch(/ \d\d:\d\d {2}PAYMENT EUR CARD +events [\d,]+ {2}failed \d+/);
    expect(text).toMatch(
      /ALERT +payment_error_rate_1m {2}PAYPAL {2}\d\d:\d\d {2}events [\d,]+ {2}failed [\d,]+ {2}error_rate \d+\.\d %/,
    );
    expect(text).toMatch(/ dead {6}\w+ \d+ {3}\w+ \d+/);
    expect(text).toMatch(/payment_totals_1m +[1-9]\d* windows closed, \d+ rows/);
    expect(text).toMatch(/ {2}truncated +\d+/);
    expect(text).toMatch(/broker 127\.0\.0\.1:\d+ {3}registry http:\/\/\S+ {3}Flink http:\/\/\S+/);
    expect(text).toMatch(/payment_processed_hourly +[1-9]\d* files?, [1-9][\d,]* rows/);
    jobs = Number(/kept: topics, schemas and the state of (\d+) jobs/.exec(text)?.[1]);
    expect(jobs).toBeGreaterThan(4);
    await nothingIsLeft();
  });

  test("a second start goes on where the first stopped, outlives its engines, and ends by Ctrl-C saying what was kept", async () => {
    const run = folder.run(["--rate", "500"]);
    await run.sees(/payment_totals_1m +(its job is \w+: )?goes on from checkpoint \d+/);
    await run.sees(/[\d,]+ events\/s {2}[1-9][\d,]* sent/);
    for (const name of ["flink", "kafka"]) process.kill(folder.pidOf(name), "SIGKILL");
    await run.sees(new RegExp(`${jobs} jobs resumed from the newest checkpoint`), 180_000);
    run.interrupt();
    expect(await run.ended(), run.text()).toBe(0);
    expect(run.text()).toContain(`kept: topics, schemas and the state of ${jobs} jobs`);
    await nothingIsLeft();
  });

  test("over both runs every closed window equals the ledger: nothing lost, nothing twice", async () => {
    const ledger = await openLedgerView(join(folder.dataDir, "manifest", "payment"));
    const { rows, closedUntil } = await expectedRows(ledger, "payment_totals_1m");
    ledger.close();
    const key = (row: Readonly<Record<string, unknown>>, start: string, method: string): string =>
      [(row[start] as Date).getTime(), row["kind"], row["currency"], row[method]].join(" ");
    const expected = new Map(
      rows
        .filter((r) => !r.open)
        .map(({ row }) => [
          key(row, "window_start", "payment_method"),
          [row["events"], row["failed"], row["amount_minor"]],
        ]),
    );
    // A window that closed in the very moment of the stop waits for the next event: it is due only with the next run.
    const due = rows
      .filter(({ row }) => (row["window_end"] as Date).getTime() <= closedUntil - 10_000)
      .map(({ row }) => key(row, "window_start", "payment_method"));
    expect(due.length).toBeGreaterThan(50);

    // The run was stopped while its jobs were behind: they go on once more, so that what is due can come.
    const stack = await startStack({ dataDir: folder.dataDir, ports: "free" });
    const config = readConfig({ ...stack.addresses, dataDir: folder.dataDir, files: folder.files });
    const kafka = openKafka({ bootstrap: stack.addresses.kafka });
    const read = async (): Promise<Map<string, unknown>> => {
      const found = new Map<string, unknown>();
      for await (const { value } of readRows(kafka, PaymentTotals1m, { from: "earliest", until: "end" })) {
        if (value.windowEnd.getTime() > closedUntil) continue;
        found.set(key(value as never, "windowStart", "paymentMethod"), [value.events, value.failed, value.amountMinor]);
      }
      return found;
    };
    try {
      expect(await recover(config)).toHaveLength(jobs);
      const found = await waitFor(
        `the ${due.length} rows of windows that are due`,
        async () => {
          const rows = await read();
          return due.every((name) => rows.has(name)) && rows;
        },
        { deadline: 60_000, maxInterval: 1_000 },
      );
      for (const [name, values] of found) expect([name, values]).toEqual([name, expected.get(name)]);
    } finally {
      await kafka.close();
      await stack.stop();
    }
    await nothingIsLeft();
  });
});

describe("Ctrl-C", () => {
  const phases = [
    ["while engines start", /starting Kafka/],
    ["while the SQL is deployed", /~ job|\+ job|\+ topic/],
    ["while events of the past are sent", /Sluice {3}payment/],
  ] as const;

  test.each(phases)("%s stops everything and says so", async (_, seen) => {
    const other = await openStartFolder();
    try {
      const run = other.run([]);
      await run.sees(seen);
      run.interrupt();
      const code = await run.ended();
      const text = run.text();
      expect(text).toContain("stopping");
      expect(text).not.toContain("SLUICE_INTERNAL");
      if (text.includes("events sent")) expect(code, text).toBe(0);
      else {
        expect(code, text).toBe(1);
        expect(text).toContain("stopped before the first event; what was set up is kept");
      }
      await waitFor("all processes to be gone", () => other.left().length === 0, { deadline: 10_000 });
    } finally {
      await other.remove();
    }
  });
});
