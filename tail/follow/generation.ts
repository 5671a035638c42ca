import type { OpenFile } from "./files.ts";
import { anchorOf, type Head, hasHead, hasPrint, headOf, NO_PRINT, type Print } from "./fingerprint.ts";

/**
 * One life of a log file: from its first byte until it is gone, under whatever names. After a rotation the path belongs to
 * the next generation. This is what is kept in the positions topic, one record for each.
 */
export interface Generation {
  readonly id: string;
  /** The path that it was written under. */
  readonly path: string;
  /** Counts the generations of the path: read in this order. */
  readonly order: number;
  /**
   * `log`: its events are read. `skipped`: what it holds stands in another generation as well, or is older than what is
   * followed: it is not read. `packed`: compressed, and done with; its prints are of the bytes on disk. `gone`: was the
   * youngest of its path and is there no more, or was empty; it is kept so that what comes next is known to be new.
   */
  readonly kind: "log" | "skipped" | "packed" | "gone";
  /** Of a skipped one: the generation whose first bytes it holds. */
  readonly of?: string;
  /** Where it was last seen. */
  readonly name: string;
  readonly inode: string;
  /** First bytes: whole lines, as far as they were seen; of a file that has none all that was seen. */
  readonly head: Head;
  /** End of the last event that was sent. */
  readonly position: number;
  /** The bytes before the position. */
  readonly anchor: Print;
  /** Lines that end before the position. */
  readonly line: number;
  /** Size when it was last written down: what lies behind the position is lost if it is not found again. */
  readonly size: number;
  /** Rotated away, read to its end, and quiet: nothing is missing when it is deleted. */
  readonly done: boolean;
}

/** Bytes that cannot be found again. Never silent: it is an event of its own, and counted. */
export interface Gap {
  readonly generation: string;
  readonly path: string;
  readonly from: number;
  /** As far as it is known: the size that was last seen. More may have been written. */
  readonly to: number;
  /** False when everything that was ever seen of the file had been sent: then nothing may be missing. */
  readonly certain: boolean;
}

export function gapOf({ id, path, position, size }: Generation): Gap {
  return { generation: id, path, from: position, to: Math.max(position, size), certain: size > position };
}

/** Whether the file is the one of this generation: by the bytes before the position, and by its first ones. */
export function holds(file: OpenFile, generation: Generation): boolean {
  const { position, anchor, head } = generation;
  const size = file.size();
  if (size < position || !hasPrint(file, position - anchor.bytes, anchor)) return false;
  // A copy may have been made before the last of the first lines was written: then the bytes before the position decide.
  return (position > 0 || size >= head.bytes) && hasHead(file, head);
}

type Prints = Pick<Generation, "head" | "position" | "anchor" | "line" | "size">;

/** What a file is known by that is read to its end, or not at all; `undefined` for an empty one. */
export function printsAtEnd(file: OpenFile): Prints | undefined {
  const size = file.size();
  const [head, anchor] = [headOf(file, size, size), anchorOf(file, size)];
  return size > 0 && head && anchor ? { head, position: size, anchor, line: 0, size } : undefined;
}

/** What a file is known by of which nothing is read. */
export function printsAtStart(file: OpenFile): Prints | undefined {
  const size = file.size();
  const head = headOf(file, size, 0);
  return head && { head, position: 0, anchor: NO_PRINT, line: 0, size };
}
