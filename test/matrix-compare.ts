import { PreciseDate } from "#kafka";

/** A value that came back as another one. */
export interface Difference {
  /** `case 3 leaves[2].size`. */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** What differs, to the last bit: `NaN` and `-0` are told apart from what they equal, and nanoseconds count. */
export function differences(at: string, expected: unknown, found: unknown): Difference[] {
  if (expected === undefined || found === undefined || Object.is(expected, found)) {
    return Object.is(expected, found) ? [] : [{ at, expected: show(expected), found: show(found) }];
  }
  const [left, right] = [partsOf(expected), partsOf(found)];
  if (left === undefined || right === undefined || left.kind !== right.kind)
    return [{ at, expected: show(expected), found: show(found) }];
  const keys = [...new Set([...left.parts.keys(), ...right.parts.keys()])];
  return keys.flatMap((key) => differences(`${at}${key}`, left.parts.get(key), right.parts.get(key)));
}

/** How many single values a value is made of; an empty list counts as one. */
export function leaves(value: unknown): number {
  const parts = value instanceof Date || value instanceof Uint8Array ? undefined : partsOf(value)?.parts;
  if (parts === undefined || parts.size === 0) return 1;
  return [...parts.values()].reduce((sum: number, part) => sum + leaves(part), 0);
}

/** A compound value as its parts, by a path that tells keys of different types apart. */
function partsOf(value: unknown): { kind: string; parts: ReadonlyMap<string, unknown> } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value instanceof Uint8Array) return { kind: "bytes", parts: new Map([["", Buffer.from(value).toString("hex")]]) };
  if (value instanceof Date) {
    const nanos = value instanceof PreciseDate ? value.nanos : 0;
    return { kind: "date", parts: new Map([["", `${value.getTime()} ms ${nanos} ns`]]) };
  }
  if (Array.isArray(value)) return { kind: "list", parts: new Map(value.map((v, i) => [`[${i}]`, v])) };
  if (value instanceof Map) return { kind: "map", parts: new Map([...value].map(([k, v]) => [`{${show(k)}}`, v])) };
  return {
    kind: "object",
    parts: new Map(Object.keys(value).map((k) => [`.${k}`, (value as Record<string, unknown>)[k]])),
  };
}

function show(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);
  if (typeof value !== "object" || value === null) return String(value);
  const parts = partsOf(value);
  return `${parts?.kind} of ${[...(parts?.parts.keys() ?? [])].slice(0, 8).join(" ")}`;
}
