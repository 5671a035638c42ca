import { type Field, type FieldType, heldScalar, type Message } from "../model.ts";
import { caseOf, pick } from "./emit-encoder.ts";
import { SCALARS } from "./scalars.ts";
import {
  block,
  fieldType,
  isRequired,
  type Member,
  type ModuleScope,
  membersOf,
  quote,
  tagOf,
  valueType,
  wireOf,
} from "./shape.ts";

/**
 * `decodeX(r, p, end)`: one loop, a switch over field numbers, every property a local until the object is made. `prior`,
 * of messages that may occur twice: what the earlier occurrence gave. Protobuf defines the result as that of both
 * encodings in a row, so the locals begin with its values, and its lists grow on: nobody else has seen it.
 */
export function emitDecoder(scope: ModuleScope, message: Message): { head: string; lines: string[] } {
  const name = scope.typeName(message);
  scope.types.add("Reader");
  const members = membersOf(message);
  const merges = scope.merges(message);
  const cases = members.flatMap((member) =>
    (member.kind === "field" ? [member.field] : member.fields).flatMap((field) => [
      `case ${field.number}:${needsBlock(field) ? " {" : ""}`,
      ...[...decodeField(scope, message, member, field), "break;"].map((line) => `  ${line}`),
      ...(needsBlock(field) ? ["}"] : []),
    ]),
  );
  const lines = [
    ...members.map((member) => declare(scope, name, member, merges)),
    ...(merges && members.length > 0
      ? [`if (prior !== undefined) ({ ${members.map(pick).join(", ")} } = prior);`]
      : []),
    ...fieldLoop(scope, "end", cases),
    ...members.flatMap((member) => refuseAbsent(scope, message, member)),
    `return { ${members.map((member) => (member.property === member.local ? member.property : `${quote(member.property)}: ${member.local}`)).join(", ")} };`,
  ];
  const prior = merges ? `, prior: ${name} | undefined` : "";
  return { head: `function decode${name}(r: Reader, p: number, end: number${prior}): ${name}`, lines };
}

/** A required field that did not come. */
function refuseAbsent(scope: ModuleScope, message: Message, member: Member): string[] {
  if (member.kind === "oneof" || !isRequired(message, member.field)) return [];
  scope.errors.add("DecodeError");
  const detail = quote(`required field ${member.field.name} is absent`);
  return [`if (${member.local} === undefined) throw new DecodeError("malformed", ${detail});`];
}

/** The loop over the fields of a message or of a map's entry. */
function fieldLoop(scope: ModuleScope, end: string, cases: readonly string[]): string[] {
  return [
    `const buf = r.buf;`,
    ...block(`while (p < ${end})`, [
      `let tag = buf[p++]!;`,
      ...block(`if (tag > 127)`, [`tag = ${scope.use("longTag")}(r, p, ${end});`, `p = r.pos;`]),
      ...block(`switch (tag >>> 3)`, [...cases, `default:`, `  p = ${scope.use("skipField")}(r, tag, p, ${end});`]),
    ]),
  ];
}

function needsBlock(field: Field): boolean {
  return field.type.kind === "message" || (field.cardinality === "repeated" && wireOf(field.type) !== 2);
}

function declare(scope: ModuleScope, name: string, member: Member, merges: boolean): string {
  if (member.kind === "oneof") return `let ${member.local}: ${name}[${quote(member.property)}];`;
  const { field, local } = member;
  const keyword = merges ? "let" : "const";
  const type = fieldType(scope, field);
  if (field.cardinality === "optional") return `let ${local}: ${type} | undefined;`;
  if (field.cardinality === "repeated") return `${keyword} ${local}: ${type} = [];`;
  if (field.cardinality === "map")
    return `${keyword} ${local}: ${type} = ${field.mapKey === "string" ? "{}" : "new Map()"};`;
  return `let ${local}: ${type} = ${initialOf(scope, field.type)};`;
}

/** The default of one value; a message has none. */
function initialOf(scope: ModuleScope, type: FieldType): string {
  const scalar = heldScalar(type);
  if (scalar !== undefined) return SCALARS[scalar].initial;
  if (type.kind === "enum") return quote(scope.enumOf(type.name).values[0]!.name);
  return "undefined";
}

function refuse(scope: ModuleScope, field: Field, wire: number, tag = "tag"): string {
  return `if (${tag} !== ${tagOf(field.number, wire)}) throw ${scope.use("wrongWire")}(${tag}, ${quote(field.name)});`;
}

function decodeField(scope: ModuleScope, message: Message, member: Member, field: Field): string[] {
  const { type } = field;
  const { local } = member;
  const wire = wireOf(type);
  if (member.kind === "oneof") {
    const name = quote(caseOf(field));
    const prior = isMessage(type) ? `${local}?.case === ${name} ? ${local}.value : undefined` : undefined;
    const made = (value: string): string => `${local} = { case: ${name}, value: ${value} };`;
    return [refuse(scope, field, wire), ...readValue(scope, type, "end", made, prior)];
  }
  if (field.cardinality === "map") {
    return [refuse(scope, field, 2), `p = read${scope.typeName(message)}Entry${field.number}(r, p, end, ${local});`];
  }
  if (field.cardinality === "repeated") {
    const push = (value: string): string => `${local}.push(${value});`;
    if (wire === 2) return [refuse(scope, field, 2), ...readValue(scope, type, "end", push)];
    return [
      ...block(`if (tag === ${tagOf(field.number, 2)})`, [
        `const stop = ${scope.use("readStop")}(r, p, end);`,
        `p = r.pos;`,
        ...block(`while (p < stop)`, readValue(scope, type, "stop", push)),
      ]).slice(0, -1),
      `} else {`,
      `  ${refuse(scope, field, wire)}`,
      ...readValue(scope, type, "end", push).map((line) => `  ${line}`),
      `}`,
    ];
  }
  const prior = isMessage(type) ? local : undefined;
  return [refuse(scope, field, wire), ...readValue(scope, type, "end", (value) => `${local} = ${value};`, prior)];
}

/**
 * Lines that read one value at `p`, hand its expression to `store`, and move `p` behind it. `prior` is an expression
 * for the value of an earlier occurrence, with which messages merge.
 */
function readValue(
  scope: ModuleScope,
  type: FieldType,
  end: string,
  store: (value: string) => string,
  prior?: string,
): string[] {
  if (type.kind === "scalar") return [store(`${scope.use(SCALARS[type.scalar].read)}(r, p, ${end})`), `p = r.pos;`];
  if (type.kind === "enum") {
    const name = scope.functionOf(scope.enumOf(type.name), "nameOf");
    return [store(`${name}(${scope.use("readInt32")}(r, p, ${end}))`), `p = r.pos;`];
  }
  if (type.kind === "timestamp" || type.kind === "duration") {
    const read = scope.use(type.kind === "timestamp" ? "readTimestamp" : "readDuration");
    return [store(`${read}(r, p, ${end}, ${prior ?? "undefined"})`), `p = r.pos;`];
  }
  if (type.kind === "wrapper") {
    const { read, wire, initial } = SCALARS[type.scalar];
    const before =
      prior === undefined ? initial : isName(prior) ? `${prior} ?? ${initial}` : `(${prior}) ?? ${initial}`;
    const call = `${scope.use("readWrapper")}(r, p, ${end}, ${tagOf(1, wire)}, ${scope.use(read)}, ${before})`;
    return [store(call), `p = r.pos;`];
  }
  const target = scope.message(type.name);
  const decode = scope.functionOf(target, "decode");
  const inner = end === "end" ? "stop" : "last";
  const head = [`const ${inner} = ${scope.use("readStop")}(r, p, ${end});`, `p = r.pos;`];
  const before = scope.merges(target) ? `, ${prior ?? "undefined"}` : "";
  return [...head, store(`${decode}(r, p, ${inner}${before})`), `p = ${inner};`];
}

/** A message on the wire: the occurrences of one field are merged. */
function isMessage(type: FieldType): boolean {
  return type.kind !== "scalar" && type.kind !== "enum";
}

function isName(expression: string): boolean {
  return /^[\w$]+$/.test(expression);
}

/** `readXEntryN(r, p, end, map)`: one entry of a map field, put into `map`. */
export function emitEntryReader(scope: ModuleScope, message: Message, field: Field): { head: string; lines: string[] } {
  const { type } = field;
  const keyScalar = SCALARS[field.mapKey!];
  const readKey = field.mapKey === "string" ? "readKey" : keyScalar.read;
  const name = (part: string): string => quote(`${field.name}.${part}`);
  const expect = (number: number, wire: number, part: string): string =>
    `if (tag !== ${tagOf(number, wire)}) throw ${scope.use("wrongWire")}(tag, ${name(part)});`;
  const prior = isMessage(type) ? "one" : undefined;
  const empty = emptyOf(scope, type);
  const braces = type.kind === "message";
  const cases = [
    `case 1:`,
    ...[expect(1, keyScalar.wire, "key"), `key = ${scope.use(readKey)}(r, p, stop);`, `p = r.pos;`, "break;"].map(
      (l) => `  ${l}`,
    ),
    `case 2:${braces ? " {" : ""}`,
    ...[expect(2, wireOf(type), "value"), ...readValue(scope, type, "stop", (v) => `one = ${v};`, prior), "break;"].map(
      (l) => `  ${l}`,
    ),
    ...(braces ? ["}"] : []),
  ];
  const value = valueType(scope, type);
  const result = empty === undefined ? "one" : `one ?? ${empty}`;
  const lines = [
    `const stop = ${scope.use("readStop")}(r, p, end);`,
    `p = r.pos;`,
    `let key: ${keyScalar.type} = ${keyScalar.initial};`,
    empty === undefined ? `let one: ${value} = ${initialOf(scope, type)};` : `let one: ${value} | undefined;`,
    ...fieldLoop(scope, "stop", cases),
    field.mapKey === "string" ? `${scope.use("putEntry")}(map, key, ${result});` : `map.set(key, ${result});`,
    `return stop;`,
  ];
  const head = `function read${scope.typeName(message)}Entry${field.number}(r: Reader, p: number, end: number, map: ${fieldType(scope, field)}): number`;
  return { head, lines };
}

/** The value of an entry that has none, for types whose default is made anew each time. */
function emptyOf(scope: ModuleScope, type: FieldType): string | undefined {
  if (type.kind === "timestamp") return "new Date(0)";
  if (type.kind === "duration") return "{ seconds: 0n, nanos: 0 }";
  if (type.kind !== "message") return undefined;
  const target = scope.message(type.name);
  return `${scope.functionOf(target, "decode")}(r, stop, stop${scope.merges(target) ? ", undefined" : ""})`;
}
