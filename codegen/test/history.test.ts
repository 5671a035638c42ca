import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Problem, ROOT } from "#core";
import { generate } from "../generate.ts";
import { reusedNumbers, schemaHistory, schemaTexts } from "../history/index.ts";
import { scanProto } from "../history/scan-proto.ts";
import { readSchemas } from "../parse/read-schemas.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sluice-history-"));
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe", encoding: "utf8" });
}

/** Writes the fields of a message and commits them. */
function commit(subject: string, fields: string, file = "schemas/shop/v1/shop.proto"): string {
  write(fields, file);
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", subject);
  return git("rev-parse", "HEAD").slice(0, 8);
}

function write(fields: string, file = "schemas/shop/v1/shop.proto"): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `syntax = "proto3";\npackage shop.v1;\nmessage Item {\n${fields}\n}\n`);
}

async function problems(): Promise<readonly Problem[]> {
  const { model } = await readSchemas(root);
  return reusedNumbers(model, await schemaHistory(root), schemaTexts(root));
}

const messages = async (): Promise<readonly string[]> => (await problems()).map(({ message }) => message);

describe("the number of a field that was removed", () => {
  beforeEach(() => {
    git("init", "--quiet", "--initial-branch", "main");
    commit("first", "  string id = 1;\n  string note = 2;");
  });

  test("is refused though nobody reserved it, with the commit that removed it and a number that is free", async () => {
    const removed = commit("take the note out", "  string id = 1;");
    commit("something else", "  string id = 1;\n  string more = 3;");
    write("  string id = 1;\n  string more = 3;\n  int64 price = 2;");
    const [problem, ...rest] = await problems();
    expect(rest).toEqual([]);
    expect(problem?.message).toMatch(
      new RegExp(
        `^Item\\.price has number 2, which "note" \\(string\\) had: commit ${removed} of \\d{4}-\\d\\d-\\d\\d removed it \\("take the note out"\\)$`,
      ),
    );
    expect(problem?.hint).toContain("take number 4, and write `reserved 2;`");
    expect(problem).toMatchObject({
      code: "SLUICE_PROTO_LINT",
      location: { file: "schemas/shop/v1/shop.proto", line: 6, column: 9 },
    });
  });

  test("stops codegen", async () => {
    commit("take the note out", "  string id = 1;");
    write("  string id = 1;\n  string price = 2;");
    const planner = { plan: () => Promise.reject(new Error("asked")), close: () => Promise.resolve() };
    const { files, problems: found } = await generate({ root, planner, emitTypeScript: () => new Map([["a", "b"]]) });
    expect(files.size).toBe(0);
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('which "note" (string) had')]);
  });

  test("is refused in the same change, committed or not, and after it was merged", async () => {
    write("  string id = 1;\n  int64 price = 2;");
    expect(await messages()).toEqual([
      'Item.price has number 2, which "note" (string) had: it is removed by what is not committed yet',
    ]);
    const both = commit("swap", "  string id = 1;\n  int64 price = 2;");
    expect(await messages()).toEqual([expect.stringContaining(`had: commit ${both} of`)]);
    commit("later", "  string id = 1;\n  int64 price = 2;\n  string more = 3;");
    expect(await messages()).toEqual([expect.stringContaining(`had: commit ${both} of`)]);
  });

  test("is known on a branch that was merged, as the merge", async () => {
    git("switch", "--quiet", "--create", "work");
    commit("out", "  string id = 1;");
    git("switch", "--quiet", "main");
    git("merge", "--quiet", "--no-ff", "--message", "merge the work", "work");
    write("  string id = 1;\n  int64 price = 2;");
    expect(await messages()).toEqual([expect.stringContaining('removed it ("merge the work")')]);
  });

  test("is no used one when it came and went on a branch before it was merged: nobody had it", async () => {
    git("switch", "--quiet", "--create", "work");
    commit("a try", "  string id = 1;\n  string note = 2;\n  string tried = 3;");
    commit("not so", "  string id = 1;\n  string note = 2;\n  string mine = 4;");
    write("  string id = 1;\n  string note = 2;\n  int64 price = 3;");
    expect(await messages()).toHaveLength(1);
    git("checkout", "--quiet", ".");
    git("switch", "--quiet", "main");
    // Both sides have a change that stays, so that git follows both.
    writeFileSync(
      join(root, "schemas/shop/v1/other.proto"),
      'syntax = "proto3";\npackage shop.v1;\nmessage Other {}\n',
    );
    git("add", "--all");
    git("commit", "--quiet", "--message", "meanwhile");
    git("merge", "--quiet", "--no-ff", "--message", "merge the work", "work");
    write("  string id = 1;\n  string note = 2;\n  string mine = 4;\n  int64 price = 3;");
    expect(await messages()).toEqual([]);
  });

  test("is known in a message in a message, in a oneof, and when the file got another name", async () => {
    const inner = (fields: string): string =>
      `  string id = 1;\n  message Inner {\n    oneof what {\n${fields}    }\n  }`;
    commit("inner", inner("      string a = 1;\n      string b = 2;\n"));
    commit("out", inner("      string a = 1;\n"));
    rmSync(join(root, "schemas/shop/v1/shop.proto"));
    commit("moved", inner("      string a = 1;\n"), "schemas/shop/v1/item.proto");
    write(inner("      string a = 1;\n      int64 c = 2;\n"), "schemas/shop/v1/item.proto");
    expect(await messages()).toEqual([
      expect.stringMatching(/^Inner\.c has number 2, which "b" \(string\) had: .*"out"/),
    ]);
  });

  test("may come back, and may have another name; a comment says when it may be another", async () => {
    commit("out", "  string id = 1;");
    write("  string id = 1;\n  string note = 2;");
    expect(await messages()).toEqual([]);
    commit("again", "  string id = 1;\n  string note = 2;");
    commit("renamed", "  string id = 1;\n  string remark = 2;");
    expect(await messages()).toEqual([]);
    commit("out again", "  string id = 1;");
    write("  string id = 1;\n  int64 price = 2; // schema-check: allow number-reused Item.2: never deployed");
    expect(await messages()).toEqual([]);
    write("  string id = 1;\n  int64 price = 2; // schema-check: allow number-reused Item.2");
    expect(await messages()).toHaveLength(1);
  });

  test("is not held against a message that is new under an old name", async () => {
    rmSync(join(root, "schemas/shop/v1/shop.proto"));
    git("commit", "--quiet", "--all", "--message", "no item");
    write("  string id = 1;\n  int64 price = 2;");
    expect(await messages()).toEqual([]);
  });

  test("in a shallow clone: what is there is seen, and what is not is told", async () => {
    const known = commit("take the note out", "  string id = 1;");
    const clone = `${root}-shallow`;
    for (const depth of [1, 2]) {
      execFileSync("git", ["clone", "--quiet", "--depth", String(depth), `file://${root}`, clone], { stdio: "pipe" });
      const whole = root;
      root = clone;
      write("  string id = 1;\n  int64 price = 2;");
      const told = await problems();
      root = whole;
      rmSync(clone, { recursive: true });
      expect(told.at(-1)).toMatchObject({
        severity: "warning",
        message: expect.stringMatching(/^this is a shallow clone: what was removed before \w{8} \(.*\) is not known/),
        hint: expect.stringContaining("git fetch --unshallow"),
      });
      expect(told.slice(0, -1).map(({ message }) => message)).toEqual(
        depth === 1 ? [] : [expect.stringContaining(`commit ${known} of`)],
      );
    }
  });

  test("in a project that is a part of its repository", async () => {
    const whole = root;
    mkdirSync(join(root, "apps"));
    git("mv", "schemas", "apps/schemas");
    git("commit", "--quiet", "--message", "moved");
    root = join(whole, "apps");
    commit("out", "  string id = 1;");
    write("  string id = 1;\n  int64 price = 2;");
    const told = await messages();
    root = whole;
    expect(told).toEqual([expect.stringContaining('removed it ("out")')]);
  });
});

test("without a repository, and in one without a commit, nothing is said", async () => {
  write("  string id = 1;");
  expect(await problems()).toEqual([]);
  git("init", "--quiet");
  expect(await problems()).toEqual([]);
});

test("without git nothing is said", async () => {
  git("init", "--quiet");
  commit("first", "  string id = 1;");
  const path = process.env["PATH"];
  process.env["PATH"] = join(root, "nowhere");
  try {
    expect(await schemaHistory(root)).toBeUndefined();
  } finally {
    process.env["PATH"] = path;
  }
});

describe("the number of a value of an enum that was removed", () => {
  const status = (values: string, before = ""): string => `${before}  enum Status {\n    NEW = 0;\n${values}  }`;
  const paid = status("    PAID = 1;\n    SENT = 2;\n");
  const reason = "    LOST = 1; // schema-check: allow number-reused Item.Status.1: never sent\n    SENT = 2;\n";
  beforeEach(() => {
    git("init", "--quiet", "--initial-branch", "main");
    commit("first", paid);
  });

  test("is refused like that of a field, with the commit that removed it, and a number that is free", async () => {
    const removed = commit("nobody pays", status("    SENT = 2;\n"));
    commit("later", status("    SENT = 2;\n    BACK = 3;\n"));
    write(status("    SENT = 2;\n    BACK = 3;\n    LOST = 1;\n"));
    const [problem, ...rest] = await problems();
    expect(rest).toEqual([]);
    expect(problem?.message).toMatch(
      new RegExp(
        `^Status\\.LOST has number 1, which "PAID" had: commit ${removed} of .* removed it \\("nobody pays"\\)$`,
      ),
    );
    expect(problem?.hint).toContain("take number 4, and write `reserved 1;` into the enum");
    expect(problem?.hint).toContain("// schema-check: allow number-reused Item.Status.1: <reason>");
    expect(problem?.location).toMatchObject({ file: "schemas/shop/v1/shop.proto", line: 8, column: 5, length: 4 });
  });

  test("may get another name, come back, and have an alias; a comment says when it may be another", async () => {
    write(status("    SETTLED = 1;\n    SENT = 2;\n"));
    expect(await messages()).toEqual([]);
    commit("another name", status("    SETTLED = 1;\n    SENT = 2;\n"));
    commit("out", status("    SENT = 2;\n"));
    write(status("    SETTLED = 1;\n    SENT = 2;\n"));
    expect(await messages()).toEqual([]);
    write(status(reason));
    expect(await messages()).toEqual([]);
    write(status(reason.replace(": never sent", "")));
    expect(await messages()).toHaveLength(1);
  });

  test("an alias is none, neither when it comes nor when one of them goes", async () => {
    const alias = status("    option allow_alias = true;\n    PAID = 1;\n    SETTLED = 1;\n    SENT = 2;\n");
    write(alias);
    expect(await messages()).toEqual([]);
    commit("an alias", alias);
    commit("later", `${alias}\n  string id = 1;`);
    expect(await messages()).toEqual([]);
    for (const moved of ["", "    PAID = 3;\n"]) {
      write(status(`    SETTLED = 1;\n    SENT = 2;\n${moved}`));
      expect(await messages()).toEqual([]);
    }
  });

  test("what has its number is another one when the old name moved to another number, of fields too", async () => {
    write(status("    LOST = 1;\n    SENT = 2;\n    PAID = 3;\n"));
    expect(await messages()).toEqual([
      'Status.LOST has number 1, which "PAID" had: it is removed by what is not committed yet',
    ]);
    commit("fields", `  string note = 1;\n  string more = 2;`);
    write(`  string more = 1;\n  string note = 2;`);
    expect(await messages()).toHaveLength(2);
  });

  test("is known of an enum of no message, below zero too, and not held against an enum that is new", async () => {
    const file = "schemas/shop/v1/level.proto";
    const whole = (values: string): string =>
      `syntax = "proto3";\npackage shop.v1;\nenum Level {\n  NONE = 0;\n${values}}\n`;
    const put = (values: string): void => writeFileSync(join(root, file), whole(values));
    put("  LOW = -1;\n");
    git("add", "--all");
    git("commit", "--quiet", "--message", "levels");
    put("");
    git("commit", "--quiet", "--all", "--message", "no low");
    put("  DEEP = -1;\n");
    const [problem] = await problems();
    expect(problem?.message).toMatch(/^Level\.DEEP has number -1, which "LOW" had: .*\("no low"\)$/);
    expect(problem?.hint).toContain("number-reused Level.-1: <reason>");
    put("  DEEP = -1; // schema-check: allow number-reused Level.-1: never sent\n");
    expect(await messages()).toEqual([]);
    rmSync(join(root, file));
    git("commit", "--quiet", "--all", "--message", "no levels");
    put("  OTHER = -1;\n");
    expect(await messages()).toEqual([]);
  });
});

describe("the fields of an old text", () => {
  test("are found without a parser, whatever stands around them", () => {
    const text = `
      syntax = "proto3"; // message Fake { string a = 1; }
      package a.b;
      option (x) = { message: "message Other { string b = 1; }" };
      message One {
        option (log) = { topic: "t" };
        reserved 9, 10 to 12;
        optional string a = 1 [(r) = { min: 1 }, json_name = "x{;}"];
        map<string, One.Two> m = 0x10;
        oneof o { string c = 3; /* string d = 4; */ bytes e = 5; }
        enum E { ZERO = 0; ONE = 1 [deprecated = true]; LOW = -0x2; reserved 5; }
        message Two { repeated .a.b.One ones = 7; extensions 100 to 200; }
      }
      extend One { string z = 99; }
      service S { rpc Call(One) returns (One) { option (y) = 1; } }
    `;
    expect(scanProto(text)).toEqual(
      new Map([
        [
          "a.b.One",
          [
            { number: 1, name: "a", type: "optional string" },
            { number: 16, name: "m", type: "map<string,One.Two>" },
            { number: 3, name: "c", type: "string" },
            { number: 5, name: "e", type: "bytes" },
          ],
        ],
        [
          "a.b.One.E",
          [
            { number: 0, name: "ZERO", type: "" },
            { number: 1, name: "ONE", type: "" },
            { number: -2, name: "LOW", type: "" },
          ],
        ],
        ["a.b.One.Two", [{ number: 7, name: "ones", type: "repeated .a.b.One" }]],
      ]),
    );
    expect(scanProto("\u0000\u0001 binary { = ; }")).toEqual(new Map());
  });
});
