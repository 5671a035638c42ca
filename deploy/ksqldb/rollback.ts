import { SluiceError } from "#core";
import { type ApplyContext, dropVersion } from "./apply-objects.ts";
import { serverName } from "./object.ts";
import { leavesFirst } from "./plan-objects.ts";
import { type KsqldbRecord, newestVersions } from "./records.ts";
import { queryHealth, readServer } from "./server-state.ts";

export interface Rollback {
  /** Versions that go, readers first. */
  readonly drop: readonly KsqldbRecord[];
  /** The version that goes on. */
  readonly back: KsqldbRecord;
}

/**
 * What a rollback of an output does: its newest version goes, with all versions of others that read it, and the one before,
 * which still runs, goes on. Throws when there is none or it does not run any more.
 */
export async function planRollback(context: ApplyContext, output: string): Promise<Rollback> {
  const records = await context.records.read();
  const newest = newestVersions(records).get(output);
  const older = records
    .filter((record) => record.output === output && record.phase === "settled" && record !== newest)
    .sort((a, b) => b.version - a.version);
  const back = older.find(({ version }) => newest && version < newest.version);
  if (!newest || !back) {
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `${output} has no earlier version on ksqlDB to go back to`);
  }
  const state = await readServer(context.client, [serverName(back.name)], { signal: context.signal });
  const there = state.descriptions.has(serverName(back.name));
  if (!there || queryHealth(state, serverName(back.name)).health !== "running") {
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `${back.name}, the earlier version of ${output}, does not run`, {
      hint: "nothing was touched: deploy the earlier model instead",
    });
  }
  const drop = new Set([newest]);
  for (let size = 0; size !== drop.size; ) {
    size = drop.size;
    const names = new Set([...drop].map(({ name }) => serverName(name)));
    for (const record of records) {
      if (record.phase !== "dropped" && record.reads.some((read) => names.has(serverName(read)))) drop.add(record);
    }
  }
  return { drop: leavesFirst([...drop]), back };
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
  const marked = plan.drop.map((record): KsqldbRecord => ({ ...record, phase: "dropping" }));
  await context.records.write(...marked);
  for (const record of marked) await dropVersion(context, record);
  return { drop: marked, back: plan.back };
}
