import { SluiceError, waitFor } from "#core";
import { KsqldbError } from "./client/fault.ts";
import type { Ksqldb } from "./client/open-ksqldb.ts";
import { hasQuery, type KsqldbObject, type ObjectVersion, recordName, serverName } from "./object.ts";
import { type ObjectPlan, type ObjectStep, type PlanInput, planObjects } from "./plan-objects.ts";
import type { KsqldbRecord, KsqldbRecords } from "./records.ts";
import { type FilledStatement, validateStatements } from "./sandbox.ts";
import { fingerprint, queryHealth, readServer } from "./server-state.ts";

export interface ApplyContext {
  readonly client: Ksqldb;
  readonly records: KsqldbRecords;
  readonly env: string;
  /** Of objects that name none themselves. */
  readonly pipeline: string;
  /**
   * Called for each version that will be made, before the server sees anything: registers its schema and gives what stands
   * for the placeholders, such as `{ schema_id: 7 }`. Must be repeatable.
   */
  readonly prepare?: (target: ObjectVersion) => Promise<Readonly<Record<string, string | number>>>;
  /** For every statement. Default: `auto.offset.reset` = `earliest`. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly prune?: boolean;
  /** As in PlanInput. */
  readonly isWanted?: PlanInput["isWanted"];
  readonly taken?: PlanInput["taken"];
  readonly onStep?: (event: { readonly step: ObjectStep; readonly phase: "start" | "done" }) => void;
  /** Milliseconds until a command has run, and then until its query runs. Default 120,000. */
  readonly deadline?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The plan of what `applyObjects` would do now. Reads only. */
export async function planFromServer(context: ApplyContext, objects: readonly KsqldbObject[]): Promise<ObjectPlan> {
  const records = await context.records.read();
  const standing = records.filter(({ phase }) => phase !== "dropped");
  const names = standing.map(({ name }) => serverName(name));
  const server = await readServer(context.client, names, { signal: context.signal });
  const { prune = false, isWanted, taken } = context;
  return planObjects({ objects, records, server, prune, isWanted, taken });
}

/**
 * Brings the server to the declared objects: one statement a request, each behind what it reads, each written down before
 * and after. The server's sandbox validates all new statements first. After every error the state is read again; what was
 * and what was not done is part of the message. Cut off anywhere, the next call settles what is there and goes on.
 */
export async function applyObjects(context: ApplyContext, objects: readonly KsqldbObject[]): Promise<ObjectPlan> {
  const plan = await planFromServer(context, objects);
  throwRefusals(plan);
  const creates = plan.steps.flatMap(({ action }) => (action.kind === "create" ? [action.target] : []));
  const filled = new Map<ObjectVersion, FilledStatement>();
  for (const target of creates) filled.set(target, await fill(context, target));
  const early = seenBySandbox(creates).flatMap((target) => filled.get(target) ?? []);
  await validateStatements(context.client, early, propertiesOf(context), context.signal);

  const work = plan.steps.filter(({ sign }) => sign !== "=");
  const done: ObjectStep[] = [];
  for (const step of work) {
    context.signal?.throwIfAborted();
    context.onStep?.({ step, phase: "start" });
    try {
      await runStep(context, step, filled);
    } catch (error) {
      throw halfway(error, done, work);
    }
    done.push(step);
    context.onStep?.({ step, phase: "done" });
  }
  return plan;
}

/**
 * All but those whose columns are taken from a topic that another of them is still to make, and what reads these: the
 * sandbox registers no schema, so it would not find theirs. The server validates them when they are made.
 */
function seenBySandbox(creates: readonly ObjectVersion[]): readonly ObjectVersion[] {
  const made = new Set(creates.flatMap(({ object, topic }) => (hasQuery(object) ? [topic] : [])));
  const late = new Set<string>();
  return creates.filter(({ object, name, topic, reads }) => {
    const isLate = (!hasQuery(object) && made.has(topic)) || reads.some((read) => late.has(read));
    if (isLate) late.add(name);
    return !isLate;
  });
}

async function runStep(
  context: ApplyContext,
  { action }: ObjectStep,
  filled: ReadonlyMap<ObjectVersion, FilledStatement>,
): Promise<void> {
  if (action.kind === "create") {
    const statement = filled.get(action.target);
    if (statement) await create(context, statement);
  }
  if (action.kind === "settle") await settle(context, action.target, action.record);
  if (action.kind === "resume") {
    const { sequence } = await context.client.command(`RESUME ${action.queryId};`, commandOptions(context));
    await context.records.write({ ...action.record, sequence });
  }
  if (action.kind === "drop") await dropVersion(context, action.record);
}

async function create(context: ApplyContext, { target, sql }: FilledStatement): Promise<void> {
  const record: KsqldbRecord = {
    env: context.env,
    output: recordName(target.object),
    pipeline: target.object.pipeline ?? context.pipeline,
    engine: "ksqldb",
    version: target.version,
    phase: "open",
    name: target.name,
    kind: target.object.kind,
    topic: target.topic,
    reads: target.reads,
    hash: target.object.hash,
    statement: target.statement,
    stored: null,
    sequence: null,
  };
  await context.records.write(record);
  const { sequence } = await commandOnce(
    context,
    sql,
    `${record.kind}/\`${serverName(target.name)}\`/create`,
    async () => (await readServer(context.client, [])).sources.has(serverName(target.name)),
  );
  await settle(context, target, { ...record, sequence: sequence < 0 ? null : sequence });
}

/**
 * Sends a command. After an error, and after a break of the connection above all, only the server knows whether it ran:
 * what it has is read again, its queue is asked, and the command is sent a second time only if it knows nothing of it.
 */
async function commandOnce(
  context: ApplyContext,
  sql: string,
  commandId: string,
  isDone: () => Promise<boolean>,
): Promise<{ readonly sequence: number }> {
  const send = (): Promise<{ readonly sequence: number }> => context.client.command(sql, commandOptions(context));
  try {
    return await send();
  } catch (error) {
    // Somebody else's object of that name is no success of ours.
    if (!(error instanceof KsqldbError) || /already exists/.test(error.message)) throw error;
    if (await isDone()) return { sequence: -1 };
    if (!error.mayHaveRun) throw error;
    const state = await waitFor(
      `ksqlDB to say what became of ${commandId}`,
      async () => {
        const status = await context.client.status(commandId, context.signal).catch((fault) => {
          if (fault instanceof KsqldbError && fault.fault?.status === 404) return undefined;
          throw fault;
        });
        if (status?.state === "ERROR") throw new KsqldbError(`${commandId} failed on ksqlDB: ${status.message}`);
        if (status === undefined || status.state === "SUCCESS") return status ?? { state: "UNKNOWN" };
        return undefined;
      },
      { deadline: context.deadline ?? 120_000, signal: context.signal },
    );
    // An earlier command of the same name may have been a success: only what is there counts.
    if (state.state === "SUCCESS" && (await isDone())) return { sequence: -1 };
    return send();
  }
}

/** Waits until a version is there and its query runs, and writes down what the server stored. */
async function settle(context: ApplyContext, target: ObjectVersion, record: KsqldbRecord): Promise<void> {
  const name = serverName(target.name);
  const description = await waitFor(
    `the query of ${target.name} to run`,
    async () => {
      const options = { after: record.sequence ?? undefined, signal: context.signal };
      const state = await readServer(context.client, [name], options);
      const found = state.descriptions.get(name);
      if (!found) throw new SluiceError("SLUICE_DEPLOY_FAILED", `${target.name} is not on the server any more`);
      if (!hasQuery(target.object)) return found;
      const { health, id } = queryHealth(state, name);
      if (health === "gone") throw new SluiceError("SLUICE_DEPLOY_FAILED", `the query of ${target.name} is gone`);
      if (health === "paused")
        throw new SluiceError("SLUICE_DEPLOY_FAILED", `the query ${id} of ${target.name} is paused`);
      return health === "running" ? found : undefined;
    },
    { deadline: context.deadline ?? 120_000, signal: context.signal, hint: "the server's log says why it does not" },
  );
  await context.records.write({ ...record, phase: "settled", stored: fingerprint(description) });
}

/** Drops one version; its query ends with it, its topic and schema stay. Repeatable. */
export async function dropVersion(context: ApplyContext, record: KsqldbRecord): Promise<void> {
  if (record.phase === "dropped") return;
  if (record.phase !== "dropping") await context.records.write({ ...record, phase: "dropping" });
  const name = serverName(record.name);
  const gone = async (): Promise<boolean> => !(await readServer(context.client, [])).sources.has(name);
  let sequence = -1;
  if (!(await gone())) {
    const sql = `DROP ${record.kind.toUpperCase()} ${name};`;
    ({ sequence } = await commandOnce(context, sql, `${record.kind}/${name}/drop`, gone));
  }
  await context.records.write({ ...record, phase: "dropped", sequence: sequence < 0 ? record.sequence : sequence });
}

async function fill(context: ApplyContext, target: ObjectVersion): Promise<FilledStatement> {
  const values = (await context.prepare?.(target)) ?? {};
  const text = target.statement.replaceAll(/\$\{(\w*)\}/g, (_, variable: string) => {
    const value = Object.hasOwn(values, variable) ? values[variable] : undefined;
    // The server would take the words of the placeholder as they stand.
    if (value === undefined) {
      throw new SluiceError("SLUICE_INTERNAL", `\${${variable}} has no value in the statement of ${target.name}`);
    }
    return String(value);
  });
  if (/;\s*$/.test(text)) return { target, sql: text };
  // A comment at the end would swallow the semicolon.
  return { target, sql: /--[^\n]*$/.test(text) ? `${text}\n;` : `${text};` };
}

function propertiesOf({ properties }: ApplyContext): Readonly<Record<string, string>> {
  return properties ?? { "auto.offset.reset": "earliest" };
}

function commandOptions(context: ApplyContext): {
  readonly properties: Readonly<Record<string, string>>;
  readonly deadline: number | undefined;
  readonly signal: AbortSignal | undefined;
} {
  return { properties: propertiesOf(context), deadline: context.deadline, signal: context.signal };
}

function throwRefusals({ steps }: ObjectPlan): void {
  const problems = steps.flatMap(({ action }) =>
    action.kind === "refuse"
      ? [{ code: "SLUICE_DEPLOY_CHANGED" as const, message: action.message, hint: action.hint }]
      : [],
  );
  if (problems.length === 0) return;
  throw new SluiceError("SLUICE_DEPLOY_CHANGED", "nothing was touched: the plan has changes that are refused", {
    problems,
  });
}

/** What failed, with what was and what was not done. */
function halfway(error: unknown, done: readonly ObjectStep[], work: readonly ObjectStep[]): unknown {
  if (!(error instanceof SluiceError)) return error;
  const failed = work[done.length];
  const left = work.slice(done.length + 1).map(({ name }) => name);
  const list = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(", "));
  const taken = /A (stream|table) with the same name already exists/i.test(error.message)
    ? `${failed?.name} was made by somebody else meanwhile, maybe by another deployment. `
    : "";
  return new SluiceError(
    "SLUICE_DEPLOY_FAILED",
    `${failed?.name}: ${taken}${error.message}. Done: ${list(done.map(({ name }) => name))}. Not done: ${list(left)}`,
    { hint: error.hint ?? "deploy again: it goes on from here", retryable: error.retryable, cause: error },
  );
}
