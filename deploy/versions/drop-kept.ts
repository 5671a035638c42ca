import { type Config, plural, SluiceError } from "#core";
import type { Pointer } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";
import { withContext } from "../systems.ts";
import { type Deployment, isGone, liveVersion } from "./deployment.ts";
import { dropVersion } from "./drop-version.ts";
import { withoutVersions } from "./pointer-without.ts";

export interface DropOptions {
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** Shows what would be lost; resolves when it may be deleted. */
  readonly confirm: (loss: string) => Promise<void>;
}

/** Deletes the versions of an output that are kept beside the live one: jobs, topics or folders, schemas, state. */
export function dropKept(
  config: Config,
  { output, signal, confirm }: DropOptions,
): Promise<readonly DeploymentRecord[]> {
  return withContext(config, { signal }, async (context, systems) => {
    const deployment = (await context.records.read()).get(output);
    const live = deployment && liveVersion(deployment);
    const kept = deployment?.versions.filter((record) => record !== live && record.phase !== "dropped") ?? [];
    if (!deployment || !live || kept.length === 0)
      throw new SluiceError("SLUICE_ARGUMENT", `${output} has no version beside its live one`);
    await confirm(kept.map((record) => `v${record.version}, with ${record.topic ?? record.folder}`).join("\n"));
    // Readers leave a topic before it goes.
    const pointer = pointerWithout(deployment, new Set(kept.map(({ version }) => version)));
    if (pointer) await context.records.write(pointer);
    for (const record of kept) {
      signal?.throwIfAborted();
      const subject = record.topic === undefined ? undefined : `${record.topic}-value`;
      await dropVersion(context, systems, record, subject);
    }
    return kept;
  });
}

/** The pointer without some versions, none of which is the live one. */
function pointerWithout({ pointer, versions }: Deployment, gone: ReadonlySet<number>): Pointer | undefined {
  if (!pointer) return undefined;
  const known = versions.some(({ version, phase }) => version === pointer.live && !isGone(phase));
  if (!known)
    throw new SluiceError("SLUICE_INTERNAL", `${pointer.output}: ${plural(gone.size, "version")} hold its live one`);
  return withoutVersions(pointer, gone);
}
