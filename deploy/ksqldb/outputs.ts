import { SluiceError } from "#core";
import type { VersionPair } from "../versions/version.ts";
import type { KsqldbDeployed } from "./record-store.ts";
import { type KsqldbRecord, newestVersions, stands } from "./records.ts";
import { isOutput } from "./version-engine.ts";

/** The version that readers take: the pointer's, else the oldest that stands. */
export function liveVersion(
  { records, pointers }: Pick<KsqldbDeployed, "records" | "pointers">,
  output: string,
): KsqldbRecord | undefined {
  const versions = versionsOf(records, output);
  const live = pointers.get(output)?.live;
  return versions.find(({ version }) => version === live) ?? versions[0];
}

/** What stands of an output, in the order of its versions. */
export function versionsOf(records: readonly KsqldbRecord[], output: string): readonly KsqldbRecord[] {
  return records.filter((record) => record.output === output && stands(record)).sort((a, b) => a.version - b.version);
}

/** The live version, or what is wrong with asking for it. */
export function needLive(deployed: Pick<KsqldbDeployed, "records" | "pointers">, output: string): KsqldbRecord {
  const live = liveVersion(deployed, output);
  if (live && isOutput(live)) return live;
  const known = outputsOf(deployed.records);
  throw new SluiceError("SLUICE_ARGUMENT", `${output} is not deployed on ksqlDB`, {
    hint: `deployed are ${known.join(", ") || "none"}`,
  });
}

/** Each output with a version newer than its live one. */
export function besidePairs(deployed: Pick<KsqldbDeployed, "records" | "pointers">): VersionPair<KsqldbRecord>[] {
  const newest = newestVersions(deployed.records);
  return outputsOf(deployed.records).flatMap((output) => {
    const live = liveVersion(deployed, output);
    const next = newest.get(output);
    return live && next && next.version > live.version ? [{ live, next }] : [];
  });
}

/** Names of the outputs of which a version stands. */
export function outputsOf(records: readonly KsqldbRecord[]): readonly string[] {
  const names = records.flatMap((record) => (stands(record) && isOutput(record) ? [record.output] : []));
  return [...new Set(names)].sort();
}
