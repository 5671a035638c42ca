import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { type SchemaCheckResult, schemaCheck } from "../schema-check/schema-check.ts";
import { FILE, openSchemaProject } from "./schema-project.ts";

const project = openSchemaProject();
const { git, commit, write, edit, folder } = project;
afterAll(() => project.close());
beforeEach(() => project.copy());

const check = (ref = "main", ...args: readonly string[]): Promise<SchemaCheckResult> =>
  schemaCheck(["--against", ref, "--buf", "none", ...args], project.root);

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
    expect(out).toContain(`${FILE}:15:10  column-added  purchase.more added\n`);
    expect(out).toMatch(
      /\n {2}no model reads it\n[\s\S]*\nnothing breaks: 1 column changed, 0 models reached, 0 jobs to rebuild; /,
    );
  });

  test("2 for a change that the registry allows and a model does not survive: who fails, who waits, where", async () => {
    edit("string note = 2;", "string remark = 2;");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out.replace(/\(\w{8}\)/, "(commit)").replace(/\([\d.]+ m?s\)/, "(time)")).toBe(
      [
        "schemas against main (commit)",
        "",
        `${FILE}:14:10  column-renamed  purchase.note renamed: note > remark`,
        " 14 |   string remark = 2;",
        "    |          ^^^^^^",
        " hint     keep the name, or write remark AS note in the models in the same pull request: then their columns stay",
        " order    any: the bytes stay what they are; models that name it change with it",
        "  fails  sql/flink/purchase/notes.sql:3:8    text",
        "  waits  sql/flink/purchase/shouts.sql:3:14  shout; through notes",
        "",
        "allowed by BACKWARD",
        `  FIELD_NAME_CHANGED #/Purchase/2  ${FILE}:14:10`,
        "",
        "order of deployment: any",
        "",
        "breaking: 1 column changed, 2 models reached, 1 of them fail, 0 jobs to rebuild; BACKWARD: 1 difference, 0 breaking (time)",
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
          related: { file: FILE, line: 9, column: 5, note: "State.SETTLED" },
          rule: "values-removed",
          severity: "error",
          advice: { order: "none is safe" },
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

  test.each([
    ["a new value", "PAID = 1;", "PAID = 1;\n    SENT = 2;", "10:5", "    SENT = 2;", "    ^^^^"],
    ["a value of another name", "PAID = 1;", "SETTLED = 1;", "9:5", "    SETTLED = 1;", "    ^^^^^^^"],
    ["a value of another number", "PAID = 1;", "SENT = 1;\n    PAID = 2;", "9:5", "    SENT = 1;", "    ^^^^"],
    ["another number alone", "PAID = 1;", "PAID = 2;", "9:5", "    PAID = 2;", "    ^^^^"],
    ["a value that is gone", "    PAID = 1;\n", "", "7:8", "  enum State {", "       ^^^^^"],
  ])("%s stands at its own line, of what reads it there is one list", async (_, from, to, at, line, caret) => {
    edit(from, to);
    const { out } = await check();
    const [head, ...rest] = out.slice(out.indexOf(`${FILE}:${at}  values-`)).split("\n");
    expect(head).toMatch(/ {2}values-(added|removed|renumbered) {2}(warning: )?purchase\.state values: /);
    const number = at.split(":")[0] ?? "";
    expect(rest.slice(0, 2)).toEqual([` ${number} | ${line}`, ` ${" ".repeat(number.length)} | ${caret}`]);
    expect(out.match(/sql\/ksqldb\/purchase\/paid\.sql/g)).toHaveLength(1);
  });

  test("2 for what a registry refuses, whether a model reads it or not", async () => {
    edit("int32 pieces = 3;", "string pieces = 3;");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain("column-retyped  warning: purchase.pieces retyped: INT > STRING\n");
    expect(out).toContain(`${FILE}:15:10  FIELD_SCALAR_KIND_CHANGED  #/Purchase/3 is not allowed by BACKWARD`);
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
    write({ "schemas/shop/v1/buying.proto": readFileSync(join(project.root, FILE), "utf8") });
    rmSync(join(project.root, FILE));
    expect(await check()).toMatchObject({ code: 0 });
    edit("package shop.v1;", "package shop.v2;", "schemas/shop/v1/buying.proto");
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toContain("schemas/shop/v1/buying.proto:2:1  PACKAGE_CHANGED  #/ is not allowed by BACKWARD");
  });

  test("a log that is gone while models still read it", async () => {
    rmSync(join(project.root, FILE));
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).toMatch(/log-removed {2}purchase removed\n[\s\S]*\n {2}fails {2}sql\/flink\/purchase\/notes.sql:3:8/);
    expect(out).toContain("MESSAGE_REMOVED  #/Purchase is not allowed");
  });

  test("a project that is a part of its repository, as the command is run for it; nothing is left behind", async () => {
    const whole = project.root;
    const part = join(whole, "apps", "shop");
    git("mv", "schemas", "moved");
    cpSync(join(whole, "moved"), join(part, "schemas"), { recursive: true });
    cpSync(join(whole, "sql"), join(part, "sql"), { recursive: true });
    commit("a part");
    project.move(part);
    edit("string note = 2;", "string remark = 2;");
    const temporary = join(folder, "temporary");
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
    edit("string note = 2;", "string remark = 2;");
    const { out } = await check("main", "--format", "github");
    expect(out).toContain(
      "::error file=apps/shop/schemas/shop/v1/shop.proto,line=14,col=10,endColumn=16,title=column-",
    );
  });

  test("a commit without schemas: all are new", async () => {
    git("switch", "--quiet", "--orphan", "bare");
    git("commit", "--quiet", "--allow-empty", "--message", "no schemas");
    git("switch", "--quiet", "main");
    expect(await check("bare")).toMatchObject({
      code: 0,
      out: expect.stringContaining("bare has no schemas: all are new, and nothing can break"),
    });
    edit("string note = 2;", "string note = ;");
    expect(await check("bare")).toMatchObject({ code: 1 });
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

test.each([
  ['topic: "purchase"', 'topic: "buying"', "topic-changed", 'topic: "buying"'],
  ['key: "id"', 'key: "note"', "key-changed", 'key: "note"'],
  ['event_time: "sent_at"', 'event_time: "paid_at"', "event-time-changed", 'event_time: "paid_at"'],
  ["partitions: 1", "partitions: 2", "partitions-changed", "partitions: 2"],
  ['retention: "1d"', 'retention: "2d"', "retention-changed", 'retention: "2d"'],
  ['retention: "1d"', 'retention: "1d" lateness: "20s"', "lateness-changed", 'lateness: "20s"'],
  ['retention: "1d"', 'retention: "1d" more_topics: ["other"]', "topic-changed", 'more_topics: ["other"]'],
  ['retention: "1d"', 'retention: "1d" topic_pattern: "purchase|x"', "topic-changed", 'topic_pattern: "purchase|x"'],
  ['retention: "1d"', 'retention: "1d" pipeline: "shop"', "pipeline-changed", 'pipeline: "shop"'],
  ['retention: "1d"', 'retention: "1d" origin: ["note"]', "origin-changed", 'origin: ["note"]'],
])("a caret stands under the option that changed: %s > %s", async (from, to, rule, under) => {
  edit(
    "  google.protobuf.Timestamp sent_at = 5;",
    "  google.protobuf.Timestamp sent_at = 5;\n  google.protobuf.Timestamp paid_at = 6;",
  );
  commit("a second time");
  git("branch", "base");
  edit(from, to);
  const { out } = await check("base");
  const [, line = "", carets = ""] = new RegExp(`  ${rule}  .*\\n \\d+ \\| (.*)\\n +\\| ( *\\^+)`).exec(out) ?? [];
  expect(line).toContain("option (sluice.v1.log)");
  expect(line.slice(carets.indexOf("^")).startsWith(under)).toBe(true);
});

test("an option that is written no more is told at its message", async () => {
  edit(' retention: "1d"', "");
  const { out } = await check();
  expect(out).toMatch(/retention-changed.*\n 5 \| message Purchase \{\n +\| {9}\^{8}\n/);
});

test("what is of no query is not told as unread", async () => {
  edit("message Purchase", "message Before {}\nmessage Purchase");
  const { out } = await check();
  expect(out).toContain("index-changed");
  expect(out).toContain("\n  no query sees it\n");
  expect(out).not.toContain("no model reads it");
});

describe("the check against a commit fails with 1", () => {
  const told = async (ref?: string): Promise<string> => {
    const { code, err } = await check(ref);
    return `${code} ${err}`;
  };

  test("when there is no such commit, or no repository", async () => {
    expect(await told("upstream/gone")).toMatch(
      /^1 SLUICE_ARGUMENT {2}there is no commit upstream\/gone\n hint {5}is its name right\? .*: git fetch origin upstream\/gone:refs\/remotes\/origin\/upstream\/gone, then --against origin\/upstream\/gone\n/,
    );
    appendFileSync(join(project.root, ".git", "config"), '[remote "upstream"]\n\turl = nowhere\n');
    expect(await told("upstream/gone")).toMatch(
      /\n hint {5}fetch it: git fetch upstream gone:refs\/remotes\/upstream\/gone\n/,
    );
    rmSync(join(project.root, ".git"), { recursive: true });
    expect(await told()).toMatch(/^1 SLUICE_ARGUMENT {2}.* is in no git repository: .*\n hint {5}compare two folders/);
  });

  /** Runs the command that the hint gives. */
  const follow = async (ref: string): Promise<void> => {
    const [, command = ""] = /(git fetch [^,\n]*)/.exec(await told(ref)) ?? [];
    execFileSync("sh", ["-c", command], { cwd: project.root, stdio: "pipe" });
  };
  const clone = (...args: readonly string[]): void => {
    const to = `${project.root}-clone`;
    execFileSync("git", ["clone", "--quiet", ...args, `file://${project.root}`, to], { stdio: "pipe" });
    project.move(to);
  };
  const branchOff = (): void => {
    git("switch", "--quiet", "--create", "work");
    edit("string note = 2;", "string note = 2;\n  string mine = 9;");
    commit("mine");
  };
  const mine = { code: 0, out: expect.stringContaining("purchase.mine added") };

  test("in a shallow clone, with what to fetch", async () => {
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    commit("second");
    clone("--depth", "1");
    expect(await told("main~1")).toMatch(
      /^1 SLUICE_ARGUMENT {2}there is no commit main~1: this is a shallow clone\n hint {5}fetch the rest: git fetch --unshallow\n/,
    );
    await follow("main~1");
    expect(await check("main~1")).toMatchObject({ code: 0, out: expect.stringContaining("purchase.more added") });
  });

  test.each([[["--depth", "1"]], [["--single-branch"]]])(
    "in a clone of one branch (%j): the command of the hint brings the other one",
    async (args) => {
      branchOff();
      clone(...args, "--branch", "work");
      const shallow = args[0] === "--depth" ? "--unshallow origin" : "origin";
      const command = `git fetch ${shallow} main:refs/remotes/origin/main`;
      expect(await told("main")).toContain(`${command}, then --against origin/main\n`);
      expect(await told("origin/main")).toContain(`${command}\n`);
      await follow("origin/main");
      expect(await check("origin/main")).toMatchObject(mine);
    },
  );

  test("in a shallow clone that does not reach back to where the branch left", async () => {
    branchOff();
    clone("--depth", "1", "--no-single-branch", "--branch", "work");
    expect(await told("origin/main")).toMatch(
      /^1 SLUICE_ARGUMENT {2}it is not known where this branch left origin\/main: this is a shallow clone\n hint {5}fetch the rest: git fetch --unshallow\n/,
    );
    await follow("origin/main");
    expect(await check("origin/main")).toMatchObject(mine);
  });

  test("when a .proto is no text, on either side, and when nothing is left to check", async () => {
    const binary = Buffer.from([0x0a, 0x05, 0x00, 0xff, 0xfe, 0x12]);
    writeFileSync(join(project.root, "schemas/shop/v1/image.proto"), binary);
    expect(await told()).toMatch(
      /^1 schemas\/shop\/v1\/image\.proto:\d+:\d+ {2}SLUICE_PROTO_SYNTAX {2}schemas\/shop\/v1\/image\.proto is no text/,
    );
    expect(await told()).toContain("hint     give the .proto itself, not what a compiler made of it");
    git("switch", "--quiet", "--create", "binary");
    commit("binary");
    rmSync(join(project.root, "schemas/shop/v1/image.proto"));
    expect(await told("binary")).toMatch(/^1 binary:schemas\/shop\/v1\/image\.proto:\d+:\d+ {2}SLUICE_PROTO_SYNTAX/);
    rmSync(join(project.root, "schemas"), { recursive: true });
    expect(await told()).toMatch(/^1 SLUICE_FILE_ACCESS {2}there is no (folder )?.*schemas/);
  });

  test("when a side does not parse, or a model cannot be read", async () => {
    edit("string note = 2;", "string note = ;");
    expect(await told()).toMatch(/^1 schemas\/shop\/v1\/shop\.proto:14:\d+ {2}SLUICE_PROTO_SYNTAX/);
    git("switch", "--quiet", "--create", "broken");
    commit("broken");
    edit("string note = ;", "string note = 2;");
    const broken = await told("broken");
    expect(broken).toMatch(/^1 broken:schemas\/shop\/v1\/shop\.proto:14:\d+ {2}SLUICE_PROTO_SYNTAX/);
    expect(broken).toContain(
      " hint     compare with a commit whose schemas can be read, such as --against broken~1, or mend them on broken first\n",
    );
    expect(broken.split("such as --against")).toHaveLength(2);
    edit('key: "id"', 'key: "gone"');
    git("switch", "--quiet", "--create", "faulty");
    commit("faulty");
    edit('key: "gone"', 'key: "id"');
    expect(await told("faulty")).toMatch(
      /^1 faulty:schemas\/shop\/v1\/shop\.proto:6:\d+ {2}SLUICE_PROTO_OPTION[\s\S]*such as --against faulty~1/,
    );
    write({ "sql/flink/purchase/notes.sql": "--! Purpose: p\n--! Kind: view\nDELETE FROM purchase\n" });
    expect(await told()).toMatch(/^1 sql\/flink\/purchase\/notes\.sql:3:1 {2}SLUICE_SQL_SYNTAX/);
  });
});
