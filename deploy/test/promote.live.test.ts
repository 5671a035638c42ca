import { afterAll, beforeAll, expect, test } from "vitest";
import { deploy } from "../deploy.ts";
import { deployedJobs } from "../deployed-jobs.ts";
import { compareVersions } from "../versions/candidates.ts";
import { promote } from "../versions/promote.ts";
import { minutes, type Ping, sendPings } from "./pings.ts";
import { openProject, type TestProject } from "./project.ts";

/** Changes of a model, all built beside at once. In full: ten of each, and four of each in files; in short: two, and one. */
const FULL = process.env["FULL"] === "1";
const PART = FULL ? 10 : 2;
const FILES_PART = FULL ? 4 : 1;
const HOSTS = ["a", "b", "c"];
const START = Math.floor(Date.now() / 60_000) * 60_000 - 60 * 60_000;

interface Query {
  readonly host?: string;
  readonly pings?: string;
  readonly sum?: string;
  readonly most?: string;
  readonly from?: (log: string) => string;
  readonly where?: string;
  readonly group?: string;
  readonly having?: string;
}

/** The same rows, written in another way. */
const REFACTORS: readonly Query[] = [
  { sum: "SUM(millis * 2) / 2" },
  { where: "millis >= 0" },
  { pings: "COUNT(host)" },
  { most: "-MIN(-millis)" },
  { sum: "SUM(CASE WHEN millis > 0 THEN millis ELSE 0 END)" },
  { from: (log) => `(SELECT host, millis + 0 AS millis, sent_at FROM ${log}_ok)` },
  { group: "host, window_end, window_start" },
  { having: "COUNT(*) > 0" },
  { pings: "SUM(CAST(1 AS BIGINT))" },
  { most: "MAX(ABS(millis))" },
];

/** Faults in the logic: other rows, fewer rows, rows under other keys. */
const FAULTS: readonly Query[] = [
  { sum: "SUM(millis + 1)" },
  { where: "host <> 'b'" },
  { pings: "COUNT(DISTINCT MOD(millis, 3))" },
  { most: "MIN(millis)" },
  { where: "MOD(millis, 7) <> 0" },
  { sum: "SUM(CASE WHEN host = 'c' THEN 0 ELSE millis END)" },
  { sum: "SUM(millis) - MIN(millis)" },
  { host: "UPPER(host)", group: "window_start, window_end, UPPER(host)" },
  { having: "host <> 'a'" },
  { most: "MAX(MOD(millis, 5))" },
];

/** The same for rows in files: sums of windows (csv), or one row for each record (json, parquet). */
interface FilesChange {
  readonly format: "csv" | "json" | "parquet";
  /** Of sums. */
  readonly query?: Query;
  /** Of records: an expression for `millis`, and a condition. */
  readonly millis?: string;
  readonly where?: string;
}

const FILES_REFACTORS: readonly FilesChange[] = [
  { format: "json", millis: "millis * 2 / 2" },
  { format: "csv", query: { sum: "SUM(millis * 2) / 2" } },
  { format: "parquet", where: "millis > -1" },
  { format: "csv", query: { pings: "SUM(CAST(1 AS BIGINT))" } },
];

const FILES_FAULTS: readonly FilesChange[] = [
  { format: "csv", query: { sum: "SUM(CASE WHEN host = 'c' THEN 0 ELSE millis END)" } },
  { format: "json", where: "MOD(millis, 7) <> 0" },
  { format: "parquet", millis: "millis + 1" },
  { format: "csv", query: { where: "host <> 'b'" } },
];

function filesModel(log: string, name: string, { format, query, millis = "millis", where }: FilesChange): string {
  const to = `--! Output: files, append, format ${format}, folder ${name}, partition by dt, retention 1d`;
  if (query)
    return model(log, query)
      .replace(/^--! Output: .*$/m, to)
      .replace("\nFROM TABLE", ",\n  DATE_FORMAT(window_start, 'yyyy-MM-dd') AS dt\nFROM TABLE")
      .replace("DATE_FORMAT(window_start, 'yyyy-MM-dd')", "COALESCE($&, '')");
  return `--! Purpose: every ping
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Time: sent_at
${to}
SELECT
  __topic AS source_topic,
  __partition AS source_partition,
  __offset AS source_offset,
  host,
  ${millis} AS millis,
  sent_at,
  COALESCE(DATE_FORMAT(sent_at, 'yyyy-MM-dd'), '') AS dt
FROM ${log}_valid${where ? `\nWHERE ${where}` : ""}
`;
}

function model(log: string, query: Query): string {
  const { host = "host", pings = "COUNT(*)", sum = "SUM(millis)", most = "MAX(millis)", from, where, having } = query;
  const { group = "window_start, window_end, host" } = query;
  const table = from ? "input" : `${log}_ok`;
  return `--! Purpose: pings per host, each minute
--! Kind: output
--! Grain: host; 1 minute
--! Time: sent_at
--! Output: topic, upsert, retention 1d
${from ? `WITH input AS ${from(log)}\n` : ""}SELECT
  window_start,
  window_end,
  ${host} AS host,
  ${pings} AS pings,
  COALESCE(${sum}, 0) AS total,
  COALESCE(${most}, 0) AS most
FROM TABLE(TUMBLE(TABLE ${table}, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE))${where ? `\nWHERE ${where}` : ""}
GROUP BY ${group}${having ? `\nHAVING ${having}` : ""}
`;
}

/** Sums in a topic, and a copy of them in files: one reads the other, so they are switched together. */
function sumsModel(log: string, sum: string): string {
  return model(log, { sum }).replace("topic, upsert", "topic, append");
}

function copyModel(sums: string, total: string): string {
  return `--! Purpose: the sums in files
--! Kind: output
--! Grain: host; 1 minute
--! Time: window_start
--! Output: files, append, format parquet, folder copy, partition by dt, complete dt as yyyy-MM-dd after 1h, retention 1d
SELECT
  window_start,
  window_end,
  host,
  pings,
  ${total} AS total,
  COALESCE(DATE_FORMAT(window_start, 'yyyy-MM-dd'), '') AS dt
FROM ${sums}
`;
}

let project: TestProject;
/** Texts of a model before and after, by its output's name. */
interface ChangedModel {
  readonly name: string;
  readonly what: Query | FilesChange;
  readonly before: (log: string) => string;
  readonly after: (log: string) => string;
}
const changed = (name: string, query: Query): ChangedModel => ({
  name,
  what: query,
  before: (log) => model(log, {}),
  after: (log) => model(log, query),
});
const changedFiles = (name: string, change: FilesChange): ChangedModel => ({
  name,
  what: change,
  before: (log) => filesModel(log, name, { format: change.format, ...(change.query && { query: {} }) }),
  after: (log) => filesModel(log, name, change),
});
const changes: readonly ChangedModel[] = [
  ...REFACTORS.slice(0, PART).map((query, i) => changed(`same${i}_1m`, query)),
  ...FILES_REFACTORS.slice(0, FILES_PART).map((change, i) => changedFiles(`same_files${i}`, change)),
  {
    name: "sums_1m",
    what: {},
    before: (log) => sumsModel(log, "SUM(millis)"),
    after: (log) => sumsModel(log, "SUM(millis * 2) / 2"),
  },
  {
    name: "copy_1m",
    what: {},
    before: () => copyModel(output("sums_1m"), "total"),
    after: () => copyModel(output("sums_1m"), "CASE WHEN host = 'b' THEN total + 1 ELSE total END"),
  },
  ...FAULTS.slice(0, PART).map((query, i) => changed(`fault${i}_1m`, query)),
  ...FILES_FAULTS.slice(0, FILES_PART).map((change, i) => changedFiles(`fault_files${i}`, change)),
];
const output = (name: string): string => `${project.log}_${name}`;

beforeAll(async () => {
  project = openProject();
  project.remove(`sql/flink/ping/${project.output}.sql`);
  const write = (text: (change: ChangedModel) => string): void => {
    for (const change of changes) project.write(`sql/flink/ping/${output(change.name)}.sql`, text(change));
  };
  write(({ before }) => before(project.log));
  await project.codegen();
  await deploy(project.config);
  const sent = minutes(START, 4, HOSTS);
  const closing: Ping[] = Array.from({ length: 8 }, (_, i) => ({ host: `z${i}`, millis: 0, at: START + 4 * 60_000 }));
  await sendPings(project, [...sent, ...closing]);
  write(({ after }) => after(project.log));
  await project.codegen();
  await deploy(project.config);
}, 600_000);

afterAll(() => project?.close(), 120_000);

const live = async (name: string): Promise<number | undefined> =>
  (await deployedJobs(project.config)).find((job) => job.output === output(name))?.version;

test.each(changes.filter(({ name }) => name.startsWith("same")))("a pure refactor passes: $what", async ({ name }) => {
  const jobs = (await deployedJobs(project.config)).filter((job) => job.output === output(name));
  // What computes the same from the same state is in place already.
  if (jobs.length > 1) await promote(project.config, { output: output(name) });
  expect(await live(name)).toBe(jobs.length);
});

test.each(changes.filter(({ name }) => name.startsWith("fault")))(
  "a fault in the logic is blocked: $what",
  async ({ name }) => {
    await expect(promote(project.config, { output: output(name), wait: 20_000 })).rejects.toMatchObject({
      code: "SLUICE_DEPLOY_DIFFERS",
      message: expect.stringMatching(/ differs from v1 in /),
    });
    expect(await live(name)).toBe(1);
  },
);

test("a group of topics and files is compared whole: what differs in files blocks the topic that they read", async () => {
  const [sums, copy] = [output("sums_1m"), output("copy_1m")];
  const compared = await compareVersions(project.config, { output: sums });
  expect(compared.map(({ next, rows }) => [next.output, rows?.equal])).toEqual([
    [sums, true],
    [copy, false],
  ]);
  // The last window is left out: only rows behind it would say that it is whole.
  expect(compared[1]?.rows).toMatchObject({ rows: 9, windows: 3, partitions: 1, differing: 3, missing: 0, extra: 0 });
  expect(compared[1]?.rows?.columns).toEqual([{ name: "total", rows: 3, most: 1 }]);
  await expect(promote(project.config, { output: sums })).rejects.toMatchObject({
    code: "SLUICE_DEPLOY_DIFFERS",
    message: `${copy} v2 differs from v1 in 3 rows of 9`,
  });
  expect([await live("sums_1m"), await live("copy_1m")]).toEqual([1, 1]);
  await promote(project.config, { output: sums, accept: "b is one more" });
  expect([await live("sums_1m"), await live("copy_1m")]).toEqual([2, 2]);
});
