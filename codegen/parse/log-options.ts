import type { Problem } from "#core";
import type { Field, Log, Message } from "../model.ts";
import { snakeCase } from "../names.ts";
import { RECORD_COLUMNS } from "../record-columns.ts";
import type { JsonOptions } from "./descriptor.ts";
import { type OptionPlace, type OptionReader, optionReader, placesOf } from "./option-reader.ts";

const NUMBERS = {
  topic: 1,
  key: 2,
  eventTime: 3,
  lateness: 4,
  tolerance: 5,
  skew: 6,
  partitions: 7,
  retention: 8,
  pipeline: 9,
  moreTopics: 10,
  topicPattern: 11,
  origin: 12,
  unparsed: 13,
};

/** Reads `(sluice.v1.log)` of a message: a log, or the reasons why it is none. `place` takes the option's field number. */
export function readLog(
  json: JsonOptions,
  message: Message,
  place: OptionPlace,
): { log: Log | undefined; problems: readonly Problem[] } {
  const read = optionReader(json, message, place);
  const { problems } = read;
  const name = snakeCase(message.name);
  const topic = read.text("topic") ?? name;
  read.topic(topic, 1);
  const key = read.keyField(2);
  const eventTime = read.timestampField("eventTime", 3);
  const partitions = read.partitions(7);
  const pipeline = read.text("pipeline") ?? name;
  read.pipeline(pipeline, 9);
  const times = {
    lateness: read.time("lateness", 3 + 1, "10s"),
    tolerance: read.time("tolerance", 5, "1s"),
    // A topic that the pattern matches is found ten seconds late: its first records are as far behind the others.
    skew: read.time("skew", 6, read.text("topicPattern") === undefined ? "2s" : "12s"),
    retention: read.time("retention", 8, "7d"),
  };
  if (times.retention === 0 && !problems.some((p) => p.message.startsWith("retention")))
    read.fault(place(8), "retention is 0", "records would be deleted at once");
  const moreTopics = readMoreTopics(read, topic, place);
  const topicPattern = readPattern(read, [topic, ...moreTopics], place);
  const origin = readOrigins(read, place);
  const unparsed = readUnparsed(read, place);
  if (!key || !eventTime || problems.length > 0) return { log: undefined, problems };
  const log: Log = {
    name,
    message,
    topic,
    moreTopics,
    ...(topicPattern === undefined ? {} : { topicPattern }),
    origin,
    ...(unparsed === undefined ? {} : { unparsed }),
    key,
    eventTime,
    ...times,
    partitions,
    pipeline,
    location: place(undefined),
    optionPlaces: placesOf(json, NUMBERS, place),
  };
  return { log, problems };
}

function readMoreTopics(read: OptionReader, topic: string, place: OptionPlace): readonly string[] {
  const more = read.texts("moreTopics");
  for (const [i, other] of more.entries()) {
    read.topic(other, 10);
    if (other === topic || more.indexOf(other) !== i)
      read.fault(place(10), `the topic "${other}" stands twice`, "name each topic once");
  }
  return more;
}

/** Flink matches whole names with Java's engine; the common ground with JavaScript is what is allowed. */
function readPattern(read: OptionReader, topics: readonly string[], place: OptionPlace): string | undefined {
  const pattern = read.text("topicPattern");
  if (pattern === undefined) return undefined;
  if (!/^[a-z0-9_[\]()|+*?{},-]+$/.test(pattern)) {
    const hint =
      "write letters, digits and _ of topic names with [ ] ( ) | + * ? { } between; it must fit the whole name";
    return read.fault(place(11), `topic_pattern "${pattern}" has characters that are not for topic names`, hint);
  }
  try {
    const whole = new RegExp(`^(?:${pattern})$`);
    const missed = topics.find((topic) => !whole.test(topic));
    if (missed !== undefined)
      read.fault(
        place(11),
        `topic_pattern does not match the log's own topic "${missed}"`,
        `widen it: (...)|${missed}`,
      );
  } catch (error) {
    return read.fault(place(11), `topic_pattern: ${(error as Error).message}`, "it is a regular expression");
  }
  return pattern;
}

function readOrigins(read: OptionReader, place: OptionPlace): readonly Field[] {
  const names = read.texts("origin");
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) read.fault(place(12), `origin "${twice}" stands twice`, "name each field once");
  return names.flatMap((name) => readOrigin(read, name, place) ?? []);
}

function readOrigin(read: OptionReader, name: string, place: OptionPlace): Field | undefined {
  if (RECORD_COLUMNS.has(name))
    return read.fault(
      place(12),
      `origin "${name}" is called like a column that late and dead records have of themselves`,
      `rename the field: ${[...RECORD_COLUMNS].join(", ")} are taken`,
    );
  const field = read.fieldNamed(name, 12, "origin names fields of the message");
  if (field === undefined) return undefined;
  if (field.cardinality === "implicit" && field.type.kind === "scalar") return field;
  return read.fault(
    place(12),
    `origin "${name}" is no plain field`,
    "name a string or number field without `optional`",
  );
}

function readUnparsed(read: OptionReader, place: OptionPlace): Field | undefined {
  const name = read.text("unparsed");
  const field = name === undefined ? undefined : read.fieldNamed(name, 13, "unparsed names a string field");
  if (field === undefined) return undefined;
  if (field.cardinality === "implicit" && field.type.kind === "scalar" && field.type.scalar === "string") return field;
  return read.fault(place(13), `unparsed "${field.name}" is no plain string`, "declare it as `string`");
}
