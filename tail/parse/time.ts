import { type TimePart, timeParts } from "#core";
import { PreciseDate } from "#kafka";
import { shown, Unfit } from "./unfit.ts";
import { type FromLocal, parseOffset, zoneClock } from "./zone.ts";

export type ParseTime = (text: string) => Date | Unfit;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
const CLF = "dd/MMM/yyyy:HH:mm:ss Z";
/** Digits behind the point of a second, for each named count since the epoch. */
const EPOCH: Readonly<Record<string, number>> = { epoch_s: 0, epoch_ms: 3, epoch_us: 6, epoch_ns: 9 };

/** The reader of one declared format. Times without a zone are read on the clocks of `zone`. */
export function timeReader(format: string, zone: string | undefined): ParseTime {
  const digits = EPOCH[format];
  if (digits !== undefined) return (text) => readEpoch(text, digits);
  const clock = zone === undefined ? undefined : zoneClock(zone);
  if (format === "iso") return (text) => readPlainIso(text) ?? readMatch(ISO.exec(text), ISO_GROUPS, text, clock);
  const parts = timeParts(format === "clf" ? CLF : format);
  if ("fault" in parts) throw new TypeError(`time format "${format}": ${parts.fault}`);
  const pattern = new RegExp(`^${parts.map(partPattern).join("")}$`, "u");
  const groups = parts.flatMap(groupOf);
  return (text) => readMatch(pattern.exec(text), groups, text, clock);
}

/** `2026-11-26T09:30:00.000Z`, as most programs write it, digit by digit; `undefined`: another form, or no time. */
function readPlainIso(text: string): Date | undefined {
  if (text.length !== 24 || text[10] !== "T" || text[19] !== "." || text[23] !== "Z") return undefined;
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":") return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  const fits = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  if (!fits || !(hour <= 23 && minute <= 59 && second <= 60)) return undefined;
  const time = utc(year, month, day, hour, minute, second, digits(text, 20, 3));
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** NaN when one of them is no digit. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

type Group = "year" | "month" | "day" | "hour" | "minute" | "second" | "fraction" | "zone" | "month_name";
const ISO_GROUPS: readonly Group[] = ["year", "month", "day", "hour", "minute", "second", "fraction", "zone"];

function partPattern(part: TimePart): string {
  if (part.kind === "text") return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  if (part.kind === "number") return part.digits === 1 ? " ?(\\d{1,2})" : `(\\d{${part.digits}})`;
  if (part.kind === "fraction") return "(\\d{1,9})\\d*";
  if (part.kind === "zone") return "(Z|UTC|GMT|[+\\-]\\d\\d(?::?\\d\\d)?)";
  return part.kind === "month_name" ? "([A-Za-z]{3})" : "[A-Za-z]{3}";
}

function groupOf(part: TimePart): readonly Group[] {
  if (part.kind === "text" || part.kind === "day_name") return [];
  return [part.kind === "number" ? part.unit : part.kind];
}

function readMatch(
  match: RegExpExecArray | null,
  groups: readonly Group[],
  text: string,
  clock: FromLocal | undefined,
): Date | Unfit {
  if (match === null) return new Unfit(`${shown(text)} is no time of the declared format`);
  let [year, month, day, hour, minute, second, nanos] = [0, 1, 1, 0, 0, 0, 0];
  let offset: number | undefined;
  for (let i = 0; i < groups.length; i++) {
    const value = match[i + 1];
    if (value === undefined) continue;
    const group = groups[i];
    if (group === "year") year = Number(value);
    else if (group === "month") month = Number(value);
    else if (group === "month_name") month = MONTHS.indexOf(value.toLowerCase()) + 1;
    else if (group === "day") day = Number(value);
    else if (group === "hour") hour = Number(value);
    else if (group === "minute") minute = Number(value);
    else if (group === "second") second = Number(value);
    else if (group === "fraction") nanos = Number(value.padEnd(9, "0"));
    else offset = parseOffset(value);
  }
  // A leap second is the second after it: clocks have no other name for it.
  const local = utc(year, month, day, hour, minute, second, 0);
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && year >= 1;
  if (!real || hour > 23 || minute > 59 || second > 60) return new Unfit(`${shown(text)} is no time that there is`);
  if (offset !== undefined) return dateOf(local - offset, nanos);
  return clock ? dateOf(clock(local), nanos) : new Unfit(`${shown(text)} names no zone, and none is declared`);
}

/** Date.UTC takes years below 100 for those of the last century: so it is asked 400 years later, which are 146,097 days. */
function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millis: number,
): number {
  return Date.UTC(year + 400, month - 1, day, hour, minute, second, millis) - 146_097 * 86_400_000;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readEpoch(text: string, digits: number): Date | Unfit {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,9})\d*)?$/.exec(text);
  if (match === null) return new Unfit(`${shown(text)} counts nothing since the epoch`);
  const [, sign, whole = "", rest = ""] = match;
  const all = BigInt(whole + rest.padEnd(9, "0")) * (sign === "-" ? -1n : 1n);
  const nanos = all / 10n ** BigInt(digits);
  const below = ((nanos % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return dateOf(Number((nanos - below) / 1_000_000n), Number(below));
}

function dateOf(time: number, nanos: number): Date | Unfit {
  const rest = nanos % 1_000_000;
  const ms = time + (nanos - rest) / 1_000_000;
  if (!(ms >= -62_135_596_800_000 && ms < 253_402_300_800_000))
    return new Unfit("the time is outside the years 1 to 9999");
  return rest === 0 ? new Date(ms) : new PreciseDate(ms, rest);
}
