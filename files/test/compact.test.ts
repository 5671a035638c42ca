import { afterAll, expect, test } from "vitest";
import { planCompaction } from "../compact/plan-compaction.ts";
import { compactOutput, openStore, type StoredFile } from "../index.ts";
import { compactSuite } from "./compact-suite.ts";
import { filesType, openTestFiles, type TestFiles } from "./support.ts";

const opened: TestFiles[] = [];
afterAll(() => {
  for (const files of opened) files[Symbol.dispose]();
});

compactSuite(async () => {
  const files = openTestFiles();
  opened.push(files);
  return { config: files.config, store: openStore(files.config), env: process.env };
});

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const file = (path: string, hoursAgo: number, bytes = 10): StoredFile => ({
  path: `shop/json/${path}`,
  bytes,
  modified: NOW - hoursAgo * HOUR,
});
const partitioned = filesType("json", ["id string", "dt string"], { partitionBy: ["dt"] });
const plain = filesType("json", ["id string"]);
const planned = (type: typeof plain, listing: StoredFile[], complete: boolean): string[] =>
  planCompaction(type, listing, { complete, age: HOUR, now: NOW }).map(
    ({ folder, parts }) => `${folder} ${parts.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).join(" ")}`,
  );

test("an output that says when a partition is complete: only those with _SUCCESS are merged", () => {
  const listing = [
    file("dt=1/_SUCCESS", 0),
    file("dt=1/part-0", 0),
    file("dt=1/part-1", 0),
    file("dt=2/part-0", 50),
    file("dt=2/part-1", 50),
  ];
  expect(planned(partitioned, listing, true)).toEqual(["shop/json/dt=1 part-0 part-1"]);
});

test("else a partition is closed when nothing came for the time given, unfinished files included", () => {
  const listing = [
    file("dt=1/part-0", 9),
    file("dt=1/part-1", 2),
    file("dt=2/part-0", 9),
    file("dt=2/part-1", 0.5),
    file("dt=3/part-0", 9),
    file("dt=3/part-1", 9),
    file("dt=3/.part-2.inprogress.x", 0.5),
    file("dt=4/part-0", 9),
  ];
  expect(planned(partitioned, listing, false)).toEqual(["shop/json/dt=1 part-0 part-1"]);
});

test("without partitions the parts that are old enough are merged, the others wait", () => {
  const listing = [file("part-0", 3), file("part-1", 2), file("part-2", 0.5), file(".part-3.inprogress.x", 0)];
  expect(planned(plain, listing, false)).toEqual(["shop/json part-0 part-1"]);
});

test("large parts are left alone, and no merged file becomes larger than half a gigabyte", () => {
  const mb = 1024 ** 2;
  const listing = [
    file("a", 9, 200 * mb),
    file("b", 8, 200 * mb),
    file("c", 7, 200 * mb),
    file("d", 6, mb),
    file("e", 5, 300 * mb),
  ];
  expect(planned(plain, listing, false)).toEqual(["shop/json a b", "shop/json c d"]);
});

test("folders that are no partitions of the output are not touched", () => {
  const listing = [file("other/part-0", 9), file("other/part-1", 9), file("part-0", 9), file("part-1", 9)];
  expect(planned(partitioned, listing, false)).toEqual([]);
});

test("a dry run tells and touches nothing", async () => {
  using files = openTestFiles();
  files.write("shop/json/dt=1/part-0", '{"id":"a"}\n');
  files.write("shop/json/dt=1/part-1", '{"id":"b"}\n');
  files.write("shop/json/dt=1/_SUCCESS", "");
  const before = await openStore(files.config).list("shop");
  const { merged } = await compactOutput(files.config, partitioned, { complete: true, dryRun: true });
  expect(merged).toEqual([{ folder: "shop/json/dt=1", parts: 2, bytesBefore: 22 }]);
  expect(await openStore(files.config).list("shop")).toEqual(before);
});

test("CSV parts with different columns are left as they are, and that is told", async () => {
  using files = openTestFiles();
  const type = filesType("csv", ["a string", "b string", "dt string"], { partitionBy: ["dt"] });
  files.write("shop/csv/dt=1/part-0", "a\n1\n");
  files.write("shop/csv/dt=1/part-1", "a,b\n1,2\n");
  files.write("shop/csv/dt=1/_SUCCESS", "");
  const { merged } = await compactOutput(files.config, type, { complete: true });
  expect(merged).toEqual([
    { folder: "shop/csv/dt=1", parts: 2, bytesBefore: 12, skipped: expect.stringContaining("headers differ") },
  ]);
  expect((await openStore(files.config).list("shop")).map(({ path }) => path)).toEqual([
    "shop/csv/dt=1/_SUCCESS",
    "shop/csv/dt=1/part-0",
    "shop/csv/dt=1/part-1",
  ]);
});
