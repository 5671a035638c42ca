import { isUtf8 } from "node:buffer";
import type { LineColumn, LineFormat, LogType } from "#kafka";
import { readAccessLog } from "./access-log.ts";
import { jsonValue, readJsonLine } from "./json-line.ts";
import { readLogfmt } from "./logfmt.ts";
import { type Groups, openMatcher } from "./matcher.ts";
import { readSyslog } from "./syslog.ts";
import { timeReader } from "./time.ts";
import { converter, emptyValue } from "./typed-value.ts";
import { Unfit } from "./unfit.ts";

/** Why the bytes of an event are no event of the log. */
export interface Fault {
  readonly kind: "utf8" | "format" | "value" | "path" | "too_long";
  /** In one line. */
  readonly reason: string;
}

export interface ParsedEvent<T> {
  readonly event: T;
  /** Absent: parsed. Present: `event` holds the text in the field for what could not be parsed, and little else. */
  readonly fault?: Fault;
}

/** Where an event stands: the file under the name that it is written under, and its first line, counted from 1. */
export interface EventPlace {
  readonly path: string;
  readonly line: number;
}

export interface EventParser<T> {
  /**
   * The typed event out of its bytes, without the last line end. When they are no event of the log: an event with the
   * text in the field that is declared for it, or, without such a field or when the bytes are no text, the fault alone.
   */
  parse(bytes: Buffer, place: EventPlace): ParsedEvent<T> | { readonly event?: undefined; readonly fault: Fault };
}

type Values = Readonly<Record<string, unknown>>;
type ReadEvent = (text: string) => Values | Unfit;

/** A log that says how its events stand in files. */
export type FileLog<T> = LogType<T> & { readonly lines: LineFormat };

export function openEventParser<T>(log: FileLog<T>): EventParser<T> {
  const { lines } = log;
  const read = eventReader(lines);
  const time = timeReader(lines.timeFormat, lines.timeZone);
  const value = lines.format === "json" ? jsonValue : (values: Values, name: string) => values[name];
  const columns = lines.columns.map((column) => ({ column, convert: converter(column, time), empty: emptyOf(column) }));
  const pathValues = pathReader(lines);
  const wide = lines.line?.type.endsWith("64") === true;

  const begin = ({ path, line }: EventPlace): Record<string, unknown> => {
    const event: Record<string, unknown> = {};
    for (const { column, empty } of columns) event[column.property] = empty();
    if (lines.file !== undefined) event[lines.file] = path;
    if (lines.line !== undefined) event[lines.line.property] = wide ? BigInt(line) : line;
    if (lines.unparsed !== undefined) event[lines.unparsed] = "";
    return event;
  };
  /** An event without what could not be read: where it stands is known all the same. */
  const unparsed = (text: string, place: EventPlace, fault: Fault): ReturnType<EventParser<T>["parse"]> => {
    if (lines.unparsed === undefined || text === "") return { fault };
    const event = begin(place);
    const known = pathValues(place.path) ?? {};
    for (const { column, convert } of columns) {
      const given = known[column.from];
      const made = given === undefined ? undefined : convert(given);
      if (made !== undefined && !(made instanceof Unfit)) event[column.property] = made;
    }
    event[lines.unparsed] = text;
    return { event: event as T, fault };
  };

  return {
    parse(bytes, place) {
      if (!isUtf8(bytes)) return { fault: { kind: "utf8", reason: "the bytes are no UTF-8" } };
      const text = bytes.toString("utf8");
      const values = read(text);
      if (values instanceof Unfit) return unparsed(text, place, { kind: "format", reason: values.reason });
      const known = pathValues(place.path);
      if (known === undefined)
        return unparsed(text, place, {
          kind: "path",
          reason: `the path ${place.path} does not fit the declared pattern`,
        });
      const event = begin(place);
      for (const { column, convert } of columns) {
        if (column.from === "") continue;
        const given = value(values, column.from) ?? known[column.from];
        if (given === undefined) continue;
        const made = convert(given);
        if (made instanceof Unfit)
          return unparsed(text, place, { kind: "value", reason: `${column.name}: ${made.reason}` });
        event[column.property] = made;
      }
      return { event: event as T };
    },
  };
}

/** Bytes are made anew for each event: whoever gets it may change them. */
function emptyOf(column: LineColumn): () => unknown {
  const empty = emptyValue(column);
  return empty instanceof Uint8Array ? () => new Uint8Array(0) : () => empty;
}

function eventReader(lines: LineFormat): ReadEvent {
  switch (lines.format) {
    case "json":
      return readJsonLine;
    case "logfmt":
      return readLogfmt;
    case "common":
    case "combined":
      return (text) => readAccessLog(text, lines.format === "combined");
    case "syslog":
      return readSyslog;
    case "regex": {
      if (lines.pattern === undefined) throw new TypeError("a log of format regex has no pattern");
      const matcher = openMatcher(lines.pattern, "whole");
      const unfit = new Unfit("it does not fit the declared pattern");
      return (text) => matcher.groups(text) ?? unfit;
    }
  }
}

/** What the path gives, worked out once for each path. */
function pathReader(lines: LineFormat): (path: string) => Groups | undefined {
  if (lines.path === undefined) return () => ({});
  const matcher = openMatcher(lines.path, "found");
  const known = new Map<string, Groups | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const found = matcher.groups(path.replaceAll("\\", "/"));
    if (known.size > 10_000) known.clear();
    known.set(path, found);
    return found;
  };
}
