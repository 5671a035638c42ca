import type { FilesType } from "#kafka";
import { recoverOutput } from "../compact/compact-output.ts";
import { lockOutput } from "../lock.ts";
import { openStore } from "../open-store.ts";
import { outputFolder } from "../output-folder.ts";
import type { FilesConfig } from "../rows/read-rows.ts";
import { type CleanPlan, type CleanRule, planClean } from "./plan-clean.ts";

export interface CleanOptions extends Omit<CleanRule, "now"> {
  /** Tells what would go and touches nothing. */
  readonly dryRun?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Deletes what of an output is older than the rule allows, and aborts uploads that no checkpoint needs. What it returns
 * is done, or in a dry run would be. What an earlier merge left undone is brought to its end first.
 */
export async function cleanOutput(
  config: FilesConfig,
  type: FilesType<unknown>,
  options: CleanOptions,
): Promise<CleanPlan> {
  const store = openStore(config, { signal: options.signal, ...(options.env && { env: options.env }) });
  const base = outputFolder(type);
  const plan = async (): Promise<CleanPlan> =>
    planClean(type, await store.list(base), await store.uploads(base), { ...options, now: Date.now() });
  const found = await plan();
  if (options.dryRun || (found.remove.length === 0 && found.abort.length === 0)) return found;
  await using lock = await lockOutput(store, base);
  await recoverOutput(store, base);
  const now = await plan();
  for (const { paths } of now.remove) {
    options.signal?.throwIfAborted();
    await lock.check();
    await store.delete(paths);
  }
  for (const upload of now.abort) await store.abort(upload);
  return now;
}
