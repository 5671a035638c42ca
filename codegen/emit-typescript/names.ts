import type { EnumType, Field, Message, Oneof, SchemaModel } from "../model.ts";
import { camelCase, pascalCase } from "../names.ts";

/** Words that no binding of a module may have: reserved in strict mode, or types and globals that emitted code uses. */
const TAKEN: ReadonlySet<string> = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false",
    "finally for function if implements import in instanceof interface let new null package private protected public return",
    "static super switch this throw true try typeof undefined var void while with yield async of type any unknown never",
    "string number bigint boolean object symbol",
    "Array ArrayBuffer BigInt Boolean Buffer Date Error Infinity Map Math NaN Number Object Promise Record RegExp Set String",
    "Symbol TypeError Uint8Array Parameters ReturnType ReadonlyMap globalThis",
    "ByteWriter Kafka LogType MessageType OutputType Reader SchemaImport Violation DecodeError Duration FieldError PreciseDate NONE",
    "Producer ProducerOptions ReadOptions Row RowStream",
  ].flatMap((line) => line.split(" ")),
);

/** Names of locals and of run-time helpers inside emitted functions; fields of these names get another local. */
const LOCALS: readonly string[] = [
  "buf end entry error i key last length map number one out p prior r reserved size start stop tag value",
  "badNumber broken entryPath enumNumber hasBytes hasLength imports inField lengthBytes longTag pairs schema skipField within",
  "wrongCase wrongType wrongWire",
].flatMap((line) => line.split(" "));

/** What every object has already: as a property it would be found where the event has none. */
const INHERITED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "then", "toJSON"]);

/** The property of a field in the app type: lowerCamelCase, with `$` after a name that every object has. */
export function propertyName(field: Pick<Field, "property">): string {
  return safeProperty(field.property);
}

/** The property of a oneof in the app type. */
export function oneofProperty(oneof: Pick<Oneof, "name">): string {
  return safeProperty(camelCase(oneof.name));
}

function safeProperty(property: string): string {
  return INHERITED.has(property) ? `${property}$` : property;
}

/** One TypeScript name per message and enum of the model, by fully qualified name. */
export type TypeNames = ReadonlyMap<string, string>;

/**
 * Nested types are named after their path: `PaymentAddress`. A name that is reserved, or taken by a type that comes
 * earlier in the order of files, gets the package in front, then underscores behind.
 */
export function typeNames(model: SchemaModel): TypeNames {
  const names = new Map<string, string>();
  const used = new Set<string>(TAKEN);
  const give = (type: Message | EnumType, packageName: string): void => {
    const path = packageName === "" ? type.fullName : type.fullName.slice(packageName.length + 1);
    const plain = pascal(path);
    const prefixed = pascal(packageName) + plain;
    let name = [plain, prefixed].find((candidate) => !used.has(candidate) && !/^[0-9]/.test(candidate)) ?? prefixed;
    while (used.has(name)) name += "_";
    used.add(name);
    names.set(type.fullName, name);
  };
  const walk = (messages: readonly Message[], enums: readonly EnumType[], packageName: string): void => {
    for (const type of [...messages, ...enums]) give(type, packageName);
    for (const message of messages) walk(message.messages, message.enums, packageName);
  };
  for (const file of [...model.files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    walk(file.messages, file.enums, file.package);
  }
  return names;
}

function pascal(path: string): string {
  return path.split(".").map(pascalCase).join("");
}

/** A local variable per property of one message, apart from every other name that its functions use. */
export function localNames(properties: readonly string[]): ReadonlyMap<string, string> {
  const used = new Set<string>([...TAKEN, ...LOCALS]);
  const locals = new Map<string, string>();
  for (const property of properties) {
    let local = property.replace(/[^A-Za-z0-9_$]/g, "_");
    while (used.has(local) || isHelper(local)) local += "$";
    used.add(local);
    locals.set(property, local);
  }
  return locals;
}

/** Helpers are `readX`, `writeX`, `isX`; module functions `encodeX`, `decodeX`, `checkX`, `nameOfX`, `numberOfX`, constants `patternX`, `formatX`. */
function isHelper(name: string): boolean {
  return /^(read|write|is|encode|decode|check|nameOf|numberOf|numbersOf|open|put|pattern|format|reservedFor)[A-Z0-9][^$]*$/.test(
    name,
  );
}
