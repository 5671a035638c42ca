import type { ColumnChange, Log, ReferenceTable, SchemaModel, Setting } from "#codegen";
import type { RelatedLocation } from "#core";

/** The options that a setting is made of, by the names that the model has them under. */
const OPTIONS: Readonly<Partial<Record<Setting, readonly string[]>>> = {
  key: ["key"],
  topic: ["topic", "moreTopics", "topicPattern", "name"],
  "event time": ["eventTime", "validFrom"],
  lateness: ["lateness"],
  tolerance: ["tolerance"],
  skew: ["skew"],
  partitions: ["partitions"],
  retention: ["retention"],
  pipeline: ["pipeline"],
  file: ["file"],
  origin: ["origin"],
  unparsed: ["unparsed"],
};

/** The change with the line of the option that changed; as it is when the option is written no more, or never was. */
export function atOption(old: SchemaModel, next: SchemaModel, change: ColumnChange): ColumnChange {
  if (change.kind !== "settings" || change.path.length > 0) return change;
  const [before, after] = [old, next].map(({ logs, references }) =>
    [...logs, ...references].find(({ name }) => name === change.table),
  );
  if (!before || !after) return change;
  const options = OPTIONS[change.setting ?? "rules"] ?? [];
  const [changed] = options.filter((name) => optionText(before, name) !== optionText(after, name));
  const place = changed === undefined ? undefined : after.optionPlaces[changed];
  if (!place) return change;
  const related: RelatedLocation = { ...place, note: after.message.name };
  return { ...change, related };
}

/** Fields by their numbers: under another name they are the same. */
function optionText(table: Log | ReferenceTable, name: string): string {
  const value: unknown = Object.entries(table).find(([key]) => key === name)?.[1];
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && "number" in each ? each.number : each,
  );
}
