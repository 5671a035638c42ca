import { type Change, changeAt } from "./change-type.ts";
import type { ProtoMessage } from "./proto-schema.ts";

/**
 * What happened to the oneofs themselves. Fields of old records may be set together unless one oneof held them before:
 * when a oneof of the update brings such fields together, a reader keeps the last one alone. New fields take part in
 * nothing, since no old record has them.
 */
export function oneofChanges(original: ProtoMessage, update: ProtoMessage, path: readonly string[]): Change[] {
  const old = new Map(original.fields.map((field) => [field.number, field]));
  const joined = update.oneofs.flatMap((oneof) => {
    const known = update.fields.flatMap((field) => (field.oneof === oneof ? (old.get(field.number) ?? []) : []));
    const free = known.filter((field) => field.oneof === undefined);
    const groups = new Set(known.map((field) => field.oneof ?? field.number));
    if (groups.size < 2) return [];
    const type = free.length > 1 ? "MULTIPLE_FIELDS_MOVED_TO_ONEOF" : "FIELD_MOVED_TO_EXISTING_ONEOF";
    return [changeAt(type, [...path, oneof])];
  });
  const added = update.oneofs.filter((oneof) => !original.oneofs.includes(oneof));
  const removed = original.oneofs.filter((oneof) => !update.oneofs.includes(oneof));
  return [
    ...joined,
    ...removed.map((oneof) => changeAt("ONEOF_REMOVED", [...path, oneof])),
    ...added.map((oneof) => changeAt("ONEOF_ADDED", [...path, oneof])),
  ];
}
