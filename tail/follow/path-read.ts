import type { RawEvent } from "../read/split-events.ts";
import type { Files } from "./files.ts";
import type { Now, Reading, ReadingOptions } from "./reading.ts";

/** An event and the generation that it was read from. */
export interface SourcedEvent extends RawEvent {
  readonly generation: string;
  /** The path that the file was written under. */
  readonly path: string;
}

/** What was read of the generations of one path. */
export interface PathRead {
  readonly path: string;
  readonly events: readonly SourcedEvent[];
  /** Those that were read, and those among them that gave events. */
  readonly readings: readonly Reading[];
  readonly moved: ReadonlySet<Reading>;
  readonly bytes: number;
  /** Of some of it so little was known that what was there has to be looked at again. */
  readonly weak: boolean;
  /** A file is another one than it was. */
  readonly lost: boolean;
  /** Makes everything as it was before. */
  undo(): void;
}

/**
 * Reads the generations of one path, which come oldest first: a younger one waits until the older ones have nothing left.
 * At most `most` bytes and `count` events.
 */
export function readPath(
  all: readonly Reading[],
  files: Files,
  now: Now,
  options: ReadingOptions,
  most: number,
  count: number,
): PathRead {
  const events: SourcedEvent[] = [];
  const readings: Reading[] = [];
  const moved = new Set<Reading>();
  const undo: (() => void)[] = [];
  let [bytes, weak, lost] = [0, false, false];
  for (const reading of all) {
    const before = reading.generation;
    const wasWeak = reading.isWeak;
    undo.push(reading.snapshot());
    const found = reading.read(files, now, options, most - bytes, count - events.length);
    if (found === "lost") {
      lost = true;
      break;
    }
    readings.push(reading);
    if (found.length > 0) moved.add(reading);
    if (wasWeak && reading.generation !== before) weak = true;
    const { id: generation, path } = before;
    // Field by field: there is one for each line.
    for (const { start, end, bytes: of, line, tooLong } of found)
      events.push({ start, end, bytes: of, line, tooLong, generation, path });
    bytes += reading.generation.position - before.position;
    const clear = reading.entry === undefined ? reading.generation.done : reading.clear;
    if (bytes >= most || !clear) break;
  }
  return {
    path: all[0]?.generation.path ?? "",
    events,
    readings,
    moved,
    bytes,
    weak,
    lost,
    undo: () => {
      for (const back of undo) back();
    },
  };
}
