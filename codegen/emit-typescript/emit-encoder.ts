import { type Field, type FieldType, heldScalar, type Message } from "../model.ts";
import { type Site, tagLines, trimStart, writeValue } from "./emit-value.ts";
import { SCALARS } from "./scalars.ts";
import {
  block,
  isPacked,
  isRequired,
  type Member,
  type ModuleScope,
  membersOf,
  quote,
  tagOf,
  wireOf,
} from "./shape.ts";
import { contentBound, fixedBytes, hasContent, sizeBound } from "./size-bound.ts";

/**
 * `encodeX(value, out)`: one pass over the fields in the order of their numbers. `size` is an upper bound of all
 * singular fields that are no messages, reserved once; whatever has elements reserves for them and for `size` again.
 */
export function emitEncoder(scope: ModuleScope, message: Message): { head: string; lines: string[]; state: string[] } {
  const name = scope.typeName(message);
  scope.types.add("ByteWriter");
  const members = membersOf(message);
  const state: string[] = [];
  const steps: { number: number; lines: string[] }[] = [];
  for (const member of members) {
    for (const field of member.kind === "field" ? [member.field] : member.fields) {
      steps.push({ number: field.number, lines: encodeField(scope, message, member, field, state) });
    }
  }
  steps.sort((a, b) => a.number - b.number);
  const lines = [
    `if (typeof value !== "object" || value === null) throw ${scope.use("wrongType")}("", "an object", value);`,
    ...(members.length === 0 ? [] : [`const { ${members.map(pick).join(", ")} } = value;`]),
    ...members.flatMap((member) => checkShape(scope, member)),
    `const size = ${sizeBound(members)};`,
    `if (out.pos + size > out.buf.length) out.reserve(size);`,
    `${steps.some((step) => step.lines.some((line) => /\bbuf = /.test(line))) ? "let" : "const"} buf = out.buf;`,
    `let p = out.pos;`,
    ...steps.flatMap((step) => step.lines),
    `out.pos = p;`,
  ];
  return { head: `function encode${name}(value: ${name}, out: ByteWriter): void`, lines, state };
}

/** A property taken out of an object into its local, in a pattern. */
export function pick(member: Member): string {
  return member.property === member.local ? member.property : `${quote(member.property)}: ${member.local}`;
}

/** Text and bytes are checked before anything is written, as their lengths are part of `size`. */
function checkShape(scope: ModuleScope, member: Member): string[] {
  const { local } = member;
  if (member.kind === "oneof") {
    const cases = member.fields.map((field) => `${local}.case !== ${quote(caseOf(field))}`).join(" && ");
    const wanted = member.fields.map((field) => caseOf(field)).join(", ");
    return [
      `if (${local} !== undefined && ${cases}) throw ${scope.use("wrongCase")}(${quote(oneofOf(member))}, ${quote(wanted)}, ${local});`,
    ];
  }
  const { field } = member;
  if (field.cardinality === "repeated")
    return [
      `if (!Array.isArray(${local})) throw ${scope.use("wrongType")}(${quote(field.name)}, "an array", ${local});`,
    ];
  if (field.cardinality === "map") {
    const bad =
      field.mapKey === "string"
        ? `typeof ${local} !== "object" || ${local} === null || ${local} instanceof Map`
        : `!(${local} instanceof Map)`;
    const wanted = field.mapKey === "string" ? "an object" : "a Map";
    return [`if (${bad}) throw ${scope.use("wrongType")}(${quote(field.name)}, ${quote(wanted)}, ${local});`];
  }
  if (!hasContent(field.type)) return [];
  const bad = badValue(scope, field.type, local, quote(field.name));
  return [`if (${field.cardinality === "optional" ? `${local} !== undefined && ` : ""}${bad}`];
}

/** The name of a oneof's case: the property that the field would be. */
export function caseOf(field: Field): string {
  return field.property;
}

function oneofOf(member: Member & { kind: "oneof" }): string {
  return member.fields[0]!.oneof!;
}

function badValue(scope: ModuleScope, type: FieldType, value: string, path: string): string {
  const held = heldScalar(type);
  if (held === undefined) throw new Error("only scalars are checked by expression");
  const scalar = SCALARS[held];
  const isNumber = scalar.type === "number" || scalar.type === "bigint";
  const noun: Record<string, string> = { boolean: "a boolean", string: "a string", Uint8Array: "a Uint8Array" };
  const fault = isNumber
    ? `${scope.use("badNumber")}(${path}, ${quote(held)}, ${value})`
    : `${scope.use("wrongType")}(${path}, ${quote(noun[scalar.type]!)}, ${value})`;
  return `${scalar.bad(value)}) throw ${fault};`;
}

function encodeField(scope: ModuleScope, message: Message, member: Member, field: Field, state: string[]): string[] {
  const site: Site = { scope, message, field, state };
  const { local } = member;
  if (member.kind === "oneof") {
    return block(`if (${local} !== undefined && ${local}.case === ${quote(caseOf(field))})`, [
      `const one = ${local}.value;`,
      ...(hasContent(field.type)
        ? [
            `if (${badValue(scope, field.type, "one", quote(field.name))}`,
            ...ensure(contentBound(field.type, "one", "size")),
          ]
        : []),
      ...encodeSingular(site, "one", true),
    ]);
  }
  if (field.cardinality === "map") return encodeMap(site, local);
  if (field.cardinality === "repeated") return encodeList(site, local);
  if (isRequired(message, field)) return encodeSingular(site, local, true);
  if (field.cardinality === "optional") return block(`if (${local} !== undefined)`, encodeSingular(site, local, true));
  return encodeSingular(site, local, false);
}

/** One value with its tag. `always`: also the default is written. Space is there, but for messages. */
function encodeSingular(site: Site, value: string, always: boolean): string[] {
  const { scope, field } = site;
  const path = quote(field.name);
  const tag = tagLines(tagOf(field.number, wireOf(field.type)));
  const { type } = field;
  if (type.kind === "enum") {
    const number = `${scope.functionOf(scope.enumOf(type.name), "numberOf")}(${value}, ${path})`;
    const write = `p = ${scope.use("writeInt32")}(buf, p, number);`;
    if (always) return block("", [`const number = ${number};`, ...tag, write]).map(trimStart);
    return block("", [`const number = ${number};`, ...block("if (number !== 0)", [...tag, write])]).map(trimStart);
  }
  if (type.kind === "scalar") {
    const scalar = SCALARS[type.scalar];
    const check = hasContent(type) ? [] : [`if (${badValue(scope, type, value, path)}`];
    const write = writeValue(site, type, value, path);
    return [...check, ...(always ? [...tag, ...write] : block(`if (${scalar.present(value)})`, [...tag, ...write]))];
  }
  const check = type.kind === "wrapper" && !hasContent(type) ? [`if (${badValue(scope, type, value, path)}`] : [];
  return [...check, ...tag, ...writeValue(site, type, value, path)];
}

/** Makes room for `bytes` at `p`. */
function ensure(bytes: string): string[] {
  return block(`if (p + ${bytes} > buf.length)`, [`out.pos = p;`, `out.reserve(${bytes});`, `buf = out.buf;`]);
}

function encodeList(site: Site, list: string): string[] {
  const { scope, field } = site;
  const { type } = field;
  const name = quote(field.name);
  if (isPacked(field)) return encodePacked(site, list);
  const tag = tagLines(tagOf(field.number, wireOf(type)));
  const cost = tag.length + fixedBytes(type);
  return block(`for (let i = 0; i < ${list}.length; i++)`, [
    `const one = ${list}[i]!;`,
    ...checkOne(scope, type, name, "i"),
    ...ensure(contentBound(type, "one", `size + ${cost}`)),
    ...tag,
    ...writeValue(site, type, "one", type.kind === "message" ? elementPath(scope, name, "i") : `${name}, i`),
  ]);
}

/** Refuses an element that is not of a scalar type; other types refuse it themselves. */
function checkOne(scope: ModuleScope, type: FieldType, name: string, key: string): string[] {
  if (heldScalar(type) === undefined) return [];
  return [`if (${badValue(scope, type, "one", elementPath(scope, name, key))}`];
}

function elementPath(scope: ModuleScope, name: string, key: string): string {
  return `${scope.use("entryPath")}(${name}, ${key})`;
}

function encodePacked(site: Site, list: string): string[] {
  const { scope, field } = site;
  const { type } = field;
  const name = quote(field.name);
  const most = fixedBytes(type);
  const tag = tagLines(tagOf(field.number, 2));
  return block(`if (${list}.length !== 0)`, [
    ...ensure(`${list}.length * ${most} + size + ${tag.length + 5}`),
    ...tag,
    `const start = p;`,
    `const reserved = ${scope.use("lengthBytes")}(${list}.length);`,
    `p += reserved;`,
    ...block(`for (let i = 0; i < ${list}.length; i++)`, [
      `const one = ${list}[i]!;`,
      ...checkOne(scope, type, name, "i"),
      ...writeValue(site, type, "one", `${name}, i`),
    ]),
    `p = ${scope.use("writeScope")}(buf, start, reserved, p - start - reserved);`,
  ]);
}

function encodeMap(site: Site, map: string): string[] {
  const { scope, field } = site;
  const { type } = field;
  const name = quote(field.name);
  const keyType: FieldType = { kind: "scalar", scalar: field.mapKey! };
  const keyScalar = SCALARS[field.mapKey!];
  const tag = tagLines(tagOf(field.number, 2));
  const isRecord = field.mapKey === "string";
  const cost = tag.length + 5 + 2 + keyScalar.bytes + fixedBytes(type);
  const content = contentBound(keyType, "key", contentBound(type, "one", `size + ${cost}`));
  const at = `${name}, key`;
  return block(isRecord ? `for (const key in ${map})` : `for (const [key, one] of ${map})`, [
    ...(isRecord
      ? [`const one = ${map}[key]!;`]
      : [`if (${badValue(scope, keyType, "key", elementPath(scope, name, "key"))}`]),
    ...checkOne(scope, type, name, "key"),
    ...ensure(content),
    ...tag,
    `const entry = p++;`,
    ...tagLines(tagOf(1, keyScalar.wire)),
    ...writeValue(site, keyType, "key", at),
    ...tagLines(tagOf(2, wireOf(type))),
    ...writeValue(site, type, "one", type.kind === "message" ? elementPath(scope, name, "key") : at),
    `p = ${scope.use("writeScope")}(buf, entry, 1, p - entry - 1);`,
  ]);
}
