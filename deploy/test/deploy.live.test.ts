import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openKafka } from "#kafka";
import { checkSql } from "../check/check-sql.ts";
import { deploy, planDeployment } from "../deploy.ts";
import { deployedJobs } from "../deployed-jobs.ts";
import { openCheckpoints } from "../flink/checkpoints.ts";
import { jobIdOf } from "../flink/identity.ts";
import { openRecords } from "../flink/records.ts";
import { openFlink } from "../flink/rest.ts";
import { lateDropped } from "../late-dropped.ts";
import { pending } from "../plan/make-plan.ts";
import { checkpointAll, recover } from "../recover.ts";
import { liveVersion } from "../versions/deployment.ts";
import { modelText, openProject, type TestProject } from "./project.ts";

describe("deployment to Flink", () => {
  let project: TestProject;
  const flink = (): ReturnType<typeof openFlink> => openFlink(project.config.flinkUrl);
  const job = async (output: string) => (await deployedJobs(project.config)).find((found) => found.output === output);
  const file = (): string => `sql/flink/ping/${project.output}.sql`;

  beforeAll(async () => {
    project = openProject();
    await project.codegen();
  });

  afterAll(async () => {
    await project.close();
  });

  it("deploys a fresh project, and a second time finds nothing to do", async () => {
    const before = await planDeployment(project.config);
    expect(
      pending(before)
        .filter((step) => step.what === "job")
        .map((step) => step.mark),
    ).toEqual(["+", "+", "+"]);

    const first = await deploy(project.config);
    // The deployments topic may stand already: other projects of the stack share it.
    expect(first.steps.filter((step) => step.name.startsWith(project.log)).length).toBe(4 + 4 + 3);
    const jobs = await deployedJobs(project.config);
    expect(jobs.map(({ output, status, phase }) => ({ output, status, phase }))).toEqual(
      [`${project.log}_dead`, `${project.log}_late`, project.output].map((output) => ({
        output,
        status: "running",
        phase: "settled",
      })),
    );
    for (const { jobId } of jobs) expect(await lateDropped(project.config, jobId)).toBe(0);
    // Settled means that there is something to resume from.
    for (const { jobId } of jobs) expect(await openCheckpoints(flink()).newest(jobId)).toMatch(/chk-\d+$/);

    const second = await deploy(project.config);
    expect(second.applied).toBe(0);
    expect(pending(await planDeployment(project.config))).toEqual([]);
  });

  it("runs each job under the id that its record names, and Flink refuses that id to anyone else", async () => {
    const found = await job(project.output);
    expect(found?.jobId).toBe(jobIdOf(project.config.env, project.output, 1, 1));
    expect((await flink().job(found?.jobId ?? "")).name).toMatch(new RegExp(`^${project.output} v1 [0-9a-f]{8}$`));
  });

  it("refuses an upsert output whose query groups by less than its key, when it checks and when it deploys", async () => {
    const output = `${project.log}_seen`;
    const path = `sql/flink/ping/${output}.sql`;
    const seenModel = (key: string): string => `--! Purpose: pings per host and first sight
--! Kind: output
--! Grain: ${key}
--! Output: topic, upsert, retention 1d
--! State: 1h
SELECT
  COALESCE(MIN(millis), 0) AS first_millis,
  host,
  COUNT(*) AS pings
FROM ${project.log}_valid
GROUP BY host
`;
    project.write(path, seenModel("first_millis, host"));
    await project.codegen();
    const [problem, ...more] = (await checkSql(project.config)).problems.filter((one) => one.severity !== "warning");
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "SLUICE_SQL_CHANGELOG", location: { file: path, line: 3 } });
    await expect(deploy(project.config)).rejects.toMatchObject({ code: "SLUICE_SQL_CHANGELOG" });
    project.write(path, seenModel("host"));
    expect((await checkSql(project.config)).problems.filter((one) => one.severity !== "warning")).toEqual([]);
    project.remove(path);
    project.remove(`schemas/derived/${output}.proto`);
  });

  it("reports broken SQL at its place, all at once, and touches nothing", async () => {
    project.write(file(), modelText(`${project.log}_ok`, "SUM(milis)"));
    const { problems } = await checkSql(project.config);
    const [problem] = problems.filter((found) => found.severity !== "warning");
    expect(problem).toMatchObject({
      code: "SLUICE_SQL_UNKNOWN_COLUMN",
      message: `${project.log}_ok has no column "milis"`,
      hint: 'did you mean "millis"?',
      location: { file: file(), line: 11, column: 7, length: 5 },
      related: { file: "schemas/ping/v1/ping.proto" },
    });
    await expect(deploy(project.config)).rejects.toMatchObject({ code: "SLUICE_SQL_UNKNOWN_COLUMN" });
    expect((await job(project.output))?.status).toBe("running");
  });

  it("reports a fault of a view in another pipeline once, not once for each output that reads it", async () => {
    const reader = (name: string): string => `sql/flink/ping/${project.log}_${name}.sql`;
    const view = `sql/flink/other/${project.log}_shared.sql`;
    project.write(view, `--! Purpose: p\n--! Kind: view\nSELECT hots FROM ${project.log}_valid\n`);
    const head = "--! Purpose: p\n--! Kind: output\n--! Grain: hots\n--! Output: topic, append\n";
    for (const name of ["a", "b"]) project.write(reader(name), `${head}SELECT hots FROM ${project.log}_shared\n`);
    const { problems } = await checkSql(project.config, { pipelines: ["ping"] });
    expect(problems.filter((found) => found.location?.file === view)).toHaveLength(1);
    for (const path of [view, reader("a"), reader("b")]) project.remove(path);
  });

  it("plans a changed model as a version beside, and names what changed", async () => {
    project.write(file(), modelText(`${project.log}_ok`, "SUM(millis + 1)"));
    const steps = pending(await planDeployment(project.config));
    expect(steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`)).toEqual([
      `+ topic ${project.output}_v2`,
      `+ schema ${project.output}_v2-value`,
      `+ job ${project.output}`,
    ]);
    expect(steps.at(-1)?.detail).toContain("+   SUM(millis + 1) AS millis,".replace(",", ""));
    expect((await job(project.output))?.version).toBe(1);
  });

  it("rebuilds a changed model as the next version when asked", async () => {
    const before = await job(project.output);
    const result = await deploy(project.config, { rebuild: true });
    expect(result.steps.map(({ what, name }) => `${what} ${name}`)).toEqual([
      `topic ${project.output}`,
      `job ${project.output}`,
    ]);
    const after = await job(project.output);
    expect(after).toMatchObject({ version: 2, status: "running", phase: "settled" });
    expect((await flink().job(before?.jobId ?? "")).status).toBe("ended");
    expect((await deploy(project.config, { rebuild: true })).applied).toBe(0);
  });

  it("takes a job that was cancelled behind its back up again from its newest checkpoint", async () => {
    const before = await job(project.output);
    await flink().cancel(before?.jobId ?? "", { deadline: 20_000 });
    const [step] = pending(await planDeployment(project.config));
    expect(step?.why).toMatch(/its job is CANCELED: goes on from checkpoint \d+, state kept/);

    expect(await recover(project.config)).toEqual([project.output]);
    const after = await job(project.output);
    expect(after).toMatchObject({ version: 2, status: "running" });
    expect(after?.jobId).not.toBe(before?.jobId);
    expect((await deploy(project.config)).applied).toBe(0);
  });

  it("submits an open step that the engine never saw under that step's own id", async () => {
    const kafka = openKafka({ bootstrap: project.config.kafka });
    const records = openRecords(kafka, project.config.env);
    try {
      const record = liveVersion((await records.read()).get(project.output)!)!;
      await flink().cancel(record.jobId, { deadline: 20_000 });
      const checkpoint = await openCheckpoints(flink()).newest(record.jobId);
      const step = record.step + 1;
      const jobId = jobIdOf(project.config.env, project.output, record.version, step);
      await records.write({ ...record, step, jobId, phase: "open", restore: checkpoint ?? null });
      expect((await deploy(project.config)).applied).toBe(1);
      expect(await job(project.output)).toMatchObject({ jobId, status: "running", phase: "settled" });
    } finally {
      await records.close();
      await kafka.close();
    }
  });

  it("finishes a rebuild that was cut off before its topic was made again, which recover leaves alone", async () => {
    const kafka = openKafka({ bootstrap: project.config.kafka });
    const records = openRecords(kafka, project.config.env);
    try {
      const record = liveVersion((await records.read()).get(project.output)!)!;
      await flink().cancel(record.jobId, { deadline: 20_000 });
      const [version, step] = [record.version + 1, 1];
      const jobId = jobIdOf(project.config.env, project.output, version, step);
      const open = { ...record, version, step, jobId, phase: "open", restore: null, topicPending: true } as const;
      await records.write(open, { ...record, phase: "dropped" });
      expect(await recover(project.config)).toEqual([]);
      const { steps } = await deploy(project.config);
      expect(steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`)).toEqual([
        `- topic ${project.output}`,
        `~ job ${project.output}`,
      ]);
      expect(await job(project.output)).toMatchObject({ version, jobId, status: "running", phase: "settled" });
      expect(liveVersion((await records.read()).get(project.output)!)).not.toHaveProperty("topicPending");
      expect((await deploy(project.config)).applied).toBe(0);
    } finally {
      await records.close();
      await kafka.close();
    }
  });

  it("lets two applies at once start each job once", async () => {
    const late = `${project.log}_late`;
    await flink().cancel((await job(late))?.jobId ?? "", { deadline: 20_000 });
    const both = await Promise.allSettled([deploy(project.config), deploy(project.config)]);
    for (const one of both) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "SLUICE_DEPLOY_FAILED" });
    }
    expect(both.some((one) => one.status === "fulfilled")).toBe(true);
    const alive = (await flink().jobs()).filter((one) => one.name.startsWith(`${late} v`) && one.state === "RUNNING");
    expect(alive.length).toBe(1);
    expect((await deploy(project.config)).applied).toBe(0);
  });

  it("completes a checkpoint of every job on demand", async () => {
    const { jobId } = (await job(project.output)) ?? { jobId: "" };
    const before = await openCheckpoints(flink()).newest(jobId);
    expect(await checkpointAll(project.config)).toBeGreaterThanOrEqual(3);
    expect(await openCheckpoints(flink()).newest(jobId)).not.toBe(before);
  });

  it("leaves an output that is no longer declared alone until it is told to prune", async () => {
    project.remove(file());
    expect(pending(await planDeployment(project.config))).toEqual([]);
    const result = await deploy(project.config, { prune: true });
    expect(result.steps.map((step) => step.why)).toEqual([
      "no longer declared: its job stops, its topic and schema stay",
    ]);
    expect(await job(project.output)).toMatchObject({ status: "ended", phase: "stopped" });
    const kafka = openKafka({ bootstrap: project.config.kafka });
    expect(await kafka.admin().topicNames()).toContain(project.output);
    await kafka.close();
  });

  it("says that Flink is not there before it touches anything", async () => {
    const away = { ...project.config, flinkUrl: "http://127.0.0.1:1" };
    await expect(deploy(away)).rejects.toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE" });
  });
});
