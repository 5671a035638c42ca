import type { Files } from "../follow/files.ts";
import { Follower } from "../follow/follower.ts";
import type { SourcedEvent } from "../follow/path-read.ts";
import { type Fault, type FileLog, openEventParser } from "../parse/event-parser.ts";
import { splitOptions } from "../read/split-options.ts";

/** An event of a file as the log would get it. */
export interface TriedEvent {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly event?: unknown;
  readonly fault?: Fault;
  /** The bytes as text, for those that have a fault. */
  readonly text?: string;
}

export interface Tried {
  /** The first that were parsed. */
  readonly parsed: readonly TriedEvent[];
  /** The first that were not. */
  readonly failed: readonly TriedEvent[];
  readonly events: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Bytes behind the last event: a last line that has no end yet. */
  readonly behind: number;
}

/** Reads files and parses their events, without a broker; shows `rows` of each outcome and counts all. */
export function tryFiles<T>(log: FileLog<T>, files: Files, rows: number): Tried {
  const follower = new Follower(files, [], {
    split: splitOptions(log.lines),
    timeout: 0,
    quiet: 0,
    patience: 0,
    batchBytes: 1 << 20,
    batchEvents: 10_000,
    newId: () => "try",
  });
  const parser = openEventParser(log);
  const parsed: TriedEvent[] = [];
  const failed: TriedEvent[] = [];
  const faults: Record<string, number> = {};
  let events = 0;
  const take = (event: SourcedEvent): void => {
    const place = { path: event.path, line: event.line, start: event.start, end: event.end };
    const found = event.tooLong ? { fault: TOO_LONG } : parser.parse(event.bytes, event);
    events++;
    if (found.fault === undefined) {
      if (parsed.length < rows) parsed.push({ ...place, event: found.event });
      return;
    }
    faults[found.fault.kind] = (faults[found.fault.kind] ?? 0) + 1;
    if (failed.length < rows) failed.push({ ...place, fault: found.fault, text: event.bytes.toString("utf8") });
  };
  for (let round = 0; ; round++) {
    const batch = follower.next({ steady: round, wall: Date.now() }, round === 0);
    for (const event of batch?.events ?? []) take(event);
    if (round > 0 && (batch?.events.length ?? 0) === 0) break;
  }
  const behind = follower.states().reduce((sum, state) => sum + state.behind, 0);
  return { parsed, failed, events, faults, behind };
}

const TOO_LONG: Fault = { kind: "too_long", reason: "it is longer than max_bytes" };
