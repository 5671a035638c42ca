import type { Problem } from "#core";
import { type Cardinality, type Field, type FieldType, type ScalarName, wrappedScalar } from "../model.ts";
import { camelCase } from "../names.ts";
import { FIELD_OPTION, type FieldDescriptor, type MessageDescriptor, RULES_OPTION, STEP } from "./descriptor.ts";
import type { Places } from "./places.ts";
import { readRules } from "./rules.ts";

/** What reading a field needs of its surroundings. */
export interface FieldContext {
  readonly problems: Problem[];
  readonly places: Places;
  readonly message: MessageDescriptor;
  /** Map entry messages by type name. */
  readonly entries: ReadonlyMap<string, MessageDescriptor>;
}

/** A field of the model; `undefined` when its kind is refused, which is then a problem. */
export function readField(
  context: FieldContext,
  descriptor: FieldDescriptor,
  path: readonly number[],
): Field | undefined {
  const { places } = context;
  const location = places.ofName(path, descriptor.name);
  const entry = descriptor.typeName === undefined ? undefined : context.entries.get(descriptor.typeName);
  const held = entry?.field?.find((f) => f.number === 2) ?? descriptor;
  const type = readType(held);
  if (typeof type === "string") {
    context.problems.push({
      code: "SLUICE_PROTO_UNSUPPORTED",
      message: `field "${descriptor.name}" is ${type}`,
      hint: hintFor(held),
      location,
    });
    return undefined;
  }
  const mapKey = entry ? scalarOf(entry.field?.find((f) => f.number === 1)?.type ?? "") : undefined;
  const oneof = descriptor.proto3Optional ? undefined : context.message.oneofDecl?.[descriptor.oneofIndex ?? -1]?.name;
  const cardinality = cardinalityOf(descriptor, type, entry !== undefined, oneof !== undefined);
  const options = descriptor.options ?? {};
  const own = (options["[sluice.v1.field]"] ?? {}) as { sensitive?: boolean; hint?: string; from?: string };
  const { rules, problems } = readRules(options["[buf.validate.field]"], { type, cardinality, mapKey }, (rule) =>
    places.at([...path, STEP.fieldOptions, RULES_OPTION, ...rule]),
  );
  context.problems.push(...problems);
  if (own.hint !== undefined && !/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/.test(own.hint)) {
    context.problems.push({
      code: "SLUICE_PROTO_OPTION",
      message: `hint "${own.hint}" names no Faker function`,
      hint: 'write "<module>.<function>", such as "person.fullName"',
      location: places.at([...path, STEP.fieldOptions, FIELD_OPTION, 2]),
    });
  }
  const scalar = type.kind === "scalar" && type.scalar !== "string" && type.scalar !== "bytes";
  return {
    name: descriptor.name,
    property: camelCase(descriptor.name),
    number: descriptor.number,
    cardinality,
    type,
    ...(mapKey === undefined ? {} : { mapKey }),
    ...(oneof === undefined ? {} : { oneof }),
    packed: cardinality === "repeated" && (scalar || type.kind === "enum") && options["packed"] !== false,
    comment: places.comment(path),
    location,
    rules,
    sensitive: own.sensitive === true,
    ...(own.hint === undefined ? {} : { hint: own.hint }),
    ...(own.from === undefined || own.from === "" ? {} : { from: own.from }),
  };
}

function cardinalityOf(field: FieldDescriptor, type: FieldType, map: boolean, oneof: boolean): Cardinality {
  if (map) return "map";
  if (field.label === "LABEL_REPEATED") return "repeated";
  const message = type.kind !== "scalar" && type.kind !== "enum";
  const present = message || field.proto3Optional === true || oneof;
  return present ? "optional" : "implicit";
}

/** The type, or the words for what it is when it is refused. */
function readType(field: FieldDescriptor): FieldType | string {
  const scalar = scalarOf(field.type);
  if (scalar) return { kind: "scalar", scalar };
  const name = (field.typeName ?? "").replace(/^\./, "");
  if (field.type === "TYPE_GROUP") return "a group";
  if (!name.startsWith(GOOGLE)) return { kind: field.type === "TYPE_ENUM" ? "enum" : "message", name };
  const known = name.slice(GOOGLE.length);
  if (known === "Timestamp") return { kind: "timestamp" };
  if (known === "Duration") return { kind: "duration" };
  const held = wrappedScalar(known);
  return held ? { kind: "wrapper", scalar: held } : `a ${name}`;
}

const GOOGLE = "google.protobuf.";

/** What to write instead of a message of google.protobuf that no SQL column can hold. */
const INSTEAD: Readonly<Record<string, string>> = {
  Any: "declare a oneof with the messages that it may hold",
  Struct: "declare a message, use map<string, string>, or a string that holds JSON",
  Value: "use a oneof of scalars, or a string that holds JSON",
  ListValue: "use a repeated field, or a string that holds JSON",
  NullValue: "leave the field out: an absent field is NULL",
  Empty: "use a bool, or declare an empty message of your own",
  FieldMask: "use repeated string, one path per element",
};

function hintFor(field: FieldDescriptor): string {
  if (field.type === "TYPE_GROUP") return "declare a message and a field of it";
  const name = (field.typeName ?? "").slice(GOOGLE.length + 1);
  return INSTEAD[name] ?? "of google.protobuf only Timestamp, Duration and the wrappers (Int64Value) are supported";
}

const SCALARS = [
  ...["double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64"],
  ...["sfixed32", "sfixed64", "bool", "string", "bytes"],
];

function scalarOf(type: string): ScalarName | undefined {
  const name = type.replace(/^TYPE_/, "").toLowerCase();
  return SCALARS.includes(name) ? (name as ScalarName) : undefined;
}
