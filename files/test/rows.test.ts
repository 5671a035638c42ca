import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFilesView, readFileRows } from "../index.ts";
import { parseHeader } from "../rows/csv-header.ts";
import { all, filesType, openTestFiles } from "./support.ts";

const EVERY = [
  "id string",
  "ok bool",
  "small int32",
  "big int64?",
  "ratio double?",
  "raw bytes?",
  "level enum",
  "note string?",
  "at timestamp",
];

test("JSON lines come back typed: nothing is guessed from what a text looks like", async () => {
  using files = openTestFiles();
  files.write(
    "shop/json/part-0",
    `{"id":"00123","ok":true,"small":-5,"big":9007199254740993,"ratio":0.1,"raw":"AAH/","level":"WARN","note":"","at":"2026-11-20 10:00:00.5"}
{"id":"2026-01-01","ok":false,"small":0,"big":null,"level":"INFO","at":"2026-11-20T12:00:00.25+02:00","added_by_a_newer_version":{"a":[1]}}
{"id":"a \\"b\\",\\n\\u00fc","ok":false,"small":1,"big":-1,"ratio":1e300,"raw":"","level":"INFO","note":"null","at":"2026-11-20T10:00:00Z"}
`,
  );
  expect(await all(readFileRows(files.config, filesType("json", EVERY)))).toEqual([
    {
      id: "00123",
      ok: true,
      small: -5,
      big: 9007199254740993n,
      ratio: 0.1,
      raw: Buffer.from([0, 1, 255]),
      level: "WARN",
      note: "",
      at: new Date("2026-11-20T10:00:00.500Z"),
    },
    { id: "2026-01-01", ok: false, small: 0, level: "INFO", at: new Date("2026-11-20T10:00:00.250Z") },
    {
      id: 'a "b",\nü',
      ok: false,
      small: 1,
      big: -1n,
      ratio: 1e300,
      raw: Buffer.alloc(0),
      level: "INFO",
      note: "null",
      at: new Date("2026-11-20T10:00:00Z"),
    },
  ]);
});

test("CSV comes back typed: an empty cell is NULL, a quoted empty one a text; columns are found by the header", async () => {
  using files = openTestFiles();
  files.write(
    "shop/csv/part-0",
    `at,id,ok,small,big,ratio,raw,level,note
2026-11-20 10:00:00.5,00123,true,-5,9007199254740993,NaN,AAH/,WARN,""
2026-11-20T10:00:00Z,"1,5",false,0,,,,INFO,
2026-11-20 10:00:00,"a ""b""
c",false,0,,Infinity,,INFO,NULL
`,
  );
  files.write("shop/csv/part-1", "");
  files.write("shop/csv/part-2", "id,at\n");
  files.write("shop/csv/part-3", "id,ok,small,level,at\nolder,true,1,INFO,2026-11-20 09:00:00\n");
  expect(await all(readFileRows(files.config, filesType("csv", EVERY)))).toEqual([
    {
      id: "00123",
      ok: true,
      small: -5,
      big: 9007199254740993n,
      ratio: Number.NaN,
      raw: Buffer.from([0, 1, 255]),
      level: "WARN",
      note: "",
      at: new Date("2026-11-20T10:00:00.500Z"),
    },
    { id: "1,5", ok: false, small: 0, level: "INFO", at: new Date("2026-11-20T10:00:00Z") },
    {
      id: 'a "b"\nc',
      ok: false,
      small: 0,
      ratio: Number.POSITIVE_INFINITY,
      level: "INFO",
      note: "NULL",
      at: new Date("2026-11-20T10:00:00Z"),
    },
    { id: "older", ok: true, small: 1, level: "INFO", at: new Date("2026-11-20T09:00:00Z") },
  ]);
});

test("Parquet comes back typed, also files that are older than a column", async () => {
  using files = openTestFiles();
  files.write("shop/parquet/.keep", "");
  await files.duckdb(`COPY (SELECT '00123' AS id, true AS ok, -5 AS small, 9007199254740993 AS big, 0.5::DOUBLE AS ratio,
    '\\x00\\xFF'::BLOB AS raw, 'WARN' AS level, CAST(NULL AS VARCHAR) AS note, TIMESTAMPTZ '2026-11-20 10:00:00.5Z' AS at)
    TO '{files}/shop/parquet/part-0' (FORMAT parquet)`);
  await files.duckdb(`COPY (SELECT 'old' AS id, TIMESTAMP '2026-11-20 10:00:00' AS at)
    TO '{files}/shop/parquet/part-1' (FORMAT parquet)`);
  expect(await all(readFileRows(files.config, filesType("parquet", EVERY)))).toEqual([
    {
      id: "00123",
      ok: true,
      small: -5,
      big: 9007199254740993n,
      ratio: 0.5,
      raw: Buffer.from([0, 255]),
      level: "WARN",
      at: new Date("2026-11-20T10:00:00.500Z"),
    },
    { id: "old", ok: false, small: 0, level: "", at: new Date("2026-11-20T10:00:00Z") },
  ]);
});

test("partition columns come from the folders, as texts, unescaped; the default partition is NULL or empty", async () => {
  using files = openTestFiles("root [x] * ? = 1");
  const type = filesType("json", ["id string", "network_id string", "minute string?"], {
    partitionBy: ["network_id", "minute"],
  });
  files.write("shop/json/network_id=007/minute=2026-11-20-10-00/part-0", '{"id":"a"}\n');
  files.write("shop/json/network_id=a%2Fb%3D%2A c/minute=2026/part-0", '{"id":"b"}\n');
  files.write("shop/json/network_id=__DEFAULT_PARTITION__/minute=__DEFAULT_PARTITION__/part-0", '{"id":"c"}\n');
  const rows = await all(readFileRows(files.config, type));
  expect(rows.sort((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1))).toEqual([
    { id: "a", networkId: "007", minute: "2026-11-20-10-00" },
    { id: "b", networkId: "a/b=* c", minute: "2026" },
    { id: "c", networkId: "" },
  ]);
});

test("only finished files are read, and an output without files has no rows", async () => {
  using files = openTestFiles();
  const type = filesType("json", ["id string"], { partitionBy: [] });
  expect(await all(readFileRows(files.config, type))).toEqual([]);
  files.write("shop/json/.part-1.inprogress.0b1c", '{"id":"half');
  files.write("shop/json/_SUCCESS", "");
  files.write("shop/json/_tmp/part-0", "no json");
  files.write("shop/json/.staging_1/part-0", "no json");
  expect(await all(readFileRows(files.config, type))).toEqual([]);
  files.write("shop/json/part-0", '{"id":"a"}\n');
  expect(await all(readFileRows(files.config, type))).toEqual([{ id: "a" }]);
});

test("a condition and a choice of files cut what is read", async () => {
  using files = openTestFiles();
  const type = filesType("json", ["id string", "n int64"]);
  files.write("shop/json/part-0", '{"id":"a","n":1}\n{"id":"b","n":2}\n');
  files.write("shop/json/part-1", '{"id":"c","n":3}\n');
  expect(await all(readFileRows(files.config, type, { where: "n >= 2" }))).toHaveLength(2);
  const only = { only: ({ path }: { path: string }): boolean => path.endsWith("part-1") };
  expect(await all(readFileRows(files.config, type, only))).toEqual([{ id: "c", n: 3n }]);
  await expect(all(readFileRows(files.config, type, { where: "m = 1" }))).rejects.toMatchObject({
    code: "SLUICE_ARGUMENT",
    hint: expect.stringContaining("id, n"),
  });
});

test("a file that does not hold what is declared is told by output and folder", async () => {
  using files = openTestFiles();
  files.write("shop/json/part-0", '{"n":"many"}\n');
  await expect(all(readFileRows(files.config, filesType("json", ["n int64"])))).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: expect.stringContaining("shop_json cannot be read"),
    hint: expect.stringContaining("shop/json"),
  });
});

test("several outputs are views of one DuckDB, and nothing is left of it", async () => {
  using files = openTestFiles();
  files.write("shop/json/part-0", '{"id":"a","n":1}\n');
  files.write("shop/csv/part-0", "id,n\na,2\n");
  const types = [filesType("json", ["id string", "n int64"]), filesType("csv", ["id string", "n int64"])];
  const view = await openFilesView(files.config, types);
  expect(await view.query("SELECT j.n + c.n AS n FROM shop_json j JOIN shop_csv c USING (id)")).toEqual([{ n: 3n }]);
  view.close();
  expect(readdirSync(join(files.config.dataDir, "file-copies"))).toEqual([]);
});

test.each(["files", "file-copies"])("a files root at %s of the data folder is read and not cleared", async (name) => {
  using files = openTestFiles(join("run", name));
  files.write("shop/json/part-0", '{"id":"a"}\n');
  files.write("7-other/a", "");
  for (let i = 0; i < 2; i++)
    expect(await all(readFileRows(files.config, filesType("json", ["id string"])))).toEqual([{ id: "a" }]);
  expect(readdirSync(files.config.files).sort()).toEqual(["7-other", "shop"]);
});

test("a header line is read to its end, with quotes", () => {
  expect(parseHeader('a,"b ""x""",c\n1,2,3', false)).toEqual(["a", 'b "x"', "c"]);
  expect(parseHeader("a,b\r\n", false)).toEqual(["a", "b"]);
  expect(parseHeader("a,b", false)).toBeUndefined();
  expect(parseHeader("a,b", true)).toEqual(["a", "b"]);
  expect(parseHeader('a,"b', false)).toBeUndefined();
  expect(parseHeader("", true)).toEqual([]);
});
