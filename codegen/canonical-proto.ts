import { cut, fileAt, importedFiles, importName, type Kept, keptFields, usedFiles } from "./canonical-cut.ts";
import {
  type EnumType,
  type Field,
  type FieldType,
  type Message,
  type SchemaFile,
  type SchemaModel,
  wrapperName,
} from "./model.ts";

export { importName } from "./canonical-cut.ts";

export interface CanonicalOptions {
  /** Only for a message: the top-level fields that are kept, with the types that they need. Default: the whole file. */
  readonly fields?: Iterable<string>;
}

/** A file of the user that a text imports, as it is registered; the same shape as `SchemaImport` of `#kafka`. */
export interface CanonicalImport {
  /** As written in `import`: `common/v1/money.proto`. */
  readonly name: string;
  /** Canonical text of the whole file. */
  readonly schema: string;
}

/**
 * The canonical `.proto` text: no comments, no options, types by full name, imports of what is used only, one statement
 * per line. Of a file, or of a message's file: what is registered. Of a message with `fields`: the text *cut* to these,
 * which changes only when one of them changes; the message keeps its full name, but not its index path. When a cut needs
 * types of other files it is a *bundle*: behind the message's own text, each of these files, cut too, under a line
 * `// file: common/v1/money.proto`.
 */
export function canonicalProto(
  model: SchemaModel,
  target: SchemaFile | Message,
  options: CanonicalOptions = {},
): string {
  if (!("kind" in target)) return printFile(model, target, undefined);
  const file = fileAt(model, target.file);
  if (options.fields === undefined) return printFile(model, file, undefined);
  const kept = cut(model, target, new Set(options.fields));
  const parts = importedFiles(model, file, kept).map((f) => `// file: ${importName(f)}\n${printFile(model, f, kept)}`);
  return printFile(model, file, kept) + parts.join("");
}

/**
 * The user's files that the canonical text of a file (or of a message's file) needs, directly or not, each behind what
 * it imports itself. Empty for most files; google/protobuf is never among them.
 */
export function canonicalImports(model: SchemaModel, target: SchemaFile | Message): readonly CanonicalImport[] {
  const file = "kind" in target ? fileAt(model, target.file) : target;
  return importedFiles(model, file, undefined).map((f) => ({
    name: importName(f),
    schema: printFile(model, f, undefined),
  }));
}

const GOOGLE: Readonly<Partial<Record<FieldType["kind"], string>>> = {
  timestamp: "google/protobuf/timestamp.proto",
  duration: "google/protobuf/duration.proto",
  wrapper: "google/protobuf/wrappers.proto",
};

function printFile(model: SchemaModel, file: SchemaFile, kept: Kept | undefined): string {
  const google = keptFields(file.messages, kept).flatMap(({ type }) => GOOGLE[type.kind] ?? []);
  const imports = [...new Set([...google, ...usedFiles(model, file, kept).map((path) => importName({ path }))])];
  return `${[
    'syntax = "proto3";',
    ...(file.package === "" ? [] : [`package ${file.package};`]),
    ...imports.sort().map((name) => `import "${name}";`),
    ...file.enums.flatMap((type) => printEnum(type, kept, "")),
    ...file.messages.flatMap((message) => printMessage(message, kept, "")),
  ].join("\n")}\n`;
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
  return bare || (field.type.kind !== "scalar" && field.type.kind !== "enum")
    ? `${type} ${end}`
    : `optional ${type} ${end}`;
}

function printType(type: FieldType): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "timestamp":
      return "google.protobuf.Timestamp";
    case "duration":
      return "google.protobuf.Duration";
    case "wrapper":
      return `google.protobuf.${wrapperName(type.scalar)}`;
    default:
      return type.name;
  }
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
