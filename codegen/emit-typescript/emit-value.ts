import type { Field, FieldType, Message } from "../model.ts";
import { SCALARS } from "./scalars.ts";
import { block, type ModuleScope, tagBytes, tagOf } from "./shape.ts";
import { hasContent } from "./size-bound.ts";

/** The field that is being written. */
export interface Site {
  readonly scope: ModuleScope;
  readonly message: Message;
  readonly field: Field;
  readonly state: string[];
}

/** Lines that write a tag. */
export function tagLines(tag: number): string[] {
  return tagBytes(tag).map((byte) => `buf[p++] = ${byte};`);
}

/** Lines that write one value without its tag; `path` = argument expressions that name it in faults. */
export function writeValue(site: Site, type: FieldType, value: string, path: string): string[] {
  const { scope } = site;
  if (type.kind === "scalar") {
    const call = SCALARS[type.scalar].write(value, path);
    scope.use(call.slice(0, call.indexOf("(")));
    return [`p = ${call};`];
  }
  if (type.kind === "enum") {
    const number = `${scope.functionOf(scope.enumOf(type.name), "numberOf")}(${value}, ${path})`;
    return [`p = ${scope.use("writeInt32")}(buf, p, ${number});`];
  }
  if (type.kind === "timestamp") return [`p = ${scope.use("writeTimestamp")}(buf, p, ${value}, ${path});`];
  if (type.kind === "duration") return [`p = ${scope.use("writeDuration")}(buf, p, ${value}, ${path});`];
  if (type.kind === "wrapper") return writeWrapper(site, type, value, path);
  return writeNested(site, type.name, value, path);
}

/**
 * A nested message: its length stands before it and is known after it. As many bytes are kept free as the last one of
 * this kind took, so that content is moved only when that changes.
 */
function writeNested(site: Site, typeName: string, value: string, path: string): string[] {
  const { scope, message, field, state } = site;
  const target = scope.message(typeName);
  const reserved = `reservedFor${scope.typeName(message)}${field.number}`;
  const declared = `let ${reserved} = 1;`;
  if (!state.includes(declared)) state.push(declared);
  return block("", [
    `const start = p;`,
    `const reserved = ${reserved};`,
    `out.pos = p + reserved;`,
    `try {`,
    `  ${scope.functionOf(target, "encode")}(${value}, out);`,
    `} catch (error) {`,
    `  throw ${scope.use("inField")}(error, ${path});`,
    `}`,
    `if (out.pos + size > out.buf.length) out.reserve(size);`,
    `buf = out.buf;`,
    `const length = out.pos - start - reserved;`,
    `p = ${scope.use("writeScope")}(buf, start, reserved, length);`,
    `if (p - start - length !== reserved) ${reserved} = p - start - length;`,
  ]).map(trimStart);
}

/** A wrapper: a message with the scalar as its only field, left out when it is the default. */
function writeWrapper(site: Site, type: FieldType & { kind: "wrapper" }, value: string, path: string): string[] {
  const { scope } = site;
  const scalar = SCALARS[type.scalar];
  const content = block(`if (${scalar.present(value)})`, [
    ...tagLines(tagOf(1, scalar.wire)),
    ...writeValue(site, { kind: "scalar", scalar: type.scalar }, value, path),
  ]);
  if (!hasContent(type))
    return block("", [`const start = p++;`, ...content, `buf[start] = p - start - 1;`]).map(trimStart);
  return block("", [
    `const start = p;`,
    `const reserved = ${scope.use("lengthBytes")}(${value}.length + 2);`,
    `p += reserved;`,
    ...content,
    `p = ${scope.use("writeScope")}(buf, start, reserved, p - start - reserved);`,
  ]).map(trimStart);
}

/** For the first line of a block without head. */
export function trimStart(line: string, at: number): string {
  return at === 0 ? line.trimStart() : line;
}
