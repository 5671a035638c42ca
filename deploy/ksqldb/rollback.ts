import { SluiceError } from "#core";
import { type ApplyContext, dropVersion } from "./apply-objects.ts";
import { serverName } from "./object.ts";
import { versionsOf } from "./outputs.ts";
import { leavesFirst } from "./plan-objects.ts";
import { type KsqldbRecord, newestVersions, stands } from "./records.ts";
import { queryHealth, readServer } from "./server-state.ts";
import { isOutput } from "./version-engine.ts";

export interface Rollback {
  /** Versions that go, readers first. */
  readonly drop: readonly KsqldbRecord[];
  /** The version that goes on. */
  readonly back: KsqldbRecord;
}

/**
 * What a rollback of an output does: its newest version goes, with all versions of others that read it, with steps that
 * were built along with them, and with `along`; the one before, which still runs, goes on. Throws when there is none or it
 * does not run any more.
 */
export async function planRollback(
  context: ApplyContext,
  output: string,
  along: readonly KsqldbRecord[] = [],
): Promise<Rollback> {
  const records = await context.records.read();
  const newest = newestVersions(records).get(output);
  if (!newest) throw noneBefore(output);
  const drop = withReaders([newest, ...along.filter((record) => stands(record))], records);
  const back = await runningBefore(context, output, records, drop);
  return { drop: leavesFirst(withSteps(drop, records)), back };
}

/** The newest version of an output that is not to be dropped. Throws when there is none, or when it does not run. */
export async function runningBefore(
  { client, signal }: Pick<ApplyContext, "client" | "signal">,
  output: string,
  records: readonly KsqldbRecord[],
  drop: readonly KsqldbRecord[],
): Promise<KsqldbRecord> {
  const isDropped = ({ name }: KsqldbRecord): boolean => drop.some((record) => record.name === name);
  const back = versionsOf(records, output).findLast((record) => record.phase !== "open" && !isDropped(record));
  if (!back) throw noneBefore(output);
  const name = serverName(back.name);
  const state = await readServer(client, [name], { signal });
  if (state.descriptions.has(name) && queryHealth(state, name).health === "running") return back;
  throw new SluiceError("SLUICE_DEPLOY_FAILED", `${back.name}, the earlier version of ${output}, does not run`, {
    hint: "nothing was touched: deploy the earlier model instead",
  });
}

/** The records and all that reads them, directly or not. */
export function withReaders(start: readonly KsqldbRecord[], records: readonly KsqldbRecord[]): readonly KsqldbRecord[] {
  const found = new Map(start.map((record) => [record.name, record]));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    const names = new Set([...found.keys()].map(serverName));
    for (const record of records) {
      if (record.phase !== "dropped" && record.reads.some((read) => names.has(serverName(read))))
        found.set(record.name, record);
    }
  }
  return [...found.values()];
}

/**
 * The records, and the steps between that nothing else reads and of which another version stays; `whole`: even when none
 * does.
 */
export function withSteps(
  drop: readonly KsqldbRecord[],
  records: readonly KsqldbRecord[],
  { whole = false }: { readonly whole?: boolean } = {},
): readonly KsqldbRecord[] {
  const found = new Map(drop.map((record) => [record.name, record]));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const record of records) {
      if (!stands(record) || isOutput(record) || found.has(record.name)) continue;
      const readers = records.filter(
        (other) =>
          other.phase !== "dropped" && other.reads.some((read) => serverName(read) === serverName(record.name)),
      );
      const others = versionsOf(records, record.output).filter(({ name }) => !found.has(name) && name !== record.name);
      if ((whole || others.length > 0) && readers.length > 0 && readers.every(({ name }) => found.has(name)))
        found.set(record.name, record);
    }
  }
  return [...found.values()];
}

/**
 * Drops the new versions; their topics stay. All are marked before the first goes, so that a rollback that was cut off is
 * finished by the next one, or by the next deployment. The caller moves the pointer first.
 */
export async function rollBack(context: ApplyContext, output: string): Promise<Rollback> {
  const records = await context.records.read();
  const begun = records.filter(({ phase }) => phase === "dropping");
  const back = newestVersions(records).get(output);
  const plan =
    back && begun.some((record) => record.output === output)
      ? { drop: leavesFirst(begun), back }
      : await planRollback(context, output);
  const marked = plan.drop.map(asDropping);
  await context.records.write(...marked.filter((_, i) => plan.drop[i]?.phase !== "dropping"));
  for (const record of marked) await dropVersion(context, record);
  return { drop: marked, back: plan.back };
}

export function asDropping(record: KsqldbRecord): KsqldbRecord {
  return { ...record, phase: "dropping" };
}

function noneBefore(output: string): SluiceError {
  return new SluiceError("SLUICE_DEPLOY_FAILED", `${output} has no earlier version on ksqlDB to go back to`);
}
