import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SluiceError } from "#core";
import { closedUntil, expectedRejects, expectedRows, openLedgerView } from "../expected.ts";
import { type Ledger, openLedger } from "../ledger.ts";
import { readHead, readIncidents, segmentsOf } from "../manifest.ts";
import { LEADING, TRAILING } from "../source.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sluice-ledger-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const PAYMENT = [
  { name: "event_id", type: "VARCHAR" },
  { name: "kind", type: "VARCHAR" },
  { name: "payment_method", type: "VARCHAR" },
  { name: "status", type: "VARCHAR" },
  { name: "currency", type: "VARCHAR" },
  { name: "amount_minor", type: "BIGINT" },
  { name: "latency_ms", type: "INTEGER" },
];

function open(limit = Number.POSITIVE_INFINITY, segment = 1 << 26): Ledger {
  const columns = [...LEADING, ...PAYMENT, ...TRAILING];
  const head = {
    log: "payment",
    topic: "payment",
    partitions: 2,
    lateness: 10_000,
    tolerance: 1000,
    skew: 2000,
    columns,
  };
  return openLedger({ dir, limit, segment, head });
}

const NOON = Date.UTC(2026, 0, 5, 12);

interface Line {
  readonly i: number;
  readonly id: string;
  /** Seconds after noon. */
  readonly at: number;
  readonly arrives?: number;
  readonly fate?: "ok" | "late" | "malformed";
  readonly status?: string;
  readonly amount?: number;
  readonly latency?: number;
  readonly partition?: number;
  readonly raw?: string;
}

function line(l: Line): [row: string, time: number] {
  const time = NOON + l.at * 1000;
  const arrives = NOON + (l.arrives ?? l.at) * 1000;
  const fate = l.fate ?? "ok";
  const bad = fate === "malformed";
  const leading = [l.i, fate, bad ? "truncated" : "", "", "", false, arrives, bad ? "" : time, bad ? arrives : time];
  const values = bad
    ? PAYMENT.map(() => "")
    : [l.id, "PAYMENT", "CARD", l.status ?? "SUCCEEDED", "EUR", l.amount ?? 100, l.latency ?? 10];
  return [[...leading, ...values, l.raw ?? "", l.partition ?? 0, l.i].join(","), arrives];
}

/** The first minute closes when both partitions are 13 s beyond it. */
const LINES: readonly Line[] = [
  { i: 0, id: "a", at: 0, latency: 10 },
  { i: 1, id: "b", at: 59.999, latency: 20, status: "FAILED" },
  // The same event once more in the same minute: counted once.
  { i: 2, id: "a", at: 0, latency: 10 },
  // Stamped anew beyond the border: counted in that minute too.
  { i: 3, id: "b", at: 60, latency: 20, status: "FAILED" },
  { i: 4, id: "c", at: 30, latency: 40, amount: 900 },
  { i: 5, id: "d", at: 20, arrives: 50, fate: "late", raw: "00ff" },
  { i: 6, id: "", at: 72, fate: "malformed", raw: "0000" },
  { i: 7, id: "e", at: 73, partition: 1 },
];

describe("expected rows", () => {
  test("count an event once per minute, without late and bad ones, with an interpolated p95", async () => {
    const ledger = open();
    for (const l of LINES) ledger.write(...line(l));
    ledger.write(...line({ i: 8, id: "f", at: 73 }));
    ledger.close();
    const view = await openLedgerView(dir);
    const { rows, closedUntil: closed, unknown } = await expectedRows(view, "payment_totals_1m");
    view.close();
    expect(closed).toBe(NOON + 60_000);
    expect(unknown).toBe(0);
    expect(rows).toEqual([
      {
        open: false,
        row: {
          window_start: new Date(NOON),
          window_end: new Date(NOON + 60_000),
          kind: "PAYMENT",
          currency: "EUR",
          payment_method: "CARD",
          events: 3n,
          failed: 1n,
          amount_minor: 1100n,
          avg_latency_ms: 70 / 3,
          p95_latency_ms: 38,
        },
      },
      { open: true, row: expect.objectContaining({ window_start: new Date(NOON + 60_000), events: 3n, failed: 1n }) },
    ]);
  });

  test("a window stays open until the slowest partition has passed it, bad records counted with their record time", async () => {
    const ledger = open();
    for (const l of LINES) ledger.write(...line(l));
    ledger.flush();
    const view = await openLedgerView(dir);
    // The newest of partition 0 is the bad record at 72 s: 1 s short.
    expect(await closedUntil(view)).toBe(NOON + 59_000);
    expect((await expectedRows(view, "payment_totals_1m")).rows.every((r) => r.open)).toBe(true);
    view.close();
    ledger.write(...line({ i: 9, id: "", at: 73, fate: "malformed" }));
    ledger.close();
    const after = await openLedgerView(dir);
    expect(await closedUntil(after)).toBe(NOON + 60_000);
    after.close();
  });

  test("fire only with enough events and above the threshold", async () => {
    const ledger = open();
    const minute = (start: number, events: number, failed: number): void => {
      for (let i = 0; i < events; i++) {
        ledger.write(
          ...line({
            i: start * 1000 + i,
            id: `${start}-${i}`,
            at: start * 60 + 1,
            status: i < failed ? "FAILED" : "PENDING",
          }),
        );
      }
    };
    minute(0, 49, 49);
    minute(1, 50, 5);
    minute(2, 50, 6);
    ledger.close();
    const view = await openLedgerView(dir);
    const { rows } = await expectedRows(view, "payment_error_rate_1m");
    view.close();
    expect(rows.map(({ row }) => [row["events"], row["failed"], row["error_rate"], row["firing"]])).toEqual([
      [49n, 49n, 1, false],
      [50n, 5n, 0.1, false],
      [50n, 6n, 0.12, true],
    ]);
  });

  test("rejects are told with place, times and bytes", async () => {
    const ledger = open();
    for (const l of LINES) ledger.write(...line(l));
    ledger.close();
    const view = await openLedgerView(dir);
    expect(await expectedRejects(view)).toEqual([
      {
        index: 5,
        fate: "late",
        reason: "",
        detail: "",
        partition: 0,
        offset: 5n,
        recordTime: NOON + 50_000,
        eventTime: NOON + 20_000,
        raw: Buffer.from("00ff", "hex"),
      },
      {
        index: 6,
        fate: "malformed",
        reason: "truncated",
        detail: "",
        partition: 0,
        offset: 6n,
        recordTime: NOON + 72_000,
        eventTime: undefined,
        raw: Buffer.from("0000", "hex"),
      },
    ]);
    view.close();
  });

  test("an empty ledger gives no rows, and a folder without one is a clear error", async () => {
    open().close();
    const view = await openLedgerView(dir);
    expect((await expectedRows(view, "payment_totals_1m")).rows).toEqual([]);
    view.close();
    await expect(openLedgerView(join(dir, "none"))).rejects.toThrow(/no manifest in/);
  });
});

describe("the ledger", () => {
  test("drops its oldest segments at the limit and says from when on it is complete", async () => {
    const ledger = open(40_000, 10_000);
    for (let i = 0; i < 2000; i++) {
      ledger.write(...line({ i, id: `id-${i}`, at: i }));
      if (i % 50 === 0) ledger.flush();
    }
    ledger.close();
    const size = segmentsOf(dir).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThan(45_000);
    expect(size).toBeGreaterThan(20_000);
    const head = readHead(dir);
    expect(head.dropped).toBeGreaterThan(3);
    const view = await openLedgerView(dir);
    const [first] = await view.query("SELECT min(event_time) AS t FROM ledger");
    expect(head.completeFrom).toBe(Number(first?.["t"]) - 1000 + 1000);
    const { rows } = await expectedRows(view, "payment_totals_1m");
    view.close();
    for (const { open: isOpen, row } of rows.slice(0, -2)) {
      const start = (row["window_start"] as Date).getTime();
      expect(isOpen).toBe(start <= (head.completeFrom ?? 0));
      if (!isOpen) expect(row["events"]).toBe(60n);
    }
    expect(rows.some((r) => !r.open)).toBe(true);
  });

  test("goes on behind an earlier run and mends the line that a killed run left half written", async () => {
    const first = open();
    first.write(...line({ i: 0, id: "a", at: 0 }));
    first.incident({ kind: "failures", target: "PAYPAL", from: 1, to: 2, share: 0.35 });
    first.close();
    appendFileSync(segmentsOf(dir)[0] as string, "1,ok,,,,fal");
    const second = open();
    second.incident({ kind: "failures", target: "CARD", from: 3, to: 4, share: 0.2 });
    second.write(...line({ i: 2, id: "b", at: 1 }));
    second.unknown(3);
    second.close();
    const view = await openLedgerView(dir);
    expect((await view.query("SELECT i FROM ledger ORDER BY i")).map((r) => r["i"])).toEqual([0n, 2n]);
    expect((await expectedRows(view, "payment_totals_1m")).unknown).toBe(3);
    view.close();
    expect(readIncidents(dir).map((i) => i.target)).toEqual(["PAYPAL", "CARD"]);
    expect(readdirSync(dir).sort()).toEqual([
      "incidents.json",
      "ledger-000001.csv",
      "ledger-000002.csv",
      "manifest.json",
    ]);
  });

  test("after a run that was killed no window that its lost events can touch is certain", async () => {
    const killed = open();
    for (const l of LINES) killed.write(...line(l));
    killed.reserve(NOON + 200_000);
    killed.flush();
    // Killed here. The next run starts behind the time that was reserved; an event may be 11 s off its record.
    const next = open();
    expect(readHead(dir)).toMatchObject({ open: true, interrupted: 1, completeFrom: NOON + 211_000 });
    next.reserve(NOON + 500_000);
    for (let at = 201; at <= 500; at++) next.write(...line({ i: at, id: `n${at}`, at, partition: at % 2 }));
    next.close();
    open().close();
    expect(readHead(dir)).toMatchObject({ open: false, interrupted: 1, completeFrom: NOON + 211_000 });
    const view = await openLedgerView(dir);
    const { rows } = await expectedRows(view, "payment_totals_1m");
    view.close();
    const closed = rows.filter((r) => !r.open).map((r) => ((r.row["window_start"] as Date).getTime() - NOON) / 60_000);
    // The minute from 180 s on holds the border; 420 s to 480 s is the last that the watermark closes.
    expect([...new Set(closed)].sort()).toEqual([4, 5, 6, 7]);
  });

  test("refuses a folder that it cannot make, naming it", () => {
    writeFileSync(join(dir, "file"), "");
    dir = join(dir, "file", "manifest");
    const act = (): unknown => open();
    expect(act).toThrow(SluiceError);
    expect(act).toThrow(/cannot write .*manifest/);
    dir = join(dir, "..", "..");
  });
});
