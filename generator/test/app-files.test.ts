import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "#core";
import { AppLog } from "#generated";
import { type FileLog, openRecordMaker, type PlacedRecord } from "#tail";
import { type AppFilesOptions, openAppFiles } from "../app-files.ts";
import { compareShipped, expectedRejects, type LedgerView, openLedgerView } from "../expected.ts";
import { everyKind } from "../faults.ts";
import type { ShippedLine } from "../shipped.ts";
import { linesOf } from "../shipped.ts";
import type { Planned } from "../source.ts";
import { checkedModel, type GeneratorOptions, startGenerator } from "../start.ts";

const START = Date.UTC(2026, 0, 5, 12);
const model = await checkedModel(readConfig().root);
const declared = model.logs.find(({ name }) => name === "app_log");
if (!declared) throw new Error("there is no app_log");

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sluice-app-files-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const folder = (): string => join(dir, "logs");

async function write(files: Partial<AppFilesOptions> = {}, options: Partial<GeneratorOptions> = {}): Promise<void> {
  const run = await startGenerator({
    log: AppLog,
    model,
    config: { ...readConfig(), dataDir: dir },
    files: { folder: folder(), ...files },
    start: START,
    limit: 12_000,
    faults: { late: 0.02, duplicate: 0.01, malformed: everyKind(0.01) },
    schemaId: 42,
    ...options,
  });
  await run.done;
  await run.finish();
}

/** The lives of a file, oldest first, as texts. */
function lives(app: string): string[] {
  const of = (name: string): string => {
    const bytes = readFileSync(join(folder(), app, name));
    return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  };
  const age = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
  return readdirSync(join(folder(), app))
    .sort((a, b) => age(b) - age(a))
    .map(of);
}

/** The records that a shipper makes of all files, each shipped at `time`. */
function ship(time: (event: number) => number): ShippedLine[] {
  const maker = openRecordMaker(AppLog as FileLog<AppLog>, 42, declared?.partitions ?? 0);
  const offsets = new Map<number, bigint>();
  let event = 0;
  return readdirSync(folder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: app }) =>
      lives(app).flatMap((text) => {
        expect(text.endsWith("\n")).toBe(true);
        return text
          .slice(0, -1)
          .split("\n")
          .flatMap((line, i) => {
            const path = join(folder(), app, "app.log");
            const place = { path, line: i + 1, start: 0, end: 1, generation: "g", tooLong: false };
            const record: PlacedRecord = maker.make({ ...place, bytes: Buffer.from(line) } as never, time(event++));
            const offset = offsets.get(record.partition) ?? 0n;
            offsets.set(record.partition, offset + 1n);
            const { key = null, value = null, timestamp } = record;
            const records = [{ key, value, timestamp, offset, headers: [] }];
            return linesOf(
              { topic: "app_log", partition: record.partition, records, next: 0n },
              declared as never,
              AppLog,
            );
          });
      }),
    );
}

const ledgerOf = (shipped?: readonly ShippedLine[]): Promise<LedgerView> =>
  openLedgerView(join(dir, "manifest", "app_log"), undefined, shipped);

describe.each(["rename", "copytruncate"] as const)("files that are rotated by %s", (rotateBy) => {
  test("hold each line of the ledger once, at its place, and become the records that it tells", async () => {
    await write({ rotateBy, rotation: { bytes: 20_000 }, keep: 100 });
    expect(lives("billing").length).toBeGreaterThan(3);
    for (const text of lives("billing").slice(0, -1)) expect(text.length).toBeGreaterThan(19_000);
    const shipped = ship(() => START + 20_000);
    const ledger = await ledgerOf(shipped);
    expect(shipped.length).toBe(12_000);
    expect(await compareShipped(ledger)).toEqual({ missing: [], unexpected: [] });
    const rejects = await expectedRejects(ledger);
    const values = new Map(shipped.map(({ partition, offset, value }) => [`${partition} ${offset}`, value]));
    for (const { partition, offset, raw } of rejects) expect(values.get(`${partition} ${offset}`)).toEqual(raw);
    const reasons = new Set(rejects.map(({ fate, reason }) => reason || fate));
    expect([...reasons].sort()).toEqual(["event_time_ahead", "late", "rule", "unparsable"]);
    ledger.close();
  });
});

test("a line that is lost, doubled or changed on its way is told", async () => {
  await write();
  const all = ship(() => START + 20_000);
  const [lost, doubled, changed] = [all[17], all[300], all[5000]] as [ShippedLine, ShippedLine, ShippedLine];
  const other = { ...changed, fields: { ...changed.fields, message: "another" } };
  const shipped = [...all.filter((line) => line !== lost && line !== changed), other];
  shipped.push({ ...doubled, partition: doubled.partition, offset: 1_000_000n });
  const ledger = await ledgerOf(shipped);
  const { missing, unexpected } = await compareShipped(ledger);
  ledger.close();
  const at = ({ app, line }: Record<string, unknown>): unknown[] => [app, line];
  expect(missing.map(at)).toEqual(expect.arrayContaining([at(lost.fields), at(changed.fields)]));
  expect(missing).toHaveLength(2);
  expect(unexpected.map((row) => row["offset"])).toEqual(expect.arrayContaining([1_000_000n, changed.offset]));
  expect(unexpected).toHaveLength(2);
});

test("lines that are shipped later than their log allows are late, whatever was planned", async () => {
  await write({}, { faults: { late: 0, duplicate: 0, malformed: everyKind(0.01) } });
  // The last second comes a minute too late.
  const ledger = await ledgerOf(ship((event) => (event % 2 === 0 ? START + 20_000 : START + 80_000)));
  const [row] = await ledger.query(
    `SELECT count(*) FILTER (WHERE (fate = 'late') <> (record_time = ${START + 80_000})) AS wrong,
      count(*) FILTER (WHERE fate = 'late' AND raw IS NULL) AS bare, count(*) FILTER (WHERE fate = 'late') AS late
     FROM ledger WHERE fate <> 'malformed'`,
  );
  ledger.close();
  expect(row).toMatchObject({ wrong: 0n, bare: 0n });
  expect(Number(row?.["late"])).toBeGreaterThan(5000);
});

test("keeps so many rotated files, the older ones compressed", async () => {
  await write({ rotation: { lines: 200 }, keep: 3 });
  expect(readdirSync(join(folder(), "billing")).sort()).toEqual([
    "app.log",
    "app.log.1",
    "app.log.2.gz",
    "app.log.3.gz",
  ]);
  for (const text of lives("billing").slice(0, -1)) expect(text.split("\n")).toHaveLength(201);
});

test("another run goes on behind the lines that are there, and ends half a line that a killed one left", async () => {
  await write({}, { limit: 2000 });
  const path = join(folder(), "billing", "app.log");
  const before = readFileSync(path, "utf8").split("\n").length - 1;
  appendFileSync(path, "999999 2026-01-05T12:0");
  await write({}, { limit: 2000, start: START + 60_000 });
  const lines = readFileSync(path, "utf8").split("\n");
  expect(lines[before]).toBe("999999 2026-01-05T12:0");
  const ledger = await ledgerOf();
  const rows = await ledger.query(
    `SELECT serial, line FROM ledger WHERE app = 'billing' AND fate <> 'malformed' ORDER BY i`,
  );
  ledger.close();
  const next = rows.filter(({ line }) => Number(line) > before);
  expect(next[0]?.["line"]).toBe(BigInt(before + 2));
  for (const { serial, line } of next) expect(lines[Number(line) - 1]).toMatch(new RegExp(`^${serial} `));
});

test("lines grow in pieces: now and then half of one stands at the end, and is completed by the next write", async () => {
  const files = openAppFiles({ folder: folder() });
  const seen: string[] = [];
  const planned = Array.from({ length: 2000 }, (_, i): Planned => {
    const placed = files.place("a/app.log", `line ${i}`);
    return { placed, timestamp: i, partition: 0 } as unknown as Planned;
  });
  const done = files.send("t", 0, planned, 0);
  let over = false;
  void done.then(() => {
    over = true;
  });
  while (!over) {
    seen.push(readFileSync(join(folder(), "a", "app.log"), "utf8"));
    await new Promise((resolve) => setImmediate(resolve));
  }
  files.close();
  const all = planned.map((_, i) => `line ${i}\n`).join("");
  expect(readFileSync(join(folder(), "a", "app.log"), "utf8")).toBe(all);
  for (const text of seen) expect(all.startsWith(text)).toBe(true);
  expect(seen.filter((text) => text !== "" && !text.endsWith("\n")).length).toBeGreaterThan(10);
});

test("one folder has one writer, and a log without lines has no files", async () => {
  const files = openAppFiles({ folder: folder() });
  try {
    await expect(write()).rejects.toMatchObject({
      code: "SLUICE_GENERATOR",
      message: expect.stringContaining(`process ${process.pid} already writes log files into`),
    });
  } finally {
    files.close();
  }
  const { Payment } = await import("#generated");
  await expect(write({}, { log: Payment })).rejects.toMatchObject({
    code: "SLUICE_ARGUMENT",
    message: "no application writes lines of payment into files here",
  });
});

test("a file that cannot be written is named", async () => {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), "billing"), "");
  await expect(write()).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: expect.stringMatching(/^cannot write .*billing/),
  });
});
