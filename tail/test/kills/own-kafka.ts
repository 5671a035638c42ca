import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#core";
import { type Stack, startStack } from "#stack";

/** A Kafka that nobody else uses, and a folder. */
export interface OwnKafka {
  readonly stack: Stack;
  /** Holds the data of Kafka, too. */
  readonly folder: string;
  /** Stops it; the folder goes, unless it is to be looked at. */
  close(keep?: boolean): Promise<void>;
}

export async function openOwnKafka(): Promise<OwnKafka> {
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".sluice", "tail-kill-"));
  const stack = await startStack({ dataDir: folder, ports: "free", services: ["kafka"] });
  return {
    stack,
    folder,
    async close(keep = false) {
      await stack.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
