import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Config, http, ROOT, readConfig, waitFor } from "#core";
import { deploy, deployedJobs, lateDropped, openFlink } from "#deploy";
import { readServiceLogDead, readServiceRates1m, ServiceLog } from "#generated";
import { openKafka, openProducer, openRegistry, partitionOf } from "#kafka";
import { fresh } from "../kafka/test/live.ts";
import { copyProject } from "./project-copy.ts";

/** One log over several topics: found by its pattern while the job runs, or named in a list. */
const MINUTE = 60_000;
const kafka = openKafka({
  bootstrap: readConfig().kafka,
  clientId: "sluice-test",
  registryUrl: readConfig().registryUrl,
});
const registry = openRegistry(readConfig().registryUrl);
const flink = openFlink(readConfig().flinkUrl);
const LATER = ["checkout_service_log", "quiet_service_log", "ledger_service_log"];

afterAll(() => kafka.close());

/**
 * Lines of one service: 20 in each of the minutes, each record stamped with its event time. They reach far enough into
 * the minute to close the one before it.
 */
async function write(topic: string, service: string, minutes: readonly number[], lines = 20): Promise<void> {
  const producer = await openProducer(kafka, { ...ServiceLog, topic }, { schemaId: await schemaId() });
  for (const minute of minutes) {
    for (let i = 0; i < lines; i++) {
      const at = minute + i * 2500;
      const said = { template: "{n} done", message: `${i} done` };
      const event = { logId: randomUUID(), service, instance: `${service}-1`, level: "INFO" as const, ...said };
      const room = producer.enqueue({ ...event, loggedAt: new Date(at) }, { timestamp: at });
      if (room !== true) await room;
    }
  }
  await producer.close();
}

/** Bytes that are no event: they come out at once, whatever the time of their neighbours. */
async function writeBad(topic: string, timestamp: number): Promise<void> {
  const producer = kafka.producer();
  const key = Buffer.from("bad");
  const record = { key, value: Buffer.from("no event"), timestamp };
  await producer.send(topic, partitionOf(key, 2), [record], 20_000);
  await producer.close();
}

async function schemaId(): Promise<number> {
  return (await registry.lookup(ServiceLog.subject, ServiceLog.schema))!.id;
}

/** Lines by service and minute; the newest row of a window counts. */
async function rates(from: number): Promise<Record<string, bigint>> {
  const seen: Record<string, bigint> = {};
  for await (const { value } of readServiceRates1m(kafka, { until: "end" })) {
    seen[`${value.service} ${(value.windowStart!.getTime() - from) / MINUTE}`] = value.lines;
  }
  return seen;
}

async function deadFrom(topic: string): Promise<number> {
  let rows = 0;
  for await (const { value } of readServiceLogDead(kafka, { until: "end" })) if (value.sourceTopic === topic) rows++;
  return rows;
}

/** Records that the job's source has passed on. */
async function passed(job: string): Promise<number> {
  const { json } = await http("Flink", `${flink.url}/jobs/${job}`);
  const { vertices } = json as { vertices: { name: string; metrics: Record<string, number> }[] };
  return vertices.filter(({ name }) => name.startsWith("Source")).reduce((n, v) => n + v.metrics["write-records"]!, 0);
}

async function runningJob(config: Config, output: string): Promise<string> {
  const job = (await deployedJobs(config)).find((each) => each.output === output);
  expect(job).toMatchObject({ status: "running" });
  return job!.jobId;
}

async function clean(config: Config, topics: readonly string[]): Promise<void> {
  for (const job of await deployedJobs(config)) {
    if (job.status === "running") await flink.cancel(job.jobId, { deadline: 20_000 });
  }
  await kafka.admin().deleteTopics([...topics, "service_log", "service_rates_1m", "service_log_dead"]);
  for (const topic of ["old_service_log", "service_log", "service_rates_1m", "service_log_dead"])
    await registry.deleteSubject(`${topic}-value`, { permanent: true });
}

describe("a topic pattern", () => {
  const config = readConfig({ env: fresh("pattern") });
  const began = Math.floor(Date.now() / MINUTE) * MINUTE - 60 * MINUTE;
  const minute = (n: number): number => began + n * MINUTE;
  let rateJob: string;
  let deadJob: string;

  beforeAll(async () => {
    await clean(config, LATER);
    for (const only of ["service_rates_1m", "service_log_dead"]) await deploy(config, { only });
    rateJob = await runningJob(config, "service_rates_1m");
    deadJob = await runningJob(config, "service_log_dead");
  });
  afterAll(() => clean(config, LATER));

  test("a topic that is made later is read by the jobs that run, and counts in their windows", async () => {
    await write("service_log", "alpha", [minute(0), minute(1)]);
    await waitFor("the first window", async () => (await rates(began))["alpha 0"] === 20n, { deadline: 60_000 });

    // An empty topic beside it: it must not hold the windows for ever.
    const [checkout, quiet] = LATER.map((name) => ({ name, partitions: 2 }));
    await kafka.admin().createTopics([checkout!, quiet!]);
    await write("checkout_service_log", "checkout", [minute(1), minute(2)]);
    await writeBad("checkout_service_log", minute(1));
    await waitFor("its lines in the job", async () => (await passed(rateJob)) === 80, { deadline: 90_000 });
    await write("service_log", "alpha", [minute(2), minute(4)]);
    await write("checkout_service_log", "checkout", [minute(4)]);
    await waitFor("the windows of both topics", async () => "checkout 2" in (await rates(began)), { deadline: 90_000 });
    expect(await rates(began)).toEqual({
      "alpha 0": 20n,
      "alpha 1": 20n,
      "alpha 2": 20n,
      "checkout 1": 20n,
      "checkout 2": 20n,
    });
    await waitFor("its bad record", async () => (await deadFrom("checkout_service_log")) === 1, { deadline: 60_000 });
    expect(await lateDropped(config, rateJob)).toBe(0);
  });

  test("lines of windows that were closed before their topic was found are counted as dropped, never silently", async () => {
    await kafka.admin().createTopics([{ name: "ledger_service_log", partitions: 2 }]);
    await write("ledger_service_log", "ledger", [minute(0), minute(4)]);
    await waitFor("the late counter", async () => (await lateDropped(config, rateJob)) === 20, { deadline: 90_000 });
    await write("service_log", "alpha", [minute(6)]);
    await waitFor("its other window", async () => "ledger 4" in (await rates(began)), { deadline: 90_000 });
    expect(await rates(began)).not.toHaveProperty("ledger 0");
  });

  test("the jobs are the ones that were deployed, and never failed", async () => {
    expect(await runningJob(config, "service_rates_1m")).toBe(rateJob);
    expect(await runningJob(config, "service_log_dead")).toBe(deadJob);
    for (const job of [rateJob, deadJob]) expect(await flink.failure(job)).toBeUndefined();
    expect(await deploy(config, { only: "service_rates_1m" })).toMatchObject({ applied: 0 });
  });
});

test("a list of topics is one log: all are made, and all are read", async () => {
  const project = copyProject();
  const config = readConfig({ env: fresh("list"), root: project.root });
  const file = "schemas/service_log/v1/service_log.proto";
  const text = readFileSync(join(ROOT, file), "utf8");
  project.write(file, text.replace(/topic_pattern: .*/, 'more_topics: ["old_service_log"]'));
  try {
    expect(await project.run("codegen/main.ts", [], { SLUICE_ROOT: project.root })).toMatchObject({ code: 0 });
    await deploy(config, { only: "service_log_dead" });
    const made = await kafka.admin().describeTopics(["service_log", "old_service_log"]);
    expect(made.map(({ name, partitions }) => `${name} ${partitions}`)).toEqual(["service_log 8", "old_service_log 8"]);
    expect(await registry.lookup("old_service_log-value", ServiceLog.schema)).toBeDefined();
    for (const topic of ["service_log", "old_service_log"]) {
      await writeBad(topic, Date.now());
      await waitFor(`the bad record of ${topic}`, async () => (await deadFrom(topic)) === 1, { deadline: 60_000 });
    }
  } finally {
    await clean(config, ["old_service_log"]);
    project.remove();
  }
});
