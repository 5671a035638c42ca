import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileError, readRecord } from "./records.ts";
import { stopRecorded } from "./running-stack.ts";
import { lockStack } from "./start-lock.ts";
import type { StackEvent } from "./types.ts";

export interface StopOptions {
  /** Also removes the data: topics, schemas, checkpoints. Logs and downloaded programs stay. */
  readonly wipe?: boolean;
  readonly onEvent?: (event: StackEvent) => void;
}

/** Stops every engine that was started for this folder, whoever started it. Resolves to whether anything was running. */
export async function stopStack(dataDir: string, options: StopOptions = {}): Promise<boolean> {
  const stackDir = join(dataDir, "stack");
  if (!existsSync(stackDir)) return false;
  const release = await lockStack(dataDir);
  try {
    const ran = await stopRecorded(dataDir, ({ name }) => {
      if (name !== "helper") options.onEvent?.({ kind: "stopped", name });
    });
    if (options.wipe === true && readRecord(dataDir) === undefined) wipe(stackDir);
    return ran;
  } finally {
    release();
  }
}

function wipe(stackDir: string): void {
  try {
    for (const part of ["kafka", "kafka.new", "registry", "flink", "config"]) {
      rmSync(join(stackDir, part), { recursive: true, force: true, maxRetries: 3 });
    }
  } catch (error) {
    throw fileError(stackDir, error);
  }
}
