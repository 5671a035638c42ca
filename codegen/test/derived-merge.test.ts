import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { derivedFile, deriveSchema } from "../derived.ts";
import { lockProblems } from "../derived-lock.ts";
import type { Message, SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { columns } from "./derived-columns.ts";
import { type DerivedProject, derivedProject } from "./derived-project.ts";

const EMPTY: SchemaModel = { files: [], messages: new Map(), enums: new Map(), logs: [], references: [], outputs: [] };

describe("after a git merge", () => {
  const file = derivedFile("amounts");
  const base = ["id STRING NOT NULL", "gap_a INT", "amount DOUBLE", "gap_b INT", "note STRING"];
  let project: DerivedProject;

  const git = (...args: string[]): { code: number | null; out: string } => {
    const who = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "core.hooksPath=/dev/null"];
    const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
    const run = spawnSync("git", [...who, ...args], { cwd: project.root, encoding: "utf8", env });
    return { code: run.status, out: run.stdout + run.stderr };
  };
  const commit = async (planned: readonly string[]): Promise<void> => {
    project.model("amounts", planned);
    expect(await project.codegen()).toEqual([]);
    git("add", "-A");
    expect(git("commit", "-qm", "change").code).toBe(0);
  };
  const fields = (): string[] =>
    project
      .read(file)
      .split("\n")
      .filter((line) => / = \d+;|^ {2}reserved/.test(line))
      .map((line) => line.trim());

  /** Both branches add a column, far apart in the SELECT, so that the model itself merges without a conflict. */
  beforeAll(async () => {
    project = derivedProject();
    expect(git("init", "-q", "-b", "main").code).toBe(0);
    await commit(base);
    git("checkout", "-qb", "feature");
    await commit([...base.slice(0, 4), "note STRING", "country STRING"]);
    git("checkout", "-q", "main");
    await commit(["id STRING NOT NULL", "currency STRING", ...base.slice(1)]);
  });
  afterAll(() => project.remove());

  test("a conflict in the lock stops the run at its place, and the command of the hint is the way out", async () => {
    git("checkout", "-q", "feature");
    const merge = git("merge", "main");
    expect(merge.code).toBe(1);
    expect(merge.out).toContain(`CONFLICT (content): Merge conflict in ${file}`);
    expect(merge.out).not.toContain("Merge conflict in sql/");
    const broken = project.read(file);

    const [problem, ...others] = await project.codegen();
    expect(others).toEqual([]);
    expect(problem?.code).toBe("SLUICE_DERIVED_LOCK");
    expect(broken.split("\n")[(problem?.location?.line ?? 0) - 1]).toMatch(/^<<<<<<< /);
    expect(project.read(file)).toBe(broken);

    const command = /`git ([^`]*)`/.exec(problem?.hint ?? "")?.[1] ?? "";
    expect(git(...command.split(" ")).code).toBe(0);
    expect(await project.codegen()).toEqual([]);
    // 6 is what main has written rows with; the feature's own 6 was never deployed there.
    expect(fields().slice(-2)).toEqual(["optional string currency = 6;", "optional string country = 7;"]);
    git("add", "-A");
    expect(git("commit", "-qm", "merged").code).toBe(0);
    git("reset", "-q", "--hard", "HEAD~1");
  });

  test("lines of both sides in one file are found, with both places, and the merge can still be mended", async () => {
    git("checkout", "-q", "main");
    git("merge", "feature");
    const both = project.read(file).replace(/^(<{7}|={7}|>{7}).*\n/gm, "");
    project.write(file, both);
    git("add", "-A");
    expect(git("commit", "-qm", "took both").code).toBe(0);

    const [problem, ...others] = await project.codegen();
    expect(others).toEqual([]);
    expect(problem?.message).toBe('number 6 of Amounts stands for "currency" and for "country"');
    const line = (at: number | undefined): string => both.split("\n")[(at ?? 0) - 1] ?? "";
    expect(line(problem?.location?.line)).toContain("country = 6");
    expect(line(problem?.related?.line)).toContain("currency = 6");
    expect(project.read(file)).toBe(both);

    expect(problem?.hint).toContain("main~1");
    expect(git("checkout", "main~1", "--", file).code).toBe(0);
    expect(await project.codegen()).toEqual([]);
    expect(fields().slice(-2)).toEqual(["optional string currency = 6;", "optional string country = 7;"]);
  });
});

describe("merges of two changes to one output", () => {
  const BASE = "id STRING, a INT, b INT, c INT, d INT, r ROW<x INT, y INT>";
  const CHANGES: Readonly<Record<string, string>> = {
    "adds a column": `${BASE}, added_here STRING`,
    "adds another": `id STRING, other BIGINT, a INT, b INT, c INT, d INT, r ROW<x INT, y INT>`,
    "drops the last": "id STRING, a INT, b INT, c INT, d INT",
    "drops one in the middle": "id STRING, a INT, c INT, d INT, r ROW<x INT, y INT>",
    "drops another": "id STRING, a INT, b INT, c INT, r ROW<x INT, y INT>",
    "changes a type": "id STRING, a BIGINT, b INT, c INT, d INT, r ROW<x INT, y INT>",
    "makes one NOT NULL": "id STRING, a INT NOT NULL, b INT, c INT, d INT, r ROW<x INT, y INT>",
    "adds to the row": "id STRING, a INT, b INT, c INT, d INT, r ROW<x INT, z STRING, y INT>",
    "changes the order": "r ROW<y INT, x INT>, d INT, c INT, b INT, a INT, id STRING",
  };
  const names = Object.keys(CHANGES);
  const table = (i: number, j: number): string => `pair_${i}_${j}`;
  const folder = mkdtempSync(join(tmpdir(), "sluice-merge-"));
  const project = derivedProject();
  afterAll(() => {
    rmSync(folder, { recursive: true });
    project.remove();
  });

  const pairs = names.flatMap((_, i) => names.slice(i + 1).map((_, j) => [i, i + 1 + j] as const));
  const mergeFile = (ours: string, base: string, theirs: string): string => {
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [write("ours", ours), write("base", base), write("theirs", theirs)];
    return spawnSync("git", ["merge-file", "-p", ...files], { encoding: "utf8" }).stdout;
  };

  test("what git merges in silence is a sound lock; all else is refused", async () => {
    const derive = (output: string, planned: string, model: SchemaModel, message?: Message): string =>
      deriveSchema(output, "p", columns(planned), { model, message }).text;
    for (const [i, j] of pairs) project.write(derivedFile(table(i, j)), derive(table(i, j), BASE, EMPTY));
    const { model } = await readSchemas(project.root);

    const refused: string[] = [];
    const sound = new Map<string, readonly [string, string]>();
    for (const [i, j] of pairs) {
      const message = model.outputs.find((output) => output.name === table(i, j))?.message;
      const side = (k: number): string => derive(table(i, j), CHANGES[names[k] ?? ""] ?? "", model, message);
      const [ours, theirs] = [side(i), side(j)];
      const file = derivedFile(table(i, j));
      const merged = mergeFile(ours, project.read(file), theirs);
      if (lockProblems(file, merged).length > 0) refused.push(`${names[i]} / ${names[j]}`);
      else {
        sound.set(table(i, j), [ours, theirs]);
        project.write(file, merged);
      }
    }
    // The real parser takes every one of them, and each number is what both sides made of it.
    const { model: after, problems } = await readSchemas(project.root);
    expect(problems).toEqual([]);
    const meaning = (text: string): Map<string, string> =>
      new Map(
        [...text.matchAll(/^ {2}(?:optional |repeated )?(\w+) (\w+) = (\d+)/gm)].map((m) => [
          m[3] ?? "",
          `${m[1]} ${m[2]}`,
        ]),
      );
    for (const [name, sides] of sound) {
      const message = after.outputs.find((output) => output.name === name)?.message;
      for (const text of sides)
        for (const [number, said] of meaning(text)) {
          const field = message?.fields.find((f) => f.number === Number(number));
          const held = message?.reservedRanges.some((r) => r.start <= Number(number) && Number(number) <= r.end);
          expect(field ? said.endsWith(` ${field.name}`) : held, `${name} ${number} ${said}`).toBe(true);
        }
    }
    expect(refused).toContain("adds a column / adds another");
    expect(refused.length + sound.size).toBe(pairs.length);
    expect(sound.size).toBeGreaterThan(5);
  });
});

describe("a lock that cannot be trusted", () => {
  const head = 'syntax = "proto3";\n\npackage sluice.derived.v1;\n\n';
  const found = (body: string, whole = head + body): string[] =>
    lockProblems("schemas/derived/sums.proto", whole).map(
      ({ location, message }) => `${(location?.line ?? 0) - 4}:${location?.column}:${location?.length} ${message}`,
    );
  const message = (...body: string[]): string => `message Sums {\n${body.map((line) => `  ${line}`).join("\n")}\n}\n`;

  test.each([
    ["a name twice", message("string a = 1;", "int64 a = 2;"), ['3:9:1 Sums has "a" twice']],
    ["a number twice", message("string a = 1;", "int64 b = 1;"), ['3:9:1 number 1 of Sums stands for "a" and for "b"']],
    [
      "a number in use and reserved",
      message("reserved 2 to 3;", "string a = 1;", "optional int64 b = 3;"),
      ['4:18:1 number 3 of Sums is "b" and is reserved'],
    ],
    [
      "a name in use and reserved",
      message('reserved "a";', "string a = 1;"),
      ['3:10:1 "a" of Sums is a column and is reserved'],
    ],
    ["a number reserved twice", message("reserved 2, 2 to 3;", "string a = 1;"), ["2:15:6 Sums reserves 2 to 3 twice"]],
    ["a name reserved twice", message('reserved "b", "b";', "string a = 1;"), ['2:17:3 Sums reserves "b" twice']],
    [
      "a line that was taken out",
      message("reserved 2;", "string a = 1;", "map<string, int64> d = 5;"),
      ["1:9:4 Sums has lost number 3 to 4: neither a column nor reserved"],
    ],
    [
      "a fault in a nested row",
      message("message R {", "  int32 x = 2;", "}", "R r = 1;"),
      ["2:11:1 Sums.R has lost number 1: neither a column nor reserved"],
    ],
    [
      "no number left",
      message("reserved 2 to max;", "string a = 1;"),
      ["2:12:8 Sums reserves every number to the last: no column can be added"],
    ],
    ["another file's message", "message Other {\n}\n", ["1:9:5 message Other is not the one of sums: Sums"]],
    [
      "two messages",
      `${message("string a = 1;")}${message("string a = 1;")}`,
      ["4:9:4 it holds the message Sums twice"],
    ],
    ["no message", "", ["-3:1:1 it holds no message: the field numbers of sums are lost"]],
  ])("%s", (_, body, expected) => expect(found(body)).toEqual(expected));

  test("an empty file and another package", () => {
    expect(found("", "")).toEqual(["-3:1:1 it holds no message: the field numbers of sums are lost"]);
    expect(found("", `syntax = "proto3";\npackage other.v1;\n${message("string a = 1;")}`)).toEqual([
      "-3:1:1 its package is not sluice.derived.v1",
    ]);
  });

  test("columns that are called like words of Protobuf are no statements", () => {
    const words = [
      "message Message {",
      "  int32 x = 1;",
      "}",
      "Message message = 1;",
      "string reserved = 2;",
      "int32 package = 3;",
      "optional string optional = 4;",
    ];
    expect(found(message(...words))).toEqual([]);
  });

  test("a file that was deleted is asked for, and numbers do not start again", async () => {
    const project = derivedProject();
    const file = derivedFile("amounts");
    try {
      project.model("amounts", ["id STRING NOT NULL", "a INT", "b INT"]);
      expect(await project.codegen()).toEqual([]);
      const lock = project.read(file);
      project.write("kafka/generated/derived/amounts.ts", "// as codegen emits it");
      rmSync(join(project.root, file));
      project.model("amounts", ["b INT", "id STRING NOT NULL"]);
      const problems = await project.codegen();
      expect(problems.map((p) => `${p.location?.file}:${p.location?.line} ${p.code} ${p.message}`)).toEqual([
        `sql/flink/order/amounts.sql:5 SLUICE_DERIVED_LOCK ${file} is gone: it held the field numbers of amounts`,
      ]);
      project.write(file, lock);
      expect(await project.codegen()).toEqual([]);
      expect(project.read(file)).toContain("optional int32 b = 3;");
      // A whole output that goes takes its lock along.
      rmSync(join(project.root, "sql/flink/order/amounts.sql"));
      expect(await project.codegen()).toEqual([]);
    } finally {
      project.remove();
    }
  });

  test("what only the parser finds is told as a fault of the lock", async () => {
    const project = derivedProject();
    try {
      project.write("schemas/derived/sums.proto", head + message("strin a = 1;"));
      const problems = await project.codegen();
      expect(problems.map((p) => `${p.code} ${p.location?.file}:${p.location?.line}`)).toEqual([
        "SLUICE_DERIVED_LOCK schemas/derived/sums.proto:6",
      ]);
      expect(problems[0]?.hint).toContain("git checkout main -- schemas/derived/sums.proto");
    } finally {
      project.remove();
    }
  });
});
