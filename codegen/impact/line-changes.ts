import type { RelatedLocation } from "#core";
import { type Field, type LinePattern, type Lines, type Log, type ReferenceTable, relatedTo } from "../model.ts";
import type { ColumnChange } from "./column-change.ts";

/**
 * What the tail reads otherwise from the same files. Those who write the files are in other hands: a field with another
 * name, in JSON lines say, is looked up under it, and stays empty while they write the old one.
 */
export function lineChanges(
  before: Log | ReferenceTable,
  after: Log | ReferenceTable,
  related: RelatedLocation,
): readonly ColumnChange[] {
  const [was, is] = [before, after].map((table) => ("lines" in table ? table.lines : undefined));
  if (!was && !is) return [];
  const base = { table: before.name, kind: "settings" } as const;
  const [from, to] = [factsOf(was), factsOf(is)];
  const facts = Object.keys({ ...from, ...to }).filter((name) => from[name]?.compared !== to[name]?.compared);
  const told = facts.map((name): readonly [string, string] => [
    `${name} ${from[name]?.shown ?? "none"}`,
    `${name} ${to[name]?.shown ?? "none"}`,
  ]);
  const whole: ColumnChange[] =
    told.length === 0
      ? []
      : [
          {
            ...base,
            path: [],
            setting: "lines",
            before: told.map(([old]) => old).join(", "),
            after: told.map(([, next]) => next).join(", "),
            related,
          },
        ];
  // Groups of a pattern are ours to name.
  const isNamedThere = was?.format === is?.format && is?.format !== "regex";
  const names = (isNamedThere ? (was?.columns ?? []) : []).flatMap(({ field, from: name }): ColumnChange[] => {
    const now = is?.columns.find((column) => column.field.number === field.number);
    if (!now || now.from === name) return [];
    const words = { before: wordOf(name), after: wordOf(now.from) };
    return [{ ...base, path: [field.name], setting: "from", ...words, related: relatedTo(now.field, after.message) }];
  });
  return [...whole, ...names];
}

function wordOf(from: string): string {
  return from === "" ? "nothing in the lines" : `"${from}" in the lines`;
}

interface Fact {
  readonly shown: string;
  readonly compared: string;
}

function factsOf(lines: Lines | undefined): Readonly<Record<string, Fact>> {
  if (!lines) return {};
  const facts: Readonly<Record<string, Fact | string | undefined>> = {
    format: lines.format,
    pattern: patternFact(lines, lines.pattern),
    time_format: lines.timeFormat,
    time_zone: lines.timeZone,
    start: lines.start?.text,
    timeout: `${lines.timeout} ms`,
    max_bytes: String(lines.maxBytes),
    path: patternFact(lines, lines.path),
    file: lines.file && fieldFact(lines.file),
    line: lines.line && fieldFact(lines.line),
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      if (fact === undefined) return [];
      return [[name, typeof fact === "string" ? { shown: fact, compared: fact } : fact] as const];
    }),
  );
}

function fieldFact({ name, number }: Field): Fact {
  return { shown: name, compared: String(number) };
}

/** Groups are called like fields, so their names are compared as numbers of fields: another name alone changes nothing. */
function patternFact({ columns }: Lines, pattern: LinePattern | undefined): Fact | undefined {
  const compared = pattern?.text.replace(/\(\?<(\w+)>/g, (group, name: string) => {
    const taken = columns.filter(({ from }) => from === name).map(({ field }) => field.number);
    return taken.length > 0 ? `(?<${taken.join("_")}>` : group;
  });
  return pattern && compared !== undefined ? { shown: pattern.text, compared } : undefined;
}
