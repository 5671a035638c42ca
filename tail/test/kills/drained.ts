import { statSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "#core";
import type { Kafka } from "#kafka";
import { type Generation, readPositions } from "#tail";
import { LOGS } from "./logs.ts";

/** By path the youngest generation, as it is committed. */
async function youngest(kafka: Kafka, set: string): Promise<ReadonlyMap<string, Generation>> {
  const found = new Map<string, Generation>();
  for (const generation of (await readPositions(kafka, set)).values()) {
    if (generation.kind !== "log") continue;
    const other = found.get(generation.path);
    if (other === undefined || other.order < generation.order) found.set(generation.path, generation);
  }
  return found;
}

/** Waits until something of each log is committed: what was rotated away before that is nobody's. */
export async function allBegun(kafka: Kafka, set: string): Promise<void> {
  const begun = async (): Promise<boolean> =>
    [...(await youngest(kafka, set)).values()].filter(({ position }) => position > 0).length === LOGS.length;
  await waitFor("the first lines of all logs to be committed", begun, { deadline: 60_000 });
}

/** Waits until each log is committed to its end; a file is read only when all before it are. */
export async function allDrained(kafka: Kafka, set: string, folder: string, deadline: number): Promise<void> {
  const drained = async (): Promise<boolean> => {
    const last = await youngest(kafka, set);
    return LOGS.every(({ app }) => {
      const path = join(folder, `${app}.log`);
      const stat = statSync(path, { bigint: true });
      const generation = last.get(path);
      return generation?.inode === `${stat.dev}:${stat.ino}` && BigInt(generation.position) === stat.size;
    });
  };
  await waitFor("all lines to be committed", drained, { deadline });
}
