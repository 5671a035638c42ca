import type { Pointer, PointerPart } from "#kafka";
import { isoTime } from "./compare-rows.ts";
import type { Version } from "./version.ts";
import type { VersionRows } from "./version-rows.ts";

/**
 * Where readers pass from one version to the next: behind the last window that is closed, or, where there are no windows,
 * behind the keys that it wrote. `rows`: of the version that is left; undefined for an output in files.
 */
export function cutBetween(
  left: Version,
  next: Version,
  pointer: Pointer | undefined,
  rows: Pick<VersionRows, "columns" | "ends" | "closed"> | undefined,
): Pick<Pointer, "parts" | "cut"> {
  const place = next.topic === undefined ? { folder: next.folder ?? "" } : { topic: next.topic };
  const whole: PointerPart = { version: next.version, ...place, after: null, until: null };
  // Files have no followers: the folder of the new version holds all its rows, and is read instead of the old one.
  if (left.topic === undefined || rows === undefined) return { parts: [whole], cut: "window" };
  const { columns, ends, closed } = rows;
  const before = pointer?.parts ?? [{ version: left.version, topic: left.topic, after: null, until: null }];
  const last = before.at(-1) as PointerPart;
  if (!columns.includes("window_end")) {
    return { parts: [...before.slice(0, -1), { ...last, ends }, whole], cut: "keys" };
  }
  // One that has closed none ends where it began, or before all.
  const until = later(isoTime(closed ?? 0n), last.after);
  return { parts: [...before.slice(0, -1), { ...last, until, ends }, { ...whole, after: until }], cut: "window" };
}

/** A version that closed no window since it was taken up ends where it began. */
function later(until: string, after: string | null): string {
  return after !== null && after > until ? after : until;
}
