import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waitFor } from "#core";
import { deploy, deployedJobs, openFlink } from "#deploy";
import { type Kafka, openKafka } from "#kafka";
import { openProject, type TestProject } from "../../deploy/test/project.ts";
import { type Health, watchHealth } from "../health.ts";

/**
 * A job that can never get on: its dead letters hold the bytes of the bad records, and its topic takes no record as
 * large as that. Flink starts it again and again; what is tested is who is told, and when.
 */
let project: TestProject;
let kafka: Kafka;
let dead: string;
const over = new AbortController();

beforeAll(async () => {
  project = openProject();
  dead = `${project.log}_dead`;
  kafka = openKafka({ bootstrap: project.config.kafka, clientId: "sluice-test" });
  await project.codegen();
  await deploy(project.config);
});

afterAll(async () => {
  over.abort();
  await kafka?.close();
  await project?.close();
});

/** A bad record of 3,000 bytes: no frame begins with 0xff. */
async function sendPoison(): Promise<void> {
  const producer = kafka.producer();
  const value = Buffer.concat([Buffer.from([0xff]), randomBytes(3_000)]);
  await producer.send(project.log, 0, [{ key: null, value, timestamp: Date.now() }], 30_000);
  await producer.close();
}

const largest = (bytes: string | null): Promise<void> =>
  kafka.admin().alterTopicConfig(dead, { "max.message.bytes": bytes });

/** Committed ones: offsets would count the marks of broken transactions too. */
async function deadLetters(): Promise<number> {
  const consumer = await kafka.consumer({ topics: [dead], from: "earliest", until: "end" });
  let found = 0;
  for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
    for (const { records } of batches) found += records.length;
  }
  await consumer.close();
  return found;
}

function watch(told: string[], giveUp?: number): Health {
  return watchHealth({
    config: project.config,
    signal: over.signal,
    progress: (text) => told.push(text),
    placeOf: (output) => ({ file: `sql/flink/ping/${output}.sql`, line: 4, column: 1 }),
    ...(giveUp !== undefined && { giveUp }),
  });
}

const told: string[] = [];
let patient: Health;
let given: unknown;

test("is told with its cause and what to do, and stays in the status line", async () => {
  patient = watch(told);
  watch([], 5_000).failed.catch((error: unknown) => {
    given = error;
  });
  await largest("1500");
  await sendPoison();
  const line = await waitFor(`a line about ${dead}`, () => told.find((text) => text.startsWith(`${dead} restarts`)), {
    deadline: 40_000,
  });
  expect(line).toMatch(/restarts: a record is larger than \w+_dead takes \(\d+ times?, last progress \d+ s ago\)\n/);
  expect(line).toContain(`hint: raise max.message.bytes of ${dead}`);
  expect(patient.text()).toContain(`${dead} restarts: a record is larger than ${dead} takes`);
  // The other outputs read the same topic, and get on.
  expect(patient.text()).not.toContain(project.output);
  expect(await deadLetters()).toBe(0);
});

test("ends the run when it lasts, with code, place, cause and hint", async () => {
  const failure = await waitFor("the run to be given up", () => given, { deadline: 60_000 });
  expect(failure).toMatchObject({
    code: "SLUICE_JOB_RESTARTS",
    message: expect.stringMatching(new RegExp(`^${dead} restarts: a record is larger than ${dead} takes \\(`)),
    location: { file: `sql/flink/ping/${dead}.sql`, line: 4, column: 1 },
    hint: expect.stringMatching(/raise max\.message\.bytes[\s\S]*\/exceptions/),
  });
});

test("fails a deployment that starts it, with the cause", async () => {
  // The deployment finds the job cancelled and starts it from its checkpoint. On a busy machine the job may complete a
  // checkpoint before it has come to the record again: then that start is not yet the one that fails.
  const failure = await waitFor(
    "a deployment that fails",
    async () => {
      const job = (await deployedJobs(project.config)).find(({ output }) => output === dead);
      await openFlink(project.config.flinkUrl).cancel(job?.jobId ?? "", { deadline: 20_000 });
      return deploy(project.config, { only: dead }).then(
        () => undefined,
        (error: unknown) => error as object,
      );
    },
    { deadline: 90_000 },
  );
  expect(failure).toMatchObject({
    code: "SLUICE_DEPLOY_FAILED",
    message: expect.stringContaining(`${dead} does not run: a record is larger than ${dead} takes`),
    hint: expect.stringContaining(`raise max.message.bytes of ${dead}`),
  });
});

test("goes on from where it was once the cause is mended: nothing was lost, and all is well again", async () => {
  await largest(null);
  await deploy(project.config, { only: dead });
  const mended = (await deployedJobs(project.config)).find(({ output }) => output === dead);
  expect(mended).toMatchObject({ phase: "settled", status: "running" });
  await waitFor("the dead letter", async () => (await deadLetters()) === 1, { deadline: 30_000 });
  await waitFor("the status line to be empty", () => patient.text() === undefined, { deadline: 60_000 });
  expect(told.filter((text) => text.startsWith(`${dead} restarts: a record is larger`)).length).toBeLessThan(3);
});
