import { expect, test } from "vitest";
import type { SqlModel } from "#codegen";
import { type Config, readConfig } from "#core";
import { openStore } from "#files";
import type { FilesType, Pointer, PointerBook } from "#kafka";
import { filesType, openTestFiles, type TestFiles } from "../../files/test/support.ts";
import { cleanSummary, cleanTables } from "../clean-files/clean.ts";
import { jobOf, stateOf } from "../clean-files/writer-state.ts";
import { compactSummary, compactTables } from "../compact-files/compact.ts";
import { showFiles } from "../show/show-files.ts";
import type { FilesTable, Table } from "../tables/catalog.ts";
import { bytesText, fileTables } from "../tables/file-tables.ts";

const DAY = 86_400_000;

/** An output in files whose model says what the header says. */
function table(type: FilesType<unknown>, header: Record<string, unknown> = {}, sql = "SELECT id FROM x"): FilesTable {
  const output = { to: "files", mode: "append", retention: 7 * DAY, ...header };
  const model = { name: type.output, sql, references: [], emitted: false, header: { output } };
  return { kind: "files", name: type.output, type, model: model as unknown as SqlModel };
}

const complete = { columns: ["dt"], pattern: "yyyy-MM-dd", after: DAY };
const config = (files: TestFiles): Config => ({ ...readConfig({}, {}), ...files.config });
const metrics = (): FilesTable =>
  table(filesType("json", ["id string", "dt string"], { output: "metrics", partitionBy: ["dt"] }), { complete });

test("compact-files tells each file that it made, and sums up", async () => {
  using files = openTestFiles();
  for (const part of ["part-0", "part-1", "part-2"]) files.write(`shop/json/dt=2026-01-01/${part}`, '{"id":"a"}\n');
  files.write("shop/json/dt=2026-01-01/_SUCCESS", "");
  files.write("shop/json/dt=2026-01-02/part-0", "{}\n");
  const lines: string[] = [];
  const run = (dryRun: boolean) =>
    compactTables(config(files), [metrics()], { age: 0, dryRun }, (line) => lines.push(line));
  expect(compactSummary(await run(true), true, 40)).toBe("3 parts would become 1 file in 1 output   40 ms");
  expect(compactSummary(await run(false), false, 40)).toBe("3 parts became 1 file in 1 output   40 ms");
  expect(compactSummary(await run(false), false, 40)).toBe("nothing to merge in 1 output   40 ms");
  expect(lines).toEqual([
    "  ~ metrics   shop/json/dt=2026-01-01   3 parts, 33 B   would become 1 file",
    "  ~ metrics   shop/json/dt=2026-01-01   3 parts, 33 B -> 1 file, 33 B",
  ]);
});

test("clean-files goes by the retention of each output unless it is told otherwise, and says what stays and why", async () => {
  using files = openTestFiles();
  const now = Date.now();
  const day = (ago: number): string => new Date(now - ago * DAY).toISOString().slice(0, 10);
  for (const ago of [20, 9, 3, 0]) files.write(`shop/json/dt=${day(ago)}/part-0`, '{"id":"a"}\n');
  const lines: string[] = [];
  const running = async () => ({ kind: "running", checkpoints: [] }) as const;
  const none = async () => ({ kind: "none" }) as const;
  const clean = (run: Partial<Parameters<typeof cleanTables>[2]>) =>
    cleanTables(config(files), [metrics()], { dryRun: false, writer: none, ...run }, (line) => lines.push(line));
  expect(cleanSummary(await clean({ writer: running }), false, 40)).toBe("nothing to clean in 1 output   40 ms");
  expect(lines.splice(0)).toEqual([
    `  = metrics   shop/json/dt=${day(20)}   stays: a job may still write there`,
    `  = metrics   shop/json/dt=${day(9)}   stays: a job may still write there`,
  ]);
  expect(cleanSummary(await clean({ dryRun: true }), true, 40)).toBe(
    "2 files, 22 B would be deleted in 1 output   40 ms",
  );
  expect(cleanSummary(await clean({}), false, 40)).toBe("2 files, 22 B deleted in 1 output   40 ms");
  expect(lines.splice(0)).toHaveLength(4);
  expect(cleanSummary(await clean({ olderThan: DAY }), false, 40)).toBe("1 file, 11 B deleted in 1 output   40 ms");
  expect((await openStore(files.config).list("shop")).map(({ path }) => path)).toEqual([
    `shop/json/dt=${day(0)}/part-0`,
  ]);
});

test("show takes the newest rows of files: those of the newest files, in their order", async () => {
  using files = openTestFiles();
  const type = filesType("json", ["id int64", "ip string?"]);
  files.write("shop/json/part-0", '{"id":1}\n{"id":2}\n');
  const store = openStore(files.config);
  // Files come a moment apart: what counts is when they were finished.
  for (const part of [1, 2]) {
    const before = (await store.list("shop")).at(-1)?.modified ?? 0;
    while (Date.now() <= before) await new Promise((resolve) => setTimeout(resolve, 1));
    files.write(`shop/json/part-${part}`, `{"id":${part * 10}}\n{"id":${part * 10 + 1},"ip":"x"}\n`);
  }
  const signal = new AbortController().signal;
  const catalog = { schemas: { logs: [] }, models: [], tables: new Map() } as unknown as Parameters<
    typeof showFiles
  >[1];
  const shown = await showFiles(config(files), catalog, table(type), { last: 3, files: true, signal });
  expect(shown.rows).toEqual([
    { id: 11n, ip: "x" },
    { id: 20n, ip: null },
    { id: 21n, ip: "x" },
  ]);
  expect(shown.columns).toEqual(["id", "ip"]);
  expect(shown.from).toBe(`2 files of 3 in ${files.config.files}/shop/json`);
  const some = await showFiles(config(files), catalog, table(type), { last: 9, files: true, where: "id < 3", signal });
  expect(some.rows.map(({ id }) => id)).toEqual([1n, 2n]);
});

/** The output `metrics` was promoted from the declared folder to `json_v2`. */
const pointers: Pick<PointerBook, "get"> = {
  get: (output) => {
    const bound = { after: null, until: null };
    const parts = [
      { version: 1, folder: "shop/json", ...bound },
      { version: 2, folder: "shop/json_v2", ...bound },
    ];
    const texts = { env: "local", pipeline: "shop", engine: "flink", cut: "window" } as const;
    return output === "metrics"
      ? ({ kind: "pointer", ...texts, output, live: 2, previous: 1, parts, at: 0 } satisfies Pointer)
      : undefined;
  },
};

test("after a promotion, show reads the live folder, and compact-files and clean-files go through each version's", async () => {
  using files = openTestFiles();
  const book = pointers as PointerBook;
  for (const folder of ["json", "json_v2"])
    for (const part of ["part-0", "part-1"])
      files.write(`shop/${folder}/dt=2020-01-01/${part}`, `{"id":"${folder}/${part}"}\n`);
  for (const folder of ["json", "json_v2"]) files.write(`shop/${folder}/dt=2020-01-01/_SUCCESS`, "");
  const signal = new AbortController().signal;
  const catalog = { schemas: { logs: [] }, models: [], tables: new Map() } as unknown as Parameters<
    typeof showFiles
  >[1];
  const shown = await showFiles(
    config(files),
    catalog,
    metrics(),
    { last: 9, files: true, signal },
    book.get("metrics"),
  );
  expect(shown.rows.map(({ id }) => id).sort()).toEqual(["json_v2/part-0", "json_v2/part-1"]);
  expect(shown.from).toBe(`2 files of 2 in ${files.config.files}/shop/json_v2, v2`);

  const lines: string[] = [];
  const tell = (line: string): void => void lines.push(line.split("   ").slice(0, 2).join(" "));
  const compacted = await compactTables(config(files), [metrics()], { age: 0, dryRun: false, pointers: book }, tell);
  expect(compactSummary(compacted, false, 40)).toBe("4 parts became 2 files in 1 output   40 ms");
  const asked: unknown[] = [];
  const writer = async (...of: unknown[]) => {
    asked.push(of);
    return { kind: "none" } as const;
  };
  const cleaned = await cleanTables(config(files), [metrics()], { dryRun: false, writer, pointers: book }, tell);
  expect(cleaned.map(({ version, remove }) => [version, remove.length])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(asked).toEqual([
    ["metrics", 1],
    ["metrics", 2],
  ]);
  expect(lines).toEqual([
    "  ~ metrics v1 shop/json/dt=2020-01-01",
    "  ~ metrics v2 shop/json_v2/dt=2020-01-01",
    "  - metrics v1 shop/json/dt=2020-01-01",
    "  - metrics v2 shop/json_v2/dt=2020-01-01",
  ]);
});

test("the job that writes a version is the one of its number", () => {
  const jobs = [
    { output: "a", version: 1 },
    { output: "a", version: 2 },
    { output: "b", version: 3 },
  ];
  expect(jobOf(jobs, "a", 1)).toBe(jobs[0]);
  expect(jobOf(jobs, "a", 3)).toBeUndefined();
  expect(jobOf(jobs, "b", undefined)).toBe(jobs[2]);
});

test("outputs are chosen by pipeline and name; a name that is none is told with what was meant", () => {
  const tables = new Map<string, Table>([["metrics", metrics()]]);
  expect(fileTables({ tables }, {}).map(({ name }) => name)).toEqual(["metrics"]);
  expect(fileTables({ tables }, { pipeline: "shop", only: "metrics" })).toHaveLength(1);
  expect(() => fileTables({ tables }, { only: "metric" })).toThrow(
    expect.objectContaining({ hint: 'did you mean "metrics"?' }),
  );
  expect(() => fileTables({ tables }, { pipeline: "x" })).toThrow(/"x" has no outputs in files/);
});

test("what is deployed tells whether a job writes", async () => {
  const job = (phase: "open" | "settled" | "stopped", status: "running" | "starting" | "ended" | "unknown") =>
    stateOf({ phase, status, jobId: "j" }, async () => [2, 1]);
  expect(await stateOf(undefined, async () => [])).toEqual({ kind: "none" });
  expect(await job("settled", "running")).toEqual({ kind: "running", checkpoints: [2, 1] });
  expect(await job("settled", "starting")).toEqual({ kind: "down" });
  expect(await job("settled", "unknown")).toEqual({ kind: "down" });
  expect(await job("open", "ended")).toEqual({ kind: "down" });
  expect(await job("stopped", "ended")).toEqual({ kind: "none" });
  const silent = stateOf({ phase: "settled", status: "running", jobId: "j" }, async () => {
    throw new Error("no answer");
  });
  expect(await silent).toEqual({ kind: "unknown", why: "no answer" });
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [3_456_789, "3.5 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
