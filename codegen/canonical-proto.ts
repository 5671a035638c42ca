import type { EnumType, Field, FieldType, Message, SchemaFile, SchemaModel } from "./model.ts";

export interface CanonicalOptions {
  /** Only for a message: the top-level fields that are kept, with the types that they need. Default: the whole file. */
  readonly fields?: Iterable<string>;
}

/**
 * The canonical `.proto` text: no comments, no options, types by full name, one statement per line. Of a file, or of a
 * message's file: what is registered. Of a message with `fields`: the text *cut* to these, which changes only when one
 * of them changes; the message keeps its full name, but not its index path.
 */
export function canonicalProto(
  model: SchemaModel,
  target: SchemaFile | Message,
  options: CanonicalOptions = {},
): string {
  if (!("kind" in target)) return printFile(target, undefined);
  const file = model.files.find((f) => f.path === target.file);
  if (file === undefined) throw new Error(`${target.file} is not in the model`);
  if (options.fields === undefined) return printFile(file, undefined);
  return printFile(file, cut(model, target, new Set(options.fields)));
}

/** What a cut keeps: messages with their fields, messages as mere shells around kept ones, enums. */
interface Kept {
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  readonly shells: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
}

function cut(model: SchemaModel, message: Message, names: ReadonlySet<string>): Kept {
  const fields = new Map<string, readonly Field[]>();
  const enums = new Set<string>();
  const visit = (type: FieldType): void => {
    if (type.kind === "enum") enums.add(type.name);
    if (type.kind !== "message" || fields.has(type.name)) return;
    const found = model.messages.get(type.name);
    if (found) keep(found, found.fields);
  };
  const keep = (kept: Message, list: readonly Field[]): void => {
    fields.set(kept.fullName, list);
    for (const field of list) visit(field.type);
  };
  keep(
    message,
    message.fields.filter((f) => names.has(f.name)),
  );
  const shells = new Set<string>();
  for (const name of [...fields.keys(), ...enums]) {
    for (let outer = parent(name); model.messages.has(outer); outer = parent(outer)) shells.add(outer);
  }
  return { fields, shells, enums };
}

function parent(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

function printFile(file: SchemaFile, kept: Kept | undefined): string {
  const body = [
    ...file.enums.flatMap((type) => printEnum(type, kept, "")),
    ...file.messages.flatMap((message) => printMessage(message, kept, "")),
  ];
  const head = ['syntax = "proto3";'];
  if (file.package !== "") head.push(`package ${file.package};`);
  if (body.some((line) => /\bgoogle\.protobuf\.Timestamp\b/.test(line)))
    head.push('import "google/protobuf/timestamp.proto";');
  return `${[...head, ...body].join("\n")}\n`;
}

function printEnum(type: EnumType, kept: Kept | undefined, indent: string): string[] {
  if (kept && !kept.enums.has(type.fullName)) return [];
  return [
    `${indent}enum ${type.name} {`,
    ...type.values.map((value) => `${indent}  ${value.name} = ${value.number};`),
    ...(kept ? [] : printReserved(type.reservedRanges ?? [], type.reservedNames ?? [], `${indent}  `, 2 ** 31 - 1)),
    `${indent}}`,
  ];
}

function printMessage(message: Message, kept: Kept | undefined, indent: string): string[] {
  const fields = kept ? kept.fields.get(message.fullName) : message.fields;
  if (fields === undefined && !kept?.shells.has(message.fullName)) return [];
  const inner = `${indent}  `;
  return [
    `${indent}message ${message.name} {`,
    ...message.enums.flatMap((type) => printEnum(type, kept, inner)),
    ...message.messages.flatMap((child) => printMessage(child, kept, inner)),
    ...printFields(fields ?? [], inner),
    // A cut reserves nothing: reserving another number would otherwise change every statement.
    ...(kept ? [] : printReserved(message.reservedRanges, message.reservedNames, inner, 2 ** 29 - 1)),
    `${indent}}`,
  ];
}

function printFields(fields: readonly Field[], indent: string): string[] {
  const lines: string[] = [];
  const done = new Set<string>();
  for (const field of fields) {
    if (field.oneof === undefined) lines.push(`${indent}${printField(field)}`);
    else if (!done.has(field.oneof)) {
      done.add(field.oneof);
      const members = fields.filter((f) => f.oneof === field.oneof);
      lines.push(`${indent}oneof ${field.oneof} {`);
      lines.push(...members.map((member) => `${indent}  ${printField(member)}`), `${indent}}`);
    }
  }
  return lines;
}

function printField(field: Field): string {
  const type = printType(field.type);
  const end = `${field.name} = ${field.number};`;
  if (field.cardinality === "map") return `map<${field.mapKey}, ${type}> ${end}`;
  if (field.cardinality === "repeated") return `repeated ${type} ${end}`;
  const bare = field.cardinality === "implicit" || field.oneof !== undefined;
  return bare || field.type.kind === "message" || field.type.kind === "timestamp"
    ? `${type} ${end}`
    : `optional ${type} ${end}`;
}

function printType(type: FieldType): string {
  if (type.kind === "scalar") return type.scalar;
  return type.kind === "timestamp" ? "google.protobuf.Timestamp" : type.name;
}

function printReserved(
  ranges: readonly { readonly start: number; readonly end: number }[],
  names: readonly string[],
  indent: string,
  max: number,
): string[] {
  const one = ({ start, end }: { start: number; end: number }): string =>
    start === end ? `${start}` : `${start} to ${end >= max ? "max" : end}`;
  return [
    ...(ranges.length > 0 ? [`${indent}reserved ${ranges.map(one).join(", ")};`] : []),
    ...(names.length > 0 ? [`${indent}reserved ${names.map((name) => `"${name}"`).join(", ")};`] : []),
  ];
}
