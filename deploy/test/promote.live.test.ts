import { afterAll, beforeAll, expect, test } from "vitest";
import { deploy } from "../deploy.ts";
import { deployedJobs } from "../deployed-jobs.ts";
import { promote } from "../versions/promote.ts";
import { minutes, type Ping, sendPings } from "./pings.ts";
import { openProject, type TestProject } from "./project.ts";

/** Changes of a model, all built beside at once. In full: ten of each; in short: the first two. */
const FULL = process.env["FULL"] === "1";
const PART = FULL ? 10 : 2;
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

let project: TestProject;
const changes = [
  ...REFACTORS.slice(0, PART).map((query, i) => ({ name: `same${i}_1m`, query })),
  ...FAULTS.slice(0, PART).map((query, i) => ({ name: `fault${i}_1m`, query })),
];
const output = (name: string): string => `${project.log}_${name}`;

beforeAll(async () => {
  project = openProject();
  project.remove(`sql/flink/ping/${project.output}.sql`);
  for (const { name } of changes) project.write(`sql/flink/ping/${output(name)}.sql`, model(project.log, {}));
  await project.codegen();
  await deploy(project.config);
  const sent = minutes(START, 4, HOSTS);
  const closing: Ping[] = Array.from({ length: 8 }, (_, i) => ({ host: `z${i}`, millis: 0, at: START + 4 * 60_000 }));
  await sendPings(project, [...sent, ...closing]);
  for (const { name, query } of changes) project.write(`sql/flink/ping/${output(name)}.sql`, model(project.log, query));
  await project.codegen();
  await deploy(project.config);
}, 600_000);

afterAll(() => project?.close(), 120_000);

const live = async (name: string): Promise<number | undefined> =>
  (await deployedJobs(project.config)).find((job) => job.output === output(name))?.version;

test.each(changes.filter(({ name }) => name.startsWith("same")))("a pure refactor passes: $query", async ({ name }) => {
  const jobs = (await deployedJobs(project.config)).filter((job) => job.output === output(name));
  // What computes the same from the same state is in place already.
  if (jobs.length > 1) await promote(project.config, { output: output(name) });
  expect(await live(name)).toBe(jobs.length);
});

test.each(changes.filter(({ name }) => name.startsWith("fault")))(
  "a fault in the logic is blocked: $query",
  async ({ name }) => {
    await expect(promote(project.config, { output: output(name), wait: 20_000 })).rejects.toMatchObject({
      code: "SLUICE_DEPLOY_DIFFERS",
      message: expect.stringMatching(/ differs from v1 in /),
    });
    expect(await live(name)).toBe(1);
  },
);
