import { isIPv4, isIPv6 } from "node:net";
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;
/** RFC 3986 with a scheme; the host is looked at by `isUri`. */
const URI =
  /^[a-zA-Z][a-zA-Z0-9+.-]*:(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9a-fA-F]{2})*@)?(\[[^\]]*\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-fA-F]{2})*)(?::[0-9]*)?(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2})*)*|(?!\/\/)(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*)(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*)?$/;

export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** As the HTML standard defines a valid e-mail address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

export function isIp(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}

/** Labels of letters, digits and inner hyphens; at most 253 characters; the last label is not all digits. */
export function isHostname(text: string): boolean {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  if (text.length > 253 || name === "") return false;
  const labels = name.split(".");
  return labels.every((label) => HOST_LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1)!);
}

/** An absolute URI of RFC 3986. */
export function isUri(text: string): boolean {
  const match = URI.exec(text);
  if (match === null) return false;
  const host = match[1];
  if (!host?.startsWith("[")) return true;
  return isIPv6(host.slice(1, -1).replace("%25", "%")) || /^\[v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+\]$/i.test(host);
}

export { isIPv4 as isIpv4, isIPv6 as isIpv6 } from "node:net";
