import { expect, test } from "vitest";
import { partitionEnd } from "../clean/partition-time.ts";
import { type CleanRule, planClean } from "../clean/plan-clean.ts";
import { cleanOutput, openStore, type StoredFile, type Upload, type WriterState } from "../index.ts";
import { filesType, openTestFiles } from "./support.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 20, 12);
const file = (path: string, hoursAgo: number): StoredFile => ({
  path: `shop/json/${path}`,
  bytes: 10,
  modified: NOW - hoursAgo * HOUR,
});
const partitioned = filesType("json", ["id string", "dt string", "hr string"], { partitionBy: ["dt", "hr"] });
const plain = filesType("json", ["id string"]);
const time = { columns: ["dt", "hr"], pattern: "yyyy-MM-dd HH", after: HOUR };
const none: WriterState = { kind: "none" };
const running: WriterState = { kind: "running", checkpoints: [NOW - HOUR / 60, NOW - HOUR / 30] };
const rule = (rest: Partial<CleanRule> = {}): CleanRule => ({ olderThan: 7 * DAY, now: NOW, writer: none, ...rest });
const removed = (listing: StoredFile[], rest: Partial<CleanRule>, type = partitioned): string[] =>
  planClean(type, listing, [], rule(rest)).remove.map(({ folder, files, bytes }) => `${folder} ${files} ${bytes}`);

test("a partition goes by its own time, whenever its files came", () => {
  const listing = [
    file("dt=2026-11-13/hr=10/part-0", 1),
    file("dt=2026-11-13/hr=10/part-1", 2),
    file("dt=2026-11-13/hr=10/_SUCCESS", 1),
    file("dt=2026-11-13/hr=11/part-0", 900),
    file("dt=2026-11-20/hr=11/part-0", 0),
  ];
  expect(removed(listing, { time })).toEqual(["shop/json/dt=2026-11-13/hr=10 2 20"]);
});

test("without a time its newest file tells, so does it for the default partition", () => {
  const listing = [
    file("dt=2026-11-13/hr=10/part-0", 900),
    file("dt=2026-11-13/hr=10/part-1", 2),
    file("dt=2026-11-13/hr=11/part-0", 900),
  ];
  expect(removed(listing, {})).toEqual(["shop/json/dt=2026-11-13/hr=11 1 10"]);
  const odd = [file("dt=__DEFAULT_PARTITION__/hr=10/part-0", 900), file("dt=x/hr=10/part-0", 1)];
  expect(removed(odd, { time })).toEqual(["shop/json/dt=__DEFAULT_PARTITION__/hr=10 1 10"]);
});

test("a file that was merged is as old as its rows", () => {
  const merged = `part-merged-${NOW - 10 * DAY}-0123456789ab`;
  expect(removed([file(merged, 0), file("part-merged-x", 0)], {}, plain)).toEqual(["shop/json 1 10"]);
  expect(removed([file(`dt=2026-11-10/hr=01/${merged}`, 0)], { time, writer: running })).toHaveLength(1);
});

test("of an output without partitions the old files go, one by one", () => {
  const listing = [file("part-0", 900), file("part-1", 1), file(".part-2.inprogress.x", 900)];
  expect(planClean(plain, listing, [], rule({ writer: running })).remove.map(({ paths }) => paths)).toEqual([
    ["shop/json/part-0"],
  ]);
});

test("a partition that a running job may still write to stays", () => {
  const open = file("dt=2026-11-13/hr=01/.part-9.inprogress.x", 900);
  const listing = [
    file("dt=2026-11-13/hr=01/part-0", 900),
    open,
    file("dt=2026-11-13/hr=02/part-0", 0.5),
    file("dt=2026-11-13/hr=03/part-0", 2),
  ];
  const plan = planClean(partitioned, listing, [], rule({ time, writer: running }));
  expect(plan.remove.map(({ folder }) => folder)).toEqual(["shop/json/dt=2026-11-13/hr=03"]);
  expect(plan.kept).toEqual(["shop/json/dt=2026-11-13/hr=01", "shop/json/dt=2026-11-13/hr=02"]);
  for (const kind of ["down", "unknown"] as const)
    expect(planClean(partitioned, listing, [], rule({ time, writer: { kind, why: "" } })).kept).toHaveLength(2);
  const uploads = [{ path: "shop/json/dt=2026-11-13/hr=03/part-1", id: "u", initiated: NOW }];
  expect(planClean(partitioned, listing, uploads, rule({ time, writer: running })).kept).toHaveLength(3);
});

test("without a job what was left half written goes with its partition; _SUCCESS goes first", () => {
  const listing = [
    file("dt=2026-11-13/hr=01/.part-9.inprogress.x", 900),
    file("dt=2026-11-13/hr=01/part-0", 0.1),
    file("dt=2026-11-13/hr=01/_SUCCESS", 0.1),
  ];
  const [found] = planClean(partitioned, listing, [], rule({ time })).remove;
  expect(found?.paths.map((path) => path.slice(path.lastIndexOf("/") + 1))).toEqual([
    "_SUCCESS",
    ".part-9.inprogress.x",
    "part-0",
  ]);
});

test("files elsewhere are never touched", () => {
  expect(
    removed([file("readme.txt", 9000), file("dt=2020-01-01/part-0", 9000), file("hr=1/dt=2/part-0", 9000)], { time }),
  ).toEqual([]);
});

test("uploads: what was begun before the last but one completed checkpoint is aborted", () => {
  const minutes = (n: number): number => NOW - n * 60_000;
  const uploads = [20, 12, 9, 5].map(
    (n): Upload => ({ path: `shop/json/part-${n}`, id: `${n}`, initiated: minutes(n) }),
  );
  const aborted = (writer: WriterState): string[] =>
    planClean(plain, [], uploads, rule({ writer })).abort.map(({ id }) => id);
  expect(aborted({ kind: "running", checkpoints: [minutes(1), minutes(10), minutes(11)] })).toEqual(["20", "12"]);
  // Clocks may differ: what was begun at nearly that time stays.
  expect(aborted({ kind: "running", checkpoints: [minutes(1), minutes(11.5)] })).toEqual(["20"]);
  expect(aborted({ kind: "running", checkpoints: [minutes(1)] })).toEqual([]);
  expect(aborted({ kind: "down" })).toEqual([]);
  expect(aborted({ kind: "unknown", why: "no answer" })).toEqual([]);
});

test("uploads: without a job those of the last 24 hours stay, and that is told", () => {
  const uploads = [25, 23].map((n): Upload => ({ path: "shop/json/part", id: `${n}`, initiated: NOW - n * HOUR }));
  const plan = planClean(plain, [], uploads, rule());
  expect(plan.abort.map(({ id }) => id)).toEqual(["25"]);
  expect(plan.keptUploads).toBe(1);
  expect(plan.uploadsNote).toContain("24 h");
});

test.each([
  [{ dt: "2026-11-20", hr: "10" }, "yyyy-MM-dd HH", HOUR, Date.UTC(2026, 10, 20, 11)],
  [{ m: "2026-11-20-10-59" }, "yyyy-MM-dd-HH-mm", 60_000, Date.UTC(2026, 10, 20, 11)],
  [{ dt: "20261120" }, "yyyyMMdd", DAY, Date.UTC(2026, 10, 21)],
  [{ dt: "2026-02-30" }, "yyyy-MM-dd", DAY, undefined],
  [{ dt: "2026-11-2" }, "yyyy-MM-dd", DAY, undefined],
  [{ dt: "2026-11-20 " }, "yyyy-MM-dd", DAY, undefined],
  [{ dt: "__DEFAULT_PARTITION__" }, "yyyy-MM-dd", DAY, undefined],
])("the end of partition %j by %s", (values, pattern, after, expected) => {
  const columns = Object.keys(values);
  expect(partitionEnd(new Map(Object.entries(values) as [string, string][]), { columns, pattern, after })).toBe(
    expected,
  );
});

test("a dry run touches nothing, the run after it does what it said", async () => {
  using files = openTestFiles();
  const type = filesType("json", ["id string", "dt string"], { partitionBy: ["dt"] });
  files.write("shop/json/dt=2020-01-01/part-0", '{"id":"a"}\n');
  files.write("shop/json/dt=2020-01-01/_SUCCESS", "");
  const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
  files.write(`shop/json/dt=${tomorrow}/part-0`, '{"id":"b"}\n');
  const options = { olderThan: 7 * DAY, writer: none, time: { columns: ["dt"], pattern: "yyyy-MM-dd", after: DAY } };
  const said = await cleanOutput(files.config, type, { ...options, dryRun: true });
  expect(await openStore(files.config).list("shop")).toHaveLength(3);
  expect(await cleanOutput(files.config, type, options)).toEqual(said);
  expect((await openStore(files.config).list("shop")).map(({ path }) => path)).toEqual([
    `shop/json/dt=${tomorrow}/part-0`,
  ]);
});
