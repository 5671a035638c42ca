import type { Log, SqlModel } from "#codegen";
import { type Config, engineAddresses, messageOf, SluiceError, splitCredentials, withoutCredentials } from "#core";
import type { Kafka } from "#kafka";
import { type ChangeRow, openGateway, StatementError } from "../flink/gateway.ts";
import { fillPlaceholders, placeInFile } from "../flink/job-spec.ts";
import { openFlink } from "../flink/rest.ts";
import type { Statement } from "../flink/statement.ts";
import { type Declared, keyColumns, preludeOf } from "../flink/statements.ts";
import { boundedSource } from "./bounded.ts";
import { compareRows, type Difference, isSame } from "./compare.ts";
import { foldChanges, type Row, type SelectResult } from "./engine-rows.ts";
import type { KnownDifference } from "./known-differences.ts";
import { type Refused, readRefused, refusedQuery } from "./refused.ts";
import { compareRejects, type RejectDifference, wantsRejects } from "./rejects.ts";
import type { SqlCase } from "./sql-case.ts";
import { caseTopics, writeRecords } from "./write-records.ts";

/** What running cases needs of the world. */
export interface CaseContext {
  readonly config: Config;
  readonly declared: Declared;
  readonly kafka: Kafka;
  /** Schema id by table. */
  readonly ids: ReadonlyMap<string, number>;
  readonly signal?: AbortSignal | undefined;
}

export interface CaseResult {
  readonly case: SqlCase;
  readonly passed: boolean;
  /** Milliseconds. */
  readonly took: number;
  /** Rows of the query that are not as expected. */
  readonly difference?: Difference;
  /** Records that were refused and should not have been, or the other way round. */
  readonly rejects?: RejectDifference;
  /** The engine refused the query, or it failed while running. */
  readonly error?: SluiceError;
  /** Rows that differ as they are known to, for an engine of which this is known. */
  readonly known?: readonly KnownDifference[];
  /** Differences that are known, and that the rows do not show any more. */
  readonly gone?: readonly KnownDifference[];
  /** What was waited for when the rows did not come. */
  readonly waited?: string;
}

/** A case that is not done by then has a fault that waiting does not mend. Milliseconds. */
const CASE_WITHIN = 120_000;

/** Runs one case: topics of its own, its records, the model's query over them to the end, the rows compared. */
export async function runCase(context: CaseContext, found: SqlCase, prefix: string): Promise<CaseResult> {
  const start = performance.now();
  const { kafka, declared } = context;
  const topics = caseTopics(found, prefix);
  const done = (outcome: Partial<CaseResult>): CaseResult => ({
    case: found,
    passed: false,
    took: performance.now() - start,
    ...outcome,
  });
  try {
    await kafka.admin().createTopics(topics);
    const placed = await writeRecords(kafka, declared.schemas, found, prefix, context.ids);
    const rows = await modelRows(context, found.model, prefix);
    const difference = compareRows(found.expected, rows, keyColumns(found.model));
    // When rows are missing, records that were refused unseen are the first thing to know.
    const wanted = wantsRejects(found) || !isSame(difference);
    const rejects = wanted ? await compareRejects(found, placed, (log) => refusedOf(context, log, prefix)) : undefined;
    const passed = isSame(difference) && (rejects === undefined || rejects.isSame);
    return done({
      passed,
      ...(isSame(difference) ? {} : { difference }),
      ...(rejects?.isSame === false ? { rejects } : {}),
    });
  } catch (error) {
    context.signal?.throwIfAborted();
    if (error instanceof SluiceError && error.code === "SLUICE_ADDRESS_UNREACHABLE") throw error;
    return done({ error: caseError(found, error) });
  } finally {
    await kafka
      .admin()
      .deleteTopics(topics.map((topic) => topic.name))
      .catch(() => undefined);
  }
}

/** The rows of the model's own query. */
async function modelRows(context: CaseContext, model: SqlModel, prefix: string): Promise<readonly Row[]> {
  const { schemas } = context.declared;
  const message = schemas.outputs.find((output) => output.name === model.name)?.message;
  if (!message)
    throw new SluiceError("SLUICE_CODEGEN_STALE", `${model.name} has no schema`, { hint: "npm run codegen" });
  const statements = preludeOf(context.declared, model);
  const result = await runBounded(
    context,
    `${prefix}${model.name}`,
    statements,
    model.sql,
    prefix,
    queryOptions(model),
  );
  return foldChanges(
    { schemas, message, prefix },
    result,
    model.header.output?.mode === "upsert" ? keyColumns(model) : undefined,
  );
}

/** The records of a log that count nowhere, by place; empty for a project without the models that say so. */
async function refusedOf(context: CaseContext, log: Log, prefix: string): Promise<readonly Refused[]> {
  const query = refusedQuery(context.declared, log);
  if (query === undefined) return [];
  const result = await runBounded(context, `${prefix}${log.name}_refused`, query.statements, query.sql, prefix, {});
  return result.changes.map(({ fields }) => readRefused(fields, prefix));
}

/** Runs a query over the topics of a case, in a session of its own, to its end. Whatever happens, no job stays. */
async function runBounded(
  { config, signal }: CaseContext,
  job: string,
  statements: readonly Statement[],
  query: string,
  prefix: string,
  options: Readonly<Record<string, string>>,
): Promise<SelectResult> {
  const { kafka, kafkaSecurity, registry, registryCa } = engineAddresses(config);
  const access = { kafka: kafkaSecurity, userInfo: splitCredentials(registry).userInfo, ca: registryCa };
  const values = { kafka, registry: withoutCredentials(registry) };
  const session = await openGateway(config.gatewayUrl, job, { signal, deadline: CASE_WITHIN });
  let ended = false;
  try {
    for (const statement of statements)
      await session.execute(fillPlaceholders(boundedSource(statement, prefix), values, access));
    const changes: ChangeRow[] = [];
    let columns: readonly string[] = [];
    const until = performance.now() + CASE_WITHIN;
    for await (const page of session.select(query, { ...BOUNDED, ...options, "pipeline.name": job })) {
      if (page.columns.length > 0) columns = page.columns.map(({ name }) => name);
      changes.push(...page.rows);
      if (performance.now() > until)
        throw new SluiceError("SLUICE_TIMEOUT", "the query did not come to its end", {
          hint: "are all its tables bounded? the Flink UI shows what the job is doing",
        });
    }
    ended = true;
    return { columns, changes };
  } finally {
    // The result of a query that failed or was given up may leave its job: no slot may stay taken.
    if (!ended) await cancelNamed(config.flinkUrl, job);
    await session.close();
  }
}

/** What a query that ends gets instead of what keeps a job alive. */
const BOUNDED: Readonly<Record<string, string>> = {
  "table.local-time-zone": "UTC",
  "parallelism.default": "1",
  "restart-strategy.type": "none",
  // It is over before its first checkpoint; with this it does not wait for a last one.
  "execution.checkpointing.interval": "1 h",
  "execution.checkpointing.checkpoints-after-tasks-finish.enabled": "false",
};

/** What of a job's options changes its rows. */
function queryOptions({ header: { state } }: SqlModel): Readonly<Record<string, string>> {
  return typeof state === "object" ? { "table.exec.state.ttl": `${state.ttl} ms` } : {};
}

async function cancelNamed(flinkUrl: string, name: string): Promise<void> {
  // Not the caller's client: that one may have been told to stop.
  const flink = openFlink(flinkUrl);
  try {
    const ended = /^(FINISHED|CANCELED|FAILED|SUSPENDED)$/;
    for (const job of await flink.jobs())
      if (job.name === name && !ended.test(job.state)) await flink.cancel(job.id, { deadline: 20_000 });
  } catch {
    // The fault that brought us here is what counts.
  }
}

function caseError({ model }: SqlCase, error: unknown): SluiceError {
  if (!(error instanceof StatementError))
    return error instanceof SluiceError
      ? error
      : new SluiceError("SLUICE_INTERNAL", messageOf(error), { cause: error });
  // A query is sent without a line of ours before it, unlike an INSERT.
  const place = error.fault.place && { ...error.fault.place, line: error.fault.place.line + 1 };
  const location = placeInFile({ origin: { file: model.file, line: model.headerLines + 1 } }, place);
  return new SluiceError("SLUICE_FLINK", error.message, { hint: error.hint, location, cause: error });
}
