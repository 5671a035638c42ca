import type { Field, Log, ReferenceTable } from "../model.ts";
import type { Setting } from "./column-change.ts";

type Table = Log | ReferenceTable;

/** Whatever is declared of a log or reference beside its columns, in both versions, in words. */
export function settingsOf(before: Table, after: Table): readonly (readonly [Setting, string, string])[] {
  const of = (table: Table): Readonly<Partial<Record<Setting, string>>> => ({
    message: table.message.fullName,
    // A field under another name is the same one.
    key: table === after ? nameFrom(before.key, table.key) : table.key.name,
    topic: table.topic,
    partitions: String(table.partitions),
    ...(table.pipeline !== undefined && { pipeline: table.pipeline }),
    ...("eventTime" in table
      ? {
          topic: [table.topic, ...table.moreTopics, ...(table.topicPattern ? [`/${table.topicPattern}/`] : [])].join(
            " ",
          ),
          "event time":
            table === after && "eventTime" in before
              ? nameFrom(before.eventTime, table.eventTime)
              : table.eventTime.name,
          lateness: `${table.lateness} ms`,
          tolerance: `${table.tolerance} ms`,
          skew: `${table.skew} ms`,
          retention: `${table.retention} ms`,
          ...(table.origin.length > 0 && { origin: namesFrom(before, table === after, table.origin) }),
          ...(table.unparsed && { unparsed: namesFrom(before, table === after, [table.unparsed]) }),
        }
      : { file: table.file, "event time": table.validFrom.name }),
  });
  const [was, is] = [of(before), of(after)];
  const keys = Object.keys({ ...was, ...is }) as Setting[];
  return keys.map((key) => [key, was[key] ?? "none", is[key] ?? "none"]);
}

function nameFrom(before: Field, after: Field): string {
  return before.number === after.number ? before.name : after.name;
}

/** Of the new version: a field under another name is the same one. */
function namesFrom({ message }: Table, isAfter: boolean, fields: readonly Field[]): string {
  const old = (field: Field): Field => message.fields.find(({ number }) => isAfter && number === field.number) ?? field;
  return fields.map((field) => nameFrom(old(field), field)).join(" ");
}
