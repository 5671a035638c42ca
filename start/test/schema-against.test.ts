import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { type SchemaCheckResult, schemaCheck } from "../schema-check/schema-check.ts";

/** A project in a repository, with what a branch changed of it. */
let folder: string;
let root: string;
let made: string;

const FILE = "schemas/shop/v1/shop.proto";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-against-"));
  made = join(folder, "made");
  root = made;
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(made, "schemas", name), { recursive: true });
  write({
    [FILE]: LOG,
    "sql/flink/purchase/notes.sql": "--! Purpose: p\n--! Kind: view\nSELECT note AS text FROM purchase\n",
    "sql/flink/purchase/shouts.sql": "--! Purpose: p\n--! Kind: view\nSELECT UPPER(text) AS shout FROM notes\n",
    "sql/ksqldb/purchase/paid.sql":
      "--! Purpose: p\n--! Kind: view\nSELECT message_key AS k FROM purchase WHERE state = 'PAID' EMIT CHANGES\n",
  });
  git("init", "--quiet", "--initial-branch", "main");
  commit("first");
});
afterAll(() => rmSync(folder, { recursive: true }));

let copies = 0;
beforeEach(() => {
  copies += 1;
  root = join(folder, `copy-${copies}`);
  cpSync(made, root, { recursive: true });
});

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe" });
}

function commit(what: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", what);
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function edit(from: string, to: string, file = FILE): void {
  const text = readFileSync(join(root, file), "utf8");
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  writeFileSync(join(root, file), text.replace(from, to));
}

const check = (ref = "main", ...args: readonly string[]): Promise<SchemaCheckResult> =>
  schemaCheck(["--against", ref, "--buf", "none", ...args], root);

describe("the schemas of a project against a commit", () => {
  test("0 when nothing changed, and when nothing breaks", async () => {
    const same = await check();
    expect(same).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^schemas against main \(\w{8}\)\n\nno schema changed \(/),
    });
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toContain(`${FILE}:15:10  purchase.more added\n  no model reads it`);
    expect(out).toMatch(/\nnothing breaks: 1 column changed, 0 models reached \(/);
  });

  test("2 for a change that the registry allows and a model does not survive: who fails, who waits, where", async () => {
    edit("string note = 2;", "string remark = 2;");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out.replace(/\(\w{8}\)/, "(commit)").replace(/\([\d.]+ m?s\)/, "(time)")).toBe(
      [
        "schemas against main (commit)",
        "",
        `${FILE}:14:10  purchase.note renamed: note > remark`,
        "  fails  sql/flink/purchase/notes.sql:3:8    text",
        "  waits  sql/flink/purchase/shouts.sql:3:14  shout; through notes",
        "",
        `allowed in ${FILE}, from main:${FILE}`,
        `  FIELD_NAME_CHANGED #/Purchase/2  ${FILE}:14:10`,
        "",
        "compatible under BACKWARD: 1 difference, 0 breaking",
        "",
        "breaking: 1 column changed, 2 models reached, 1 of them fail (time)",
        "",
      ].join("\n"),
    );
  });

  test("in JSON: the registry's verdict as for a pair, and the columns with their models", async () => {
    edit("PAID = 1;", "SETTLED = 1;");
    const { code, out } = await check("main", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      breaking: true,
      against: "main",
      compatible: true,
      changes: [{ type: "ENUM_CONST_CHANGED", path: "#/Purchase/State/1" }],
      columns: [
        {
          table: "purchase",
          path: ["state"],
          kind: "values",
          gone: ["PAID"],
          breaking: true,
          models: [
            {
              model: "paid",
              dialect: "ksqldb",
              effect: "other rows",
              literals: [{ file: "sql/ksqldb/purchase/paid.sql", line: 3, column: 53 }],
            },
          ],
        },
      ],
    });
  });

  test("2 for what a registry refuses, whether a model reads it or not", async () => {
    edit("int32 pieces = 3;", "string pieces = 3;");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain("purchase.pieces retyped: INT > STRING\n  no model reads it");
    expect(out).toContain(`${FILE}:15:10  SLUICE_REGISTRY_INCOMPATIBLE  FIELD_SCALAR_KIND_CHANGED #/Purchase/3`);
    expect(await check("main", "--mode", "none")).toMatchObject({ code: 0 });
  });

  test("a model that was changed too does not fail", async () => {
    edit("string note = 2;", "string remark = 2;");
    edit("SELECT note AS", "SELECT remark AS", "sql/flink/purchase/notes.sql");
    expect(await check()).toMatchObject({ code: 0 });
  });

  test("a commit of the branch counts as what is not committed does; what main got meanwhile is not its own", async () => {
    git("switch", "--quiet", "--create", "work");
    edit("string note = 2;", "string note = 2;\n  string mine = 9;");
    commit("mine");
    git("switch", "--quiet", "main");
    edit("int32 pieces = 3;", "int32 pieces = 3;\n  string theirs = 8;");
    commit("theirs");
    git("switch", "--quiet", "work");
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toContain("purchase.mine added");
    expect(out).not.toContain("theirs");
  });

  test("a file that was renamed is the same one, and a package that moved breaks", async () => {
    write({ "schemas/shop/v1/buying.proto": readFileSync(join(root, FILE), "utf8") });
    rmSync(join(root, FILE));
    expect(await check()).toMatchObject({ code: 0 });
    edit("package shop.v1;", "package shop.v2;", "schemas/shop/v1/buying.proto");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain("schemas/shop/v1/buying.proto:2:1  SLUICE_REGISTRY_INCOMPATIBLE  PACKAGE_CHANGED #/");
  });

  test("a log that is gone while models still read it", async () => {
    rmSync(join(root, FILE));
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain("purchase removed\n  fails  sql/flink/purchase/notes.sql:3:8");
    expect(out).toContain("MESSAGE_REMOVED #/Purchase");
  });

  test("a project that is a part of its repository, as the command is run for it; nothing is left behind", async () => {
    const whole = root;
    const part = join(whole, "apps", "shop");
    git("mv", "schemas", "moved");
    cpSync(join(whole, "moved"), join(part, "schemas"), { recursive: true });
    cpSync(join(whole, "sql"), join(part, "sql"), { recursive: true });
    commit("a part");
    root = part;
    edit("string note = 2;", "string remark = 2;");
    const temporary = join(folder, `temporary-${copies}`);
    mkdirSync(temporary);
    const env = { ...process.env, SLUICE_ROOT: part, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
    const run = (): string =>
      execFileSync(process.execPath, [join(ROOT, "start/schema-check/main.ts"), "--against", "main"], {
        cwd: whole,
        env,
        encoding: "utf8",
        stdio: "pipe",
      });
    expect(run).toThrow();
    edit("string remark = 2;", "string note = 2;");
    expect(run()).toContain("no schema changed");
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("schemas of outputs follow their SQL: the registry's rules are not theirs", async () => {
    const derived = (type: string): string =>
      [
        "// The columns of totals: p.",
        "// Emitted: do not edit, `npm run codegen` writes it anew. It is also the lock of the field numbers: keep it in git.",
        `syntax = "proto3";\n\npackage sluice.derived.v1;\n\nmessage Totals {\n  ${type} n = 1;\n}\n`,
      ].join("\n");
    write({ "schemas/derived/totals.proto": derived("int64") });
    commit("an output");
    git("branch", "base");
    write({ "schemas/derived/totals.proto": derived("string") });
    expect(await check("base")).toMatchObject({ code: 0 });
  });
});

describe("the check against a commit fails with 1", () => {
  const told = async (ref?: string): Promise<string> => {
    const { code, err } = await check(ref);
    return `${code} ${err}`;
  };

  test("when there is no such commit, no repository, or no schema in it", async () => {
    expect(await told("upstream/gone")).toMatch(
      /^1 SLUICE_ARGUMENT {2}there is no commit upstream\/gone\n hint {5}fetch it: git fetch upstream\n/,
    );
    git("switch", "--quiet", "--orphan", "bare");
    write({ "readme.md": "x" });
    commit("no schemas");
    git("switch", "--quiet", "main");
    expect(await told("bare")).toMatch(/^1 SLUICE_ARGUMENT {2}there is no \.proto in schemas\/ of bare/);
    rmSync(join(root, ".git"), { recursive: true });
    expect(await told()).toMatch(/^1 SLUICE_ARGUMENT {2}.* is in no git repository: .*\n hint {5}compare two folders/);
  });

  test("in a shallow clone, with what to fetch", async () => {
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    commit("second");
    const shallow = `${root}-shallow`;
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, shallow], { stdio: "pipe" });
    root = shallow;
    expect(await told("main~1")).toMatch(
      /^1 SLUICE_ARGUMENT {2}there is no commit main~1: this is a shallow clone\n hint {5}fetch the rest: git fetch --unshallow/,
    );
  });

  test("when a side does not parse, or a model cannot be read", async () => {
    edit("string note = 2;", "string note = ;");
    expect(await told()).toMatch(/^1 schemas\/shop\/v1\/shop\.proto:14:\d+ {2}SLUICE_PROTO_SYNTAX/);
    git("switch", "--quiet", "--create", "broken");
    commit("broken");
    edit("string note = ;", "string note = 2;");
    expect(await told("broken")).toMatch(/^1 broken:schemas\/shop\/v1\/shop\.proto:14:\d+ {2}SLUICE_PROTO_SYNTAX/);
    write({ "sql/flink/purchase/notes.sql": "--! Purpose: p\n--! Kind: view\nDELETE FROM purchase\n" });
    expect(await told()).toMatch(/^1 sql\/flink\/purchase\/notes\.sql:3:1 {2}SLUICE_SQL_SYNTAX/);
  });
});

const LOG = `syntax = "proto3";
package shop.v1;
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Purchase {
  option (sluice.v1.log) = { topic: "purchase" key: "id" event_time: "sent_at" partitions: 1 retention: "1d" };
  enum State {
    NEW = 0;
    PAID = 1;
  }

  // Unique.
  string id = 1;
  string note = 2;
  int32 pieces = 3;
  State state = 4;
  google.protobuf.Timestamp sent_at = 5;
}
`;
