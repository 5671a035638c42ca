import { rmSync } from "node:fs";
import { join } from "node:path";
import { SluiceError } from "#core";
import { takeLock } from "./lock.ts";

/** Where the applications of a log write their files, unless another folder is named. */
export function logFolder(dataDir: string, log: string): string {
  return join(dataDir, "generator", "logs", log);
}

/**
 * Deletes what the generator knows of a log in a data folder: how far it came, its manifest, and the files that its
 * applications wrote. For when the log's topic is gone. Refused while a run goes on.
 */
export function forgetLog(dataDir: string, log: string): void {
  const release = takeLock(
    join(dataDir, "generator", `${log}.lock`),
    (pid) =>
      new SluiceError("SLUICE_GENERATOR", `process ${pid} generates events of ${log}`, { hint: "stop it first" }),
  );
  try {
    rmSync(join(dataDir, "generator", `${log}.json`), { force: true });
    rmSync(join(dataDir, "manifest", log), { recursive: true, force: true });
    rmSync(logFolder(dataDir, log), { recursive: true, force: true });
  } finally {
    release();
  }
}
