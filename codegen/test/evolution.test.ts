import { describe, expect, test } from "vitest";
import { COMPATIBILITY_LEVELS, type CompatibilityLevel } from "#core";
import {
  CHANGE_TYPES,
  type Change,
  type Compatibility,
  judgeLevel,
  parseRegistered,
  type RegisteredText,
} from "../evolution/index.ts";
import { FIELD_PAIRS } from "./evolution/field-pairs.ts";
import { IMPORT_PAIRS } from "./evolution/import-pairs.ts";
import { ONEOF_PAIRS } from "./evolution/oneof-pairs.ts";
import { type Pair, proto3 } from "./evolution/pair.ts";
import { TYPE_PAIRS } from "./evolution/type-pairs.ts";

const PAIRS: readonly Pair[] = [...FIELD_PAIRS, ...ONEOF_PAIRS, ...TYPE_PAIRS, ...IMPORT_PAIRS];

test.concurrent.each(PAIRS)("$name: every level tells exactly these differences", async (pair) => {
  const { old, next, backward, forward, passes } = pair;
  const both = [...new Set([...forward, ...backward])];
  const backs = passes === "both" || passes === "backward";
  const forth = passes === "both" || passes === "forward";
  const labels: Readonly<Record<CompatibilityLevel, readonly [boolean, readonly string[]]>> = {
    NONE: [true, []],
    BACKWARD: [backs, backward],
    BACKWARD_TRANSITIVE: [backs, backward],
    FORWARD: [forth, forward],
    FORWARD_TRANSITIVE: [forth, forward],
    FULL: [passes === "both", both],
    FULL_TRANSITIVE: [passes === "both", both],
  };
  for (const level of COMPATIBILITY_LEVELS) {
    const said = await judge(level, next, [old]);
    const [compatible, changes] = labels[level];
    expect({ level, compatible: said.compatible, changes: written(said) }).toEqual({
      level,
      compatible,
      changes: [...changes].sort(),
    });
  }
});

test("every difference type has pairs in both directions, at the top and inside of something", () => {
  const found = (of: "backward" | "forward", type: string): readonly string[] =>
    PAIRS.flatMap((pair) => pair[of]).filter((change) => change.startsWith(`${type} `));
  const depths = (type: string): number[] => found("backward", type).map((change) => change.split("/").length);
  const missing = CHANGE_TYPES.flatMap((type) => [
    ...(found("backward", type).length >= 2 ? [] : [`${type} backward`]),
    ...(found("forward", type).length >= 1 ? [] : [`${type} forward`]),
    ...(type === "PACKAGE_CHANGED" || new Set(depths(type)).size > 1 ? [] : [`${type} nested`]),
  ]);
  expect(missing).toEqual([]);
  expect(PAIRS.length).toBeGreaterThanOrEqual(80);
  expect(new Set(PAIRS.map(({ name }) => name)).size).toBe(PAIRS.length);
});

describe("earlier versions", () => {
  const first = proto3("message Order { string id = 1; int64 cents = 2; }");
  const second = proto3("message Order { string id = 1; }");
  const third = proto3("message Order { string id = 1; string cents = 2; }");

  test("the last one alone counts, unless the level is transitive", async () => {
    expect(await judge("BACKWARD", third, [first, second])).toEqual({
      compatible: true,
      changes: [{ type: "FIELD_ADDED", path: "#/Order/2", version: 2 }],
    });
    expect(await judge("BACKWARD_TRANSITIVE", third, [first, second])).toEqual({
      compatible: false,
      changes: [
        { type: "FIELD_ADDED", path: "#/Order/2", version: 2 },
        { type: "FIELD_SCALAR_KIND_CHANGED", path: "#/Order/2", version: 1 },
      ],
    });
    expect((await judge("FORWARD", third, [first, second])).compatible).toBe(true);
    expect((await judge("FORWARD_TRANSITIVE", third, [first, second])).compatible).toBe(false);
    expect((await judge("FULL", third, [first, second])).compatible).toBe(true);
    expect((await judge("FULL_TRANSITIVE", third, [first, second])).compatible).toBe(false);
    expect(await judge("NONE", third, [first, second])).toEqual({ compatible: true, changes: [] });
  });

  test("the first version of a subject is compatible with everything", async () => {
    for (const level of COMPATIBILITY_LEVELS)
      expect(await judge(level, third, [])).toEqual({ compatible: true, changes: [] });
  });
});

test("an imported message that many fields hold is looked at once, and told for each of them", async () => {
  const layers = Array.from({ length: 30 }, (_, i) => {
    const type = i === 0 ? "int32" : `L${i - 1}`;
    return `message L${i} { ${type} a = 1; ${type} b = 2; }`;
  }).join("\n");
  const text = (body: string): RegisteredText =>
    proto3('import "l.proto"; message Order { l.L29 x = 1; l.L29 y = 2; }', { "l.proto": `package l; ${body}` });
  const said = await judge("BACKWARD", text(layers.replace("int32 a", "string a")), [text(layers)]);
  expect(written(said).filter((change) => /#\/(L0|L29|Order)\//.test(change))).toEqual([
    "FIELD_NAMED_TYPE_CHANGED #/L29/1",
    "FIELD_NAMED_TYPE_CHANGED #/L29/2",
    "FIELD_NAMED_TYPE_CHANGED #/Order/1",
    "FIELD_NAMED_TYPE_CHANGED #/Order/2",
    "FIELD_SCALAR_KIND_CHANGED #/L0/1",
  ]);
});

test("a registered text that cannot be read is told as such", async () => {
  await expect(parseRegistered(proto3("message Order { Money m = 1; }"))).rejects.toMatchObject({
    code: "SLUICE_PROTO_SYNTAX",
    message: expect.stringMatching(/^a registered schema cannot be read: .*Money/),
  });
});

async function judge(
  level: CompatibilityLevel,
  next: RegisteredText,
  earlier: readonly RegisteredText[],
): Promise<Compatibility> {
  const schemas = await Promise.all(earlier.map(parseRegistered));
  const versions = schemas.map((schema, i) => ({ schema, ...(earlier.length > 1 && { version: i + 1 }) }));
  return judgeLevel(level, await parseRegistered(next), versions);
}

function written({ changes }: Compatibility): readonly string[] {
  return changes.map(({ type, path }: Change) => `${type} ${path}`).sort();
}
