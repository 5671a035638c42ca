import { beforeAll, describe, expect, test } from "vitest";
import { derivedFile, deriveSchema } from "../derived.ts";
import { lockProblems } from "../derived-lock.ts";
import type { SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { unifiedDiff } from "../unified-diff.ts";
import { columns } from "./derived-columns.ts";
import { derivedProject } from "./derived-project.ts";

/** Columns of an output over its life, and the message after each change. */
interface Life {
  readonly name: string;
  /** The columns, and the lines of the message that come (`+`) and go (`-`) with them. */
  readonly steps: readonly (readonly [columns: string, ...diff: string[]])[];
}

const FIRST = "id STRING NOT NULL, n INT NOT NULL, note STRING";

const LIVES: readonly Life[] = [
  {
    name: "the first columns count from 1",
    steps: [[FIRST, "+string id = 1;", "+int32 n = 2;", "+optional string note = 3;"]],
  },
  {
    name: "a new column is one new line, wherever it stands in the SELECT",
    steps: [
      [FIRST, "*"],
      ["zero BIGINT NOT NULL, id STRING NOT NULL, n INT NOT NULL, note STRING", "+int64 zero = 4;"],
      ["zero BIGINT NOT NULL, id STRING NOT NULL, mid BOOLEAN, n INT NOT NULL, note STRING", "+optional bool mid = 5;"],
    ],
  },
  { name: "another order changes nothing", steps: [[FIRST, "*"], ["note STRING, n INT NOT NULL, id STRING NOT NULL"]] },
  {
    name: "a dropped column leaves number and name reserved, in few ranges",
    steps: [
      ["a INT, b INT, c INT, d INT, e INT, f INT", "*"],
      ["a INT, b INT, d INT, e INT, f INT", "+reserved 3;", '+reserved "c";', "-optional int32 c = 3;"],
      [
        "a INT, b INT, e INT",
        "-reserved 3;",
        "+reserved 3 to 4, 6;",
        '-reserved "c";',
        '+reserved "c", "d", "f";',
        "-optional int32 d = 4;",
        "-optional int32 f = 6;",
      ],
      [
        "a INT",
        "-reserved 3 to 4, 6;",
        "+reserved 2 to 6;",
        '-reserved "c", "d", "f";',
        '+reserved "b", "c", "d", "e", "f";',
        "-optional int32 b = 2;",
        "-optional int32 e = 5;",
      ],
      ["a INT, g INT", "+optional int32 g = 7;"],
    ],
  },
  {
    name: "a renamed column is another column",
    steps: [
      [FIRST, "*"],
      [
        "id STRING NOT NULL, count_ INT NOT NULL, note STRING",
        "+reserved 2;",
        '+reserved "n";',
        "-int32 n = 2;",
        "+int32 count_ = 4;",
      ],
    ],
  },
  {
    name: "a column of another type gets another number, and its name stays in use",
    steps: [
      [FIRST, "*"],
      ["id STRING NOT NULL, n BIGINT NOT NULL, note STRING", "+reserved 2;", "-int32 n = 2;", "+int64 n = 4;"],
      [
        "id STRING NOT NULL, n INT NOT NULL, note STRING",
        "-reserved 2;",
        "+reserved 2, 4;",
        "-int64 n = 4;",
        "+int32 n = 5;",
      ],
    ],
  },
  {
    name: "a column that comes back gets a new number, of the same type or another",
    steps: [
      ["id STRING, n INT, m INT", "*"],
      ["id STRING", "+reserved 2 to 3;", '+reserved "m", "n";', "-optional int32 n = 2;", "-optional int32 m = 3;"],
      ["id STRING, n INT, m DOUBLE", '-reserved "m", "n";', "+optional int32 n = 4;", "+optional double m = 5;"],
      ["id STRING, m DOUBLE", "-reserved 2 to 3;", "+reserved 2 to 4;", '+reserved "n";', "-optional int32 n = 4;"],
    ],
  },
  {
    name: "nullable and NOT NULL are one number: the bytes of a value are the same",
    steps: [
      ["id STRING, n INT NOT NULL, at TIMESTAMP(3)", "*"],
      [
        "id STRING NOT NULL, n INT, at TIMESTAMP(3)",
        "-optional string id = 1;",
        "+string id = 1;",
        "-int32 n = 2;",
        "+optional int32 n = 2;",
      ],
      ["id STRING NOT NULL, n INT NOT NULL, at TIMESTAMP(3)", "-optional int32 n = 2;", "+int32 n = 2;"],
    ],
  },
  {
    name: "one value and a list of it are two columns",
    steps: [
      ["n INT, by_host MAP<STRING NOT NULL, INT NOT NULL>", "*"],
      [
        "n ARRAY<INT NOT NULL> NOT NULL, by_host MAP<STRING NOT NULL, BIGINT NOT NULL>",
        "+reserved 1 to 2;",
        "-optional int32 n = 1;",
        "-map<string, int32> by_host = 2;",
        "+repeated int32 n = 3;",
        "+map<string, int64> by_host = 4;",
      ],
    ],
  },
  {
    name: "a nested row has a lock of its own, lists and maps of rows too",
    steps: [
      ["r ROW<x INT, y STRING>, list ARRAY<ROW<x INT, y STRING> NOT NULL> NOT NULL", "*"],
      [
        "r ROW<y STRING, w INT, x INT>, list ARRAY<ROW<y STRING> NOT NULL> NOT NULL",
        "+optional int32 w = 3;",
        "+reserved 1;",
        '+reserved "x";',
        "-optional int32 x = 1;",
      ],
      [
        "r ROW<y STRING, w BIGINT, x INT>, list ARRAY<ROW<y STRING, x INT> NOT NULL> NOT NULL",
        "+reserved 3;",
        "-optional int32 w = 3;",
        "+optional int64 w = 4;",
        '-reserved "x";',
        "+optional int32 x = 3;",
      ],
    ],
  },
  {
    name: "rows in rows keep their numbers when the row moves",
    steps: [
      ["o ROW<i ROW<a INT, b INT>, n INT>, id STRING", "*"],
      ["id STRING, o ROW<n INT, i ROW<b INT, a INT>>"],
      ["id STRING, o ROW<n INT, i ROW<b INT>>", "+reserved 1;", '+reserved "a";', "-optional int32 a = 1;"],
    ],
  },
  {
    name: "a row that becomes a list of rows is another column with the same inner numbers",
    steps: [
      ["id STRING, r ROW<x INT, y INT>", "*"],
      ["id STRING, r ARRAY<ROW<y INT, x INT> NOT NULL>", "+reserved 2;", "-R r = 2;", "+repeated R r = 3;"],
    ],
  },
  {
    name: "DECIMAL(20, 0) is a uint64: as a column, an element, a key and a value",
    steps: [
      [
        "u DECIMAL(20, 0) NOT NULL, o DECIMAL(20, 0), l ARRAY<DECIMAL(20, 0) NOT NULL>, m MAP<DECIMAL(20, 0) NOT NULL, DECIMAL(20, 0) NOT NULL>",
        "+uint64 u = 1;",
        "+optional uint64 o = 2;",
        "+repeated uint64 l = 3;",
        "+map<uint64, uint64> m = 4;",
      ],
      [
        "u BIGINT NOT NULL, o DECIMAL(20, 0), l ARRAY<DECIMAL(20, 0) NOT NULL>, m MAP<DECIMAL(20, 0) NOT NULL, DECIMAL(20, 0) NOT NULL>",
        "+reserved 1;",
        "-uint64 u = 1;",
        "+int64 u = 5;",
      ],
    ],
  },
];

const table = (i: number): string => `life_${i}`;
const lines = (text: string): string[] => text.split("\n").map((line) => line.trim());

/** The lines that came and went in a line diff, sorted. A line that moved is among them twice. */
function difference(before: string, after: string): string[] {
  const changed = unifiedDiff("f", before, after)
    .split("\n")
    .filter((line) => /^[-+](?![-+]{2} f$)/.test(line));
  return changed.map((line) => line[0] + line.slice(1).trim()).sort();
}

describe("the lock over the life of an output", () => {
  /** Texts by life and step. Every step is parsed by the real parser, all lives in one run. */
  const texts: string[][] = LIVES.map(() => []);

  beforeAll(async () => {
    const project = derivedProject();
    try {
      let model: SchemaModel = {
        files: [],
        messages: new Map(),
        enums: new Map(),
        logs: [],
        references: [],
        outputs: [],
      };
      for (let step = 0; step < Math.max(...LIVES.map((life) => life.steps.length)); step++) {
        for (const [i, life] of LIVES.entries()) {
          const planned = life.steps[step]?.[0];
          if (planned === undefined) continue;
          const message = model.outputs.find((output) => output.name === table(i))?.message;
          const { text, faults } = deriveSchema(table(i), "a life", columns(planned), { model, message });
          expect(faults, life.name).toEqual([]);
          expect(lockProblems(derivedFile(table(i)), text), life.name).toEqual([]);
          texts[i]?.push(text);
          project.write(derivedFile(table(i)), text);
        }
        const read = await readSchemas(project.root);
        expect(read.problems).toEqual([]);
        model = read.model;
      }
    } finally {
      project.remove();
    }
  });

  for (const [i, life] of LIVES.entries()) {
    test(life.name, () => {
      for (const [step, [, ...expected]] of life.steps.entries()) {
        if (expected[0] === "*") continue;
        const before =
          step === 0
            ? lines(texts[i]?.[0] ?? "")
                .filter((l) => !/ = \d+;/.test(l))
                .join("\n")
            : (texts[i]?.[step - 1] ?? "");
        expect(difference(before, texts[i]?.[step] ?? "")).toEqual([...expected].sort());
      }
    });
  }
});

test("two models that change in one run keep their locks apart, one that reads the other too", async () => {
  const project = derivedProject();
  try {
    project.model("amounts", ["id STRING NOT NULL", "amount DOUBLE"]);
    project.model("big_amounts", ["id STRING NOT NULL", "amount DOUBLE"], "amounts");
    expect(await project.codegen()).toEqual([]);
    project.model("amounts", ["id STRING NOT NULL", "currency STRING", "amount BIGINT"]);
    project.model("big_amounts", ["amount DOUBLE"], "amounts");
    expect(await project.codegen()).toEqual([]);
    const fields = (name: string): string[] =>
      lines(project.read(derivedFile(name))).filter((line) => / = \d+;|^reserved/.test(line));
    expect(fields("amounts")).toEqual([
      "reserved 2;",
      "string id = 1;",
      "optional string currency = 3;",
      "optional int64 amount = 4;",
    ]);
    expect(fields("big_amounts")).toEqual(["reserved 1;", 'reserved "id";', "optional double amount = 2;"]);
    expect(await project.codegen()).toEqual([]);
    expect(fields("amounts")).toHaveLength(4);
  } finally {
    project.remove();
  }
});
