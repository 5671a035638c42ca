import { type Change, changeAt, distinct } from "./change-type.ts";
import { compareMessages } from "./compare-messages.ts";
import { openComparison, type Walk } from "./comparison.ts";
import type { ProtoEnum, ProtoMessage, ProtoSchema } from "./proto-schema.ts";

/**
 * Every difference that a Confluent registry finds when a reader with `update` gets records written with `original`:
 * each once, types before what is in them. Nothing is said of imported files except where a field holds their messages.
 */
export function compareSchemas(original: ProtoSchema, update: ProtoSchema): readonly Change[] {
  const walk = openComparison(original, update, compareTypes);
  const moved = original.package === update.package ? [] : [changeAt("PACKAGE_CHANGED", [])];
  return distinct([...moved, ...compareTypes(walk, original, update, [])]);
}

interface Types {
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
}

/** Messages and enums of a file or of a message: they are paired by name. */
function compareTypes(walk: Walk, original: Types, update: Types, path: readonly string[]): Change[] {
  const changes: Change[] = [];
  for (const name of namesOf(original.messages, update.messages)) {
    const [before, after] = [position(original.messages, name), position(update.messages, name)];
    const [old, made] = [original.messages[before], update.messages[after]];
    const at = [...path, name];
    if (!old || !made) changes.push(changeAt(old ? "MESSAGE_REMOVED" : "MESSAGE_ADDED", at));
    else {
      changes.push(...compareMessages(walk, old, made, at));
      if (before !== after) changes.push(changeAt("MESSAGE_MOVED", at));
    }
  }
  for (const name of namesOf(original.enums, update.enums)) {
    const old = original.enums.find((each) => each.name === name);
    const made = update.enums.find((each) => each.name === name);
    const at = [...path, name];
    if (!old || !made) changes.push(changeAt(old ? "ENUM_REMOVED" : "ENUM_ADDED", at));
    else changes.push(...compareEnums(old, made, at));
  }
  return changes;
}

/** Values are paired by number; of aliases the last one counts. */
function compareEnums(original: ProtoEnum, update: ProtoEnum, path: readonly string[]): Change[] {
  const before = new Map(original.values.map(({ number, name }) => [number, name]));
  const after = new Map(update.values.map(({ number, name }) => [number, name]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((number) => {
    const at = [...path, String(number)];
    if (!after.has(number)) return [changeAt("ENUM_CONST_REMOVED", at)];
    if (!before.has(number)) return [changeAt("ENUM_CONST_ADDED", at)];
    return before.get(number) === after.get(number) ? [] : [changeAt("ENUM_CONST_CHANGED", at)];
  });
}

function namesOf(...lists: readonly (readonly { readonly name: string }[])[]): Set<string> {
  return new Set(lists.flat().map(({ name }) => name));
}

function position(list: readonly { readonly name: string }[], name: string): number {
  return list.findIndex((each) => each.name === name);
}
