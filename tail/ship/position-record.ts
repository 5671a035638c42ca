import { SluiceError } from "#core";
import type { Generation } from "../follow/generation.ts";

/** Compacted: one record for each generation, keyed `<set>/<id>`. A tombstone: it is remembered no more. */
export const POSITIONS_TOPIC = "sluice_tail_positions";
/** One record for each gap, keyed `<set>/<id>`: bytes that were not found again. */
export const GAPS_TOPIC = "sluice_tail_gaps";

export function positionKey(set: string, id: string): Buffer {
  return Buffer.from(`${set}/${id}`);
}

/** The id of a generation of this set; `undefined` for other sets. */
export function idOf(set: string, key: Buffer | null): string | undefined {
  const text = key?.toString("utf8") ?? "";
  const id = text.startsWith(`${set}/`) ? text.slice(set.length + 1) : "";
  return id === "" || id.includes("/") ? undefined : id;
}

export function writePosition(generation: Generation): Buffer {
  return Buffer.from(JSON.stringify(generation));
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === "string";
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isPrint: Check = (value) => isObject(value) && isCount(value["bytes"]) && isText(value["hash"]);
const isHead: Check = (value) =>
  isPrint(value) && isObject(value) && Array.isArray(value["steps"]) && value["steps"].every(isText);
const KINDS: readonly unknown[] = ["log", "skipped", "packed", "gone"];

const FIELDS: Readonly<Record<keyof Generation, Check>> = {
  id: isText,
  path: isText,
  order: isCount,
  kind: (value) => KINDS.includes(value),
  of: (value) => value === undefined || isText(value),
  name: isText,
  inode: isText,
  head: isHead,
  position: isCount,
  anchor: isPrint,
  line: isCount,
  size: isCount,
  done: (value) => typeof value === "boolean",
};

/** SLUICE_KAFKA when the bytes are no position: going on without it would send a file twice. */
export function readPosition(value: Buffer, where: string): Generation {
  let found: unknown;
  try {
    found = JSON.parse(value.toString("utf8"));
  } catch {
    // Said below.
  }
  if (isObject(found)) {
    const object = found;
    if (Object.entries(FIELDS).every(([name, check]) => check(object[name]))) return object as unknown as Generation;
  }
  throw new SluiceError("SLUICE_KAFKA", `${POSITIONS_TOPIC} holds no position under ${where}`, {
    hint: "another version of Sluice wrote it, or something else did: use another --set to read its files from the beginning",
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
