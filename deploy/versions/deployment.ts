import type { Pointer } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";

/** All that is known of one output of an environment. */
export interface Deployment {
  readonly output: string;
  readonly pointer: Pointer | undefined;
  /** In the order of their numbers. */
  readonly versions: readonly DeploymentRecord[];
}

/** The version that readers take: the pointer's, else the first whose data is there. */
export function liveVersion({ pointer, versions }: Deployment): DeploymentRecord | undefined {
  if (pointer) return versions.find(({ version }) => version === pointer.live);
  return versions.find(({ phase }) => !isGone(phase)) ?? versions.at(-1);
}

/** True when one of the version's sources reads that topic. */
export function readsTopic({ statements }: DeploymentRecord, topic: string): boolean {
  return statements.some(({ kind, sql }) => kind === "source" && sql.includes(`'topic' = '${topic}'`));
}

/** Its data is gone, or on the way. */
export function isGone(phase: DeploymentRecord["phase"]): boolean {
  return phase === "dropped" || phase === "dropping";
}

/** The number for the next version: an engine never takes the id of an earlier one's job again. */
export function nextVersion({ versions }: Pick<Deployment, "versions">): number {
  return Math.max(0, ...versions.map(({ version }) => version)) + 1;
}
