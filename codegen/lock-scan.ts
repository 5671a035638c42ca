import type { NumberRange } from "./reserved.ts";

/** Where something stands in the text that was scanned; line and column from 1. */
export interface ScanPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface LockField {
  readonly name: string;
  readonly number: number;
  readonly place: ScanPlace;
}

export type LockRange = NumberRange & { readonly place: ScanPlace };

export interface LockName {
  readonly name: string;
  readonly place: ScanPlace;
}

/** A message of an emitted schema, or of a half-merged one. */
export interface LockMessage {
  /** `OrderTotals.Span`. */
  readonly path: string;
  readonly place: ScanPlace;
  readonly fields: readonly LockField[];
  readonly reserved: readonly LockRange[];
  readonly reservedNames: readonly LockName[];
}

export interface LockScan {
  /** First line of the first conflict that a merge left in the text. */
  readonly conflict: ScanPlace | undefined;
  /** What its `package` statement says. */
  readonly package: string | undefined;
  /** Outer ones before inner ones. */
  readonly messages: readonly LockMessage[];
}

/** The greatest number that Protobuf has. */
export const LAST_NUMBER: number = 2 ** 29 - 1;

const MARKER = /^(<{7}|\|{7}|={7}|>{7})( |$)/;
const FIELD =
  /^\s*(?:optional\s+|repeated\s+)?(?:map\s*<[^>]*>|[\w.]+)\s+(?<name>\w+)\s*=\s*(?<number>\d+)\s*(?:\[.*\])?;/;
const MESSAGE = /^\s*message\s+(?<name>\w+)\s*\{/;

/**
 * Reads a derived schema line by line, in the form in which it is emitted: one statement per line. It reads on where a
 * compiler stops, so that what a merge broke is told with both places; what it does not know it skips.
 */
export function scanLock(text: string): LockScan {
  const messages: Open[] = [];
  const open: Open[] = [];
  let conflict: ScanPlace | undefined;
  let packageName: string | undefined;
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.replace(/\/\/.*$/, "");
    const at = (part: string, from = 0): ScanPlace => ({
      line: i + 1,
      column: Math.max(0, line.indexOf(part, from)) + 1,
      length: part.length,
    });
    if (MARKER.test(whole)) conflict ??= { line: i + 1, column: 1, length: whole.length };
    packageName ??= /^\s*package\s+([\w.]+)\s*;/.exec(line)?.[1];
    const started = MESSAGE.exec(line)?.groups?.["name"];
    const current = open.at(-1);
    if (started !== undefined) {
      const path = current ? `${current.path}.${started}` : started;
      const message: Open = { path, place: at(started), fields: [], reserved: [], reservedNames: [] };
      messages.push(message);
      open.push(message);
      if (/\}\s*$/.test(line)) open.pop();
    } else if (/^\s*\}/.test(line)) open.pop();
    else if (current) readStatement(line, current, at);
  }
  return { conflict, package: packageName, messages };
}

/** A message that is being read. */
interface Open extends LockMessage {
  readonly fields: LockField[];
  readonly reserved: LockRange[];
  readonly reservedNames: LockName[];
}

function readStatement(line: string, message: Open, at: (part: string, from?: number) => ScanPlace): void {
  if (/^\s*reserved\s+["\d]/.test(line)) {
    for (const { 0: part, index } of line.matchAll(/"[^"]*"|\d+(?:\s+to\s+(?:\d+|max))?/g)) {
      const place = at(part, index);
      if (part.startsWith('"')) message.reservedNames.push({ name: part.slice(1, -1), place });
      else {
        const [first = "", last = first] = part.split(/\s+to\s+/);
        message.reserved.push({ start: Number(first), end: last === "max" ? LAST_NUMBER : Number(last), place });
      }
    }
    return;
  }
  const field = FIELD.exec(line)?.groups;
  if (!field) return;
  const { name = "", number = "" } = field;
  const from = new RegExp(`\\b${name}\\s*=`).exec(line)?.index ?? 0;
  message.fields.push({ name, number: Number(number), place: at(name, from) });
}
