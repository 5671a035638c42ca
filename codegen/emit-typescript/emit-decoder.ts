import type { Field, FieldType, Message } from "../model.ts";
import { caseOf } from "./emit-encoder.ts";
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

/** `decodeX(r, p, end)`: one loop, a switch over field numbers, every property a local until the object is made. */
export function emitDecoder(scope: ModuleScope, message: Message): { head: string; lines: string[] } {
  const name = scope.typeName(message);
  scope.types.add("Reader");
  const members = membersOf(message);
  const cases = members.flatMap((member) =>
    (member.kind === "field" ? [member.field] : member.fields).flatMap((field) => [
      `case ${field.number}:${needsBlock(field) ? " {" : ""}`,
      ...[...decodeField(scope, message, member, field), "break;"].map((line) => `  ${line}`),
      ...(needsBlock(field) ? ["}"] : []),
    ]),
  );
  const lines = [
    ...members.map((member) => declare(scope, name, member)),
    ...fieldLoop(scope, "end", cases),
    ...members.flatMap((member) => refuseAbsent(scope, message, member)),
    `return { ${members.map((member) => (member.property === member.local ? member.property : `${quote(member.property)}: ${member.local}`)).join(", ")} };`,
  ];
  return { head: `function decode${name}(r: Reader, p: number, end: number): ${name}`, lines };
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

function declare(scope: ModuleScope, name: string, member: Member): string {
  if (member.kind === "oneof") return `let ${member.local}: ${name}[${quote(member.property)}];`;
  const { field, local } = member;
  const type = fieldType(scope, field);
  if (field.cardinality === "optional") return `let ${local}: ${type} | undefined;`;
  if (field.cardinality === "repeated") return `const ${local}: ${type} = [];`;
  if (field.cardinality === "map")
    return `const ${local}: ${type} = ${field.mapKey === "string" ? "{}" : "new Map()"};`;
  return `let ${local}: ${type} = ${initialOf(scope, field.type)};`;
}

/** The default of one value; a message has none. */
function initialOf(scope: ModuleScope, type: FieldType): string {
  if (type.kind === "scalar") return SCALARS[type.scalar].initial;
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
    const prior =
      type.kind === "message" || type.kind === "timestamp"
        ? `${local}?.case === ${name} ? ${local}.value : undefined`
        : undefined;
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
  const prior = type.kind === "message" || type.kind === "timestamp" ? local : undefined;
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
  if (type.kind === "timestamp") {
    return [store(`${scope.use("readTimestamp")}(r, p, ${end}, ${prior ?? "undefined"})`), `p = r.pos;`];
  }
  const target = scope.message(type.name);
  const decode = scope.functionOf(target, "decode");
  const inner = end === "end" ? "stop" : "last";
  const head = [`const ${inner} = ${scope.use("readStop")}(r, p, ${end});`, `p = r.pos;`];
  if (prior === undefined) return [...head, store(`${decode}(r, p, ${inner})`), `p = ${inner};`];
  const isName = /^[\w$]+$/.test(prior);
  const before = isName ? prior : "prior";
  const merged = `${scope.use("merge")}(${before}, ${scope.functionOf(target, "encode")}, ${decode}, r, p, ${inner})`;
  return [
    ...head,
    ...(isName ? [] : [`const prior = ${prior};`]),
    store(`${before} === undefined ? ${decode}(r, p, ${inner}) : ${merged}`),
    `p = ${inner};`,
  ];
}

/** `readXEntryN(r, p, end, map)`: one entry of a map field, put into `map`. */
export function emitEntryReader(scope: ModuleScope, message: Message, field: Field): { head: string; lines: string[] } {
  const { type } = field;
  const keyScalar = SCALARS[field.mapKey!];
  const readKey = field.mapKey === "string" ? "readKey" : keyScalar.read;
  const isMessage = type.kind === "message";
  const isTime = type.kind === "timestamp";
  const name = (part: string): string => quote(`${field.name}.${part}`);
  const expect = (number: number, wire: number, part: string): string =>
    `if (tag !== ${tagOf(number, wire)}) throw ${scope.use("wrongWire")}(tag, ${name(part)});`;
  const prior = isMessage || isTime ? "one" : undefined;
  const cases = [
    `case 1:`,
    ...[expect(1, keyScalar.wire, "key"), `key = ${scope.use(readKey)}(r, p, stop);`, `p = r.pos;`, "break;"].map(
      (l) => `  ${l}`,
    ),
    `case 2:${isMessage ? " {" : ""}`,
    ...[expect(2, wireOf(type), "value"), ...readValue(scope, type, "stop", (v) => `one = ${v};`, prior), "break;"].map(
      (l) => `  ${l}`,
    ),
    ...(isMessage ? ["}"] : []),
  ];
  const value = valueType(scope, type);
  const empty = isMessage ? `${scope.functionOf(scope.message(type.name), "decode")}(r, stop, stop)` : "new Date(0)";
  const result = isMessage || isTime ? `one ?? ${empty}` : "one";
  const lines = [
    `const stop = ${scope.use("readStop")}(r, p, end);`,
    `p = r.pos;`,
    `let key: ${keyScalar.type} = ${keyScalar.initial};`,
    isMessage || isTime ? `let one: ${value} | undefined;` : `let one: ${value} = ${initialOf(scope, type)};`,
    ...fieldLoop(scope, "stop", cases),
    field.mapKey === "string" ? `${scope.use("putEntry")}(map, key, ${result});` : `map.set(key, ${result});`,
    `return stop;`,
  ];
  const head = `function read${scope.typeName(message)}Entry${field.number}(r: Reader, p: number, end: number, map: ${fieldType(scope, field)}): number`;
  return { head, lines };
}
