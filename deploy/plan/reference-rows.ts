import { plural } from "#core";
import type { ReferenceRows } from "../references.ts";
import type { ActualRows, Step } from "./step.ts";

/** The step that brings the topic of a reference to the rows of its file. */
export function planReferenceRows({ type, rows }: ReferenceRows, actual: ActualRows | undefined): Step {
  const base = { what: "rows", name: type.reference } as const;
  const { added, changed, removed, unchanged } = actual ?? { added: rows.length, changed: 0, removed: 0, unchanged: 0 };
  if (added + changed + removed === 0) {
    const why = `${plural(unchanged, "row")} as in ${type.file}`;
    return { ...base, mark: "=", why, action: { kind: "none" } };
  }
  const parts = [
    ...(added > 0 ? [`${plural(added, "row")} added`] : []),
    // What happened before keeps the row that held then.
    ...(changed > 0 ? [`${changed} changed from now on`] : []),
    ...(removed > 0 ? [`${removed} removed from now on`] : []),
  ];
  const mark = unchanged + changed + removed === 0 ? "+" : "~";
  return { ...base, mark, why: `${parts.join(", ")}, from ${type.file}`, action: { kind: "publish", type, rows } };
}
