import type { Kafka, Pointer, PointerPart } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";
import { isoTime } from "./compare-rows.ts";
import { readVersionRows } from "./version-rows.ts";

/**
 * Where readers pass from a version that has stopped to the next one: behind the last window that it closed, or, where
 * there are no windows, behind the keys that it wrote. Its job must have ended.
 */
export async function cutAfter(
  kafka: Kafka,
  stopped: DeploymentRecord,
  next: DeploymentRecord,
  pointer: Pointer | undefined,
): Promise<Pick<Pointer, "parts" | "cut">> {
  const place = next.topic === undefined ? { folder: next.folder ?? "" } : { topic: next.topic };
  const whole: PointerPart = { version: next.version, ...place, after: null, until: null };
  // Files have no followers: the folder of the new version holds all its rows, and is read instead of the old one.
  if (stopped.topic === undefined) return { parts: [whole], cut: "window" };
  const { columns, ends, lastWindow } = await readVersionRows(kafka, stopped);
  const before = pointer?.parts ?? [{ version: stopped.version, topic: stopped.topic, after: null, until: null }];
  const last = before.at(-1) as PointerPart;
  if (!columns.includes("window_end")) {
    return { parts: [...before.slice(0, -1), { ...last, ends }, whole], cut: "keys" };
  }
  // One that has closed none ends where it began, or before all.
  const until = later(isoTime(lastWindow ?? 0n), last.after);
  return { parts: [...before.slice(0, -1), { ...last, until, ends }, { ...whole, after: until }], cut: "window" };
}

/** A version that closed no window since it was taken up ends where it began. */
function later(until: string, after: string | null): string {
  return after !== null && after > until ? after : until;
}
