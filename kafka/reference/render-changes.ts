import type { ReferenceType } from "../message-type.ts";
import type { RowChange } from "./plan-rows.ts";

const SIGN = { added: "+", changed: "~", removed: "-" } as const;

/** One line for each change: its sign, the key, and of a changed row what differs. Sensitive values are left out. */
export function renderChanges<T>(type: ReferenceType<T>, changes: readonly RowChange<T>[]): string {
  return changes.map((change) => `  ${SIGN[change.kind]} ${change.key}${detail(type, change)}\n`).join("");
}

function detail<T>(type: ReferenceType<T>, { before, after }: RowChange<T>): string {
  if (!after) return "";
  const values = (row: T): string[] =>
    type.columns.map(({ name, property }) => {
      const value = (row as Readonly<Record<string, unknown>>)[property];
      return type.sensitive.includes(name) && value !== undefined ? "***" : plain(value);
    });
  const [old, now] = [before === undefined ? undefined : values(before), values(after)];
  const key = type.key(after);
  const parts = type.columns.flatMap(({ name, property }, i) => {
    if (old === undefined) return now[i] === plain(key) ? [] : [`${name} ${now[i]}`];
    const same =
      plain((before as Record<string, unknown>)[property]) === plain((after as Record<string, unknown>)[property]);
    return same ? [] : [`${name} ${old[i]} -> ${now[i]}`];
  });
  return parts.length === 0 ? "" : `  ${parts.join(", ")}`;
}

function plain(value: unknown): string {
  if (value === undefined) return "(none)";
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return String(value);
}
