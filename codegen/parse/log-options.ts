import { type Problem, parseDuration, type SourceLocation } from "#core";
import type { Log, Message } from "../model.ts";
import { didYouMean, snakeCase } from "../names.ts";
import type { JsonOptions } from "./descriptor.ts";

type Place = (option: number | undefined) => SourceLocation;

/** Reads `(sluice.v1.log)` of a message: a log, or the reasons why it is none. `place` takes the option's field number. */
export function readLog(
  json: JsonOptions,
  message: Message,
  place: Place,
): { log: Log | undefined; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fault = (at: SourceLocation, text: string, hint: string): undefined => {
    problems.push({ code: "SLUICE_PROTO_OPTION", message: text, hint, location: at });
    return undefined;
  };
  const text = (key: string): string | undefined => {
    const value = json[key];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const time = (key: string, option: number, standard: string): number => {
    const written = text(key) ?? standard;
    const ms = parseDuration(written);
    if (ms === undefined)
      fault(place(option), `${key} "${written}" is no duration`, 'write "500ms", "10s", "5m", "2h" or "7d"');
    return ms ?? 0;
  };
  const field = (key: string, option: number, name: string, need: string): Log["key"] | undefined => {
    const wanted = text(key);
    if (wanted === undefined) return fault(place(undefined), `${message.name} declares no ${name}`, need);
    const found = message.fields.find((f) => f.name === wanted);
    if (found) return found;
    const close = didYouMean(
      wanted,
      message.fields.map((f) => f.name),
    );
    return fault(place(option), `${message.name} has no field "${wanted}"`, close ? `did you mean "${close}"?` : need);
  };

  const name = snakeCase(message.name);
  const topic = text("topic") ?? name;
  if (!/^[a-z][a-z0-9_]{0,200}$/.test(topic))
    fault(place(1), `topic "${topic}" is not snake_case`, "use a-z, 0-9 and _ only: metric names clash on . and -");
  const key = field("key", 2, "key", 'add key: "<field>", the field whose value decides the partition');
  if (key && (key.cardinality === "repeated" || key.cardinality === "map" || !keyable(key.type)))
    fault(place(2), `key "${key.name}" is no scalar`, "a key is a string, integer, bool or enum field");
  const eventTime = field("eventTime", 3, "event_time", 'add event_time: "<field>", a google.protobuf.Timestamp field');
  if (eventTime && (eventTime.type.kind !== "timestamp" || eventTime.cardinality !== "optional"))
    fault(place(3), `event_time "${eventTime.name}" is no Timestamp`, "declare it as one google.protobuf.Timestamp");
  const partitions = json["partitions"] === undefined ? 4 : Number(json["partitions"]);
  if (partitions < 1 || partitions > 1000)
    fault(place(7), `partitions ${partitions} is out of range`, "write 1 to 1000");
  const pipeline = text("pipeline") ?? name;
  if (!/^[a-z][a-z0-9_]*$/.test(pipeline) || pipeline === "sources")
    fault(place(9), `pipeline "${pipeline}" is no folder name`, 'use snake_case, and not "sources", which is emitted');
  const times = {
    lateness: time("lateness", 3 + 1, "10s"),
    tolerance: time("tolerance", 5, "1s"),
    skew: time("skew", 6, "2s"),
    retention: time("retention", 8, "7d"),
  };
  if (times.retention === 0 && !problems.some((p) => p.message.startsWith("retention")))
    fault(place(8), "retention is 0", "records would be deleted at once");
  if (!key || !eventTime || problems.length > 0) return { log: undefined, problems };
  const log: Log = { name, message, topic, key, eventTime, ...times, partitions, pipeline, location: place(undefined) };
  return { log, problems };
}

function keyable(type: Log["key"]["type"]): boolean {
  if (type.kind === "enum") return true;
  return type.kind === "scalar" && !["bytes", "float", "double"].includes(type.scalar);
}
