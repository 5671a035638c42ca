import { hostname } from "node:os";
import { isAlive, processStart, SluiceError } from "#core";
import type { FileStore } from "./store.ts";

/** Held by the one run that changes files of an output; readers do not ask for it. */
export interface OutputLock extends AsyncDisposable {
  /** Fails when somebody has taken the lock away. */
  check(): Promise<void>;
}

const NAME = "_lock";

/**
 * Takes the lock of an output's folder. That of a process of this machine that has ended is taken over; one of another
 * machine cannot be judged from here and is told.
 */
export async function lockOutput(store: FileStore, folder: string): Promise<OutputLock> {
  const path = `${folder}/${NAME}`;
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, start: processStart(process.pid) ?? "" });
  for (let tried = 1; !(await store.create(path, mine)); tried++) {
    const text = (await store.read(path))?.toString("utf8");
    if (text === undefined) continue;
    const holder = parseHolder(text);
    const dead = holder?.host === hostname() && !isAlive(holder);
    if (!dead || tried > 3) {
      const who = holder === undefined ? "somebody" : `process ${holder.pid} on ${holder.host}`;
      throw new SluiceError("SLUICE_FILE_ACCESS", `${who} is changing the files in ${store.root}/${folder}`, {
        hint: `wait for it; when it is gone for good, delete ${store.root}/${path}`,
        retryable: true,
      });
    }
    if ((await store.read(path))?.toString("utf8") === text) await store.delete([path]);
  }
  const isMine = async (): Promise<boolean> => (await store.read(path))?.toString("utf8") === mine;
  return {
    async check() {
      if (await isMine()) return;
      throw new SluiceError("SLUICE_FILE_ACCESS", `the lock ${store.root}/${path} was taken away`, {
        hint: "another run is at work there: let it finish",
      });
    },
    async [Symbol.asyncDispose]() {
      if (await isMine()) await store.delete([path]);
    },
  };
}

function parseHolder(
  text: string,
): { readonly host: string; readonly pid: number; readonly start: string } | undefined {
  try {
    const { host, pid, start } = JSON.parse(text) as Record<string, unknown>;
    return typeof host === "string" && typeof pid === "number" && typeof start === "string"
      ? { host, pid, start }
      : undefined;
  } catch {
    return undefined;
  }
}
