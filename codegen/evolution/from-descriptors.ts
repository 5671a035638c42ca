import type { ScalarName } from "../model.ts";
import type {
  DescriptorSet,
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
} from "../parse/descriptor.ts";
import type { ProtoEnum, ProtoField, ProtoMessage, ProtoSchema, ProtoValueType } from "./proto-schema.ts";

/** One schema for each file of a parsed set, by file name. */
export function protoSchemas({ file: files = [] }: DescriptorSet): ReadonlyMap<string, ProtoSchema> {
  const types = new Map<string, ProtoMessage>();
  const hidden = hiddenTypes(files);
  const schemas = new Map<string, ProtoSchema>();
  for (const file of files) {
    const context: Context = { file, hidden: hidden.names, entries: hidden.entries, types };
    const messages = messagesOf(context, file.messageType, []);
    schemas.set(file.name, {
      file: file.name,
      package: file.package ?? "",
      messages,
      enums: (file.enumType ?? []).map(enumOf),
      types,
    });
  }
  return schemas;
}

interface Context {
  readonly file: FileDescriptor;
  /** Messages that nobody declared by that name: the entries of maps, and groups. */
  readonly hidden: ReadonlySet<string>;
  readonly entries: ReadonlyMap<string, MessageDescriptor>;
  readonly types: Map<string, ProtoMessage>;
}

function hiddenTypes(files: readonly FileDescriptor[]): {
  names: Set<string>;
  entries: Map<string, MessageDescriptor>;
} {
  const names = new Set<string>();
  const entries = new Map<string, MessageDescriptor>();
  const groups = (fields: readonly FieldDescriptor[] = []): void => {
    for (const { type, typeName } of fields) if (type === "TYPE_GROUP") names.add(plain(typeName));
  };
  const visit = (message: MessageDescriptor, fullName: string): void => {
    if (message.options?.["mapEntry"] === true) {
      entries.set(fullName, message);
      names.add(fullName);
    }
    groups(message.field);
    groups(message.extension);
    for (const child of message.nestedType ?? []) visit(child, `${fullName}.${child.name}`);
  };
  for (const file of files) {
    groups(file.extension);
    for (const message of file.messageType ?? []) visit(message, joined(file.package, message.name));
  }
  return { names, entries };
}

function messagesOf(
  context: Context,
  declared: readonly MessageDescriptor[] = [],
  outer: readonly string[],
): readonly ProtoMessage[] {
  return declared.flatMap((message) => {
    const path = [...outer, message.name];
    const fullName = joined(context.file.package, ...path);
    if (context.hidden.has(fullName)) return [];
    const made: ProtoMessage = {
      name: message.name,
      file: context.file.name,
      path,
      fields: (message.field ?? []).flatMap((field) => fieldOf(context, message, field)),
      oneofs: (message.oneofDecl ?? [])
        .filter((_, i) => !message.field?.some((field) => field.oneofIndex === i && field.proto3Optional))
        .map(({ name }) => name),
      messages: messagesOf(context, message.nestedType, path),
      enums: (message.enumType ?? []).map(enumOf),
    };
    context.types.set(fullName, made);
    return [made];
  });
}

function fieldOf(context: Context, message: MessageDescriptor, field: FieldDescriptor): ProtoField[] {
  if (field.type === "TYPE_GROUP") return [];
  const { name, number } = field;
  const entry = context.entries.get(plain(field.typeName));
  if (entry) {
    const [key, value] = (entry.field ?? []).map(valueType);
    return key && value ? [{ name, number, type: { kind: "map", key, value } }] : [];
  }
  const type = valueType(field);
  const oneof = field.proto3Optional ? undefined : message.oneofDecl?.[field.oneofIndex ?? -1]?.name;
  if (oneof !== undefined) return [{ name, number, oneof, type }];
  const label = labelOf(context.file, field);
  return [{ name, number, ...(label && { label }), type }];
}

function valueType({ type, typeName }: FieldDescriptor): ProtoValueType {
  if (type === "TYPE_ENUM") return { kind: "enum" };
  if (type === "TYPE_MESSAGE") return { kind: "message", name: plain(typeName) };
  return { kind: "scalar", scalar: type.replace("TYPE_", "").toLowerCase() as ScalarName };
}

/** As written: descriptors call every field without a word an optional one. */
function labelOf({ syntax }: FileDescriptor, field: FieldDescriptor): ProtoField["label"] {
  if (field.label === "LABEL_REPEATED") return "repeated";
  if (field.label === "LABEL_REQUIRED") return "required";
  return field.proto3Optional || syntax === undefined || syntax === "proto2" ? "optional" : undefined;
}

function enumOf({ name, value = [] }: EnumDescriptor): ProtoEnum {
  return { name, values: value.map((each) => ({ name: each.name, number: each.number ?? 0 })) };
}

function joined(...names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== "").join(".");
}

function plain(typeName = ""): string {
  return typeName.replace(/^\./, "");
}
