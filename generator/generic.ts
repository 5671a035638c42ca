import { propertyName } from "#codegen";
import { Random, STREAM } from "./random.ts";
import { KEY_TRIES, type Scenario, type ScenarioInput, type ScenarioKind } from "./scenario.ts";
import { fieldMaker, messageMaker } from "./values.ts";

/** Events of any declared log, from the types, rules and hints of its fields; the ledger keeps each as one JSON column. */
export function genericScenario(input: ScenarioInput): Scenario {
  const { log, model, words, seed, partitionOf } = input;
  const partitions = log.partitions;
  const rest = messageMaker(log.message, model, words, new Set([log.key.property, log.eventTime.property]));
  const key = fieldMaker(log.key, log.message, model, words);
  const type = input.type as unknown as { key(event: Record<string, unknown>): string };
  const random = new Random();
  return {
    columns: [{ name: "event", type: "JSON", cell: (event: Record<string, unknown>) => quote(eventJson(event)) }],
    make(index, time) {
      const event = rest(random.at(seed, index, STREAM.event), time);
      event[propertyName(log.eventTime)] = new Date(time);
      random.at(seed, index, STREAM.key);
      for (let tries = 0; tries < KEY_TRIES; tries++) {
        event[propertyName(log.key)] = key(random, time);
        if (partitionOf(type.key(event)) === index % partitions) break;
      }
      return event;
    },
  };
}

/** For every log that has no scenario of its own. */
export const genericKind: ScenarioKind = { needs: [], planted: [], effects: {}, usual: [], create: genericScenario };

/** An event as JSON: 64-bit integers as digits in a string, bytes as hex, maps as objects. */
export function eventJson(event: unknown): string {
  return JSON.stringify(event, (_, value: unknown) => {
    if (typeof value === "bigint") return value.toString();
    if (value instanceof Map) return Object.fromEntries([...value].map(([k, v]) => [String(k), v]));
    if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
    if (value !== null && typeof value === "object" && (value as { type?: unknown }).type === "Buffer") {
      return Buffer.from((value as { data: number[] }).data).toString("hex");
    }
    return value;
  });
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
