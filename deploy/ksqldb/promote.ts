import { readSchemas } from "#codegen";
import { type Config, SluiceError } from "#core";
import type { Kafka, Pointer } from "#kafka";
import { type Compared, type CompareOptions, compareAll } from "../versions/compare.ts";
import { cutBetween } from "../versions/cut.ts";
import {
  differencesOf,
  type PromoteOptions,
  pointerTo,
  refuseDifferences,
  type Switched,
  switchedBy,
} from "../versions/differences.ts";
import { pairsWith } from "../versions/group.ts";
import type { RowFormat, VersionEngine, VersionPair } from "../versions/version.ts";
import { readVersionRows } from "../versions/version-rows.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import { besidePairs } from "./outputs.ts";
import type { KsqldbDeployed } from "./record-store.ts";
import type { KsqldbRecord } from "./records.ts";
import { ksqldbEngine } from "./version-engine.ts";

/** Compares a version that is built beside on ksqlDB with the live one, together with those that it reads or that read it. */
export function compareKsqldb(config: Config, options: CompareOptions): Promise<readonly Compared<KsqldbRecord>[]> {
  return withKsqldb(config, options, async (systems) => {
    const deployed = await systems.store.readAll();
    const engine = await engineOf(config, systems, deployed);
    return compareAll(pairsOf(deployed, options.output, engine), systems.kafka, engine, options);
  });
}

/**
 * Makes versions that were built beside the live ones: compares, and writes the pointers that readers follow. The old
 * versions run on, so that a rollback finds their rows complete. Throws SLUICE_DEPLOY_DIFFERS when rows differ and nobody
 * accepted that. Nothing is changed before the pointers, and these are written at once.
 */
export function promoteKsqldb(config: Config, options: PromoteOptions): Promise<readonly Switched[]> {
  return withKsqldb(config, options, async (systems) => {
    const deployed = await systems.store.readAll();
    const engine = await engineOf(config, systems, deployed);
    const pairs = pairsOf(deployed, options.output, engine);
    for (const { live } of pairs) await refuseWithoutWindows(live, engine);
    const compared = await compareAll(pairs, systems.kafka, engine, options);
    refuseDifferences(compared, options);
    const switches: { readonly pointer: Pointer; readonly switched: Switched }[] = [];
    for (const pair of compared) {
      const { live, next } = pair;
      const cut = await cutNow(systems.kafka, pair, engine, deployed.pointers.get(live.output));
      const pointer = pointerTo(live, next, cut, differencesOf(pair, options));
      switches.push({ pointer, switched: switchedBy(live, pointer) });
    }
    await systems.store.change(...switches.map(({ pointer }) => pointer));
    for (const { live, next } of compared)
      options.onStep?.(`${live.output}: v${next.version} is live, v${live.version} runs on for a rollback`);
    return switches.map(({ switched }) => switched);
  });
}

/** The engine for the records, with the latenesses that the project's logs allow. */
export async function engineOf(
  { root }: Pick<Config, "root">,
  { client, kafka, registry }: Pick<KsqldbSystems, "client" | "kafka" | "registry">,
  { records }: Pick<KsqldbDeployed, "records">,
): Promise<VersionEngine<KsqldbRecord>> {
  const { model } = await readSchemas(root);
  const lateness = Math.max(0, ...model.logs.map((log) => log.lateness + log.tolerance + log.skew));
  return ksqldbEngine({ client, kafka }, records, { registry, lateness });
}

function pairsOf(
  deployed: KsqldbDeployed,
  output: string,
  engine: VersionEngine<KsqldbRecord>,
): readonly VersionPair<KsqldbRecord>[] {
  return pairsWith(output, besidePairs(deployed), engine.feeds);
}

/**
 * Where readers pass over: behind the last window that both have closed. Both write, so the new one has all rows behind
 * it, and the old one has written all of it.
 */
export async function cutNow(
  kafka: Kafka,
  { live, next }: VersionPair<KsqldbRecord>,
  format: RowFormat<KsqldbRecord>,
  pointer: Pointer | undefined,
): Promise<Pick<Pointer, "parts" | "cut">> {
  const old = await readVersionRows(kafka, live, format);
  const made = await readVersionRows(kafka, next, format);
  const closed = [old.closed ?? 0n, made.closed ?? 0n].reduce((a, b) => (a < b ? a : b));
  // A pointer about what another engine had says nothing of these versions.
  const own = pointer?.engine === "ksqldb" ? pointer : undefined;
  return cutBetween(live, next, own, { ...old, closed });
}

/** Its rows change, or their keys are no grain: without windows there is no place at which readers could pass over. */
async function refuseWithoutWindows(live: KsqldbRecord, format: RowFormat<KsqldbRecord>): Promise<void> {
  const { message } = await format.schemaOf(live);
  const names = message.fields.map(({ name }) => name);
  if (names.includes("window_end") && names.includes("window_start")) return;
  throw new SluiceError(
    "SLUICE_DEPLOY_DIFFERS",
    `${live.output} has no window_start and window_end: readers cannot pass from one version to the other`,
    {
      hint: `nothing was touched; give the changed model another name, and let its readers change over`,
    },
  );
}
