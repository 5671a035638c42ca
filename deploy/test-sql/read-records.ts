import { didYouMean, type Log, type Message } from "#codegen";
import { parseDuration, type SourceLocation } from "#core";
import { BAD_KINDS, type BadKind, badValue } from "./bad-bytes.ts";
import { fillRow } from "./default-values.ts";
import { type CaseRecord, type InputTable, messageOfTable } from "./sql-case.ts";
import { parseTime, toMs, toNanos } from "./times.ts";
import { readRow, type Value, type ValueContext } from "./values.ts";
import { nameOf, type YamlEntry, type YamlNode } from "./yaml-tree.ts";

const KEYS = {
  log: ["at", "arrives", "fields", "partition", "topic", "why", "bad", "raw", "rejected", "repeat", "every"],
  output: ["arrives", "fields", "partition", "why", "repeat", "every"],
  reference: ["from", "fields", "removed", "why"],
} as const;
const FORM = "rows are written `- { at: 12:00:00, fields: { column: value } }`: docs/sql-cases.md";
const MOST_REPEATS = 10_000n;

/** Numbers the rows of a case, so that each gets an event id of its own. */
export interface RowCounter {
  next: number;
}

/** Reads what a case puts into one table: `each` and `rows`. */
export function readRecords(
  context: ValueContext,
  table: InputTable,
  node: YamlNode,
  counter: RowCounter,
): readonly CaseRecord[] {
  const { fault } = context;
  if (node.kind !== "map") {
    fault(node.location, `the input of ${table.name} is ${nameOf(node)}`, "write `rows:` below it");
    return [];
  }
  for (const { key, keyLocation } of node.entries) {
    if (key === "each" || key === "rows") continue;
    const close = didYouMean(key, ["each", "rows"]);
    const hint = close ? `did you mean "${close}"?` : "there are `each`, columns that all rows share, and `rows`";
    fault(keyLocation, `"${key}" says nothing about the rows of ${table.name}`, hint);
  }
  const rows = node.entries.find(({ key }) => key === "rows");
  if (rows?.value.kind !== "list") {
    if (rows?.value.kind === "scalar" && rows.value.value === null) return [];
    fault(rows?.value.location ?? node.location, `${table.name} has no list of rows`, FORM);
    return [];
  }
  const each = node.entries.find(({ key }) => key === "each")?.value;
  return rows.value.items.flatMap((item) => readRecord(context, table, each, item, counter));
}

/** The entries of a row by their key. */
type Entries = ReadonlyMap<string, YamlEntry>;

function readRecord(
  context: ValueContext,
  table: InputTable,
  each: YamlNode | undefined,
  node: YamlNode,
  counter: RowCounter,
): readonly CaseRecord[] {
  const { fault } = context;
  if (node.kind !== "map") {
    fault(node.location, `a row of ${table.name} is ${nameOf(node)}`, FORM);
    return [];
  }
  const known: readonly string[] = KEYS[table.kind];
  const message = messageOfTable(table);
  for (const { key, keyLocation } of node.entries) {
    if (known.includes(key)) continue;
    const column = message.fields.some((field) => field.name === key);
    const close = didYouMean(key, known);
    const hint = column
      ? "columns stand below `fields`"
      : close
        ? `did you mean "${close}"?`
        : key.includes(" ")
          ? "a text with a comma stands in quotes"
          : `a row of this table has ${known.join(", ")}`;
    fault(keyLocation, `"${key}" says nothing about a row`, hint);
  }
  const entries: Entries = new Map(node.entries.map((entry) => [entry.key, entry]));
  const times = integer(context, entries.get("repeat"), 1n, MOST_REPEATS) ?? 1;
  const every = span(context, entries.get("every")) ?? 0;
  if (every > 0 && !entries.has("repeat"))
    fault(entries.get("every")?.keyLocation ?? node.location, "`every` without `repeat`", "add `repeat: 10`");
  const records: CaseRecord[] = [];
  for (let n = 1; n <= times; n++) {
    const one = { ...context, n: entries.has("repeat") ? n : undefined };
    const record = readOne(one, table, each, entries, node.location, (n - 1) * every, counter.next++);
    if (record === undefined) return records;
    records.push(record);
  }
  return records;
}

function readOne(
  context: ValueContext,
  table: InputTable,
  each: YamlNode | undefined,
  entries: Entries,
  location: SourceLocation,
  shift: number,
  number: number,
): CaseRecord | undefined {
  const { fault } = context;
  const message = messageOfTable(table);
  const shared = each ? readRow(context, message, each, `${table.name} in \`each\``) : new Map<string, Value>();
  const fields = entries.get("fields")?.value;
  const own = fields ? readRow(context, message, fields, table.name) : new Map<string, Value>();
  const given = new Map([...shared, ...own]);
  const at = timeOf(context, entries.get("at"), shift);
  const bad = badKind(context, entries.get("bad"));
  const raw = hex(context, entries.get("raw"));
  const common = {
    location,
    named: new Set(given.keys()),
    ...optional("why", text(context, entries.get("why"))),
    ...optional("partition", integer(context, entries.get("partition"), 0n, 999n)),
  };
  if (table.kind === "reference") {
    const { validFrom, key, topic } = table.reference;
    const from = timeOf(context, entries.get("from"), 0) ?? 0n;
    given.set(validFrom.name, from);
    if (!given.has(key.name))
      fault(location, `a row of ${table.name} has no ${key.name}`, "its key must stand in `fields`");
    const removed = flag(context, entries.get("removed"));
    if (removed && !entries.has("from"))
      fault(location, "nothing says from when on the row is gone", "write `from: 12:00:00`");
    const row = removed ? given : filled(context, message, given, number, location, table.name);
    return { ...common, topic, arrives: toMs(from), row, ...(removed ? { removed } : {}) };
  }
  if (table.kind === "output") {
    shiftWindow(given, shift, table.model.header.grain?.window);
    const row = filled(context, message, given, number, location, table.name);
    const end = row.get("window_end") ?? row.get("window_start");
    const standard = typeof end === "bigint" ? toMs(end) : toMs(parseTime("12:00", context.day) as bigint);
    return { ...common, topic: table.name, arrives: arrival(context, entries, standard) ?? standard, row };
  }
  const { log } = table;
  const topic = topicOf(context, log, entries.get("topic"));
  const arrives = arrival(context, entries, at === undefined ? undefined : toMs(at));
  const timeless = bad !== undefined || raw !== undefined || isNull(entries.get("at")?.value);
  if (!entries.has("at") && !timeless)
    fault(location, `a row of ${log.name} has no event time`, "write `at: 12:00:00`");
  if (given.has(log.eventTime.name))
    fault(location, `${log.eventTime.name} is the event time`, "write `at: 12:00:00` beside `fields` instead");
  if (arrives === undefined) {
    if (timeless && !entries.has("arrives"))
      fault(location, "nothing says when the record arrives", "write `arrives: 12:00:00`");
    return undefined;
  }
  if (log.partitions <= (common.partition ?? 0))
    fault(location, `${log.name} has ${log.partitions} partitions, 0 to ${log.partitions - 1}`, "write one of them");
  if (at !== undefined) given.set(log.eventTime.name, at);
  else given.set(log.eventTime.name, null);
  const row = filled(context, message, given, number, location, log.name);
  if (bad && badValue(bad, context.schemas, message, 1, Buffer.alloc(1)) === undefined)
    fault(entries.get("bad")?.value.location ?? location, `${log.name} cannot have a ${bad}`, "choose another kind");
  return {
    ...common,
    topic,
    arrives,
    row,
    ...optional("at", at === undefined ? undefined : toMs(at)),
    ...optional("bad", bad),
    ...optional("raw", raw),
    ...optional("rejected", text(context, entries.get("rejected"))),
  };
}

/** Repeated rows of an output are windows one after the other; a window ends as long behind its start as the grain says. */
function shiftWindow(given: Map<string, Value>, shift: number, window: number | undefined): void {
  for (const name of ["window_start", "window_end"]) {
    const time = given.get(name);
    if (typeof time === "bigint") given.set(name, time + toNanos(shift));
  }
  const start = given.get("window_start");
  if (window !== undefined && typeof start === "bigint" && !given.has("window_end"))
    given.set("window_end", start + toNanos(window));
}

function filled(
  context: ValueContext,
  message: Message,
  given: ReadonlyMap<string, Value>,
  number: number,
  location: SourceLocation,
  what: string,
): ReadonlyMap<string, Value> {
  const { row, missing } = fillRow(context.schemas, message, given, number);
  for (const name of missing)
    context.fault(
      location,
      `no value is known for ${name} of ${what}`,
      "write it in `fields`, or for all rows in `each`",
    );
  return row;
}

/** `arrives: 12:00:09`, or from the event time on: `arrives: +9s`. */
function arrival(context: ValueContext, entries: Entries, at: number | undefined): number | undefined {
  const entry = entries.get("arrives");
  if (!entry) return at;
  const node = entry.value;
  const written = node.kind === "scalar" && typeof node.value === "string" ? node.value : "";
  const [, sign, distance = ""] = /^([+-])(.*)$/.exec(written) ?? [];
  const moved = sign === undefined ? undefined : parseDuration(distance);
  if (moved !== undefined && at !== undefined) return sign === "+" ? at + moved : at - moved;
  const time = parseTime(written, context.day);
  if (time !== undefined) return toMs(time);
  context.fault(
    node.location,
    `arrives must be a time, not ${nameOf(node)}`,
    "write 12:00:09, or +9s behind the event time",
  );
  return undefined;
}

function topicOf({ fault }: ValueContext, log: Log, entry: YamlEntry | undefined): string {
  if (!entry) return log.topic;
  const topic = entry.value.kind === "scalar" ? String(entry.value.value) : "";
  const listed = [log.topic, ...log.moreTopics];
  const matches = log.topicPattern !== undefined && new RegExp(`^(?:${log.topicPattern})$`).test(topic);
  if (!listed.includes(topic) && !matches) {
    const more = log.topicPattern === undefined ? "" : `, or what ${log.topicPattern} matches`;
    fault(entry.value.location, `${log.name} does not read a topic "${topic}"`, `it reads ${listed.join(", ")}${more}`);
  }
  return topic;
}

function badKind({ fault }: ValueContext, entry: YamlEntry | undefined): BadKind | undefined {
  if (!entry) return undefined;
  const kind = BAD_KINDS.find((each) => entry.value.kind === "scalar" && entry.value.value === each);
  if (kind) return kind;
  const close = entry.value.kind === "scalar" ? didYouMean(String(entry.value.value), BAD_KINDS) : undefined;
  const hint = close ? `did you mean "${close}"?` : `there are ${BAD_KINDS.join(", ")}`;
  fault(entry.value.location, `there is no kind of bad record ${nameOf(entry.value)}`, hint);
  return undefined;
}

function timeOf(context: ValueContext, entry: YamlEntry | undefined, shift: number): bigint | undefined {
  if (!entry || isNull(entry.value)) return undefined;
  const node = entry.value;
  const time =
    node.kind === "scalar" && typeof node.value === "string" ? parseTime(node.value, context.day) : undefined;
  if (time !== undefined) return time + toNanos(shift);
  context.fault(
    node.location,
    `${entry.key} must be a time, not ${nameOf(node)}`,
    "write 12:00, 12:00:59.999 or 2025-03-03T12:00:00Z (UTC)",
  );
  return undefined;
}

function span({ fault }: ValueContext, entry: YamlEntry | undefined): number | undefined {
  if (!entry) return undefined;
  const found = entry.value.kind === "scalar" ? parseDuration(String(entry.value.value)) : undefined;
  if (found === undefined)
    fault(entry.value.location, `every must be a duration, not ${nameOf(entry.value)}`, "write 100ms, 1s");
  return found;
}

function integer({ fault }: ValueContext, entry: YamlEntry | undefined, low: bigint, high: bigint): number | undefined {
  if (!entry) return undefined;
  const value = entry.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof value === "bigint" && value >= low && value <= high) return Number(value);
  fault(
    entry.value.location,
    `${entry.key} must be a whole number between ${low} and ${high}, not ${nameOf(entry.value)}`,
    FORM,
  );
  return undefined;
}

function text({ fault }: ValueContext, entry: YamlEntry | undefined): string | undefined {
  if (!entry) return undefined;
  const value = entry.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof value === "string" && value.trim() !== "") return value;
  fault(entry.value.location, `${entry.key} must be text, not ${nameOf(entry.value)}`, FORM);
  return undefined;
}

function flag({ fault }: ValueContext, entry: YamlEntry | undefined): boolean {
  if (!entry) return false;
  const value = entry.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof value === "boolean") return value;
  fault(entry.value.location, `${entry.key} must be true or false, not ${nameOf(entry.value)}`, FORM);
  return false;
}

function hex(context: ValueContext, entry: YamlEntry | undefined): Buffer | undefined {
  if (!entry) return undefined;
  const value = entry.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof value === "string" && /^([0-9a-f]{2})*$/i.test(value)) return Buffer.from(value, "hex");
  context.fault(
    entry.value.location,
    `raw must be bytes, not ${nameOf(entry.value)}`,
    'write hexadecimal digits in quotes: "00ff"',
  );
  return undefined;
}

function isNull(node: YamlNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === null;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
