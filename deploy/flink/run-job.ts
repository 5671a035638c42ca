import {
  type EngineAddresses,
  messageOf,
  SluiceError,
  secretsOf,
  splitCredentials,
  waitFor,
  withoutCredentials,
} from "#core";
import { isDuplicateJob, isPassing } from "./engine-errors.ts";
import { openGateway, StatementError } from "./gateway.ts";
import { hashInName, jobIdOf, jobNameOf } from "./identity.ts";
import { explainFailure } from "./job-causes.ts";
import { COMMON_OPTIONS, fillPlaceholders, placeInFile, transactionalId } from "./job-spec.ts";
import type { RecordStore } from "./records.ts";
import type { FlinkRest } from "./rest.ts";
import type { DeploymentRecord, StartDecision } from "./settle.ts";
import type { Statement } from "./statement.ts";

/** What starting a job needs of the world. */
export interface RunContext extends EngineAddresses {
  readonly env: string;
  readonly gatewayUrl: string;
  readonly flink: FlinkRest;
  readonly records: RecordStore;
  readonly parallelism: number;
  /**
   * True for a recovery: the job ran before, so its failures are taken for passing ones (a broker on its way up). It is
   * never cancelled then; whoever watches the jobs tells why one does not get on.
   */
  readonly patient?: boolean;
  /** Bounds how many jobs are planned at once: that is CPU work in the gateway. */
  readonly gate: <T>(work: () => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal | undefined;
}

/** What is the same for a job from the project and for one from a record. */
export type Runnable = Pick<
  DeploymentRecord,
  "output" | "pipeline" | "statements" | "options" | "hash" | "schemaId" | "topic" | "folder"
>;

/** How long a job may take from submit to its first completed checkpoint. */
const SETTLE_WITHIN = 90_000;

/**
 * Starts one job and waits until it has proved itself: record (open), submit under the record's job id, RUNNING, one
 * completed checkpoint, record (settled). A job that does not get there is cancelled and its root cause is thrown.
 */
export async function startJob(context: RunContext, job: Runnable, decision: StartDecision): Promise<DeploymentRecord> {
  const record = openRecord(context.env, job, decision);
  await context.records.write(record);
  await context.gate(() => submit(context, record));
  return settleJob(context, record);
}

/** The record of a step that is about to be submitted. */
export function openRecord(env: string, job: Runnable, decision: StartDecision): DeploymentRecord {
  return {
    env,
    output: job.output,
    pipeline: job.pipeline,
    engine: "flink",
    version: decision.version,
    step: decision.step,
    jobId: jobIdOf(env, job.output, decision.version, decision.step),
    phase: "open",
    hash: job.hash,
    statements: job.statements,
    options: job.options,
    schemaId: job.schemaId,
    ...(job.topic !== undefined && { topic: job.topic }),
    ...(job.folder !== undefined && { folder: job.folder }),
    restore: decision.restore,
  };
}

/** Waits for a submitted job's first checkpoint and settles its record. */
export async function settleJob(context: RunContext, record: DeploymentRecord): Promise<DeploymentRecord> {
  try {
    await waitFor(`job ${record.output} to run and complete a checkpoint`, () => proved(context, record), {
      deadline: SETTLE_WITHIN,
      interval: 50,
      maxInterval: 250,
      signal: context.signal,
    });
  } catch (error) {
    if (context.signal?.aborted) throw error;
    if (context.patient) throw passing(error);
    throw await giveUp(context, record, error);
  }
  const settled: DeploymentRecord = { ...record, phase: "settled" };
  await context.records.write(settled);
  return settled;
}

/** Every option of the job's INSERT, its identity included. */
export function jobOptions(record: DeploymentRecord, parallelism: number): Readonly<Record<string, string>> {
  return {
    ...COMMON_OPTIONS,
    // State and offsets survive a change of it: it is not part of the job's identity.
    "parallelism.default": String(parallelism),
    ...record.options,
    "pipeline.name": jobNameOf(record.output, record.version, record.hash),
    "$internal.pipeline.job-id": record.jobId,
    ...(record.restore === null ? {} : { "execution.state-recovery.path": record.restore }),
  };
}

/** The statement of a record with its placeholders filled. */
export function filledStatement(
  addresses: EngineAddresses,
  record: Pick<DeploymentRecord, "env" | "output" | "version" | "schemaId" | "topic" | "folder">,
  statement: Statement,
): string {
  const { userInfo } = splitCredentials(addresses.registry);
  const values = {
    kafka: addresses.kafka,
    registry: withoutCredentials(addresses.registry),
    ...(record.schemaId === null ? {} : { schema_id: String(record.schemaId) }),
    files: addresses.files,
    ...(record.topic !== undefined && { output_topic: record.topic }),
    ...(record.folder !== undefined && { output_folder: record.folder }),
    transactional_id: transactionalId(record.env, record.output, record.version),
  };
  return fillPlaceholders(statement, values, { kafka: addresses.kafkaSecurity, userInfo, ca: addresses.registryCa });
}

async function submit(context: RunContext, record: DeploymentRecord): Promise<void> {
  const session = await openGateway(context.gatewayUrl, `sluice ${record.output}`, { signal: context.signal });
  try {
    for (const statement of record.statements) {
      const sql = filledStatement(context, record, statement);
      const options = statement.kind === "insert" ? jobOptions(record, context.parallelism) : {};
      await session
        .execute(sql, options)
        .catch((error: unknown) => refusedStatement(context, record, statement, error));
    }
  } finally {
    await session.close();
  }
}

async function refusedStatement(
  context: RunContext,
  record: DeploymentRecord,
  statement: Statement,
  error: unknown,
): Promise<void> {
  if (!(error instanceof StatementError)) throw error;
  if (isDuplicateJob(error.fault)) {
    // Another apply was quicker under the same id. The same statements: wait with it. Others: theirs is the job.
    const job = await context.flink.job(record.jobId);
    const alive = job.status === "running" || job.status === "starting";
    if (alive && record.hash.startsWith(hashInName(job.name) ?? "-")) return;
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `another apply has submitted ${record.output} at the same time`, {
      hint: "let it finish, then run npm run plan-sql",
      cause: error,
    });
  }
  const why = withoutPassword(context, error.fault.message);
  throw new SluiceError("SLUICE_DEPLOY_FAILED", `Flink refused ${record.output}: ${why}`, {
    location: placeInFile(statement, error.fault.place) ?? fileOf(record),
    retryable: context.patient === true && isPassing(error.fault),
    hint: error.hint && withoutPassword(context, error.hint),
  });
}

/** An engine may repeat in its error what stood in a statement. */
export function withoutPassword(
  { registry, kafkaSecurity }: Pick<EngineAddresses, "registry" | "kafkaSecurity">,
  text: string,
): string {
  const secrets = secretsOf({ registryUrl: registry, ...(kafkaSecurity && { kafkaSecurity }) });
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}

/** True when done, undefined when not yet; throws what cannot heal. */
async function proved(context: RunContext, record: DeploymentRecord): Promise<true | undefined> {
  const job = await context.flink.job(record.jobId);
  if (job.status === "ended")
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `the job of ${record.output} is ${job.state}`);
  // One failure may pass (a broker that just starts); the same again will not.
  const failure = context.patient ? undefined : await context.flink.failure(record.jobId).catch(() => undefined);
  if (failure && failure.count >= 2) throw new SluiceError("SLUICE_DEPLOY_FAILED", explainFailure(failure.causes).text);
  // What the engine says of single tasks is seconds old; a completed checkpoint proves that all of them run.
  if (job.state !== "RUNNING") return undefined;
  await context.flink.checkpoint(record.jobId, { deadline: 20_000, signal: context.signal });
  return true;
}

/** The next recovery finds the job as it is then: running, restarting, or ended and to be started once more. */
function passing(error: unknown): SluiceError {
  const { code, hint, location } = error instanceof SluiceError ? error : ({} as Partial<SluiceError>);
  const options = { hint, location, retryable: true, cause: error instanceof SluiceError ? error.cause : error };
  return new SluiceError(code ?? "SLUICE_FLINK", messageOf(error), options);
}

async function giveUp(context: RunContext, record: DeploymentRecord, error: unknown): Promise<SluiceError> {
  const slots = await context.flink.overview().catch(() => undefined);
  const failure = await context.flink.failure(record.jobId).catch(() => undefined);
  const cancelled = await context.flink.cancel(record.jobId, { deadline: 20_000 }).then(
    () => "the job is cancelled",
    () => "the job could not be cancelled",
  );
  const full = slots?.freeSlots === 0 && !failure;
  const cause = failure && explainFailure(failure.causes);
  const why = full ? "no free slot in Flink" : (cause?.text ?? messageOf(error));
  return new SluiceError("SLUICE_DEPLOY_FAILED", `${record.output} does not run: ${why}`, {
    location: fileOf(record),
    hint: full
      ? slotsHint(slots.slots)
      : `${cause?.hint ? `${cause.hint}\n` : ""}${cancelled}; its exceptions: ${context.flink.url}/#/job/completed/${record.jobId}/exceptions`,
    cause: failure ? undefined : error,
  });
}

/** What to do when the cluster has too few slots for one more job. */
export function slotsHint(slots: number): string {
  return `each output needs one of the ${slots} slots: stop outputs that are not needed, or start Flink with more: \`npm run stack -- up --slots 128\`, elsewhere taskmanager.numberOfTaskSlots`;
}

function fileOf(
  record: Pick<DeploymentRecord, "statements">,
): { file: string; line: number; column: number } | undefined {
  const origin = record.statements.find((statement) => statement.kind === "insert")?.origin;
  return origin && { ...origin, column: 1 };
}
