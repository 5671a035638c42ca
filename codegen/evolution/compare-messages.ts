import { type Change, changeAt, distinct, isBreaking } from "./change-type.ts";
import { compareValueTypes } from "./compare-values.ts";
import type { Walk } from "./comparison.ts";
import { oneofChanges } from "./oneof-moves.ts";
import type { ProtoField, ProtoMessage } from "./proto-schema.ts";

/** Fields are paired by number, wherever they stand: a oneof with another name hides nothing of what is in it. */
export function compareMessages(
  walk: Walk,
  original: ProtoMessage,
  update: ProtoMessage,
  path: readonly string[],
): Change[] {
  if (walk.open.has(original)) {
    walk.met += 1;
    return [];
  }
  walk.open.add(original);
  const before = byNumber(original);
  const after = byNumber(update);
  const numbers = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  const vanished = original.oneofs.filter(
    (oneof) => !update.oneofs.includes(oneof) && !original.fields.some((f) => f.oneof === oneof && after.has(f.number)),
  );
  const changes = [
    ...oneofChanges(original, update, path),
    ...numbers.flatMap((number) => compareField(walk, before.get(number), after.get(number), vanished, path)),
    ...walk.compareTypes(walk, original, update, path),
  ];
  walk.open.delete(original);
  return changes;
}

function byNumber({ fields }: ProtoMessage): ReadonlyMap<number, ProtoField> {
  return new Map(fields.map((field) => [field.number, field]));
}

function compareField(
  walk: Walk,
  before: ProtoField | undefined,
  after: ProtoField | undefined,
  /** Oneofs of which nothing is left: nobody can read one wrongly that he does not know. */
  vanished: readonly string[],
  path: readonly string[],
): Change[] {
  const field = after ?? before;
  if (!field) return [];
  const at = [...path, ...(field.oneof === undefined ? [] : [field.oneof]), String(field.number)];
  if (!after) {
    if (field.oneof !== undefined) return vanished.includes(field.oneof) ? [] : [changeAt("ONEOF_FIELD_REMOVED", at)];
    return [changeAt(field.label === "required" ? "REQUIRED_FIELD_REMOVED" : "FIELD_REMOVED", at)];
  }
  if (!before) {
    if (field.oneof !== undefined) return [changeAt("ONEOF_FIELD_ADDED", at)];
    return [changeAt(field.label === "required" ? "REQUIRED_FIELD_ADDED" : "FIELD_ADDED", at)];
  }
  const changes: Change[] = [];
  if (before.oneof !== undefined && after.oneof === undefined)
    changes.push(changeAt("ONEOF_FIELD_MOVED_TO_TOP_LEVEL", at));
  if (before.name !== after.name) changes.push(changeAt("FIELD_NAME_CHANGED", at));
  return [...changes, ...compareTypesOf(walk, before, after, at)];
}

function compareTypesOf(
  walk: Walk,
  before: Pick<ProtoField, "label" | "type">,
  after: Pick<ProtoField, "label" | "type">,
  path: readonly string[],
): Change[] {
  const [old, made] = [before.type, after.type];
  if (old.kind === "map" && made.kind === "map")
    return [
      ...compareTypesOf(walk, { type: old.key }, { type: made.key }, path),
      ...compareTypesOf(walk, { type: old.value }, { type: made.value }, path),
    ];
  if (old.kind === "message" && made.kind === "message") return compareHeld(walk, old.name, made.name, path);
  return compareValueTypes(before, after).map((type) => changeAt(type, path));
}

/** A field that holds a message: the name without its package must stay, and an imported one is looked into. */
function compareHeld(walk: Walk, before: string, after: string, path: readonly string[]): Change[] {
  const [old, made] = [walk.original.types.get(before), walk.update.types.get(after)];
  if (!old || !made) return before === after ? [] : [changeAt("FIELD_NAMED_TYPE_CHANGED", path)];
  if (old.path.join(".") !== made.path.join(".")) return [changeAt("FIELD_NAMED_TYPE_CHANGED", path)];
  // Messages of the two files themselves are compared where they stand.
  if (old.file === walk.original.file && made.file === walk.update.file) return [];
  const inside = compareImported(walk, old, made, `${before} ${after}`);
  return inside.some(isBreaking) ? [...inside, changeAt("FIELD_NAMED_TYPE_CHANGED", path)] : [...inside];
}

function compareImported(walk: Walk, old: ProtoMessage, made: ProtoMessage, key: string): readonly Change[] {
  const known = walk.known.get(key);
  if (known && !walk.open.has(old)) return known;
  const met = walk.met;
  const inside = distinct(compareMessages(walk, old, made, made.path));
  if (walk.met === met) walk.known.set(key, inside);
  return inside;
}
