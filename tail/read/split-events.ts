/** How events are cut out of the bytes of a file. */
export interface SplitOptions {
  /** Longest event in bytes, without its last line end. */
  readonly maxBytes: number;
  /** Whether a line begins an event; absent: each line is one. */
  readonly isStart?: ((line: Buffer) => boolean) | undefined;
  /** Half a line that begins an event does so however it goes on. */
  readonly startStays?: boolean | undefined;
}

/** One event: `[start, end)` is its range in the file. Ranges of events that follow each other leave nothing between them. */
export interface RawEvent {
  readonly start: number;
  readonly end: number;
  /** Without line end at its end; of one that is too long the first bytes. A view: it lives as long as the window. */
  readonly bytes: Buffer;
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly tooLong: boolean;
}

/** Where reading stands in one file. Only `position` and `line` outlive the process. */
export interface Cursor {
  /** End of the last event. */
  readonly position: number;
  /** Lines that end before the position. */
  readonly line: number;
  /** Where to read on: behind empty lines and holes after the position, and inside of a line that is too long. */
  readonly next: number;
  /** Lines that end between the position and `next`. */
  readonly passed: number;
  /** First bytes of a line that is longer than allowed and has not ended before `next`. */
  readonly long?: Buffer | undefined;
}

export interface SplitEnd {
  /** The bytes behind the window are not there yet. */
  readonly atEnd: boolean;
  /** No further line of the last event is to be expected. */
  readonly flush: boolean;
  /** Nothing will be written behind the window: a last line without line end is one, too. */
  readonly final: boolean;
}

export interface Split {
  readonly events: readonly RawEvent[];
  readonly cursor: Cursor;
  /** An event has begun at `next` and waits: for its line end, or for further lines. */
  readonly waiting: "torn" | "open" | undefined;
}

const NEWLINE = 10;
const RETURN = 13;
/** What is kept of an event that is too long, at most. */
export const KEPT_OF_LONG = 1024;

export function startAt(position: number, line: number): Cursor {
  return { position, line, next: position, passed: 0 };
}

/** A window must hold so many bytes: the longest event and the longest line behind it. */
export function windowBytes(maxBytes: number): number {
  return Math.max(1 << 20, 2 * maxBytes + (1 << 16));
}

/**
 * Cuts the events out of `window`, which holds the file's bytes from `cursor.next` on; at most `most` bytes of events, but
 * one event at least. Empty lines between events, and the NUL bytes that a line begins with (the hole that a writer leaves
 * who goes on at its old place in a truncated file), make no events: they belong to the range of the next one.
 */
export function splitEvents(
  window: Buffer,
  cursor: Cursor,
  options: SplitOptions,
  { atEnd, flush, final }: SplitEnd,
  most: number = Number.POSITIVE_INFINITY,
): Split {
  const base = cursor.next;
  // Never more than is surely there when an event turns out to be too long: it is the same however the bytes came.
  const kept = Math.min(KEPT_OF_LONG, options.maxBytes);
  const events: RawEvent[] = [];
  let { position, line, passed, long } = cursor;
  let taken = 0;
  /** The event that has begun: where its bytes are in the window, its lines so far. */
  let open: { readonly from: number; to: number; lines: number } | undefined;

  const emit = (bytes: Buffer, end: number, lines: number, tooLong: boolean): void => {
    events.push({ start: position, end: base + end, bytes, line: line + passed + 1, tooLong });
    line += passed + lines;
    passed = 0;
    taken += base + end - position;
    position = base + end;
  };
  const close = (end: number): void => {
    if (open === undefined) return;
    const bytes = content(window, open.from, open.to, base);
    const tooLong = bytes.length > options.maxBytes;
    emit(tooLong ? bytes.subarray(0, kept) : bytes, end, open.lines, tooLong);
    open = undefined;
  };
  const stop = (next: number, waiting: Split["waiting"]): Split => ({
    events,
    cursor: { position, line, next: base + next, passed, ...(long && { long }) },
    waiting,
  });
  const full = (): boolean => taken >= most;

  let at = 0;
  while (at < window.length) {
    if (open === undefined && long === undefined) {
      if (full()) return stop(at, undefined);
      while (window[at] === 0) at++;
      if (at === window.length) break;
    }
    const newline = window.indexOf(NEWLINE, at);
    if (long !== undefined) {
      if (newline < 0) break;
      emit(long, newline + 1, 1, true);
      long = undefined;
      at = newline + 1;
      continue;
    }
    if (newline < 0 && (open === undefined || window.length - at <= options.maxBytes)) return rest(at);
    const end = newline < 0 ? window.length : lineEnd(window, at, newline);
    if (open === undefined && end === at) passed++;
    else if (options.isStart === undefined) {
      open = { from: at, to: end, lines: 1 };
      close(newline + 1);
    } else {
      const begins = open !== undefined && options.isStart(window.subarray(behindNuls(window, at, end), end));
      if (open !== undefined && (begins || end - open.from > options.maxBytes)) {
        close(at);
        if (full()) return stop(at, undefined);
        // What follows an event that was cut off here is one of its own.
        continue;
      }
      open ??= { from: at, to: end, lines: 0 };
      open.to = end;
      open.lines++;
      if (end - open.from > options.maxBytes) close(newline + 1);
    }
    at = newline + 1;
  }
  return ending();

  /** The window ends inside of the line that begins at `from`. */
  function rest(from: number): Split {
    if (window.length - from > options.maxBytes) {
      long = Buffer.from(window.subarray(from, from + kept));
      return ending();
    }
    if (!atEnd) return stop(open?.from ?? from, undefined);
    if (!final) {
      const line = window.subarray(behindNuls(window, from, window.length));
      // A hole is no half of a line: the event before it ends in its time.
      if (open !== undefined && line.length === 0) {
        if (!flush) return stop(open.from, "open");
        close(from);
        return stop(from, undefined);
      }
      // Nothing more belongs to the event before it.
      if (open !== undefined && options.startStays && options.isStart?.(line)) {
        close(from);
        return stop(from, "torn");
      }
      return stop(open?.from ?? from, "torn");
    }
    const begin = behindNuls(window, from, window.length);
    if (open !== undefined && begin === window.length) {
      close(from);
      return stop(window.length, undefined);
    }
    if (open !== undefined && !options.isStart?.(window.subarray(begin))) {
      open.to = window.length;
      open.lines++;
    } else {
      if (open !== undefined) close(from);
      if (full()) return stop(from, undefined);
      open = { from: begin, to: window.length, lines: 1 };
    }
    close(window.length);
    return stop(window.length, undefined);
  }

  /** The window ends behind a line end, in a hole, or in a line that is too long. */
  function ending(): Split {
    if (long !== undefined) {
      if (atEnd && final) {
        emit(long, window.length, 1, true);
        long = undefined;
      }
      return stop(window.length, long === undefined ? undefined : "torn");
    }
    if (open === undefined) return stop(window.length, undefined);
    if (atEnd && (flush || final)) {
      close(window.length);
      return stop(window.length, undefined);
    }
    return stop(open.from, atEnd ? "open" : undefined);
  }
}

/** Where a line begins behind the NUL bytes of a hole. */
function behindNuls(window: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && window[at] === 0) at++;
  return at;
}

/** Where a line ends without CR. */
function lineEnd(window: Buffer, from: number, newline: number): number {
  return newline > from && window[newline - 1] === RETURN ? newline - 1 : newline;
}

/** The bytes of an event, without empty lines at its end, and at the beginning of a file without the byte order mark. */
function content(window: Buffer, from: number, to: number, base: number): Buffer {
  let end = to;
  while (end > from && (window[end - 1] === NEWLINE || window[end - 1] === RETURN)) end--;
  const marked = base + from === 0 && window[from] === 0xef && window[from + 1] === 0xbb && window[from + 2] === 0xbf;
  return window.subarray(marked && end - from >= 3 ? from + 3 : from, end);
}
