import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Admin } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readSchemas, readSqlModels } from "#codegen";
import { type Config, ROOT, readConfig } from "#core";
import { deploy, type Plan } from "#deploy";
import { type Kafka, openKafka } from "#kafka";
import { resetPipeline } from "#start";
import { checkKsqldb } from "../../deploy/check/check-ksqldb.ts";
import { writeGenerated } from "../../deploy/test/project.ts";
import { compareVersions } from "../../deploy/versions/candidates.ts";
import { promote } from "../../deploy/versions/promote.ts";
import { type CheckInput, checkLateAndDead, checkOutput } from "../../test/pipeline-check.ts";
import { schemaCheck } from "../schema-check/schema-check.ts";
import { applyPullRequest, type PagePullRequest, pullRequestsOf } from "./page-changes.ts";
import { openPaymentLedger, type PaymentLedger } from "./payment-ledger.ts";
import { logOf, openSender, openTraffic, type Sender, type Traffic } from "./payment-sender.ts";
import { openThisProject, type SchemaProject } from "./schema-project.ts";

/**
 * The pull requests of docs/evolution.md, one on top of the other, on the payment pipeline of this project: each is
 * deployed in the order of its report while programs of all versions of the schema send that are still allowed to.
 * Afterwards a reader finds every row that the sent events make, once. `npm run test:schema-live`; the short form of
 * `npm test` is schema-live.live.test.ts, with changes of the same kinds.
 */
vi.setConfig({ testTimeout: 900_000 });
const PIPELINES = ["payment"];
const START = Math.floor(Date.now() / 60_000) * 60_000 - 48 * 60 * 60_000;

const PAGE = pullRequestsOf(readFileSync(join(ROOT, "docs/evolution.md"), "utf8"));
/** The nth pull request under a heading of the page, from 1. */
function pullRequest(title: string, nth: number): PagePullRequest {
  const found = PAGE.filter((each) => each.title === title)[nth - 1];
  if (!found) throw new Error(`docs/evolution.md has no pull request ${nth} under "${title}"`);
  return found;
}

let project: SchemaProject;
let config: Config;
let kafka: Kafka;
let ledger: PaymentLedger;
let traffic: Traffic;
/** Programs that send, the oldest first. */
let senders: readonly Sender[];
let isErrorCodeGone = false;
/** From where on the topic still has its records. */
let retained: { readonly minute: number; readonly offsets: ReadonlyMap<number, bigint> } | undefined;

beforeAll(async () => {
  project = openThisProject();
  leaveOut(["schemas", "sql/flink", "sql/ksqldb"], ["payment", "sluice", "buf", "derived", "sources"]);
  project.commit("payments alone");
  const manifest = join(project.folder, "manifest");
  mkdirSync(manifest);
  const env = `e${Math.random().toString(36).slice(2, 8)}`;
  config = readConfig({ root: project.root, env, files: join(project.folder, "files") });
  kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl });
  const log = logOf((await readSchemas(project.root)).model);
  ledger = openPaymentLedger(manifest, log);
  traffic = openTraffic(kafka, ledger, START, log.partitions);
  await deploy(config, { pipelines: PIPELINES });
  senders = [await openSender(project.root, config.registryUrl)];
  await traffic.send(senders, 5);
});

afterAll(async () => {
  await traffic?.close();
  await resetPipeline({ config, pipeline: "payment", confirm: async () => undefined, onGone: () => undefined });
  await kafka?.close();
  project?.close();
});

/** What has nothing to do with the pull requests would only be checked with each of them. */
function leaveOut(folders: readonly string[], kept: readonly string[]): void {
  for (const folder of folders)
    for (const name of readdirSync(join(project.root, folder)))
      if (!kept.includes(name)) rmSync(join(project.root, folder, name), { recursive: true });
}

interface Report {
  readonly code: number;
  readonly order: string;
  /** Of the schemas; empty when the models alone changed. */
  readonly changes: readonly unknown[];
  readonly jobs: readonly {
    readonly output: string;
    readonly dialect: string;
    readonly state: { readonly verdict: string };
  }[];
}

async function report(): Promise<Report> {
  const { code, out, err } = await schemaCheck(
    ["--against", "main", "--buf", "none", "--format", "json"],
    project.root,
  );
  expect(err).toBe("");
  return { code, ...(JSON.parse(out) as Omit<Report, "code">) };
}

/** What the report calls breaking is not deployed either. */
async function refuse(change: PagePullRequest): Promise<void> {
  applyPullRequest(project, change);
  expect(await report()).toMatchObject({ code: 2 });
  await expect(traffic.during(senders, deploy(config, { pipelines: PIPELINES }))).rejects.toThrow();
  project.discard();
}

/** Why a promotion is told to accept differences, which they are, and that there are no others. */
interface Accepted {
  readonly why: string;
  /** Columns that hold something else. */
  readonly columns?: readonly string[];
  /** Columns that are gone. */
  readonly removed?: readonly string[];
  /** Rows that cannot be made anew. */
  readonly isShorter?: boolean;
}

async function deliver(change: PagePullRequest, accepted: Readonly<Record<string, Accepted>> = {}): Promise<void> {
  applyPullRequest(project, change);
  const said = await report();
  expect(said).toMatchObject({ code: 0, order: expect.stringMatching(/^(any|consumers first)$/) });
  const before = senders.length;
  await writeGenerated(config, (path, text) => project.write({ [path]: text }));
  expect((await checkKsqldb(config)).problems).toEqual([]);
  // Any order: for once the new programs come before the jobs.
  if (said.order === "any") await startSender();
  const { steps } = await traffic.during(senders, deploy(config, { pipelines: PIPELINES }));
  expectVerdicts(said, steps);
  await promoteAll(steps, accepted);
  if (said.order === "consumers first") await startSender();
  expect(senders).toHaveLength(said.changes.length > 0 ? before + 1 : before);
  await traffic.send(senders, 4);
  const rows = await expectRows();
  process.stdout.write(`${change.title}: ${rows} rows are right\n`);
  project.commit(change.title);
}

/** A program with the schema as it is now, beside those that send already. */
async function startSender(): Promise<void> {
  const sender = await openSender(project.root, config.registryUrl);
  if (senders.every(({ id }) => id !== sender.id)) senders = [...senders, sender];
}

/** No job changes that the report does not tell of, and none loses the state that the report says it keeps. */
function expectVerdicts({ changes, jobs }: Report, steps: Plan["steps"]): void {
  if (changes.length === 0) return;
  const told = new Map(
    jobs.flatMap(({ output, dialect, state }) => (dialect === "flink" ? [[output, state.verdict]] : [])),
  );
  for (const { what, name, verdict } of steps) {
    if (what !== "job") continue;
    expect([name, told.get(name)]).not.toEqual([name, undefined]);
    if (told.get(name) === "in place") expect([name, verdict]).toEqual([name, "in place"]);
  }
}

/** What was built beside becomes what readers take, as docs/deploy.md says it; those that read each other at once. */
async function promoteAll(steps: Plan["steps"], accepted: Readonly<Record<string, Accepted>>): Promise<void> {
  const beside = new Set(
    steps.flatMap(({ what, name, why }) => (what === "job" && / beside v/.test(why) ? [name] : [])),
  );
  for (const output of beside) {
    const reason = accepted[output];
    const steady = reason?.isShorter ? { wait: 20_000 } : {};
    if (reason) await expectDifferences(output, reason, steady);
    const accept = reason && { accept: reason.why };
    const switched = await traffic.during(senders, promote(config, { output, ...accept, ...steady }));
    for (const each of switched) beside.delete(each.output);
  }
}

async function expectDifferences(
  output: string,
  { columns = [], removed = [], isShorter = false }: Accepted,
  wait: object,
): Promise<void> {
  const compared = await traffic.during(senders, compareVersions(config, { output, ...wait }));
  const [own] = compared.filter(({ live }) => live.output === output);
  expect(own?.rows).toMatchObject({ equal: false, removed, extra: 0, ...(isShorter ? {} : { missing: 0 }) });
  expect(own?.rows?.columns.map(({ name }) => name).sort()).toEqual(columns);
}

/** What a reader who follows the promotions has is what the sent events make, in every closed window and all files. Answers how many. */
async function expectRows(): Promise<number> {
  const view = await ledger.open();
  const { model: schemas } = await readSchemas(project.root);
  const { models } = readSqlModels(project.root, schemas);
  const outputs = models.filter(
    ({ name, pipeline }) => pipeline === "payment" && existsSync(join(ROOT, "sql/cases", name)),
  );
  const input: CheckInput = { config, kafka, schemas, ledger: view, follow: { env: config.env }, instead };
  try {
    let rows = 0;
    for (const model of outputs) {
      const { length } = await checkOutput(input, model);
      expect([model.name, length]).not.toEqual([model.name, 0]);
      rows += length;
    }
    const { late, dead } = await checkLateAndDead(input, "payment");
    return [...dead.values()].reduce((sum, n) => sum + n, rows + late);
  } finally {
    view.close();
  }
}

/** The row of the ledger as the live version can still have it. */
function instead(row: Readonly<Record<string, unknown>>, output: string): typeof row | undefined {
  const { minute, offsets } = retained ?? { minute: 0, offsets: new Map() };
  if (output === "payment_processed_hourly") {
    const { error_code, ...rest } = row;
    if ((row["source_offset"] as bigint) < (offsets.get(Number(row["source_partition"])) ?? 0n)) return undefined;
    return isErrorCodeGone ? rest : row;
  }
  if (output === "payment_totals_files" && (row["window_start"] as Date).getTime() < START + minute * 60_000)
    return undefined;
  return row;
}

/** The topic as retention leaves it when all that was sent before now has become too old, up to the end of a minute. */
async function loseOldRecords(): Promise<void> {
  const ends = await kafka.admin().offsets("payment");
  retained = { minute: traffic.minutes, offsets: new Map(ends.map(({ partition, latest }) => [partition, latest])) };
  const admin = new Admin({ clientId: "sluice-test", bootstrapBrokers: config.kafka.split(",") });
  try {
    const partitions = ends.map(({ partition, latest }) => ({ partition, offset: latest }));
    await admin.deleteRecords({ topics: [{ name: "payment", partitions }] });
  } finally {
    await admin.close();
  }
}

test("a field is added", async () => {
  await deliver(pullRequest("A field is added", 1));
});

test("a field gets another name, and its models the new one", async () => {
  await refuse(pullRequest("A field gets another name", 1));
  await deliver(pullRequest("A field gets another name", 2));
});

test("a field gets another type by a new field beside it, which the models read, then alone", async () => {
  await refuse(pullRequest("A field gets another type", 1));
  await deliver(pullRequest("A field gets another type", 2));
  await deliver(pullRequest("A field gets another type", 3));
  // All programs write the new field, and nothing without it is retained.
  senders = senders.slice(-1);
  await traffic.send(senders, 2);
  await loseOldRecords();
  await traffic.send(senders, 70);
  const why = "older records are gone";
  await deliver(pullRequest("A field gets another type", 4), {
    payment_late: { why, isShorter: true },
    payment_dead: { why, isShorter: true },
    // Refunds whose payment is not retained have none in the new version; readers have the rows of the old one.
    payment_refunds: { why, isShorter: true, columns: ["firing", "paid_currency", "paid_minor"] },
  });
});

test("a field is removed, when no model reads it any more", async () => {
  await refuse(pullRequest("A field is removed", 1));
  isErrorCodeGone = true;
  await deliver(pullRequest("A field is removed", 2), {
    payment_processed_hourly: { why: "error_code goes", removed: ["error_code"] },
  });
  await deliver(pullRequest("A field is removed", 3));
});
