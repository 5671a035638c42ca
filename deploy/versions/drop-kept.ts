import { type Config, plural, SluiceError } from "#core";
import type { Pointer, PointerPart } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";
import { withContext } from "../systems.ts";
import { type Deployment, isGone, liveVersion } from "./deployment.ts";
import { dropVersion } from "./drop-version.ts";

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
    const pointer = withoutVersions(deployment, new Set(kept.map(({ version }) => version)));
    if (pointer) await context.records.write(pointer);
    for (const record of kept) {
      signal?.throwIfAborted();
      const subject = record.topic === undefined ? undefined : `${record.topic}-value`;
      await dropVersion(context, systems, record, subject);
    }
    return kept;
  });
}

/** The pointer when some versions are gone: what is left of the parts, the first without a lower bound. */
function withoutVersions({ pointer, versions }: Deployment, gone: ReadonlySet<number>): Pointer | undefined {
  if (!pointer) return undefined;
  const left: PointerPart[] = [];
  for (const part of pointer.parts.filter(({ version }) => !gone.has(version))) {
    const before = left.at(-1);
    const { ends, ...open } = part;
    // The version's own rows fill the stretch that another one gave for a while.
    if (before?.version === part.version) left[left.length - 1] = { ...open, after: before.after };
    else left.push(left.length === 0 ? { ...part, after: null } : part);
  }
  const previous = pointer.previous !== null && gone.has(pointer.previous) ? null : pointer.previous;
  const known = versions.some(({ version, phase }) => version === pointer.live && !isGone(phase));
  if (!known)
    throw new SluiceError("SLUICE_INTERNAL", `${pointer.output}: ${plural(gone.size, "version")} hold its live one`);
  return { ...pointer, previous, parts: left, at: Date.now() };
}
