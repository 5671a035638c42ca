import { type Problem, parseDuration, type SourceLocation } from "#core";
import type { Field, FieldType, Message, OptionPlaces } from "../model.ts";
import { didYouMean } from "../names.ts";
import type { JsonOptions } from "./descriptor.ts";

/** Takes the option's field number; without one, the place of the message. */
export type OptionPlace = (option: number | undefined) => SourceLocation;

/** Reads the values of one message option and collects what is wrong with them. */
export interface OptionReader {
  readonly problems: Problem[];
  fault(at: SourceLocation, message: string, hint: string): undefined;
  /** The text of a key; `undefined` when it is empty or not there. */
  text(key: string): string | undefined;
  texts(key: string): readonly string[];
  /** Milliseconds. */
  time(key: string, option: number, standard: string): number;
  partitions(option: number): number;
  /** The field that a key names; what is not a field is a fault. `need` is the hint when the key is missing. */
  field(key: string, option: number, need: string): Field | undefined;
  fieldNamed(name: string, option: number, hint: string): Field | undefined;
  topic(topic: string, option: number): void;
  pipeline(pipeline: string, option: number): void;
  keyField(option: number): Field | undefined;
  timestampField(key: string, option: number): Field | undefined;
}

/** The places of the options that are written; `numbers`: their field numbers by their JSON names. */
export function placesOf(
  json: JsonOptions,
  numbers: Readonly<Record<string, number>>,
  place: OptionPlace,
): OptionPlaces {
  const written = Object.entries(numbers).filter(([name]) => json[name] !== undefined);
  return Object.fromEntries(written.map(([name, number]) => [name, place(number)]));
}

export function optionReader(json: JsonOptions, message: Message, place: OptionPlace): OptionReader {
  const problems: Problem[] = [];
  const reader: OptionReader = {
    problems,
    fault(at, text, hint) {
      problems.push({ code: "SLUICE_PROTO_OPTION", message: text, hint, location: at });
      return undefined;
    },
    text(key) {
      const value = json[key];
      return typeof value === "string" && value !== "" ? value : undefined;
    },
    texts(key) {
      const value = json[key];
      return Array.isArray(value) ? value.map(String) : [];
    },
    time(key, option, standard) {
      const written = reader.text(key) ?? standard;
      const ms = parseDuration(written);
      if (ms === undefined)
        reader.fault(place(option), `${key} "${written}" is no duration`, 'write "500ms", "10s", "5m", "2h" or "7d"');
      return ms ?? 0;
    },
    partitions(option) {
      const partitions = json["partitions"] === undefined ? 4 : Number(json["partitions"]);
      if (partitions < 1 || partitions > 1000)
        reader.fault(place(option), `partitions ${partitions} is out of range`, "write 1 to 1000");
      return partitions;
    },
    field(key, option, need) {
      const wanted = reader.text(key);
      // The parser's JSON names are in lowerCamelCase, the user wrote snake_case.
      const written = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      if (wanted === undefined) return reader.fault(place(undefined), `${message.name} declares no ${written}`, need);
      return reader.fieldNamed(wanted, option, need);
    },
    fieldNamed(wanted, option, hint) {
      const found = message.fields.find((f) => f.name === wanted);
      if (found) return found;
      const names = message.fields.map((f) => f.name);
      const close = didYouMean(wanted, names);
      const text = `${message.name} has no field "${wanted}"`;
      return reader.fault(place(option), text, close ? `did you mean "${close}"?` : hint);
    },
    topic(topic, option) {
      if (!/^[a-z][a-z0-9_]{0,200}$/.test(topic))
        reader.fault(
          place(option),
          `topic "${topic}" is not snake_case`,
          "use a-z, 0-9 and _ only: metric names clash on . and -",
        );
    },
    pipeline(pipeline, option) {
      if (!/^[a-z][a-z0-9_]*$/.test(pipeline) || pipeline === "sources" || pipeline === "all")
        reader.fault(
          place(option),
          `pipeline "${pipeline}" is no folder name`,
          'use snake_case, and neither "sources", which is emitted, nor "all"',
        );
    },
    keyField(option) {
      const key = reader.field("key", option, 'add key: "<field>", the field whose value decides the partition');
      if (key && (key.cardinality === "repeated" || key.cardinality === "map" || !keyable(key.type)))
        reader.fault(place(option), `key "${key.name}" is no scalar`, "a key is a string, integer, bool or enum field");
      return key;
    },
    timestampField(key, option) {
      const written = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const field = reader.field(key, option, `add ${written}: "<field>", a google.protobuf.Timestamp field`);
      if (field && (field.type.kind !== "timestamp" || field.cardinality !== "optional"))
        reader.fault(
          place(option),
          `${written} "${field.name}" is no Timestamp`,
          "declare it as one google.protobuf.Timestamp",
        );
      return field;
    },
  };
  return reader;
}

function keyable(type: FieldType): boolean {
  if (type.kind === "enum") return true;
  return type.kind === "scalar" && !["bytes", "float", "double"].includes(type.scalar);
}
