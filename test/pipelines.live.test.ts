import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { type Config, readConfig, waitFor } from "#core";
import { deploy, deployedJobs, lateDropped } from "#deploy";
import { listFinished, openStore } from "#files";
import { AppLog, Campaigns, CampaignViews1m, logs, ViewLog } from "#generated";
import {
  compareShipped,
  DEFAULT_FAULTS,
  everyKind,
  type GeneratorOptions,
  type LedgerView,
  logFolder,
  openLedgerView,
  readShipped,
  startGenerator,
} from "#generator";
import {
  createWriter,
  type Kafka,
  lookupSchema,
  openKafka,
  openRegistry,
  partitionOf,
  publishReference,
  readReferenceFile,
  readRows,
  writeFrameHeader,
} from "#kafka";
import { resetPipeline, shippedSet, startShippedLog } from "#start";
import { readPositions } from "#tail";
import { checkLateAndDead, checkOutput } from "./pipeline-check.ts";

/**
 * All five pipelines on real engines at once: each output, in a topic or in files, equals the manifest's query over the
 * events that were sent; late and dead records are those of the ledger, by reason. Lines of app_log come out of files,
 * as `npm start` ships them. payment.live.test.ts looks closer at payments.
 */
const PIPELINES = ["http_access", "payment", "app_log", "view_log", "service_log"] as const;
/** Long enough for the baseline of the anomaly score, which needs ten closed windows. */
const MINUTES = 15;
const RATE = 60;
const MINUTE = 60_000;

const folder = mkdtempSync(join(tmpdir(), "sluice-pipelines-"));
let config: Config;
let kafka: Kafka;
let schemas: SchemaModel;
let models: readonly SqlModel[];
const ledgers = new Map<string, LedgerView>();

beforeAll(async () => {
  config = readConfig({ files: join(folder, "files") });
  kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  schemas = (await readSchemas(config.root)).model;
  models = readSqlModels(config.root, schemas).models;
  await deploy(config, { pipelines: PIPELINES });
  await Promise.all(PIPELINES.map(generate));
}, 600_000);

async function generate(pipeline: string): Promise<void> {
  const log = schemas.logs.find((each) => each.pipeline === pipeline);
  const type = logs.find((each) => each.log === log?.name);
  if (!log || !type) throw new Error(`no log of ${pipeline}`);
  const manifestDir = join(folder, log.name);
  const options: GeneratorOptions & { readonly kafka: Kafka } = {
    kafka,
    config,
    log: type,
    model: schemas,
    seed: 23,
    rate: RATE,
    backfill: MINUTES * MINUTE,
    // Late enough for a baseline of what is usual.
    incident: { after: 11 * MINUTE },
    limit: RATE * MINUTES * 60,
    faults: { ...DEFAULT_FAULTS, late: 0.02, duplicate: 0.01, malformed: everyKind(0.002) },
    manifestDir,
    manifestLimit: Number.POSITIVE_INFINITY,
  };
  const inFiles = pipeline === "app_log";
  const rotation = { rotation: { bytes: 300_000 } };
  const run = inFiles ? await startShippedLog({ ...options, rotation }) : await startGenerator(options);
  await run.done;
  await run.finish({ closeUntil: Math.ceil(Date.now() / MINUTE) * MINUTE });
  const ledger = await openLedgerView(
    manifestDir,
    config.root,
    inFiles ? await readShipped(kafka, log, type) : undefined,
  );
  expect(ledger.head.unknown).toBe(0);
  ledgers.set(pipeline, ledger);
}

afterAll(async () => {
  for (const ledger of ledgers.values()) ledger.close();
  for (const pipeline of PIPELINES)
    await resetPipeline({ config, pipeline, confirm: async () => undefined, onGone: () => undefined });
  await kafka?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(PIPELINES)("pipeline %s", (pipeline) => {
  const input = () => ({ config, kafka, schemas, ledger: ledgers.get(pipeline) as LedgerView });

  test("every output equals the manifest's query, alerts too", async () => {
    const outputs = models.filter((m) => m.pipeline === pipeline && m.header.kind === "output" && !m.emitted);
    expect(outputs.length).toBeGreaterThan(1);
    for (const model of outputs) {
      const rows = await checkOutput(input(), model);
      expect(rows.length, `rows of ${model.name}`).toBeGreaterThan(0);
    }
  }, 400_000);

  test("late and dead records are those of the ledger, by reason", async () => {
    const log = schemas.logs.find((each) => each.pipeline === pipeline)?.name ?? "";
    const { late, dead } = await checkLateAndDead(input(), log);
    expect(late).toBeGreaterThan(100);
    // Lines in files cannot be broken in all the ways in which records can.
    if (pipeline === "app_log") expect([...dead.keys()].sort()).toEqual(["event_time_ahead", "rule", "unparsable"]);
    else expect(dead.size).toBeGreaterThanOrEqual(9);
  });

  test("no window dropped a row as late", async () => {
    for (const job of (await deployedJobs(config)).filter((each) => each.pipeline === pipeline)) {
      expect([job.output, job.status]).toEqual([job.output, "running"]);
      expect([job.output, await lateDropped(config, job.jobId)]).toEqual([job.output, 0]);
    }
  });
});

test("each line that an application wrote is in the topic once, with its place, over rotations", async () => {
  const ledger = ledgers.get("app_log") as LedgerView;
  expect(await compareShipped(ledger)).toEqual({ missing: [], unexpected: [] });
  const [files] = await ledger.query(
    `SELECT count(*) AS lines, count(DISTINCT file) AS files, count(*) FILTER (WHERE line = 1) AS begun FROM ledger`,
  );
  expect(files).toMatchObject({ lines: BigInt(RATE * MINUTES * 60 + AppLog.partitions), files: 12n });
  expect(Number(files?.["begun"])).toBeGreaterThan(14);
  // The tailer was never so far behind that a line got late on its way.
  expect(await ledger.query("SELECT * FROM ledger JOIN sent USING (i) WHERE ledger.fate <> sent.fate")).toEqual([]);
  const app = AppLog.log;
  const gone: string[] = [];
  const confirm = async (): Promise<void> => undefined;
  await resetPipeline({ config, pipeline: app, confirm, onGone: (what) => void gone.push(what) });
  expect(gone.join("\n")).toMatch(/how far \d+ log files of app_log were read/);
  expect(gone.join("\n")).toContain(`the log files in ${logFolder(config.dataDir, app)}`);
  expect(existsSync(logFolder(config.dataDir, app))).toBe(false);
  expect((await readPositions(kafka, shippedSet(config, app))).size).toBe(0);
}, 60_000);

test("a changed row of a reference reaches the events that follow, and the job is not touched", async () => {
  const jobOf = async (): Promise<string | undefined> =>
    (await deployedJobs(config)).find((job) => job.output === "campaign_views_1m")?.jobId;
  const job = await jobOf();
  const rows = await readReferenceFile(config.root, Campaigns);
  const campaign = rows[0] as Campaigns;
  const networkId = campaign.networkId === "net-08" ? "net-07" : "net-08";
  const registry = openRegistry(config.registryUrl);
  const changed = rows.map((row) => (row === campaign ? { ...row, networkId } : row));
  expect(await publishReference(kafka, registry, Campaigns, changed)).toMatchObject({
    added: 0,
    changed: 1,
    removed: 0,
  });

  // Behind the publication, and behind all that the generator sent: its closing events stand ahead of the clock, and
  // may stand on a minute. The first views may be joined before Flink has read the row: there are later ones then.
  const [newest] = (await ledgers.get("view_log")?.query("SELECT max(record_time) AS t FROM ledger")) ?? [];
  let minute = Math.ceil(Math.max(Number(newest?.["t"]), Date.now()) / MINUTE) * MINUTE;
  await waitFor(
    `views of ${campaign.campaignId} in ${networkId}`,
    async () => {
      minute += 2 * MINUTE;
      await sendViews(campaign.campaignId, [minute + 1000, minute + 2000], minute + 2 * MINUTE);
      const row = await waitFor("the minute's row", () => viewsOf(campaign.campaignId, minute), { deadline: 60_000 });
      expect(row.viewCount).toBe(2n);
      return row.networkId === networkId;
    },
    { deadline: 120_000 },
  );
  expect(await jobOf()).toBe(job);
}, 200_000);

test("reset deletes jobs, topics, schemas and files of one pipeline, and nothing of the others", async () => {
  const store = openStore(config);
  const topics = async (pipeline: string): Promise<string[]> => {
    const names = models.filter((m) => m.pipeline === pipeline).map((m) => m.name);
    return (await kafka.admin().topicNames()).filter((name) => names.some((n) => name.includes(n)));
  };
  const others = PIPELINES.filter((name) => name !== "http_access" && name !== "app_log");
  const topicsOfOthers = () => Promise.all(others.map(topics));
  const filesOfOthers = async (): Promise<string[]> =>
    (await Promise.all(others.map((name) => listFinished(store, name)))).flat().map((file) => file.path);
  expect(await topics("http_access")).not.toEqual([]);
  expect(await store.list("http_access")).not.toEqual([]);
  const topicsBefore = await topicsOfOthers();
  const filesBefore = await filesOfOthers();
  let loss = "";
  const gone: string[] = [];
  const confirm = async (text: string): Promise<void> => {
    loss = text;
  };
  await resetPipeline({ config, pipeline: "http_access", confirm, onGone: (what) => void gone.push(what) });
  expect(loss).toMatch(/^http_access in \w+: this deletes for good\n {2}[1-9]\d* jobs with state: /);
  expect(gone.join("\n")).toMatch(/\d+ files in .*\/http_access/);
  expect(await topics("http_access")).toEqual([]);
  expect(await store.list("http_access")).toEqual([]);
  expect(await topicsOfOthers()).toEqual(topicsBefore);
  // The others' jobs run on, and each of their checkpoints adds files.
  const filesAfter = new Set(await filesOfOthers());
  expect(filesBefore.filter((path) => !filesAfter.has(path))).toEqual([]);
  const jobs = await deployedJobs(config);
  expect(jobs.filter((job) => job.pipeline === "http_access" && job.status === "running")).toEqual([]);
  expect(new Set(jobs.filter((job) => job.status === "running").map((job) => job.pipeline))).toEqual(new Set(others));
}, 120_000);

/** Views of one campaign at these times, then one more in each partition, to move the time on to `until`. */
async function viewsOf(campaignId: string, minute: number): Promise<CampaignViews1m | undefined> {
  for await (const { value } of readRows(kafka, CampaignViews1m, { from: "earliest", until: "end" })) {
    if (value.windowStart.getTime() === minute && value.campaignId === campaignId) return value;
  }
  return undefined;
}

async function sendViews(campaignId: string, times: readonly number[], until: number): Promise<void> {
  const schema = await lookupSchema(openRegistry(config.registryUrl), ViewLog.subject, ViewLog);
  const producer = kafka.producer();
  const send = async (id: string, time: number, partition: number): Promise<void> => {
    const out = createWriter(1024);
    writeFrameHeader(out, schema?.id ?? 0, ViewLog.index);
    const view = { viewId: crypto.randomUUID(), campaignId: id, userId: "u-1", placement: "top", durationMs: 10 };
    ViewLog.encode({ ...view, viewedAt: new Date(time) }, out);
    const record = { key: Buffer.from(id), value: Buffer.from(out.buf.subarray(0, out.pos)), timestamp: time };
    await producer.send(ViewLog.topic, partition, [record], 30_000);
  };
  for (const time of times) await send(campaignId, time, partitionOf(Buffer.from(campaignId), ViewLog.partitions));
  for (let partition = 0; partition < ViewLog.partitions; partition++) await send("cmp-0000", until, partition);
  await producer.close();
}
