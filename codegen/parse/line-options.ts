import {
  isTimeZone,
  NAMED_TIME_FORMATS,
  namesZone,
  type Problem,
  parseDuration,
  parseSize,
  type SourceLocation,
  timeParts,
} from "#core";
import { LINE_FORMATS } from "../line-formats.ts";
import { readLinePattern } from "../line-pattern.ts";
import type { Field, LineFormatName, LinePattern, Lines, Log } from "../model.ts";
import { didYouMean } from "../names.ts";
import type { JsonOptions } from "./descriptor.ts";
import { type OptionPlace, type OptionReader, optionReader } from "./option-reader.ts";

/** A record with its headers must fit into the megabyte that a broker takes. */
const MOST_BYTES = 512 * 1024;
const FORMATS = Object.keys(LINE_FORMATS) as LineFormatName[];

/** Reads `(sluice.v1.lines)` of a log's message; `place` takes the option's field number. */
export function readLines(
  json: JsonOptions,
  log: Log,
  place: OptionPlace,
): { lines: Lines | undefined; problems: readonly Problem[] } {
  const read = optionReader(json, log.message, place);
  const format = readFormat(read, place);
  if (format === undefined) return { lines: undefined, problems: read.problems };
  const pattern = readPattern(read, "pattern", 2, place);
  if (format === "regex" && pattern === undefined && read.problems.length === 0)
    read.fault(place(1), 'format "regex" has no pattern', 'add pattern: "(?<level>[A-Z]+) (?<message>.*)"');
  if (format !== "regex" && pattern !== undefined)
    read.fault(place(2), `format "${format}" takes no pattern`, 'write format: "regex", or leave the pattern out');
  const start = readPattern(read, "start", 5, place);
  const path = readPattern(read, "path", 8, place);
  const time = readTime(read, format, log, place);
  const file = readTaker(read, "file", 9, place, ["string"]);
  const line = readTaker(read, "line", 10, place, ["int64", "int32", "uint64", "uint32"]);
  const held = [file, line, log.unparsed];
  const columns = columnsOf(read, format, pattern, path, log, held, place);
  if (read.problems.length > 0) return { lines: undefined, problems: read.problems };
  const lines: Lines = {
    format,
    ...(pattern && { pattern }),
    ...time,
    ...(start && { start }),
    timeout: readTimeout(read, place),
    maxBytes: readMaxBytes(read, place),
    ...(path && { path }),
    ...(file && { file }),
    ...(line && { line }),
    columns,
  };
  return { lines: read.problems.length > 0 ? undefined : lines, problems: read.problems };
}

function readFormat(read: OptionReader, place: OptionPlace): LineFormatName | undefined {
  const format = read.text("format") ?? "";
  if (FORMATS.includes(format as LineFormatName)) return format as LineFormatName;
  const close = didYouMean(format, FORMATS);
  const hint = close ? `did you mean "${close}"?` : `write one of ${FORMATS.join(", ")}`;
  return read.fault(place(format === "" ? undefined : 1), `format "${format}" is no format of lines`, hint);
}

function readPattern(
  read: OptionReader,
  key: "pattern" | "start" | "path",
  option: number,
  place: OptionPlace,
): LinePattern | undefined {
  const text = read.text(key);
  if (text === undefined) return undefined;
  const found = readLinePattern(text, key === "pattern" ? "whole" : "found");
  return "text" in found ? found : read.fault(place(option), `${key}: ${found.message}`, found.hint);
}

function readTime(
  read: OptionReader,
  format: LineFormatName,
  log: Log,
  place: OptionPlace,
): { timeFormat: string; timeZone?: string } {
  const written = read.text("timeFormat");
  const timeFormat = written ?? LINE_FORMATS[format].time ?? "iso";
  const timeZone = read.text("timeZone");
  const named = (NAMED_TIME_FORMATS as readonly string[]).includes(timeFormat);
  const parts = named ? [] : timeParts(timeFormat);
  if ("fault" in parts) read.fault(place(3), `time_format "${timeFormat}": ${parts.fault}`, parts.hint);
  else if (timeFormat !== "iso" && !namesZone(timeFormat) && timeZone === undefined) {
    const hint = 'add time_zone: "UTC", or the zone of the machine that writes the file';
    read.fault(place(3), `times of ${log.name} name no zone`, hint);
  }
  if (timeZone !== undefined && !isTimeZone(timeZone))
    read.fault(place(4), `time_zone "${timeZone}" is no time zone`, 'write "UTC", "+02:00" or "Europe/Berlin"');
  return { timeFormat, ...(timeZone !== undefined && { timeZone }) };
}

function readTimeout(read: OptionReader, place: OptionPlace): number {
  const text = read.text("timeout") ?? "1s";
  const timeout = parseDuration(text);
  if (timeout === undefined)
    read.fault(place(6), `timeout "${text}" is no duration`, 'write "500ms", "10s", "5m", "2h" or "7d"');
  return timeout ?? 0;
}

function readMaxBytes(read: OptionReader, place: OptionPlace): number {
  const text = read.text("maxBytes") ?? "256KB";
  const bytes = parseSize(text) ?? 0;
  if (bytes >= 1 && bytes <= MOST_BYTES) return bytes;
  read.fault(place(7), `max_bytes "${text}" is out of range`, 'write "1KB" to "512KB": a record has to fit into 1 MB');
  return bytes;
}

function readTaker(
  read: OptionReader,
  key: "file" | "line",
  option: number,
  place: OptionPlace,
  types: readonly string[],
): Field | undefined {
  const name = read.text(key);
  const field = name === undefined ? undefined : read.fieldNamed(name, option, `${key} names a field of the message`);
  if (field === undefined) return undefined;
  if (field.cardinality === "implicit" && field.type.kind === "scalar" && types.includes(field.type.scalar))
    return field;
  return read.fault(place(option), `${key} "${field.name}" is no plain ${types[0]}`, `declare it as \`${types[0]}\``);
}

/** Which field takes which value; what can never be there is a fault, as is a key or an event time without a source. */
function columnsOf(
  read: OptionReader,
  format: LineFormatName,
  pattern: LinePattern | undefined,
  path: LinePattern | undefined,
  log: Log,
  held: readonly (Field | undefined)[],
  place: OptionPlace,
): Lines["columns"] {
  const { further } = LINE_FORMATS[format];
  const names = format === "regex" ? (pattern?.groups ?? []) : LINE_FORMATS[format].names;
  const known = (name: string): boolean =>
    names === undefined || names.includes(name) || further?.test(name) === true || path?.groups.includes(name) === true;
  const columns: { field: Field; from: string }[] = [];
  // Without its pattern nothing can be said of what a line gives.
  if (format === "regex" && pattern === undefined) return columns;
  for (const field of log.message.fields) {
    const from = field.from ?? field.name;
    const free = held.every((other) => other?.name !== field.name);
    if (!free) continue;
    if (!isPlain(field))
      read.fault(field.location, `"${field.name}" of ${log.name} has no place in a line`, PLAIN_HINT);
    else if (known(from)) columns.push({ field, from });
    else if (field.from !== undefined) readUnknownName(read, field.from, field.location, names ?? [], format);
    else columns.push({ field, from: "" });
  }
  for (const group of [...(pattern?.groups ?? []), ...(path?.groups ?? [])]) {
    if (columns.some(({ from }) => from === group)) continue;
    const close = didYouMean(
      group,
      columns.map(({ field }) => field.name),
    );
    const at = place(pattern?.groups.includes(group) ? 2 : 8);
    const hint = close ? `did you mean "${close}"?` : "name the group after the field, or write (?: ) for a group";
    read.fault(at, `${log.message.name} has no field for the group "${group}"`, hint);
  }
  for (const [what, field] of [
    ["key", log.key],
    ["event time", log.eventTime],
  ] as const) {
    const filled = columns.filter(({ from }) => from !== "").map((column) => column.field);
    if ([...filled, ...held].some((other) => other?.name === field.name)) continue;
    const hint = `give it a group called "${field.name}", or a name that the format has: (sluice.v1.field).from`;
    read.fault(place(1), `no value of a line becomes ${field.name}, the ${what} of ${log.name}`, hint);
  }
  return columns;
}

const PLAIN_HINT = "a value of a line is one scalar, enum or Timestamp, without oneof";

function isPlain({ cardinality, type, oneof }: Field): boolean {
  const single = cardinality === "implicit" || cardinality === "optional";
  return single && oneof === undefined && type.kind !== "message" && type.kind !== "duration";
}

function readUnknownName(
  read: OptionReader,
  from: string,
  at: SourceLocation,
  names: readonly string[],
  format: LineFormatName,
): void {
  const close = didYouMean(from, names);
  const hint = close ? `did you mean "${close}"?` : `it has ${names.join(", ")}`;
  read.fault(at, `format "${format}" has no value "${from}"`, hint);
}
