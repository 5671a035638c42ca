import { canonicalImports, canonicalProto, importName } from "../canonical-proto.ts";
import type { Field, Log, Message, ReferenceTable, SchemaFile, SchemaModel } from "../model.ts";
import { buildModel } from "../parse/build-model.ts";
import { parseTexts } from "../parse/parse-texts.ts";
import type { RegisteredText } from "./parse-proto.ts";

type Table = Log | ReferenceTable;

/** The schemas with the columns of a registry. */
export interface RegisteredModel {
  readonly model: SchemaModel;
  /** Logs and references that stand there with other columns than in `old`, or are not in `old` at all. */
  readonly changed: ReadonlySet<string>;
  /** Tables whose registered text cannot be read, with the reason: they are as in `old`. */
  readonly unread: ReadonlyMap<string, string>;
}

/**
 * Puts registered texts, by log or reference, in the place of what `old` declares. A registry keeps neither options nor
 * rules: those are of `old`, and of `next` where `old` has none, so that they are no difference to it.
 */
export async function registeredModel(
  old: SchemaModel,
  next: SchemaModel,
  texts: ReadonlyMap<string, RegisteredText>,
): Promise<RegisteredModel> {
  const [logs, references] = [merged(old.logs, next.logs, texts), merged(old.references, next.references, texts)];
  const unread = new Map<string, string>();
  const parts = new Map<string, Part>();
  await Promise.all(
    [...logs, ...references].map(async (table) => {
      const text = texts.get(table.name);
      const part = text && (await readPart(table, text));
      if (part === undefined) return;
      if (typeof part === "string") unread.set(table.name, part);
      else if (!isSame(old, table, part)) parts.set(table.name, part);
    }),
  );
  // Of a message that two texts import in two versions the last one counts: a deployment registers all that import it.
  const messages = new Map(old.messages);
  const enums = new Map(old.enums);
  const files = new Map(old.files.map((file) => [file.path, file]));
  for (const { model } of parts.values()) {
    for (const file of model.files) {
      const dressed = file.messages.map((message) => dress(message, [old, next], messages));
      files.set(file.path, { ...file, messages: dressed });
    }
    for (const [name, type] of model.enums) enums.set(name, type);
  }
  const registered = <T extends Table>(table: T): T[] => {
    const part = parts.get(table.name);
    const isThere = part !== undefined || [...old.logs, ...old.references].some(({ name }) => name === table.name);
    if (!part) return isThere ? [table] : [];
    const message = messages.get(part.message.fullName) ?? part.message;
    return [withMessage(table, message)];
  };
  const model: SchemaModel = {
    ...old,
    files: [...files.values()],
    messages,
    enums,
    logs: logs.flatMap(registered),
    references: references.flatMap(registered),
  };
  return { model, changed: new Set(parts.keys()), unread };
}

/** The tables of the old side, and those of the new one that a registry has already. */
function merged<T extends Table>(old: readonly T[], next: readonly T[], texts: ReadonlyMap<string, unknown>): T[] {
  const more = next.filter(({ name }) => texts.has(name) && !old.some((each) => each.name === name));
  return [...old, ...more].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Part {
  readonly model: SchemaModel;
  readonly file: SchemaFile;
  readonly message: Message;
}

/** A registered text by itself; or why it cannot be read. */
async function readPart({ message }: Table, text: RegisteredText): Promise<Part | string> {
  const name = importName({ path: message.file });
  const imports = (text.imports ?? []).map((each) => [each.name, each.schema] as const);
  const answer = await parseTexts([...imports.filter(([other]) => other !== name), [name, text.schema]]);
  if (!answer.ok) return answer.faults[0]?.message ?? "it does not parse";
  const { model, problems } = buildModel(answer.set);
  const [fault] = problems.filter(({ severity }) => severity !== "warning");
  if (fault) return fault.message;
  const file = model.files.find(({ path }) => path === message.file);
  const [alone] = file?.messages.length === 1 ? file.messages : [];
  const found =
    model.messages.get(message.fullName) ?? file?.messages.find((each) => each.name === message.name) ?? alone;
  return file && found ? { model, file, message: found } : `it has no message ${message.name}`;
}

/** Whether the registry would take the text of the old side for this one. */
function isSame(old: SchemaModel, table: Table, { model, file }: Part): boolean {
  const declared = [...old.logs, ...old.references].find(({ name }) => name === table.name)?.message;
  const own = old.files.find(({ path }) => path === declared?.file);
  if (!own) return false;
  const textOf = (of: SchemaModel, from: SchemaFile): string =>
    JSON.stringify([canonicalProto(of, from), canonicalImports(of, from)]);
  return textOf(old, own) === textOf(model, file);
}

/** With what the registry does not keep: rules, options, comments and places are those of the project's own message. */
function dress(message: Message, models: readonly SchemaModel[], into: Map<string, Message>): Message {
  const own = models.flatMap((model) => model.messages.get(message.fullName) ?? []);
  const fields = message.fields.map((field): Field => {
    const same = own.flatMap((each) => each.fields.filter((other) => isLike(field, other)));
    const [from] = same;
    if (!from) return field;
    const { rules, sensitive, comment, location, hint, from: alias } = from;
    return {
      ...field,
      rules,
      sensitive,
      comment,
      location,
      ...(hint !== undefined && { hint }),
      ...(alias !== undefined && { from: alias }),
    };
  });
  const [first] = own;
  const dressed: Message = {
    ...message,
    fields,
    location: first?.location ?? { ...message.location, hidden: true },
    comment: first?.comment ?? "",
    messages: message.messages.map((inner) => dress(inner, models, into)),
  };
  into.set(dressed.fullName, dressed);
  return dressed;
}

/** The field of the same number, if its rules can be those of the other. */
function isLike(field: Field, other: Field): boolean {
  const shape = ({ number, cardinality, type, mapKey }: Field): string =>
    JSON.stringify([number, cardinality === "optional" ? "implicit" : cardinality, type, mapKey]);
  return shape(field) === shape(other);
}

/** The same table with the columns of another version of its message: its fields are known by their numbers. */
function withMessage<T extends Table>(table: T, message: Message): T {
  const at = (field: Field): Field => message.fields.find(({ number }) => number === field.number) ?? field;
  const base = { ...table, message, key: at(table.key) };
  if (!("eventTime" in table)) return { ...base, validFrom: at(table.validFrom) };
  const { eventTime, origin, unparsed }: Log = table;
  return { ...base, eventTime: at(eventTime), origin: origin.map(at), ...(unparsed && { unparsed: at(unparsed) }) };
}
