import { randomBytes } from "node:crypto";
import { plannerProblem, type Readable, readStatements, type SqlModel } from "#codegen";
import {
  type Config,
  type EngineAddresses,
  engineAddresses,
  problemsError,
  SluiceError,
  splitCredentials,
  waitFor,
  withoutCredentials,
} from "#core";
import { type GatewaySession, openGateway, type ResultPage, StatementError } from "./gateway.ts";
import { fillPlaceholders } from "./job-spec.ts";
import { type FlinkRest, openFlink } from "./rest.ts";
import { withoutPassword } from "./run-job.ts";
import { type Declared, preludeOf } from "./statements.ts";

export interface PreviewOptions {
  /** What each model may read, for words about a mistake. */
  readonly readable: (model: SqlModel) => readonly Readable[];
  /** Ends the preview; its job is cancelled all the same before it returns. */
  readonly signal: AbortSignal;
}

/** Nothing of a preview is kept: no restarts, no checkpoints; so rows come at once, not with the next checkpoint. */
const JOB_OPTIONS: Readonly<Record<string, string>> = {
  "table.local-time-zone": "UTC",
  "parallelism.default": "1",
  "restart-strategy.type": "none",
  // A result that changes with each record would be read change by change.
  "table.exec.mini-batch.enabled": "true",
  "table.exec.mini-batch.allow-latency": "1 s",
  "table.exec.mini-batch.size": "20000",
  // The cluster's interval cannot be taken away; the mode is what lets rows through before a checkpoint.
  "execution.checkpointing.interval": "1 d",
  "execution.checkpointing.mode": "AT_LEAST_ONCE",
  "execution.checkpointing.checkpoints-after-tasks-finish.enabled": "false",
};
/** How long a job may take to get where it can be cancelled, and to be gone, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Runs a query over what its tables hold now, with the sources that a deployed model would get, and gives its pages as
 * they come. Whatever ends it, its job is over and its slot free when this returns. A mistake in the query is a
 * SluiceError with the place in `query.file`.
 */
export async function* preview(
  config: Config,
  declared: Declared,
  query: SqlModel,
  { readable, signal }: PreviewOptions,
): AsyncGenerator<ResultPage, void, undefined> {
  const session = await openGateway(config.gatewayUrl, "sluice query", { signal });
  const jobId = randomBytes(16).toString("hex");
  let submitted = false;
  try {
    await explain(config, declared, query, session, readable);
    const options = { ...JOB_OPTIONS, "pipeline.name": "sluice query", "$internal.pipeline.job-id": jobId };
    submitted = true;
    yield* session.select(query.sql, options);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof StatementError ? failed(error, engineAddresses(config)) : error;
  } finally {
    // A signal that has fired would cut off what has to be cleaned up.
    if (submitted) await endJob(openFlink(config.flinkUrl), jobId);
    await session.close();
  }
}

/** Makes the sources and lets the engine plan the query: no job is started for a query that has a mistake. */
async function explain(
  config: Config,
  declared: Declared,
  query: SqlModel,
  session: GatewaySession,
  readable: PreviewOptions["readable"],
): Promise<void> {
  const { kafka, kafkaSecurity, registry, registryCa } = engineAddresses(config);
  const values = { kafka, registry: withoutCredentials(registry) };
  const access = { kafka: kafkaSecurity, userInfo: splitCredentials(registry).userInfo, ca: registryCa };
  const statements = preludeOf(declared, query);
  const told = (error: unknown, where: "statement" | "query", index: number): unknown =>
    error instanceof StatementError
      ? problemsError(
          [mistake(error, query, declared, where, index, readable, engineAddresses(config))],
          "the query cannot be run",
        )
      : error;
  for (const [index, statement] of statements.entries()) {
    const sql = fillPlaceholders(statement, values, access);
    await session.execute(statement.kind === "source" ? bounded(sql) : sql).catch((error: unknown) => {
      throw told(error, "statement", index);
    });
  }
  await session.execute(`EXPLAIN\n${query.sql}`).catch((error: unknown) => {
    throw told(error, "query", 0);
  });
}

/**
 * A source that ends where its topics end now; so all windows close. It has no idle timeout: of a source that is idle
 * when it ends, on a busy machine, the last watermark is ignored, and what waits for it never comes out.
 */
function bounded(createTable: string): string {
  return createTable
    .replace(/^ {2}'scan\.watermark\.idle-timeout' = '[^']*',\n/m, "")
    .replace(/\n\)$/, ",\n  'scan.bounded.mode' = 'latest-offset'\n)");
}

/** The engine's words as a problem with its place; `EXPLAIN` stood on a line of its own before the query. */
function mistake(
  { fault }: StatementError,
  query: SqlModel,
  declared: Declared,
  where: "statement" | "query",
  index: number,
  readable: PreviewOptions["readable"],
  addresses: EngineAddresses,
): ReturnType<typeof plannerProblem> {
  const { place } = fault;
  const line = place && Math.max(1, place.line - (where === "query" ? 1 : 0));
  const end = place?.endColumn === undefined ? {} : { endLine: line ?? 1, endColumn: place.endColumn };
  const message = withoutPassword(addresses, fault.message)
    .replace(/^(SQL \w+ failed\.\s*)?/, "")
    .replace(/^From line \d+, column \d+ to line \d+, column \d+:\s*/, "");
  const error = {
    in: where,
    index,
    message,
    ...(place && line !== undefined && { line, column: place.column, ...end }),
  };
  return plannerProblem(error, query, readStatements(declared.schemas, declared.models, query), readable);
}

function failed(error: StatementError, addresses: EngineAddresses): SluiceError {
  const topics = error.fault.causes.map((cause) => /metadata for topics \[([^\]]*)\]/.exec(cause)?.[1]).find(Boolean);
  if (topics !== undefined)
    return new SluiceError("SLUICE_KAFKA", `there is no topic "${topics}" yet`, {
      hint: "`npm run deploy-sql` or `npm start` makes it",
    });
  const hint = error.hint && withoutPassword(addresses, error.hint);
  return new SluiceError("SLUICE_FLINK", `the query failed: ${withoutPassword(addresses, error.fault.message)}`, {
    hint,
  });
}

/**
 * Cancels a job that still runs and waits until it is over. One whose tasks are on their way is let start first: Flink
 * loses the task manager when the sink of a query is cancelled while it is initialised.
 */
async function endJob(flink: FlinkRest, jobId: string): Promise<void> {
  const wait = { deadline: PATIENCE, interval: 50 };
  // A submit that was cut off may still be under way: it is looked for a moment longer.
  const known = await waitFor("the query's job", async () => (await flink.job(jobId)).status !== "unknown", {
    deadline: 2_000,
    interval: 50,
  }).catch(() => false);
  if (!known) return;
  await waitFor(
    "the query's job to run or end",
    async () => {
      const { status, vertices } = await flink.job(jobId);
      if (status === "ended" || status === "unknown") return true;
      return status === "running" && vertices.every((vertex) => ["RUNNING", "FINISHED"].includes(vertex.status));
    },
    wait,
  ).catch(() => undefined);
  await flink.cancel(jobId, wait);
}
