import { type EnumType, type Field, type FieldType, heldScalar, type Message, type SchemaModel } from "../model.ts";
import { localNames, oneofProperty, propertyName, type TypeNames } from "./names.ts";
import { SCALARS } from "./scalars.ts";

/** One property of a message's app type: a field, or a whole oneof. */
export type Member =
  | { readonly kind: "field"; readonly property: string; readonly local: string; readonly field: Field }
  | { readonly kind: "oneof"; readonly property: string; readonly local: string; readonly fields: readonly Field[] };

/** What the functions of one module need to know, and what they turned out to need. */
export class ModuleScope {
  readonly model: SchemaModel;
  readonly names: TypeNames;
  readonly file: string;
  /** Values of the run-time room `kafka/codec/` that the module imports. */
  readonly helpers: Set<string> = new Set();
  /** Errors of `kafka/codec/decode-error.ts` that the module throws. */
  readonly errors: Set<string> = new Set();
  /** Types of `kafka/message-type.ts` and of the run time that the module imports. */
  readonly types: Set<string> = new Set();
  /** What the module needs of other emitted modules, by the path of their `.proto`: names, types with `type ` in front. */
  readonly foreign: Map<string, Set<string>> = new Map();
  readonly #merged: ReadonlySet<string>;

  constructor(model: SchemaModel, names: TypeNames, file: string) {
    this.model = model;
    this.names = names;
    this.file = file;
    this.#merged = mergedMessages(model);
  }

  /** Whether a message may occur a second time where there can be only one: its decoder then goes on from the first. */
  merges(message: Message): boolean {
    return this.#merged.has(message.fullName);
  }

  /** Notes that a run-time helper is used, and gives its name. */
  use(helper: string): string {
    this.helpers.add(helper);
    return helper;
  }

  message(name: string): Message {
    const found = this.model.messages.get(name);
    if (found === undefined) throw new Error(`message ${name} is not in the model`);
    return found;
  }

  enumOf(name: string): EnumType {
    const found = this.model.enums.get(name);
    if (found === undefined) throw new Error(`enum ${name} is not in the model`);
    return found;
  }

  /** The TypeScript name of a message or enum, as a type; that of another file is imported. */
  typeName(type: Message | EnumType): string {
    const name = this.#nameOf(type);
    this.#need(type, `type ${name}`);
    return name;
  }

  /** `encodePayment`, `numberOfPaymentKind`: a function of the module, or imported from the one of the type's file. */
  functionOf(type: Message | EnumType, prefix: string): string {
    const name = `${prefix}${this.#nameOf(type)}`;
    this.#need(type, name);
    return name;
  }

  /** The `schema` of another file's module, under a name with a number: two files may not be told apart by theirs. */
  schemaOf(file: string, number: number): string {
    const needed = this.foreign.get(file) ?? new Set();
    this.foreign.set(file, needed.add(`schema as schema${number}`));
    return `schema${number}`;
  }

  #nameOf(type: Message | EnumType): string {
    const name = this.names.get(type.fullName);
    if (name === undefined) throw new Error(`${type.fullName} has no name`);
    return name;
  }

  #need(type: Message | EnumType, name: string): void {
    if (type.file === this.file) return;
    const needed = this.foreign.get(type.file) ?? new Set();
    this.foreign.set(type.file, needed.add(name));
  }
}

/** Messages that are held other than as elements of a list. */
function mergedMessages(model: SchemaModel): ReadonlySet<string> {
  const held = [...model.messages.values()].flatMap((message) =>
    message.fields.flatMap(({ type, cardinality }) =>
      type.kind === "message" && cardinality !== "repeated" ? [type.name] : [],
    ),
  );
  return new Set(held);
}

/** The properties of a message, in declaration order; a oneof stands where its first field does. */
export function membersOf(message: Message): readonly Member[] {
  const drafts: { kind: "field" | "oneof"; property: string; fields: Field[] }[] = [];
  for (const field of message.fields) {
    if (field.oneof === undefined) {
      drafts.push({ kind: "field", property: propertyName(field), fields: [field] });
      continue;
    }
    const property = oneofProperty({ name: field.oneof });
    const open = drafts.find((draft) => draft.kind === "oneof" && draft.fields[0]?.oneof === field.oneof);
    if (open) open.fields.push(field);
    else drafts.push({ kind: "oneof", property, fields: [field] });
  }
  const locals = localNames(drafts.map((draft) => draft.property));
  return drafts.map(({ kind, property, fields }): Member => {
    const local = locals.get(property)!;
    return kind === "field" ? { kind, property, local, field: fields[0]! } : { kind, property, local, fields };
  });
}

/** The app type of one value: an element, a map's value, a singular field. */
export function valueType(scope: ModuleScope, type: FieldType): string {
  const scalar = heldScalar(type);
  if (scalar !== undefined) return SCALARS[scalar].type;
  if (type.kind === "timestamp") return "Date";
  if (type.kind === "duration") {
    scope.types.add("Duration");
    return "Duration";
  }
  return scope.typeName(
    type.kind === "enum" ? scope.enumOf(type.name) : scope.message((type as { name: string }).name),
  );
}

/** The app type of a whole field, without the `undefined` of an absent one. */
export function fieldType(scope: ModuleScope, field: Field): string {
  const value = valueType(scope, field.type);
  if (field.cardinality === "repeated") return `${value}[]`;
  if (field.cardinality !== "map") return value;
  return field.mapKey === "string" ? `Record<string, ${value}>` : `Map<${SCALARS[field.mapKey!].type}, ${value}>`;
}

/**
 * Whether a message, Timestamp or Duration of an output is always there. An engine writes every NOT NULL column, so a record
 * without one is broken. Events of logs come from anyone: there the field may be absent, and `check` says so.
 */
export function isRequired(message: Message, field: Field): boolean {
  if (!message.file.startsWith("schemas/derived/") || field.oneof !== undefined) return false;
  if (field.cardinality !== "optional" || !["message", "timestamp", "duration"].includes(field.type.kind)) return false;
  return field.rules.some((rule) => rule.on === "field" && rule.check.kind === "required");
}

/** Whether the field may be absent in the app type. */
export function isOptional(message: Message, field: Field): boolean {
  return field.cardinality === "optional" && !isRequired(message, field);
}

/** The wire type of one value of the field. */
export function wireOf(type: FieldType): 0 | 1 | 2 | 5 {
  return type.kind === "scalar" ? SCALARS[type.scalar].wire : type.kind === "enum" ? 0 : 2;
}

/** Whether a repeated field of this type is written as one packed block. */
export function isPacked(field: Field): boolean {
  return field.cardinality === "repeated" && field.packed && wireOf(field.type) !== 2;
}

/** Tag of a field as a number. */
export function tagOf(number: number, wire: number): number {
  return ((number << 3) | wire) >>> 0;
}

/** The bytes of a tag. */
export function tagBytes(tag: number): readonly number[] {
  const bytes: number[] = [];
  let rest = tag;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `  ${line}`));
}

/** `head { lines }`, on lines of their own. */
export function block(head: string, lines: readonly string[], tail = ""): string[] {
  return [`${head} {`, ...indent(lines), `}${tail}`];
}

export function quote(text: string): string {
  return JSON.stringify(text);
}
