import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPipelineDrop } from "../drop-pipeline.ts";
import { adoptKsqldb } from "../ksqldb/adopt.ts";
import { destroyKsqldb, dropKsqldb } from "../ksqldb/drop-versions.ts";
import { pauseKsqldb, resumeKsqldb } from "../ksqldb/pause.ts";
import { promoteKsqldb } from "../ksqldb/promote.ts";
import { type KsqldbDeployed, openKsqldbRecords } from "../ksqldb/record-store.ts";
import { rollbackKsqldb } from "../ksqldb/rollback-output.ts";
import { type KsqldbProject, openKsqldbProject } from "./ksqldb-project.ts";

const STEP = "sql/ksqldb/http_access/http_service_buckets_1m.sql";
const GROUP = ["http_service_1m", "http_errors_1m", "http_slow_1m"];
const http = { pipelines: ["http_access"] };

let project: KsqldbProject;

beforeAll(async () => {
  project = await openKsqldbProject();
  await project.deployed(http);
}, 120_000);

afterAll(() => project?.close());

async function kept(): Promise<KsqldbDeployed> {
  const store = openKsqldbRecords(project.kafka, project.config.env);
  try {
    return await store.readAll();
  } finally {
    await store.close();
  }
}

const live = async (): Promise<(number | undefined)[]> => {
  const { pointers } = await kept();
  return GROUP.map((output) => pointers.get(output)?.live);
};
const standing = (suffix: string): boolean[] =>
  ["http_service_buckets_1m", ...GROUP].map((name) => project.has(`${name}${suffix}`));

/** Changes what the outputs read, in what means nothing; all of it is built beside. */
async function rebuilt(threshold: string): Promise<void> {
  project.edit(STEP, (text) => text.replace(/status >=? \d+/, `status ${threshold}`));
  expect((await project.deployed(http)).filter((step) => step.startsWith("~"))).toHaveLength(4);
}

describe("outputs that read each other on ksqlDB", () => {
  it("are promoted and rolled back together, with the step that they read", async () => {
    await rebuilt("> 499");
    expect((await promoteKsqldb(project.config, { output: "http_errors_1m" })).map(({ output }) => output)).toEqual([
      "http_service_1m",
      "http_errors_1m",
      "http_slow_1m",
    ]);
    expect(await live()).toEqual([2, 2, 2]);
    expect([standing(""), standing("_v2")].flat(), "all run").not.toContain(false);
    const { drop, switched } = await rollbackKsqldb(project.config, "http_slow_1m");
    expect(drop.at(-1)?.name, "the step is dropped behind its readers").toBe("http_service_buckets_1m_v2");
    expect(drop).toHaveLength(4);
    expect(switched.map(({ output }) => output).sort()).toEqual([...GROUP].sort());
    expect(await live()).toEqual([1, 1, 1]);
    expect(standing("_v2")).toEqual([false, false, false, false]);
  });

  it("are dropped in the order in which they read: not under one that stays", async () => {
    await rebuilt("> 498");
    await promoteKsqldb(project.config, { output: "http_service_1m" });
    const confirm = async (): Promise<void> => undefined;
    await expect(dropKsqldb(project.config, { output: "http_service_1m", confirm })).rejects.toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: expect.stringMatching(/^http_(errors|slow)_1m reads what would go: http_service_1m$/),
    });
    expect(standing("")).toEqual([true, true, true, true]);
    for (const output of ["http_errors_1m", "http_slow_1m"]) await dropKsqldb(project.config, { output, confirm });
    const gone = await dropKsqldb(project.config, { output: "http_service_1m", confirm });
    expect(gone.map(({ name }) => name)).toContain("http_service_buckets_1m");
    expect(standing("")).toEqual([false, false, false, false]);
    expect(standing("_v3")).toEqual([true, true, true, true]);
    expect(await project.deployed(http)).toEqual([]);
    expect(await project.kafka.admin().describeTopics(["http_service_buckets_1m", "http_service_1m_v2"])).toEqual([]);
  });
});

describe("a query of ksqlDB", () => {
  const output = "http_metrics_1m";
  const state = (): string | undefined => project.server.sources.get(output.toUpperCase())?.state;

  it("that is paused stays so over deployments, until it is resumed", async () => {
    expect(await pauseKsqldb(project.config, { output })).toMatchObject({ phase: "paused", name: output });
    expect(state()).toBe("PAUSED");
    expect(await project.deployed(http)).toEqual([]);
    expect(state()).toBe("PAUSED");
    expect(await project.drift()).not.toContainEqual(expect.stringContaining(`table ${output}:`));
    await pauseKsqldb(project.config, { output });
    expect(await resumeKsqldb(project.config, { output })).toMatchObject({ phase: "settled" });
    expect(state()).toBe("RUNNING");
    await expect(resumeKsqldb(project.config, { output })).rejects.toMatchObject({
      message: `${output} is not paused: it is settled`,
    });
    await expect(pauseKsqldb(project.config, { output: "nobody" })).rejects.toMatchObject({
      message: "nobody is not deployed on ksqlDB",
      hint: expect.stringContaining(output),
    });
  });

  it("that somebody resumes though it is paused is told as drift", async () => {
    await pauseKsqldb(project.config, { output });
    const id = project.server.sources.get(output.toUpperCase())?.queryId;
    project.server.run(`RESUME ${id};`);
    expect(await project.drift()).toContain(`changed table ${output}: its query ${id} runs, but it was paused`);
    await resumeKsqldb(project.config, { output });
    expect(await project.drift()).not.toContainEqual(expect.stringContaining(`table ${output}:`));
  });
});

describe("an output of ksqlDB", () => {
  const output = "http_slow_1m";

  it("is destroyed with all versions and what only it reads, and made anew behind that", async () => {
    const gone: string[] = [];
    let loss = "";
    const confirm = async (text: string): Promise<void> => {
      loss = text;
    };
    await expect(destroyKsqldb(project.config, { output: "http_service_1m", confirm })).rejects.toMatchObject({
      message: expect.stringContaining("reads what would go: http_service_1m_v3"),
    });
    await destroyKsqldb(project.config, { output, confirm, onGone: (what) => gone.push(what) });
    expect(loss).toContain(`table ${output}_v3, topic ${output}_v3 with up to 0 records`);
    expect(gone).toContain(`table ${output}_v3, with ${output}_v3`);
    expect(project.has(`${output}_v3`)).toBe(false);
    expect(await project.registry.versions(`${output}_v3-value`)).toEqual([]);
    expect((await kept()).pointers.has(output)).toBe(false);
    await expect(destroyKsqldb(project.config, { output, confirm })).rejects.toMatchObject({
      message: `${output} is not deployed on ksqlDB`,
    });
    expect(await project.deployed(http)).toContain(`+ table ${output}_v4`);
    expect((await kept()).pointers.get(output)).toMatchObject({ live: 4, parts: [{ topic: `${output}_v4` }] });
  });
});

describe("what stands on ksqlDB and in no record", () => {
  const output = "payment_totals_1m";
  const only = { only: output };

  it("is adopted as version 1 with all that it reads, when its statements are the declared ones", async () => {
    await project.deployed(only);
    const { env } = project.config;
    // Another environment has none of the records.
    project.config = { ...project.config, env: `${env}_b` };
    expect((await project.plan(only)).filter((step) => step.startsWith("!"))).toHaveLength(4);
    await expect(project.deployed(only)).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ hint: expect.stringContaining(`adopt ${output} --engine ksqldb`) }),
      ]),
    });
    const id = project.server.sources.get(output.toUpperCase())?.queryId;
    project.server.run(`PAUSE ${id};`);
    await expect(adoptKsqldb(project.config, output)).rejects.toMatchObject({
      code: "SLUICE_DEPLOY_CHANGED",
      message: `${output} cannot be adopted:\n  ${output}: its query is paused`,
    });
    project.server.run(`RESUME ${id};`);
    const adopted = await adoptKsqldb(project.config, output);
    expect(adopted.map(({ name, version, phase }) => `${name} v${version} ${phase}`)).toEqual(
      ["payment", "payment_ok", "payment_buckets_1m", output].map((name) => `${name} v1 settled`),
    );
    expect(await project.deployed(only)).toEqual([]);
    await expect(adoptKsqldb(project.config, output)).rejects.toMatchObject({
      message: `${output} has a record already: ${output}, settled`,
    });
  });

  it("is refused with what differs, when it has another statement, and when it is not there", async () => {
    project.config = { ...project.config, env: `${project.config.env}_c` };
    const source = project.server.sources.get(output.toUpperCase());
    const other = source?.statement.replace(/AS `payment_method`/, "AS `method`").replace("EMIT CHANGES", "EMIT FINAL");
    project.server.run(`DROP TABLE ${output};`);
    await expect(adoptKsqldb(project.config, output)).rejects.toMatchObject({
      message: expect.stringContaining(`${output}: the server does not know it`),
    });
    project.server.run(other ?? "");
    const refused = await adoptKsqldb(project.config, output).catch((error: Error) => error.message);
    expect(refused).toContain(`${output}: EMIT: FINAL on the server, declared CHANGES`);
    expect((await kept()).records, "nothing was written").toEqual([]);
  });
});

describe("the reset of a pipeline on ksqlDB", () => {
  it("needs the server, and then drops its streams and tables with their topics", async () => {
    project.config = { ...project.config, env: project.config.env.replace("_c", "") };
    const { ksqldbUrl: _, ...without } = project.config;
    await expect(openPipelineDrop(without, "payment")).rejects.toMatchObject({
      code: "SLUICE_CONFIG",
      message: "payment is deployed on ksqlDB too: payment_totals_1m, payment_buckets_1m, payment_ok, payment",
      hint: expect.stringContaining("SLUICE_KSQLDB_URL"),
    });
    const gone: string[] = [];
    const open = await openPipelineDrop(project.config, "payment");
    try {
      await open.drop((what) => gone.push(what));
    } finally {
      await open.close();
    }
    expect(gone.slice(0, 4)).toEqual([
      "table payment_totals_1m of ksqlDB",
      "table payment_buckets_1m of ksqlDB",
      "stream payment_ok of ksqlDB",
      "stream payment of ksqlDB",
    ]);
    expect(gone).toContain("topic payment_buckets_1m");
    expect(gone).toContain("schema payment_totals_1m-value");
    expect(project.has("payment")).toBe(false);
    expect((await kept()).records.map(({ phase }) => phase)).toEqual(["dropped", "dropped", "dropped", "dropped"]);
    expect(await project.deployed({ only: "payment_totals_1m" })).toContain("+ table payment_totals_1m_v2");
  });
});
