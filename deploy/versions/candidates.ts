import type { Config } from "#core";
import type { DeploymentRecord } from "../flink/settle.ts";
import { withContext } from "../systems.ts";
import { type Compared, type CompareOptions, compareAll } from "./compare.ts";
import { type Deployment, isGone, liveVersion } from "./deployment.ts";
import { feedsJob, flinkEngine } from "./flink-engine.ts";
import { pairsWith } from "./group.ts";
import type { VersionPair } from "./version.ts";

/** Compares a version that is built beside with the live one, together with those that read it or that it reads. */
export function compareVersions(
  config: Config,
  options: CompareOptions,
): Promise<readonly Compared<DeploymentRecord>[]> {
  return withContext(config, options, async ({ records }, systems) => {
    const pairs = candidates(await records.read(), options.output);
    return compareAll(pairs, systems.kafka, flinkEngine(config, systems), options);
  });
}

/** The pairs that a promotion of the output would switch on Flink. Throws when nothing of it is built beside. */
export function candidates(
  deployments: ReadonlyMap<string, Deployment>,
  output: string,
): readonly VersionPair<DeploymentRecord>[] {
  return pairsWith(
    output,
    [...deployments.values()].flatMap((deployment) => pairOf(deployment)),
    feedsJob,
  );
}

function pairOf(deployment: Deployment): VersionPair<DeploymentRecord>[] {
  const live = liveVersion(deployment);
  const next = deployment.versions.findLast((record) => record.version > (live?.version ?? 0) && !isGone(record.phase));
  return live && next ? [{ live, next }] : [];
}
