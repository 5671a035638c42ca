import { existsSync, readdirSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import protobuf from "protobufjs";
import type { SchemaModel } from "#codegen";
import { ROOT } from "#core";

/** A column whose value is another when a record of one version is read with the other. */
export interface DecodedChange {
  readonly table: string;
  readonly path: string;
}

export interface Decoder {
  readonly root: protobuf.Root;
  readonly model: SchemaModel;
}

/** Where the library has Google's files. */
const LIBRARY = join(ROOT, "node_modules", "protobufjs");

/** The schemas of a folder in protobufjs, which is not our own codec. */
export async function openDecoder(folder: string, model: SchemaModel): Promise<Decoder> {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => {
    const own = isAbsolute(target) ? target : join(folder, target);
    return existsSync(own) ? own : join(LIBRARY, target);
  };
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".proto") && !/^(derived|buf|sluice)/.test(file),
  );
  await root.load(
    files.map((file) => join(folder, file)),
    { keepCase: true },
  );
  root.resolveAll();
  return { root, model };
}

/**
 * Records of every log and reference written with each version and read with both: columns that both versions have by
 * name, and that do not read the same. Several records, so that each member of a oneof and each value of an enum comes.
 */
export function decodedChanges(old: Decoder, next: Decoder): readonly DecodedChange[] {
  const found = new Map<string, DecodedChange>();
  for (const table of [...old.model.logs, ...old.model.references]) {
    const before = typeOf(old, table.message.fullName);
    const now = [...next.model.logs, ...next.model.references].find(({ name }) => name === table.name);
    const after = now && typeOf(next, now.message.fullName);
    if (!before || !after) continue;
    for (const [writer, reader] of [
      [before, after],
      [after, before],
    ] as const)
      for (let n = 0; n < 4; n++) {
        const bytes = writer.encode(writer.fromObject(sample(writer, n))).finish();
        const [own, other] = [leaves(writer, bytes), leaves(reader, bytes)];
        for (const [path, value] of own ?? []) {
          const seen = other?.get(path);
          if (other && !other.has(path)) continue;
          // One field that cannot be read spoils the record: which one it was, the reader does not say.
          if (other === undefined) found.set(table.name, { table: table.name, path: "" });
          else if (JSON.stringify(value) !== JSON.stringify(seen))
            found.set(`${table.name} ${path}`, { table: table.name, path });
        }
      }
  }
  return [...found.values()];
}

function typeOf({ root }: Decoder, name: string): protobuf.Type | undefined {
  const found = root.lookup(name);
  return found instanceof protobuf.Type ? found : undefined;
}

/** A record with a value in every field that is no default; `n` chooses members, values, and whether optional ones are there. */
function sample(type: protobuf.Type, n: number, depth = 0): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const field of type.fieldsArray) {
    field.resolve();
    const oneof = field.partOf;
    const members = oneof?.fieldsArray ?? [];
    const isOptional = members.length === 1 && oneof?.name === `_${field.name}`;
    if (oneof && !isOptional && members[n % members.length] !== field) continue;
    if ((isOptional || !oneof) && n === 3) continue;
    const value = valueIn(field, n, depth);
    if (value === undefined) continue;
    all[field.name] = field.map ? { a: value } : field.repeated ? [value, value] : value;
  }
  return all;
}

function valueIn(field: protobuf.Field, n: number, depth: number): unknown {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Enum) {
    const values = Object.values(resolvedType.values);
    return values[(n + 1) % values.length];
  }
  if (resolvedType instanceof protobuf.Type) return depth > 4 ? undefined : sample(resolvedType, n, depth + 1);
  if (field.type === "string") return `text ${n + 1}`;
  if (field.type === "bytes") return Buffer.from([0xff, n + 1]);
  if (field.type === "bool") return true;
  if (/64/.test(field.type)) return "5000000000";
  return /double|float/.test(field.type) ? 0.1 : 300;
}

/** Values by path as SQL would see them: names of enums, defaults where nothing is; undefined when it does not decode. */
function leaves(type: protobuf.Type, bytes: Uint8Array): ReadonlyMap<string, unknown> | undefined {
  let value: Record<string, unknown>;
  try {
    value = type.toObject(type.decode(bytes), { enums: String, longs: String, bytes: String, defaults: true });
  } catch {
    return undefined;
  }
  const found = new Map<string, unknown>();
  collect(type, value, "", found);
  return found;
}

function collect(type: protobuf.Type, value: Record<string, unknown>, at: string, found: Map<string, unknown>): void {
  for (const field of type.fieldsArray) {
    const path = `${at}${field.name}`;
    const held = value[field.name];
    const inner = field.resolvedType;
    if (inner instanceof protobuf.Type && !field.repeated && !field.map && !inner.fullName.startsWith(".google")) {
      if (held !== null && held !== undefined) collect(inner, held as Record<string, unknown>, `${path}.`, found);
    } else found.set(path, held ?? null);
  }
}
