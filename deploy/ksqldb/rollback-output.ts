import type { Config } from "#core";
import type { Pointer } from "#kafka";
import type { DeployOptions } from "../deploy.ts";
import { pointerTo, type Switched, switchedBy } from "../versions/differences.ts";
import { linked } from "../versions/group.ts";
import type { ApplyContext } from "./apply-objects.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import { liveVersion, versionsOf } from "./outputs.ts";
import { cutNow, engineOf } from "./promote.ts";
import type { KsqldbDeployed } from "./record-store.ts";
import { type KsqldbRecord, newestVersions } from "./records.ts";
import { asDropping, planRollback, type Rollback, rollBack, runningBefore } from "./rollback.ts";
import { isOutput } from "./version-engine.ts";

export interface KsqldbRollback extends Rollback {
  /** Outputs whose readers go back to the version before; empty when nobody had promoted what goes. */
  readonly switched: readonly Switched[];
}

export interface RollbackOptions extends Pick<DeployOptions, "signal"> {
  /** Kept with the pointers. */
  readonly reason?: string | undefined;
}

/**
 * The verb: drops the newest version of an output, with all that reads it and with what was promoted together with it; the
 * one before, which ran on, goes on. Readers that follow what goes are sent back first, and in the same write all that goes
 * is marked. Topics stay: they hold the rows that readers took from them.
 */
export function rollbackKsqldb(
  config: Config,
  output: string,
  { signal, reason }: RollbackOptions = {},
): Promise<KsqldbRollback> {
  return withKsqldb(config, { signal }, async (systems) => {
    const { client, store } = systems;
    const context = { client, records: store, env: config.env, pipeline: "", signal };
    const deployed = await store.readAll();
    const begun = deployed.records.some((record) => record.output === output && record.phase === "dropping");
    if (begun) return { ...(await rollBack(context, output)), switched: [] };
    const engine = await engineOf(config, systems, deployed);
    const plan = await planRollback(context, output, promotedAlong(deployed, output, engine.feeds));
    const switches = await switchBack(context, systems, deployed, plan, engine);
    const told = reason === undefined ? {} : { reason };
    const pointers = switches.map(({ pointer }) => ({ ...pointer, ...told }));
    await store.change(...pointers, ...plan.drop.map(asDropping));
    return { ...(await rollBack(context, output)), switched: switches.map(({ switched }) => switched) };
  });
}

/** What was promoted and reads the output or is read by it: all of it goes back, or none. */
function promotedAlong(
  deployed: KsqldbDeployed,
  output: string,
  feeds: (writer: KsqldbRecord, reader: KsqldbRecord) => boolean,
): readonly KsqldbRecord[] {
  const promoted = [...newestVersions(deployed.records).values()].filter(
    (record) =>
      isOutput(record) &&
      deployed.pointers.get(record.output)?.live === record.version &&
      versionsOf(deployed.records, record.output).length > 1,
  );
  const start = promoted.find((record) => record.output === output);
  return start ? linked(start, promoted, feeds) : [];
}

/** The pointers of outputs whose live version goes. Throws when one has no version that could take its place. */
async function switchBack(
  context: ApplyContext,
  { kafka }: KsqldbSystems,
  deployed: KsqldbDeployed,
  { drop }: Rollback,
  engine: Parameters<typeof cutNow>[2],
): Promise<readonly { readonly pointer: Pointer; readonly switched: Switched }[]> {
  const switches: { readonly pointer: Pointer; readonly switched: Switched }[] = [];
  for (const live of drop) {
    if (!isOutput(live) || liveVersion(deployed, live.output)?.version !== live.version) continue;
    const next = await runningBefore(context, live.output, deployed.records, drop);
    const cut = await cutNow(kafka, { live, next }, engine, deployed.pointers.get(live.output));
    const pointer = pointerTo(live, next, cut);
    switches.push({ pointer, switched: switchedBy(live, pointer) });
  }
  return switches;
}
