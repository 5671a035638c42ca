import { Unfit } from "./unfit.ts";

/** More digits than a number keeps exactly. */
const LONG_NUMBER = /\d{16}/;

/** One JSON object. Integers that a number cannot hold come as their text. */
export function readJsonLine(text: string): Readonly<Record<string, unknown>> | Unfit {
  let value: unknown;
  try {
    value = LONG_NUMBER.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
  } catch (error) {
    return new Unfit(`no JSON: ${(error as Error).message.slice(0, 120)}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Unfit("no JSON object");
  return value as Readonly<Record<string, unknown>>;
}

function exact(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
}

/** The value under a name, or under names with dots between; null is none. */
export function jsonValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name] ?? undefined;
  if (!name.includes(".")) return undefined;
  let value: unknown = object;
  for (const step of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value ?? undefined;
}
