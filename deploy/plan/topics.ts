import { durationText } from "#codegen";
import { plural } from "#core";
import type { TopicSpec } from "./spec.ts";
import type { ActualTopic, Step } from "./step.ts";

/** Steps for one topic; a topic whose output is rebuilt is dropped and made again. */
export function planTopic(topic: TopicSpec, actual: ActualTopic | undefined, rebuilt: boolean): Step[] {
  const step = (rest: Omit<Step, "what" | "name">): Step => ({ what: "topic", name: topic.name, ...rest });
  if (!actual) return [step({ mark: "+", why: describe(topic), action: { kind: "create-topic", topic } })];
  if (rebuilt) {
    const rows = plural(Number(actual.records), "record");
    return [
      step({
        mark: "-",
        why: `deleted and made again, because its job is rebuilt: ${describe(topic)}`,
        ...(actual.records > 0n ? { destroys: `${topic.name}: up to ${rows}` } : {}),
        action: { kind: "recreate-topic", topic },
      }),
    ];
  }
  const steps: Step[] = [];
  if (actual.partitions > topic.partitions) {
    return [
      step({
        mark: "!",
        why: `has ${actual.partitions} partitions, ${topic.partitions} declared: Kafka cannot remove partitions`,
        action: {
          kind: "refuse",
          message: `topic ${topic.name} has ${actual.partitions} partitions, but ${topic.partitions} are declared`,
          hint: `declare ${actual.partitions}, or move the data to a topic of another name`,
        },
      }),
    ];
  }
  if (actual.partitions < topic.partitions && topic.fixed) {
    return [
      step({
        mark: "!",
        why: `has ${actual.partitions} partitions, ${topic.partitions} declared: its keys would move, and a joined row is looked for by its key`,
        action: {
          kind: "refuse",
          message: `topic ${topic.name} has ${actual.partitions} partitions, but ${topic.partitions} are declared`,
          hint: `declare ${actual.partitions}, or delete the topic: the next deployment publishes it anew`,
        },
      }),
    ];
  }
  if (actual.partitions < topic.partitions) {
    const why = `${actual.partitions} -> ${topic.partitions} partitions: keys move, so records of one key are no longer all in one partition`;
    steps.push(step({ mark: "~", why, action: { kind: "grow-topic", topic } }));
  }
  const changed = Object.entries(topic.config).filter(([key, value]) => !sameValue(actual.config[key], value));
  if (changed.length > 0) {
    const why = changed
      .map(([key, value]) => `${key} ${shown(key, actual.config[key])} -> ${shown(key, value)}`)
      .join(", ");
    const shrinks = retention(topic.config) < retention(actual.config);
    steps.push(
      step({
        mark: "~",
        why: `${why}, in place`,
        ...(shrinks
          ? { destroys: `${topic.name}: records older than ${shown("retention.ms", topic.config["retention.ms"])}` }
          : {}),
        action: { kind: "alter-topic", topic, config: Object.fromEntries(changed) },
      }),
    );
  }
  return steps.length > 0 ? steps : [step({ mark: "=", why: describe(topic), action: { kind: "none" } })];
}

/** "4 partitions, compacted, 7d". */
export function describe(topic: TopicSpec): string {
  const words = [plural(topic.partitions, "partition")];
  if (topic.config["cleanup.policy"]?.includes("compact")) words.push("compacted");
  if (topic.config["retention.ms"] !== undefined) words.push(shown("retention.ms", topic.config["retention.ms"]));
  return words.join(", ");
}

function shown(key: string, value: string | undefined): string {
  if (value === undefined) return "(broker default)";
  return key === "retention.ms" && Number(value) >= 0 ? durationText(Number(value)) : value;
}

function sameValue(a: string | undefined, b: string): boolean {
  const parts = (text: string): string =>
    text
      .split(",")
      .map((part) => part.trim())
      .sort()
      .join(",");
  return a !== undefined && parts(a) === parts(b);
}

function retention(config: Readonly<Record<string, string>>): number {
  const value = Number(config["retention.ms"] ?? -1);
  return value < 0 ? Number.POSITIVE_INFINITY : value;
}
