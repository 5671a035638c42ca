import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type FilesComparison, type FilesCut, openComparison } from "../index.ts";
import { filesType, openTestFiles, type TestFiles } from "./support.ts";

type Format = "json" | "csv" | "parquet";

const SUMS = [
  "window_start timestamp",
  "window_end timestamp",
  "host string",
  "total int64",
  "mean double?",
  "note string?",
];
const WINDOWS: FilesCut = { kind: "windows", complete: undefined, trimmed: false };
const SETTLED: FilesCut = { kind: "settled" };

/** A row of one host and minute. */
interface Sum {
  readonly minute: number;
  readonly host?: string;
  readonly total: number | bigint;
  readonly mean?: number | null;
  readonly note?: string | null;
}

const at = (minute: number): string => `2026-11-20 10:${String(minute).padStart(2, "0")}:00`;

/** Three minutes of two hosts. The last window is not judged: only the one behind it says that it is whole. */
const THREE: readonly Sum[] = [1, 2, 3].flatMap((minute) => [
  { minute, host: "a", total: 10 * minute, mean: 0.5, note: "" },
  { minute, host: "b", total: 9_007_199_254_740_993n, mean: null, note: null },
]);

async function write(files: TestFiles, format: Format, path: string, rows: readonly Sum[]): Promise<void> {
  const values = rows.map(({ minute, host = "a", total, mean = null, note = null }) => ({
    window_start: at(minute),
    window_end: at(minute + 1),
    host,
    total: String(total),
    mean,
    note,
  }));
  if (format === "json") {
    const lines = values.map(({ total, ...row }) => JSON.stringify(row).replace("{", `{"total":${total},`));
    files.write(path, `${lines.join("\n")}\n`);
  } else if (format === "csv") {
    const cell = (value: unknown): string => (value === null ? "" : value === "" ? '""' : String(value));
    const lines = values.map((row) => Object.values(row).map(cell).join(","));
    files.write(path, `${["window_start,window_end,host,total,mean,note", ...lines].join("\n")}\n`);
  } else {
    files.write(`${path.slice(0, path.lastIndexOf("/"))}/.keep`, "");
    const text = (value: unknown): string => (value === null ? "NULL" : `'${value}'`);
    const tuples = values.map((row) => `(${Object.values(row).map(text).join(", ")})`);
    await files.duckdb(`COPY (SELECT CAST(window_start AS TIMESTAMPTZ) AS window_start, CAST(window_end AS TIMESTAMPTZ) AS window_end,
      host, CAST(total AS BIGINT) AS total, CAST(mean AS DOUBLE) AS mean, note
      FROM (VALUES ${tuples.join(", ")}) AS t(window_start, window_end, host, total, mean, note))
      TO '{files}/${path}' (FORMAT parquet)`);
  }
}

interface Shape {
  readonly format?: Format;
  readonly columns?: readonly string[];
  readonly next?: readonly string[];
  readonly key?: readonly string[];
  readonly partitionBy?: readonly string[];
}

/** Compares `shop/<format>` with `shop/<format>_v2`, once. */
async function compare(files: TestFiles, cut: FilesCut, shape: Shape = {}): Promise<FilesComparison> {
  const { format = "json", columns = SUMS, key = ["host"], partitionBy = [] } = shape;
  const old = filesType(format, columns, { partitionBy });
  const next = filesType(format, shape.next ?? columns, { partitionBy, folder: `${format}_v2` });
  using comparison = await openComparison(files.config, { old, next, key }, cut, { examples: 5 });
  return await comparison.look();
}

test.each<Format>(["json", "csv", "parquet"])(
  "the same rows in other files and another order are equal: %s",
  async (format) => {
    using files = openTestFiles();
    await write(files, format, `shop/${format}/part-0`, THREE.slice(0, 4));
    await write(files, format, `shop/${format}/part-1`, THREE.slice(4));
    await write(files, format, `shop/${format}_v2/part-0`, THREE.toReversed());
    files.write(`shop/${format}_v2/.part-1.inprogress.0b1c`, "half a");
    files.write(`shop/${format}_v2/_SUCCESS`, "");
    expect(await compare(files, WINDOWS, { format })).toEqual({
      rows: 4,
      windows: 2,
      partitions: 0,
      older: 0,
      open: 2,
      behind: false,
      differing: 0,
      missing: 0,
      extra: 0,
      columns: [],
      examples: [],
    });
    expect(readdirSync(join(files.config.dataDir, "file-copies"))).toEqual([]);
  },
);

test.each<Format>(["json", "csv", "parquet"])(
  "a changed value is told by key, column and by how much: %s",
  async (format) => {
    using files = openTestFiles();
    await write(files, format, `shop/${format}/part-0`, THREE);
    const changed = THREE.map((row) => (row.minute === 2 ? { ...row, total: BigInt(row.total) + 7n } : row));
    await write(files, format, `shop/${format}_v2/part-0`, changed);
    const found = await compare(files, WINDOWS, { format });
    expect(found).toMatchObject({ rows: 4, differing: 2, missing: 0, extra: 0 });
    expect(found.columns).toEqual([{ name: "total", rows: 2, most: 7 }]);
    expect(found.examples).toEqual([
      {
        key: '{"host":"a"}',
        window: "2026-11-20T10:02:00.000Z",
        kind: "changed",
        columns: [{ name: "total", before: "20", after: "27" }],
      },
      {
        key: '{"host":"b"}',
        window: "2026-11-20T10:02:00.000Z",
        kind: "changed",
        columns: [{ name: "total", before: "9007199254740993", after: "9007199254741000" }],
      },
    ]);
  },
);

test.each<Format>(["json", "csv", "parquet"])("NULL is not an empty text, nor zero: %s", async (format) => {
  using files = openTestFiles();
  await write(files, format, `shop/${format}/part-0`, THREE);
  const changed = THREE.map((row) => (row.minute === 1 && row.host === "b" ? { ...row, note: "", mean: 0 } : row));
  await write(files, format, `shop/${format}_v2/part-0`, changed);
  const found = await compare(files, WINDOWS, { format });
  expect(found.examples.flatMap(({ columns }) => columns)).toEqual([
    { name: "mean", before: "null", after: "0.0" },
    { name: "note", before: "null", after: '""' },
  ]);
});

test("a missing row, a new one and a doubled one are told apart", async () => {
  using files = openTestFiles();
  const [first, second, ...rest] = THREE as readonly [Sum, Sum, ...Sum[]];
  await write(files, "json", "shop/json/part-0", THREE);
  await write(files, "json", "shop/json_v2/part-0", [second, second, ...rest, { ...first, host: "c" }]);
  const found = await compare(files, WINDOWS);
  expect(found).toMatchObject({ rows: 4, differing: 3, missing: 1, extra: 2, columns: [] });
  expect(found.examples.map(({ key, kind, times }) => [key, kind, times])).toEqual([
    ['{"host":"a"}', "missing", undefined],
    ['{"host":"b"}', "extra", { before: 1, after: 2 }],
    ['{"host":"c"}', "extra", undefined],
  ]);
});

test("sums of doubles that were added in another order are equal, others are not", async () => {
  using files = openTestFiles();
  const rows = (means: readonly number[]): Sum[] => means.map((mean, minute) => ({ minute, total: 1, mean }));
  await write(files, "json", "shop/json/part-0", rows([0.1 + 0.2, -0, 1e300, 1.00000001, 0]));
  await write(files, "json", "shop/json_v2/part-0", rows([0.3, 0, 1e300, 1.00000002, 0]));
  expect((await compare(files, WINDOWS)).examples.flatMap(({ columns }) => columns)).toEqual([
    { name: "mean", before: "1.00000001", after: "1.00000002" },
  ]);
});

test("windows that only one version has come to are open; a version that is not as far is behind", async () => {
  using files = openTestFiles();
  await write(files, "json", "shop/json/part-0", THREE);
  await write(files, "json", "shop/json_v2/part-0", THREE.slice(0, 4));
  expect(await compare(files, WINDOWS)).toMatchObject({ rows: 2, windows: 1, open: 4, differing: 0, behind: true });
});

test("what the sources no longer hold is older, and not judged", async () => {
  using files = openTestFiles();
  await write(files, "json", "shop/json/part-0", THREE);
  await write(files, "json", "shop/json_v2/part-0", [{ minute: 1, total: 3 }, ...THREE.slice(2)]);
  expect(await compare(files, { ...WINDOWS, trimmed: true })).toMatchObject({ rows: 2, older: 2, differing: 0 });
  expect(await compare(files, WINDOWS)).toMatchObject({ rows: 4, older: 0, differing: 2 });
});

test("a folder without rows on either side has nothing to compare", async () => {
  using files = openTestFiles();
  expect(await compare(files, WINDOWS)).toMatchObject({ rows: 0, differing: 0, behind: false });
  await write(files, "json", "shop/json/part-0", THREE);
  expect(await compare(files, WINDOWS)).toMatchObject({ rows: 0, open: 6, differing: 0, behind: true });
});

const HOURS = { columns: ["dt", "hr"], pattern: "yyyy-MM-dd HH", after: 3_600_000 } as const;
const RAW = ["id string", "n int64", "dt string", "hr string"];
const HOURLY: Shape = { columns: RAW, key: ["id"], partitionBy: ["dt", "hr"] };
const hour = (version: string, hr: string): string => `shop/${version}/dt=2026-11-20/hr=${hr}`;
const line = (id: string, n: number): string => `${JSON.stringify({ id, n })}\n`;

test("partitions count when both have completed them; one that was opened again does not", async () => {
  using files = openTestFiles();
  const cut: FilesCut = { kind: "complete", complete: HOURS, trimmed: false };
  for (const hr of ["08", "09", "10", "11"])
    for (const version of ["json", "json_v2"]) {
      files.write(`${hour(version, hr)}/part-0`, line(hr, 1));
      if (hr !== "11" && !(hr === "09" && version === "json_v2")) files.write(`${hour(version, hr)}/_SUCCESS`, "");
    }
  files.write(`${hour("json", "11")}/part-1`, line("only old, but nobody has completed the hour", 1));
  files.write(`${hour("json_v2", "09")}/part-1`, line("only new, and the hour is not completed there", 1));
  expect(await compare(files, cut, HOURLY)).toMatchObject({
    rows: 2,
    partitions: 2,
    open: 3,
    differing: 0,
    behind: false,
  });
  expect(await compare(files, { ...cut, trimmed: true }, HOURLY)).toMatchObject({ rows: 1, older: 1, differing: 0 });
  files.write(`${hour("json", "10")}/part-2`, line("late", 1));
  expect(await compare(files, cut, HOURLY)).toMatchObject({
    rows: 3,
    missing: 1,
    examples: [{ key: '{"id":"late"}' }],
  });
  files.write(`${hour("json", "11")}/_SUCCESS`, "");
  files.write(`${hour("json", "12")}/part-0`, line("12", 1));
  files.write(`${hour("json", "12")}/_SUCCESS`, "");
  expect(await compare(files, cut, HOURLY)).toMatchObject({ rows: 3, missing: 1, open: 4, behind: true });
});

test("a partition that the new version left out is missed once it has completed a later one", async () => {
  using files = openTestFiles();
  for (const hr of ["08", "09", "10"]) {
    files.write(`${hour("json", hr)}/part-0`, line(hr, 1));
    files.write(`${hour("json", hr)}/_SUCCESS`, "");
  }
  files.write(`${hour("json_v2", "10")}/part-0`, line("10", 1));
  files.write(`${hour("json_v2", "10")}/_SUCCESS`, "");
  const cut: FilesCut = { kind: "complete", complete: HOURS, trimmed: false };
  expect(await compare(files, cut, HOURLY)).toMatchObject({ rows: 3, partitions: 3, missing: 2, behind: false });
});

test("rows of a completed partition count before the next window says that its last one is whole", async () => {
  using files = openTestFiles();
  const columns = [...SUMS, "dt string", "hr string"];
  for (const version of ["json", "json_v2"]) {
    await write(files, "json", `${hour(version, "10")}/part-0`, THREE);
    files.write(`${hour(version, "10")}/_SUCCESS`, "");
  }
  const cut: FilesCut = { kind: "windows", complete: HOURS, trimmed: false };
  const found = await compare(files, cut, { columns, partitionBy: ["dt", "hr"] });
  expect(found).toMatchObject({ rows: 6, windows: 3, partitions: 1, open: 0, differing: 0 });
});

test("parts that a merged file replaces are not counted twice, while they are replaced and after", async () => {
  using files = openTestFiles();
  const shape: Shape = { columns: ["id string", "n int64"], key: ["id"] };
  files.write("shop/json/part-0", line("a", 1));
  files.write("shop/json/part-1", line("b", 2));
  files.write("shop/json_v2/part-0", line("a", 1) + line("b", 2));
  const merged = "part-merged-1795000000000-0123456789ab";
  files.write("shop/json/_compact", JSON.stringify({ merged, parts: ["part-0", "part-1"], success: false }));
  expect(await compare(files, SETTLED, shape)).toMatchObject({ rows: 2, differing: 0 });
  files.write(`shop/json/${merged}`, line("a", 1) + line("b", 2));
  expect(await compare(files, SETTLED, shape)).toMatchObject({ rows: 2, differing: 0 });
});

test("rows that come between two looks are no difference; one that stays away is", async () => {
  using files = openTestFiles();
  const columns = ["id string", "n int64"];
  const pair = {
    old: filesType("json", columns),
    next: filesType("json", columns, { folder: "json_v2" }),
    key: ["id"],
  };
  files.write("shop/json/part-0", line("a", 1) + line("b", 1));
  files.write("shop/json_v2/part-0", line("a", 1));
  using comparison = await openComparison(files.config, pair, SETTLED, { examples: 5 });
  expect(await comparison.look()).toMatchObject({ rows: 2, missing: 1, extra: 0 });
  files.write("shop/json_v2/part-1", line("b", 1) + line("c", 1));
  expect(await comparison.look()).toMatchObject({ rows: 2, differing: 0 });
  files.write("shop/json/part-1", line("d", 1));
  expect(await comparison.look()).toMatchObject({ differing: 1, extra: 1, examples: [{ key: '{"id":"c"}' }] });
});

const PLACED = ["source_topic string", "source_partition int32", "source_offset int64", "text string"];
const position = { topic: "source_topic", partition: "source_partition", offset: "source_offset" };
const record = (partition: number, offset: number, text = "x"): string =>
  `${JSON.stringify({ source_topic: "log", source_partition: partition, source_offset: offset, text })}\n`;

test("rows of records that are no longer retained are not judged, nor those behind the end of a job", async () => {
  using files = openTestFiles();
  const shape: Shape = { columns: PLACED, key: ["source_topic", "source_partition", "source_offset"] };
  files.write("shop/json/part-0", record(0, 1) + record(0, 2) + record(1, 5));
  files.write("shop/json_v2/part-0", record(0, 2) + record(1, 5) + record(1, 6));
  const from = [
    { topic: "log", partition: 0, offset: 2n },
    { topic: "log", partition: 1, offset: 0n },
  ];
  expect(await compare(files, { kind: "settled", position, from, upToOld: true }, shape)).toMatchObject({
    rows: 2,
    older: 1,
    differing: 0,
  });
  expect(await compare(files, { kind: "settled", position, from }, shape)).toMatchObject({ missing: 0, extra: 1 });
  expect(await compare(files, { kind: "settled", position, upToOld: true }, shape)).toMatchObject({
    missing: 1,
    extra: 0,
  });
});

test("only columns that both have are compared, in a type that both fit; without its key a row is only missing or new", async () => {
  using files = openTestFiles();
  files.write("shop/json/part-0", '{"id":"a","n":1,"gone":"x"}\n{"id":"b","n":2,"gone":"y"}\n');
  files.write("shop/json_v2/part-0", '{"id":"a","n":1.0,"more":1}\n{"id":"b","n":2.5,"more":1}\n');
  const shape: Shape = {
    columns: ["id string", "n int64", "gone string"],
    next: ["id string", "n double", "more int64"],
  };
  const found = await compare(files, SETTLED, { ...shape, key: ["id"] });
  expect(found).toMatchObject({ rows: 2, differing: 1, columns: [{ name: "n", rows: 1, most: 0.5 }] });
  const lone = await compare(files, SETTLED, { ...shape, key: ["id", "gone"] });
  expect(lone).toMatchObject({ differing: 2, missing: 1, extra: 1, examples: [{ key: '{"id":"b","n":2.0}' }, {}] });
});

test("a file that does not hold what was declared is told by output and folder", async () => {
  using files = openTestFiles();
  files.write("shop/json/part-0", '{"id":"a","n":"many"}\n');
  await expect(compare(files, SETTLED, { columns: ["id string", "n int64"] })).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: expect.stringContaining("shop_json cannot be compared"),
    hint: expect.stringContaining("shop/json_v2"),
  });
});
