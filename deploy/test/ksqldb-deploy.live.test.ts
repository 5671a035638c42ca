import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paint } from "#core";
import type { Kafka } from "#kafka";
import { openRecords } from "../flink/records.ts";
import { openFlink } from "../flink/rest.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { planKsqldb } from "../ksqldb/deploy-ksqldb.ts";
import { openKsqldbRecords } from "../ksqldb/record-store.ts";
import { rollbackKsqldb } from "../ksqldb/rollback-output.ts";
import { NOTHING_STANDS } from "../offline-plan.ts";
import { makePlan, pending } from "../plan/make-plan.ts";
import { readJobs } from "../plan/read-actual.ts";
import { planJson, renderPlan } from "../plan/render-plan.ts";
import type { ActualState, Step } from "../plan/step.ts";
import { readHistory } from "../verbs/history.ts";
import { type KsqldbProject, openKsqldbProject } from "./ksqldb-project.ts";
import type { Simulation } from "./ksqldb-simulation.ts";

const MODEL = "sql/ksqldb/payment/payment_error_rate_1m.sql";

let project: KsqldbProject;
let kafka: Kafka;
let server: Simulation;

beforeAll(async () => {
  project = await openKsqldbProject();
  ({ kafka, server } = project);
});

afterAll(() => project?.close());

describe("deployment of all pipelines to ksqlDB", () => {
  it("makes topics, schemas, reference rows, and every stream and table behind what it reads", async () => {
    const { plan: planned, steps } = await project.run();
    const names = (list: readonly Step[]): string[] => list.map(({ mark, what, name }) => `${mark} ${what} ${name}`);
    expect(names(steps)).toEqual(names(pending(planned)));
    for (const name of ["app_log", "http_access", "payment", "service_log", "view_log", "campaigns"]) {
      expect(await kafka.admin().describeTopics([name]), name).toHaveLength(1);
    }
    const outputs = planned.steps.filter(({ what, name }) => what === "table" && /_1m$/.test(name));
    expect(outputs.length).toBeGreaterThan(10);
    for (const { name, what } of planned.steps) {
      if (what === "stream" || what === "table") expect(project.has(name), name).toBe(true);
    }
    const [version] = await project.registry.versions("payment_totals_1m-value");
    expect(version).toBeDefined();
    const sent = server.log.find((sql) => sql.startsWith("CREATE TABLE payment_totals_1m "));
    expect(sent).toMatch(/VALUE_SCHEMA_ID = \d+,/);
  });

  it("has nothing to do the second time, and no drift", async () => {
    const requests = server.log.length;
    const { steps, plan: same } = await project.run();
    expect(steps).toEqual([]);
    expect(server.log).toHaveLength(requests);
    expect(await project.drift()).toEqual([]);
    expect(renderPlan(same, paint(false))).toMatch(
      new RegExp(`^${project.config.env} \\(ksqldb\\)   0 to change, ${same.steps.length} unchanged\n`),
    );
    expect(planJson(same)).toMatchObject({ engine: "ksqldb", changes: 0 });
  });

  it("builds a changed model beside the old one, and goes back", async () => {
    const before = project.edit(MODEL, (text) => text.replace("0.10", "0.20"));
    expect(await project.plan()).toEqual([
      "+ schema payment_error_rate_1m_v2-value: first version",
      "~ table payment_error_rate_1m_v2: rebuild beside as v2: its statement has changed; v1 stays",
    ]);
    expect(await project.deployed()).toHaveLength(2);
    expect(await project.plan()).toEqual([]);
    expect(project.has("payment_error_rate_1m")).toBe(true);
    const { drop, back } = await rollbackKsqldb(project.config, "payment_error_rate_1m");
    expect([drop.map(({ name }) => name), back.name]).toEqual([["payment_error_rate_1m_v2"], "payment_error_rate_1m"]);
    expect(project.has("payment_error_rate_1m_v2")).toBe(false);
    project.edit(MODEL, () => before.replace("SELECT", "-- again\nSELECT"));
    expect(await project.plan()).toEqual([]);
    const history = await readHistory(project.config, "payment_error_rate_1m");
    expect(history.map(({ what }) => what.split(",")[0])).toEqual([
      "v1 open on ksqlDB",
      "v1 settled on ksqlDB",
      "v2 open on ksqlDB",
      "v2 settled on ksqlDB",
      "v2 dropping on ksqlDB",
      "v2 dropped on ksqlDB",
    ]);
  });

  it("sees what was changed behind its back, and mends it", async () => {
    server.run("CREATE STREAM somebodys (a STRING KEY) WITH (KAFKA_TOPIC = 'payment', VALUE_FORMAT = 'PROTOBUF');");
    const id = server.sources.get("HTTP_ERRORS_1M")?.queryId;
    server.run(`PAUSE ${id};`);
    expect(await project.drift()).toEqual([
      "undeclared stream SOMEBODYS: is on the server, and no record names it",
      `changed table http_errors_1m: its query ${id} is paused`,
    ]);
    expect(await project.plan()).toEqual([`~ table http_errors_1m: its query ${id} is paused: resumed`]);
    await project.deployed();
    server.run("DROP STREAM SOMEBODYS;");
    expect(await project.drift()).toEqual([]);
  });

  it("sees topics and schemas of outputs that are not as they were made", async () => {
    const [topic, gone] = ["http_errors_1m", "payment_totals_1m"];
    const [before] = await kafka.admin().describeTopics([topic]);
    await kafka.admin().alterTopicConfig(topic, { "retention.ms": "3600000" });
    await kafka.admin().deleteTopics([gone]);
    await project.registry.deleteSubject("http_slow_1m-value");
    expect(await project.drift()).toEqual([
      "missing schema http_slow_1m-value: first version",
      `changed topic ${topic}: retention.ms 1h -> 7d, in place`,
      `missing topic ${gone}: ${gone} writes it`,
    ]);
    await kafka.admin().alterTopicConfig(topic, { "retention.ms": before?.config["retention.ms"] ?? "" });
    expect(await project.deployed()).toEqual(["+ schema http_slow_1m-value"]);
    expect(await project.drift(), "the deployment made the schema, and the simulation the topic").toEqual([]);
  });
});

describe("an output", () => {
  const record = (output: string): DeploymentRecord => ({
    env: project.config.env,
    output,
    pipeline: "payment",
    engine: "flink",
    version: 3,
    step: 1,
    phase: "settled",
    jobId: "0".repeat(32),
    hash: "f".repeat(64),
    statements: [],
    options: {},
    schemaId: 1,
    restore: null,
    topic: output,
  });

  it("of ksqlDB is refused to Flink, and so is its topic as long as it is there", async () => {
    const { jobs, ksqldb } = await readJobs(project.config.env, { kafka, flink: openFlink(project.config.flinkUrl) });
    expect(jobs.size).toBe(0);
    const topic = { name: "payment_totals_1m", partitions: 4, config: {} };
    const to = { kind: "topic", topic, subject: { name: "payment_totals_1m-value", schema: "" } } as const;
    const job = { ...record(topic.name), file: "a.sql", reads: [], to };
    const planned = (actual: Partial<ActualState>): string[] => {
      const desired = {
        env: project.config.env,
        topics: [],
        subjects: [],
        references: [],
        jobs: [job],
        pipelines: undefined,
      };
      const { steps } = makePlan(desired, { ...NOTHING_STANDS, ...actual }, { rebuild: false, prune: false });
      return steps.map(({ mark, what, why }) => `${mark} ${what}: ${why}`);
    };
    expect(planned({ ksqldb })).toEqual(["! job: ksqlDB has it, as payment_totals_1m"]);
    const dropped = ksqldb.map((each) => ({ ...each, phase: "dropped" as const }));
    const topics = new Map([[topic.name, { partitions: 4, config: {}, records: 1n }]]);
    expect(planned({ ksqldb: dropped, topics })).toEqual(["! job: its topic payment_totals_1m has the rows of ksqlDB"]);
    expect(planned({ ksqldb: dropped })).toContain("+ schema: first version");
  });

  it("of Flink is refused to ksqlDB, and becomes its own with the next number, with a pointer for its readers", async () => {
    const output = "payment_totals_1m";
    project.config = { ...project.config, env: `${project.config.env}_b` };
    server.run(
      [...server.sources.values()]
        .reverse()
        .map(({ kind, name }) => `DROP ${kind} ${name};`)
        .join(" "),
    );
    const flink = openRecords(kafka, project.config.env);
    const own = openKsqldbRecords(kafka, project.config.env);
    try {
      await flink.write(record(output));
      expect(await project.plan({ only: output })).toContain(`! table ${output}: Flink has it`);
      await expect(project.deployed({ only: output })).rejects.toMatchObject({
        code: "SLUICE_DEPLOY_CHANGED",
        problems: [{ message: `${output} is deployed with Flink: one engine owns an output` }],
      });
      expect(server.sources.size).toBe(0);
      await flink.write({ ...record(output), phase: "dropped" });
      expect(await project.deployed({ only: output })).toContain(`+ table ${output}_v4`);
      expect([...(await flink.read()).keys()], "Flink reads none of ksqlDB's records").toEqual([output]);
      const { pointers, records } = await own.readAll();
      expect(records.filter((each) => each.output === output)).toMatchObject([{ version: 4, phase: "settled" }]);
      expect(pointers.get(output)).toMatchObject({
        engine: "ksqldb",
        live: 4,
        cut: "window",
        parts: [{ version: 4, topic: `${output}_v4`, after: null, until: null }],
      });
      expect(await project.deployed({ only: output })).toEqual([]);
    } finally {
      await flink.close();
      await own.close();
    }
  });

  it("needs an address of a server, which the error names", async () => {
    const { ksqldbUrl: _, ...without } = project.config;
    await expect(planKsqldb(without)).rejects.toMatchObject({
      code: "SLUICE_CONFIG",
      hint: expect.stringContaining("SLUICE_KSQLDB_URL"),
    });
  });
});
