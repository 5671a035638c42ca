import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SluiceError } from "#core";
import { fileError, readRecord } from "./records.ts";
import { stopRecorded } from "./running-stack.ts";
import { lockStack } from "./start-lock.ts";
import type { StackEvent } from "./types.ts";

export interface StopOptions {
  /**
   * Also removes the data: topics, schemas, checkpoints, and what the generator remembers of the topics (its state and
   * the manifest). Logs and downloaded programs stay.
   */
  readonly wipe?: boolean;
  readonly onEvent?: (event: StackEvent) => void;
}

/** Stops every engine that was started for this folder, whoever started it. Resolves to whether anything was running. */
export async function stopStack(dataDir: string, options: StopOptions = {}): Promise<boolean> {
  const stackDir = join(dataDir, "stack");
  if (!existsSync(stackDir) && options.wipe !== true) return false;
  // A folder that cannot be written, as on a full disk, is no reason to let engines run: to wipe may be the way out.
  const release = await lockStack(dataDir).catch((error: unknown) => {
    if (error instanceof SluiceError && error.code === "SLUICE_FILE_ACCESS") return () => undefined;
    throw error;
  });
  try {
    const ran = await stopRecorded(dataDir, ({ name }) => {
      if (name !== "helper") options.onEvent?.({ kind: "stopped", name });
    });
    if (options.wipe === true && readRecord(dataDir) === undefined) wipe(dataDir);
    return ran;
  } finally {
    release();
  }
}

function wipe(dataDir: string): void {
  const engines = ["kafka", "kafka.new", "registry", "flink", "config"].map((part) => join("stack", part));
  // Offsets begin at 0 again: rows that name the old ones would never match.
  for (const part of [...engines, "generator", "manifest"]) {
    const folder = join(dataDir, part);
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      throw fileError(folder, error);
    }
  }
}
