import type { Violation } from "../message-type.ts";

/** The result of a check that found nothing; shared, so that a good event costs no memory. */
export const NONE: readonly Violation[] = Object.freeze([]);

/** Adds one broken rule. */
export function broken(
  found: readonly Violation[],
  field: string,
  rule: string,
  message: string,
): readonly Violation[] {
  return [...found, { field, rule, message }];
}

/** Adds what was found in a nested message, with the path to it. */
export function within(found: readonly Violation[], path: string, inner: readonly Violation[]): readonly Violation[] {
  return [...found, ...inner.map((one) => ({ ...one, field: `${path}.${one.field}` }))];
}

/** Whether a text has between `min` and `max` Unicode characters. */
export function hasLength(text: string, min: number, max: number): boolean {
  const units = text.length;
  if (units < min) return false;
  // One character has one or two units: most texts are decided without counting.
  if (units <= max && (units + 1) >>> 1 >= min) return true;
  let characters = 0;
  for (let i = 0; i < units; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdbff) i++;
    characters++;
  }
  return characters >= min && characters <= max;
}

/** Whether a text's UTF-8 form has between `min` and `max` bytes. */
export function hasBytes(text: string, min: number, max: number): boolean {
  const bytes = Buffer.byteLength(text);
  return bytes >= min && bytes <= max;
}

/** Number of pairs of a map with text keys. */
export function pairs(map: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const _ in map) count++;
  return count;
}

/** Whether no element is there twice. */
export function isUnique(list: readonly (string | number | bigint | boolean | Uint8Array)[]): boolean {
  const seen = new Set<unknown>();
  for (const one of list) seen.add(one instanceof Uint8Array ? Buffer.from(one).toString("latin1") : one);
  return seen.size === list.length;
}
