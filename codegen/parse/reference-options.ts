import type { Problem } from "#core";
import type { Message, ReferenceTable } from "../model.ts";
import { snakeCase } from "../names.ts";
import type { JsonOptions } from "./descriptor.ts";
import { type OptionPlace, optionReader, placesOf } from "./option-reader.ts";

const NUMBERS = { name: 1, key: 2, validFrom: 3, file: 4, partitions: 5, pipeline: 6 };

/** Reads `(sluice.v1.reference)` of a message: a reference, or the reasons why it is none. */
export function readReference(
  json: JsonOptions,
  message: Message,
  place: OptionPlace,
): { reference: ReferenceTable | undefined; problems: readonly Problem[] } {
  const read = optionReader(json, message, place);
  const name = read.text("name") ?? snakeCase(message.name);
  read.topic(name, 1);
  const key = read.keyField(2);
  if (key && !(key.cardinality === "implicit" && key.type.kind === "scalar" && key.type.scalar === "string"))
    read.fault(place(2), `key "${key.name}" is no plain string`, "the key of a reference is a `string` field");
  const validFrom = read.timestampField("validFrom", 3);
  const file = read.text("file") ?? `references/${name}.csv`;
  if (/^([/\\]|[A-Za-z]:)|(^|\/)\.\.(\/|$)/.test(file))
    read.fault(place(4), `file "${file}" is not below the project`, "write a path from the project root");
  const partitions = read.partitions(5);
  const pipeline = read.text("pipeline");
  if (pipeline !== undefined) read.pipeline(pipeline, 6);
  for (const field of message.fields) {
    if (field.name === validFrom?.name) continue;
    const plain = field.cardinality === "implicit" || field.cardinality === "optional";
    if (plain && field.type.kind !== "message" && field.type.kind !== "duration" && field.oneof === undefined) continue;
    read.problems.push({
      code: "SLUICE_PROTO_OPTION",
      message: `"${field.name}" of the reference ${name} has no place in a CSV file`,
      hint: "a column holds one scalar, enum or Timestamp",
      location: field.location,
    });
  }
  const { problems } = read;
  if (!key || !validFrom || problems.length > 0) return { reference: undefined, problems };
  const reference: ReferenceTable = {
    name,
    message,
    topic: name,
    key,
    validFrom,
    file,
    partitions,
    ...(pipeline === undefined ? {} : { pipeline }),
    location: place(undefined),
    optionPlaces: placesOf(json, NUMBERS, place),
  };
  return { reference, problems };
}
