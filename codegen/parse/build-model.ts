import type { Problem, SourceLocation } from "#core";
import type { EnumType, Field, Log, Message, OutputSchema, ReferenceTable, SchemaFile, SchemaModel } from "../model.ts";
import type { DescriptorSet, EnumDescriptor, FileDescriptor, JsonOptions, MessageDescriptor } from "./descriptor.ts";
import { LINES_OPTION, LOG_OPTION, REFERENCE_OPTION, STEP } from "./descriptor.ts";
import { type FieldContext, readField } from "./fields.ts";
import { readLines } from "./line-options.ts";
import { readLog } from "./log-options.ts";
import { openPlaces, type Places } from "./places.ts";
import { readReference } from "./reference-options.ts";

/** Where schemas lie below the project root, and what of it is not the user's. */
const FOLDER = "schemas";
const VOCABULARY = /^(google\/protobuf|sluice\/v1|buf\/validate)\//;

interface Building {
  readonly problems: Problem[];
  readonly messages: Map<string, Message>;
  readonly enums: Map<string, EnumType>;
  readonly logs: Log[];
  readonly references: ReferenceTable[];
}

interface FileContext {
  readonly path: string;
  readonly places: Places;
}

/** Descriptors to the model. When a problem is an error the model has holes and must not be emitted from. */
export function buildModel(set: DescriptorSet): { model: SchemaModel; problems: readonly Problem[] } {
  const own = (set.file ?? []).filter((file) => !VOCABULARY.test(file.name));
  const building: Building = {
    problems: [],
    messages: new Map(),
    enums: new Map(),
    logs: [],
    references: [],
  };
  const files: SchemaFile[] = [];
  const outputs: OutputSchema[] = [];
  for (const descriptor of [...own].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = readFile(building, descriptor);
    if (file === undefined) continue;
    files.push(file);
    const derived = /^schemas\/derived\/(.+)\.proto$/.exec(file.path);
    if (derived && file.messages[0]) outputs.push({ name: derived[1] as string, message: file.messages[0] });
  }
  const { messages, enums } = building;
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  const logs = building.logs.sort(byName);
  const references = building.references.sort(byName);
  const model: SchemaModel = { files, messages, enums, logs, references, outputs };
  return { model, problems: building.problems };
}

function scope(name: string | undefined): string {
  return name ? `${name}.` : "";
}

function readFile(building: Building, descriptor: FileDescriptor): SchemaFile | undefined {
  const path = `${FOLDER}/${descriptor.name}`;
  const places = openPlaces(path, descriptor);
  const context = { path, places };
  if (descriptor.syntax !== "proto3") {
    building.problems.push({
      code: "SLUICE_PROTO_UNSUPPORTED",
      message: `${path} ${syntaxFault(descriptor)}`,
      hint: 'start the file with syntax = "proto3";',
      location: places.at([STEP.syntax]),
    });
    return undefined;
  }
  const prefix = scope(descriptor.package);
  const enums = (descriptor.enumType ?? []).map((e, i) => readEnum(building, context, e, prefix, [STEP.fileEnum, i]));
  const messages = (descriptor.messageType ?? []).map((m, i) =>
    readMessage(building, context, m, prefix, [STEP.fileMessage, i], [i]),
  );
  const imports = (descriptor.dependency ?? []).filter((d) => !/^(sluice\/v1|buf\/validate)\//.test(d));
  return { path, package: descriptor.package ?? "", imports, messages, enums };
}

/** What a file is that is not proto3. Without a syntax line the parser takes it for proto2, which nobody wrote. */
function syntaxFault(descriptor: FileDescriptor): string {
  if (descriptor.edition) return "is written in an edition";
  const places = descriptor.sourceCodeInfo?.location ?? [];
  if (places.some(({ path }) => path?.length === 1 && path[0] === STEP.syntax)) return "is written in proto2";
  const { messageType = [], enumType = [], dependency = [] } = descriptor;
  const parts = messageType.length + enumType.length + dependency.length;
  return parts === 0 && !descriptor.package ? "is empty" : "has no syntax line";
}

function readEnum(
  building: Building,
  { path: file, places }: FileContext,
  descriptor: EnumDescriptor,
  prefix: string,
  path: readonly number[],
): EnumType {
  const result: EnumType = {
    kind: "enum",
    name: descriptor.name,
    fullName: prefix + descriptor.name,
    file,
    comment: places.comment(path),
    location: places.ofName(path, descriptor.name),
    values: (descriptor.value ?? []).map((value, i) => ({
      name: value.name,
      number: value.number ?? 0,
      comment: places.comment([...path, STEP.enumValue, i]),
      location: places.ofName([...path, STEP.enumValue, i], value.name),
    })),
    // Both ends are included in an enum.
    reservedRanges: (descriptor.reservedRange ?? []).map((r) => ({ start: r.start ?? 0, end: r.end ?? 0 })),
    reservedNames: descriptor.reservedName ?? [],
  };
  building.enums.set(result.fullName, result);
  return result;
}

function readMessage(
  building: Building,
  file: FileContext,
  descriptor: MessageDescriptor,
  prefix: string,
  path: readonly number[],
  index: readonly number[],
): Message {
  const { places } = file;
  const fullName = prefix + descriptor.name;
  const nested = descriptor.nestedType ?? [];
  const entries = new Map(
    nested.filter((n) => n.options?.["mapEntry"] === true).map((n) => [`.${fullName}.${n.name}`, n]),
  );
  const context: FieldContext = {
    problems: building.problems,
    places,
    message: descriptor,
    entries,
  };
  const fields: Field[] = [];
  for (const [i, field] of (descriptor.field ?? []).entries()) {
    const read = readField(context, field, [...path, STEP.field, i]);
    if (read) fields.push(read);
  }
  const oneofs = (descriptor.oneofDecl ?? [])
    .map((oneof) => ({ name: oneof.name, fields: fields.filter((f) => f.oneof === oneof.name).map((f) => f.name) }))
    .filter((oneof) => oneof.fields.length > 0);
  const messages: Message[] = [];
  for (const [i, child] of nested.entries()) {
    if (child.options?.["mapEntry"] === true) continue;
    const childPath = [...path, STEP.nested, i];
    messages.push(readMessage(building, file, child, `${fullName}.`, childPath, [...index, messages.length]));
  }
  const enums = (descriptor.enumType ?? []).map((e, i) =>
    readEnum(building, file, e, `${fullName}.`, [...path, STEP.nestedEnum, i]),
  );
  const message: Message = {
    kind: "message",
    name: descriptor.name,
    fullName,
    file: file.path,
    index,
    comment: places.comment(path),
    location: places.ofName(path, descriptor.name),
    fields,
    oneofs,
    messages,
    enums,
    // The descriptor's end is one beyond the last number.
    reservedRanges: (descriptor.reservedRange ?? []).map((r) => ({ start: r.start ?? 0, end: (r.end ?? 0) - 1 })),
    reservedNames: descriptor.reservedName ?? [],
  };
  building.messages.set(fullName, message);
  readMessageOptions(building, file, descriptor, message, path);
  return message;
}

function readMessageOptions(
  building: Building,
  { places }: FileContext,
  descriptor: MessageDescriptor,
  message: Message,
  path: readonly number[],
): void {
  const options = descriptor.options ?? {};
  if (options["[buf.validate.message]"] !== undefined) {
    building.problems.push({
      code: "SLUICE_PROTO_OPTION",
      message: "rules over a whole message, (buf.validate.message), are not supported",
      hint: "write rules on fields, or check it in a model",
      location: places.at([...path, STEP.messageOptions, 1159]),
    });
  }
  // The whole option spans lines; an error about what is missing in it stands at the message's name.
  const placeIn =
    (extension: number) =>
    (option: number | undefined): SourceLocation =>
      option === undefined ? message.location : places.at([...path, STEP.messageOptions, extension, option]);
  const log = options["[sluice.v1.log]"];
  const reference = options["[sluice.v1.reference]"];
  const lines = options["[sluice.v1.lines]"];
  if (log !== undefined && reference !== undefined) {
    building.problems.push({
      code: "SLUICE_PROTO_OPTION",
      message: `${message.name} is declared as a log and as a reference`,
      hint: "a log has events, a reference one row for each key: declare a message for each",
      location: message.location,
    });
  }
  if (log !== undefined) {
    const read = readLog(log as JsonOptions, message, placeIn(LOG_OPTION));
    building.problems.push(...read.problems);
    if (read.log) building.logs.push(withLines(building, read.log, lines as JsonOptions | undefined, placeIn));
  } else if (lines !== undefined) {
    building.problems.push({
      code: "SLUICE_PROTO_OPTION",
      message: `${message.name} says how its lines look, but is declared as no log`,
      hint: "add option (sluice.v1.log)",
      location: message.location,
    });
  }
  if (reference !== undefined) {
    const read = readReference(reference as JsonOptions, message, placeIn(REFERENCE_OPTION));
    building.problems.push(...read.problems);
    if (read.reference) building.references.push(read.reference);
  }
}

function withLines(
  building: Building,
  log: Log,
  json: JsonOptions | undefined,
  placeIn: (extension: number) => (option: number | undefined) => SourceLocation,
): Log {
  if (json === undefined) return log;
  const { lines, problems } = readLines(json, log, placeIn(LINES_OPTION));
  building.problems.push(...problems);
  return lines === undefined ? log : { ...log, lines };
}
