import type { OpenFile } from "../follow/files.ts";
import {
  ANCHOR_BYTES,
  anchorOf,
  beginsWith,
  type Head,
  hasHead,
  hasPrint,
  headIn,
  type Print,
  printOf,
  readExactly,
} from "../follow/fingerprint.ts";
import { type Cursor, type RawEvent, type SplitOptions, splitEvents, windowBytes } from "./split-events.ts";

export interface ReadEnd {
  readonly flush: boolean;
  readonly final: boolean;
}

export interface FileRead {
  readonly events: readonly RawEvent[];
  readonly cursor: Cursor;
  /** The bytes before the new position. */
  readonly anchor: Print;
  /** The first bytes, where the window began with them. */
  readonly head?: Head;
  /** Size of the file when it was read. */
  readonly size: number;
  readonly atEnd: boolean;
  readonly waiting: "torn" | "open" | undefined;
}

/** By what a file is known: the bytes before the position, and its first ones. */
export interface Known {
  readonly anchor: Print;
  readonly head: Head;
}

/**
 * Reads one window of events behind the cursor. `undefined`: the bytes before the position are not those that are known,
 * so it is another file, or was truncated. They are read in one call with what follows them, or behind it: no truncation
 * can fall between the reading and the check.
 */
export function readWindow(
  file: OpenFile,
  cursor: Cursor,
  known: Known,
  options: SplitOptions,
  end: ReadEnd,
  most: number,
): FileRead | undefined {
  const size = file.size();
  if (size < cursor.next) return undefined;
  const { position, next } = cursor;
  const lead = next === position ? known.anchor.bytes : 0;
  const bytes = Math.min(windowBytes(options.maxBytes), size - next);
  const read = readExactly(file, next - lead, lead + bytes);
  if (read === undefined) return undefined;
  const whole = next === lead;
  const same = next === position ? isKnownIn(read, whole, known) : isKnown(file, position, known);
  if (!same) return undefined;
  const atEnd = next + bytes === size;
  const split = splitEvents(read.subarray(lead), cursor, options, { atEnd, ...end }, most);
  const reached = split.cursor.position;
  const rest = { size, atEnd, ...(whole && { head: headIn(read, reached) }) };
  if (reached === position) return { ...split, ...rest, anchor: known.anchor };
  const from = reached - Math.min(ANCHOR_BYTES, reached);
  const offset = next - lead;
  const anchor = from >= offset ? printOf(read.subarray(from - offset, reached - offset)) : anchorOf(file, reached);
  return anchor && { ...split, ...rest, anchor };
}

/** `read` begins with the bytes of the anchor; `whole`: these are the first ones of the file. */
function isKnownIn(read: Buffer, whole: boolean, { anchor, head }: Known): boolean {
  if (printOf(read.subarray(0, anchor.bytes)).hash !== anchor.hash) return false;
  return !whole || (read.length >= head.bytes && beginsWith(read, head));
}

function isKnown(file: OpenFile, position: number, { anchor, head }: Known): boolean {
  if (!hasPrint(file, position - anchor.bytes, anchor)) return false;
  return position > anchor.bytes || (file.size() >= head.bytes && hasHead(file, head));
}
