import { create, type DescField, type DescMessage, type Message as EsMessage, isFieldSet } from "@bufbuild/protobuf";
import { type Duration, PreciseDate } from "#kafka";
import { oneofProperty, propertyName } from "../emit-typescript/names.ts";
import type { Field, SchemaModel } from "../model.ts";
import type { Value } from "./emit-random.ts";

/** protobuf-es takes a wrapper for its scalar only where it is a field of its own. */
function isBare(field: Field): boolean {
  return field.oneof === undefined && field.cardinality === "optional";
}

function descOf(desc: DescMessage, field: Field): DescField {
  return desc.fields.find((other) => other.number === field.number)!;
}

/** The same event as a message of protobuf-es. */
export function toOracle(model: SchemaModel, desc: DescMessage, value: Value): EsMessage {
  const message = model.messages.get(desc.typeName)!;
  const one = (field: Field, each: unknown): unknown => {
    const { type } = field;
    switch (type.kind) {
      case "message":
        return toOracle(model, descOf(desc, field).message!, each as Value);
      case "timestamp": {
        const time = (each as Date).getTime();
        const seconds = Math.floor(time / 1000);
        const nanos = (time - seconds * 1000) * 1e6 + (each instanceof PreciseDate ? each.nanos : 0);
        return { seconds: BigInt(seconds), nanos };
      }
      case "wrapper":
        return isBare(field) ? each : { value: each };
      case "enum":
        return model.enums.get(type.name)!.values.find((known) => known.name === each)?.number ?? Number(each);
      default:
        return each;
    }
  };
  const init: Value = {};
  for (const field of message.fields) {
    const target = descOf(desc, field);
    if (field.oneof !== undefined) {
      const chosen = value[oneofProperty({ name: field.oneof })] as { case: string; value: unknown } | undefined;
      if (chosen?.case === field.property)
        init[target.oneof!.localName] = { case: target.localName, value: one(field, chosen.value) };
      continue;
    }
    const own = value[propertyName(field)];
    // Also when it is absent: it would be looked for on the prototype, where has_own_property is found.
    init[target.localName] = undefined;
    if (own === undefined) continue;
    if (field.cardinality === "repeated") init[target.localName] = (own as unknown[]).map((each) => one(field, each));
    else if (field.cardinality === "map") {
      const pairs = own instanceof Map ? [...own] : Object.entries(own as object);
      init[target.localName] = Object.fromEntries(pairs.map(([key, each]) => [key, one(field, each)]));
    } else init[target.localName] = one(field, own);
  }
  return create(desc, init as never);
}

/** What protobuf-es read, in our app form. Fields that it does not know are left out, as we do. */
export function fromOracle(model: SchemaModel, desc: DescMessage, read: EsMessage): Value {
  const message = model.messages.get(desc.typeName)!;
  const source = read as unknown as Value;
  const one = (field: Field, each: unknown): unknown => {
    const { type } = field;
    switch (type.kind) {
      case "message":
        return fromOracle(model, descOf(desc, field).message!, each as EsMessage);
      case "timestamp":
        return dateOf(each as Duration);
      case "duration": {
        const { seconds, nanos } = each as Duration;
        return { seconds, nanos };
      }
      case "wrapper":
        return plain(isBare(field) ? each : (each as { value: unknown }).value);
      case "enum":
        return model.enums.get(type.name)!.values.find((known) => known.number === each)?.name ?? String(each);
      default:
        return plain(each);
    }
  };
  const value: Value = {};
  for (const field of message.fields) {
    const target = descOf(desc, field);
    if (field.oneof !== undefined) {
      const chosen = source[target.oneof!.localName] as { case?: string; value?: unknown };
      const property = oneofProperty({ name: field.oneof });
      if (chosen.case === target.localName) value[property] = { case: field.property, value: one(field, chosen.value) };
      else value[property] ??= undefined;
      continue;
    }
    const own = source[target.localName];
    const property = propertyName(field);
    if (field.cardinality === "repeated") value[property] = (own as unknown[]).map((each) => one(field, each));
    else if (field.cardinality === "map") value[property] = mapOf(field, own as Value, (each) => one(field, each));
    else if (field.cardinality === "optional" && !isFieldSet(read, target)) value[property] = undefined;
    else value[property] = one(field, own);
  }
  return value;
}

function mapOf(field: Field, own: Value, one: (each: unknown) => unknown): unknown {
  const pairs = Object.entries(own).map(([key, each]) => [key, one(each)] as const);
  if (field.mapKey === "string") return Object.fromEntries(pairs);
  const keyOf = (key: string): unknown =>
    field.mapKey === "bool" ? key === "true" : field.mapKey!.endsWith("64") ? BigInt(key) : Number(key);
  return new Map(pairs.map(([key, each]) => [keyOf(key), each]));
}

/** Bytes as we give them: of their own memory, and no Buffer. */
function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? new Uint8Array(value) : value;
}

function dateOf({ seconds, nanos }: Duration): Date {
  const milliseconds = Math.floor(nanos / 1e6);
  const time = Number(seconds) * 1000 + milliseconds;
  const rest = nanos - milliseconds * 1e6;
  return rest === 0 ? new Date(time) : new PreciseDate(time, rest);
}
