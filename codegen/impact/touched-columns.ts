import type { Change } from "../evolution/index.ts";
import type { EnumType, Field, Log, Message, ReferenceTable, SchemaFile, SchemaModel } from "../model.ts";

/** A column of a log or reference that a change of a schema reaches, or a value inside it. */
export interface TouchedColumn {
  /** The log or reference. */
  readonly table: string;
  /** Empty: every column. */
  readonly path: readonly string[];
  readonly change: Change;
  /** It decides which rows are valid, and when: its rules, the event time and the key are part of the views of a log. */
  readonly decides: boolean;
}

/**
 * Where a change of a file is met in the columns of the logs and references of a model: the type that it names may be
 * held by many, at any depth. `file` and `model` are of the side that has the thing: the old one of what was removed.
 */
export function touchedColumns(model: SchemaModel, file: SchemaFile, change: Change): readonly TouchedColumn[] {
  const is = targetOf(file, change);
  if (!is) return [];
  return [...model.logs, ...model.references].flatMap((table) =>
    pathsIn(model, table.message, is).map((path): TouchedColumn => {
      const first = table.message.fields.find(({ name }) => name === path[0]);
      return { table: table.name, path, change, decides: first === undefined || decides(table, first) };
    }),
  );
}

interface Target {
  /** The whole of a message. */
  readonly message?: Message;
  readonly field?: { readonly of: Message; readonly names: ReadonlySet<string> };
  readonly enumType?: EnumType;
  /** Everything in the file. */
  readonly file?: string;
}

function targetOf(file: SchemaFile, { path }: Change): Target | undefined {
  if (path === "#/") return { file: file.path };
  let types: Pick<Message, "messages" | "enums"> = file;
  let message: Message | undefined;
  for (const step of path.replace(/^#\//, "").split("/")) {
    const field = message?.fields.find(({ number }) => String(number) === step);
    if (message && field) return { field: { of: message, names: new Set([field.name]) } };
    const oneof = message?.oneofs.find(({ name }) => name === step);
    const enumType = types.enums.find(({ name }) => name === step);
    if (enumType) return { enumType };
    const next = types.messages.find(({ name }) => name === step);
    // A field that is only on the other side, or a type of another file.
    if (!next && !(message && oneof)) return undefined;
    if (next) {
      message = next;
      types = next;
    } else if (message && oneof) {
      const last = path.split("/").at(-1);
      const member = message.fields.find(({ number }) => String(number) === last);
      if (last !== step && !member) return undefined;
      return { field: { of: message, names: new Set(member ? [member.name] : oneof.fields) } };
    }
  }
  return message && { message };
}

/** Paths below a message at which the target stands; the shortest, since whoever reads inside reads it too. */
function pathsIn(
  model: SchemaModel,
  message: Message,
  target: Target,
  open: readonly Message[] = [],
): readonly (readonly string[])[] {
  if (message === target.message || (target.file !== undefined && message.file === target.file)) return [[]];
  // A message that holds itself is met once.
  if (open.includes(message)) return [];
  return message.fields.flatMap((field) => {
    if (message === target.field?.of && target.field.names.has(field.name)) return [[field.name]];
    const { type } = field;
    if (type.kind === "enum") {
      const held = model.enums.get(type.name);
      const hit = held === target.enumType || (target.file !== undefined && held?.file === target.file);
      return held && hit ? [[field.name]] : [];
    }
    const inner = type.kind === "message" ? model.messages.get(type.name) : undefined;
    return inner ? pathsIn(model, inner, target, [...open, message]).map((path) => [field.name, ...path]) : [];
  });
}

function decides(table: Log | ReferenceTable, field: Field): boolean {
  const time = "eventTime" in table ? table.eventTime : table.validFrom;
  return field.rules.length > 0 || field.name === time.name || field.name === table.key.name;
}
