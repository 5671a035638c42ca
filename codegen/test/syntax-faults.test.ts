import { describe, expect, test } from "vitest";
import { parseTexts } from "../parse/parse-texts.ts";
import { tellingFaults } from "../parse/syntax-faults.ts";

/** What is told of one text, as `line:column message`. */
async function told(text: string): Promise<readonly string[]> {
  const answer = await parseTexts([["a.proto", text]]);
  if (answer.ok) return [];
  return tellingFaults(answer.faults, () => text).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const LINES = `syntax = "proto3";
package a;
message One {
  string id = 1;
  oneof what {
    string x = 2; // not a } at all
    string y = 3;
  }
  enum State {
    NEW = 0;
    PAID = 1;
  }
  State state = 4;
  message Inner {
    string a = 1;
  }
  Inner inner = 5;
}
message Two {
  string id = 1;
}
`.split("\n");

const without = (line: number): string => LINES.filter((_, i) => i !== line - 1).join("\n");
const edited = (line: number, from: string, to: string): string =>
  LINES.map((text, i) => (i === line - 1 ? text.replace(from, to) : text)).join("\n");

describe("a brace that is missing", () => {
  test.each([
    [8, "5:3 a `}` is missing: `oneof what`, which begins here, is not closed"],
    [12, "9:3 a `}` is missing: `enum State`, which begins here, is not closed"],
    [16, "14:3 a `}` is missing: `message Inner`, which begins here, is not closed"],
    [18, "3:1 a `}` is missing: `message One`, which begins here, is not closed"],
    [21, "19:1 a `}` is missing: `message Two`, which begins here, is not closed"],
  ])("the closing one in line %i: the block is named where it begins", async (line, first) => {
    const all = await told(without(line));
    expect(all[0]).toBe(first);
    expect(all.join()).not.toContain("unmatched");
    expect(all.length).toBeLessThanOrEqual(3);
  });

  test.each([
    [3, "message One"],
    [5, "oneof what"],
    [9, "enum State"],
    [14, "message Inner"],
  ])("the opening one in line %i: what it belongs to, and little of what follows from it", async (line, what) => {
    const all = await told(edited(line, " {", ""));
    expect(all[0]).toBe(`${line}:${(LINES[line - 1] ?? "").search(/\S/) + 1} a \`{\` is missing behind \`${what}\``);
    expect(all.slice(1).filter((each) => each.startsWith(`${line}:`))).toEqual([]);
    expect(all.length).toBeLessThanOrEqual(3);
  });

  test("how many more there are is told", async () => {
    const all = await told(edited(3, " {", ""));
    expect(all).toHaveLength(3);
    expect(all[2]).toMatch(/ \(and \d+ more in this file\)$/);
  });

  test("without indentation the parser's own place stays", async () => {
    const flat = (text: string): string => text.replace(/^ +/gm, "");
    expect((await told(flat(without(8))))[0]).toMatch(/^3:1 a `}` is missing: `message One`/);
    expect((await told(flat(without(21))))[0]).toMatch(/^19:1 a `}` is missing: `message Two`/);
  });

  test("a fault before it is told too", async () => {
    const text = without(12).replace("string id = 1;", "string id = ;");
    const all = await told(text);
    expect(all[0]).toMatch(/^9:3 a `}` is missing: `enum State`/);
    expect(all[1]).toMatch(/^4:\d+ /);
  });
});

test("types that are not there are all told: none follows from another", async () => {
  const fields = ["A", "B", "C", "D", "E"].map((type, i) => `  ${type} f${i} = ${i + 1};`);
  expect(await told(`syntax = "proto3";\nmessage M {\n${fields.join("\n")}\n}\n`)).toHaveLength(5);
});
