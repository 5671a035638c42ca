import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT, SluiceError } from "#core";
import { type SchemaCheckResult, schemaCheck } from "../schema-check/schema-check.ts";

/** The command, in a folder that is no project. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-pair-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = (...args: readonly string[]): Promise<SchemaCheckResult> => schemaCheck(["--pair", ...args], folder);

/** What `--json` says of two sides. */
async function judged(
  ...args: readonly string[]
): Promise<{ code: number; compatible: unknown; changes: string[]; all: Json }> {
  const { code, out } = await check(...args, "--json", "--buf", "none");
  const all = JSON.parse(out) as Json;
  const changes = (all.changes ?? []).map(({ type, path }) => `${type} ${path}`);
  return { code, compatible: all.compatible, changes, all };
}

interface Json {
  readonly compatible?: boolean;
  readonly changes?: readonly { readonly type: string; readonly path: string }[];
  readonly files?: readonly { readonly file: string; readonly old?: string; readonly compatible: boolean }[];
  readonly error?: { readonly code: string; readonly message: string };
  readonly problems?: readonly {
    readonly message: string;
    readonly location?: { readonly file: string; readonly line: number };
  }[];
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const proto = (body: string): string => `syntax = "proto3";\n${body}\n`;

describe("two files", () => {
  test("0 when compatible, 2 when not; the mode says for whom", async () => {
    write({
      "old.proto": proto("message Pay {\n  oneof how {\n    string card = 1;\n  }\n}"),
      "new.proto": proto("message Pay {\n  oneof how {\n    string card = 1;\n    string cash = 2;\n  }\n}"),
    });
    const both = ["old.proto", "new.proto"];
    expect(await judged(...both)).toMatchObject({
      code: 0,
      compatible: true,
      changes: ["ONEOF_FIELD_ADDED #/Pay/how/2"],
    });
    expect(await judged(...both, "--mode", "forward")).toMatchObject({
      code: 2,
      compatible: false,
      changes: ["ONEOF_FIELD_REMOVED #/Pay/how/2"],
    });
    expect(await judged(...both, "--mode", "FULL_transitive")).toMatchObject({ code: 2, compatible: false });
    expect(await judged(...both, "--mode", "none")).toMatchObject({ code: 0, compatible: true, changes: [] });
  });

  test("a person sees the place, the line with a caret and what to do, then what is allowed and what buf says", async () => {
    write({
      "old.proto": proto("message Pay {\n  int64 cents = 1;\n  string note = 2;\n}"),
      "new.proto": proto("message Pay {\n  string cents = 1;\n}"),
    });
    const { code, out } = await check("old.proto", "new.proto");
    expect(code).toBe(2);
    expect(out.replace(/\([\d.]+ m?s\)/, "(time)")).toBe(
      [
        "new.proto:3:10  SLUICE_REGISTRY_INCOMPATIBLE  FIELD_SCALAR_KIND_CHANGED #/Pay/1 is not allowed by BACKWARD",
        " 3 |   string cents = 1;",
        "   |          ^^^^^",
        " hint     give the field its old type back, and put the new one into a new field with a new number",
        " more     npm run explain SLUICE_REGISTRY_INCOMPATIBLE",
        "",
        "allowed in new.proto, from old.proto",
        "  FIELD_REMOVED #/Pay/2  old.proto:4:10",
        "",
        "buf WIRE_JSON",
        '  new.proto:2:1  FIELD_NO_DELETE_UNLESS_NAME_RESERVED  Previously present field "2" with name "note" on message "Pay" was deleted without reserving the name "note".',
        '  new.proto:2:1  FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED  Previously present field "2" with name "note" on message "Pay" was deleted without reserving the number "2".',
        '  new.proto:3:3  FIELD_WIRE_JSON_COMPATIBLE_TYPE  Field "1" with name "cents" on message "Pay" changed type from "int64" to "string"',
        "",
        "not compatible under BACKWARD: 2 differences, 1 breaking; buf WIRE_JSON: 3 findings (time)",
        "",
      ].join("\n"),
    );
  });

  test("the command tells by its exit code", async () => {
    write({ "a.proto": proto("message A { }"), "b.proto": proto("message B { }"), "broken.proto": "message" });
    const run = (...args: readonly string[]): Promise<unknown> =>
      new Promise((done) => {
        const all = [join(ROOT, "start/schema-check/main.ts"), ...args];
        execFile(process.execPath, all, { cwd: folder }, (error, out, err) =>
          done([error?.code ?? 0, out.split(" ")[0], err.split(" ")[0]]),
        );
      });
    expect(await run("--pair", "a.proto", "a.proto")).toEqual([0, "compatible", ""]);
    expect(await run("--pair", "a.proto", "b.proto", "--json")).toEqual([2, expect.stringMatching(/^\{/), ""]);
    expect(await run("--pair", "a.proto", "broken.proto")).toEqual([1, "", "broken.proto:1:1"]);
    expect(await run("a.proto")).toEqual([1, "", "SLUICE_ARGUMENT"]);
  });

  test("buf alone breaks nothing, and its category can be picked", async () => {
    write({ "old.proto": proto("message Pay { string a = 1; }"), "new.proto": proto("message Pay { string b = 1; }") });
    const said = async (category: string): Promise<unknown> => {
      const { code, out } = await check("old.proto", "new.proto", "--json", "--buf", category);
      const { buf } = JSON.parse(out) as { buf: { category: string; findings: { rule: string }[] } };
      return { code, category: buf.category, rules: buf.findings.map(({ rule }) => rule) };
    };
    expect(await said("wire")).toEqual({ code: 0, category: "wire", rules: [] });
    expect(await said("wire_json")).toEqual({
      code: 0,
      category: "wire_json",
      rules: ["FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"],
    });
  });

  test("imports are looked up beside the file, and in the folders above it, on each side", async () => {
    const order = proto(
      'package shop.v1;\nimport "pay/v1/money.proto";\nmessage Order {\n  pay.v1.Money total = 1;\n}',
    );
    write({
      "a/shop/v1/order.proto": order,
      "a/pay/v1/money.proto": proto("package pay.v1;\nmessage Money {\n  int64 cents = 1;\n}"),
      "b/shop/v1/order.proto": order,
      "b/pay/v1/money.proto": proto("package pay.v1;\nmessage Money {\n  string cents = 1;\n}"),
    });
    const { code, changes, all } = await judged("a/shop/v1/order.proto", "b/shop/v1/order.proto");
    expect({ code, changes }).toEqual({
      code: 2,
      changes: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    });
    expect(all.files).toMatchObject([
      {
        changes: [
          { location: { file: "b/pay/v1/money.proto", line: 4 } },
          { location: { file: "b/shop/v1/order.proto", line: 5 } },
        ],
      },
    ]);
  });

  test("options that a side brings along are its own", async () => {
    const options = proto(
      'package sluice.v1;\nimport "google/protobuf/descriptor.proto";\nextend google.protobuf.MessageOptions { string elder = 50900; }',
    );
    const log = proto('package x;\nimport "sluice/v1/options.proto";\nmessage M { option (sluice.v1.elder) = "y"; }');
    write({ "a/sluice/v1/options.proto": options, "a/x/v1/x.proto": log });
    expect(await judged("a/x/v1/x.proto", "a/x/v1/x.proto")).toMatchObject({ code: 0, changes: [] });
  });

  test("buf takes the two for one file, whatever they are called", async () => {
    write({ "old.proto": proto("message Pay { string a = 1; }"), "new.proto": proto("message Pay { string b = 1; }") });
    const { out } = await check("old.proto", "new.proto", "--json", "--buf", "file");
    const { buf } = JSON.parse(out) as { buf: { findings: { rule: string; location: { file: string } }[] } };
    expect(buf.findings.map(({ rule, location }) => `${rule} ${location.file}`)).toEqual([
      "FIELD_SAME_JSON_NAME new.proto",
      "FIELD_SAME_NAME new.proto",
    ]);
  });

  test("a difference deep inside is shown at its field, oneof or enum value; one that is gone where it was", async () => {
    const item = (body: string): string =>
      proto(
        `message Order {\n  message Item {\n    message Size {\n${body}\n    }\n    Size size = 1;\n  }\n  Item item = 1;\n}`,
      );
    write({
      "old.proto": item(
        "enum Unit {\nCM = 0;\nINCH = 1;\n}\noneof of {\nint32 w = 1;\nint32 h = 2;\n}\nstring note = 3;",
      ),
      "new.proto": item("enum Unit {\nCM = 0;\nMM = 1;\n}\nint32 w = 1;\nint32 h = 2;\n"),
    });
    const { all } = await judged("old.proto", "new.proto");
    const found = all.files?.[0] as unknown as {
      changes: { type: string; location: { file: string; line: number } }[];
    };
    expect(found.changes.map(({ type, location }) => `${type} ${location.file}:${location.line}`)).toEqual([
      "ONEOF_REMOVED old.proto:9",
      "ONEOF_FIELD_MOVED_TO_TOP_LEVEL new.proto:9",
      "ONEOF_FIELD_MOVED_TO_TOP_LEVEL new.proto:10",
      "FIELD_REMOVED old.proto:13",
      "ENUM_CONST_CHANGED new.proto:7",
    ]);
  });

  test("a file of this checkout never stands in for one that is missing", async () => {
    const text = proto('import "payment/v1/payment.proto";\nmessage M { payment.v1.Payment p = 1; }');
    write({ "old.proto": text, "new.proto": text });
    const { code, err } = await check("old.proto", "new.proto");
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^new\.proto:2:1 .*does not exist/) });
  });

  test("options of ours need no file beside them", async () => {
    const log = proto(
      'import "sluice/v1/options.proto";\nimport "buf/validate/validate.proto";\nmessage Ping { option (sluice.v1.log) = { topic: "p" key: "h" event_time: "at" }; string h = 1 [(buf.validate.field).required = true]; }',
    );
    write({ "old.proto": log, "new.proto": log });
    expect(await judged("old.proto", "new.proto")).toMatchObject({ code: 0, changes: [] });
  });
});

describe("two folders", () => {
  test("every file is judged against the one of its path, and each difference is told once", async () => {
    write({
      "a/order.proto": proto('import "money.proto";\nmessage Order { pay.Money total = 1; }'),
      "a/money.proto": proto("package pay;\nmessage Money { int64 cents = 1; }"),
      "b/order.proto": proto('import "money.proto";\nmessage Order { pay.Money total = 1; }'),
      "b/money.proto": proto("package pay;\nmessage Money { bytes cents = 1; }"),
      "b/node_modules/x/broken.proto": "no proto",
      "b/.hidden/broken.proto": "no proto",
    });
    const { code, changes, all } = await judged("a", "b");
    expect({ code, changes }).toEqual({
      code: 2,
      changes: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    });
    expect(all.files?.map(({ file, compatible }) => [file, compatible])).toEqual([
      ["b/money.proto", false],
      ["b/order.proto", false],
    ]);
  });

  test("a renamed file and one that moved to another package are known by what they declare", async () => {
    write({
      "a/order.proto": proto("package shop;\nmessage Order { string id = 1; }"),
      "a/v1/pay.proto": proto("package pay.v1;\nmessage Pay { string id = 1; }"),
      "b/purchase.proto": proto("package shop;\nmessage Order { string id = 1; int32 n = 2; }"),
      "b/v2/pay.proto": proto("package pay.v2;\nmessage Pay { string id = 1; }"),
    });
    const { code, changes, all } = await judged("a", "b");
    expect({ code, changes }).toEqual({ code: 2, changes: ["FIELD_ADDED #/Order/2", "PACKAGE_CHANGED #/"] });
    expect(all.files).toMatchObject([
      { file: "b/purchase.proto", old: "a/order.proto", compatible: true },
      { file: "b/v2/pay.proto", old: "a/v1/pay.proto", changes: [{ location: { file: "b/v2/pay.proto", line: 2 } }] },
    ]);
  });

  test("of two that declare the same names, the one in the same package follows", async () => {
    const text = (name: string): string => proto(`package ${name};\nmessage Order { string id = 1; }`);
    write({ "a/order.proto": text("shop"), "b/1.proto": text("other"), "b/2.proto": text("shop") });
    const { all } = await judged("a", "b");
    expect(all.files?.map(({ file, old }) => [file, old])).toEqual([
      ["b/2.proto", "a/order.proto"],
      ["b/1.proto", undefined],
    ]);
  });

  test("an import in a comment is none", async () => {
    const text = proto(
      '// import "gone.proto";\n/* import "gone.proto"; */\nimport "b.proto"; // "x\nmessage A { b.B b = 1; }',
    );
    write({ "a/x/a.proto": text, "a/b.proto": proto("package b;\nmessage B { }") });
    expect(await judged("a/x", "a/x")).toMatchObject({ code: 0, changes: [] });
  });

  test("a file that is gone takes its messages with it; a new one breaks nothing", async () => {
    const kept = proto("message Kept { }");
    write({
      "a/kept.proto": kept,
      "a/gone.proto": proto("package x;\nmessage Gone { }\nenum E { ZERO = 0; }"),
      "b/kept.proto": kept,
    });
    expect(await judged("a", "b")).toMatchObject({ code: 2, changes: ["MESSAGE_REMOVED #/Gone", "ENUM_REMOVED #/E"] });
    expect(await judged("b", "a")).toMatchObject({ code: 0, changes: ["MESSAGE_ADDED #/Gone", "ENUM_ADDED #/E"] });
  });

  test("a part of a project finds its imports above it", async () => {
    write({
      "a/shop/order.proto": proto('import "pay/money.proto";\nmessage Order { pay.Money m = 1; }'),
      "a/pay/money.proto": proto("package pay;\nmessage Money { int64 cents = 1; }"),
    });
    expect(await judged("a/shop", "a/shop")).toMatchObject({ code: 0, changes: [] });
  });
});

describe("the check itself fails with 1", () => {
  const good = proto("message M { }");

  test("when a side is missing, empty, of another kind, or no text", async () => {
    write({ "m.proto": good, "folder/m.proto": good, "none/readme.md": "" });
    writeFileSync(join(folder, "image.proto"), Buffer.from([0x0a, 0x07, 0x6d, 0, 0xff]));
    writeFileSync(
      join(folder, "latin.proto"),
      Buffer.concat([Buffer.from("// caf"), Buffer.from([0xe9]), Buffer.from("\n")]),
    );
    const told = async (...args: readonly string[]): Promise<string> => {
      try {
        const { code, err } = await check(...args);
        return `${code} ${err.split("\n")[0]}`;
      } catch (error) {
        if (!(error instanceof SluiceError)) throw error;
        return `thrown ${error.code}  ${error.message}`;
      }
    };
    expect(await told("gone.proto", "m.proto")).toBe("1 SLUICE_FILE_ACCESS  there is no gone.proto");
    expect(await told("none", "folder")).toBe("1 SLUICE_FILE_ACCESS  there is no .proto file in none");
    expect(await told("m.proto", "folder")).toBe("1 SLUICE_ARGUMENT  m.proto is a file, but folder is a folder");
    expect(await told("m.proto", "image.proto")).toMatch(
      /^1 image\.proto:\d:\d {2}SLUICE_PROTO_SYNTAX {2}image\.proto is no text/,
    );
    expect(await told("latin.proto", "m.proto")).toMatch(/^1 latin\.proto:1:7 {2}SLUICE_PROTO_SYNTAX/);
    expect(await told("m.proto", "m.proto", "--mode", "bakward")).toBe(
      'thrown SLUICE_ARGUMENT  there is no mode "bakward"',
    );
    expect(await told("m.proto")).toBe("thrown SLUICE_ARGUMENT  name an old and a new schema, or a commit");
  });

  test("when a side does not parse: every fault of both sides, with its place", async () => {
    write({
      "old.proto": "message M {\n  int32 a = 1\n}\n",
      "new.proto": proto('import "far.proto";\nmessage M { Far far = 1; }'),
    });
    const { code, err } = await check("old.proto", "new.proto");
    expect(code).toBe(1);
    expect(err).toContain("old.proto:3:1  SLUICE_PROTO_SYNTAX");
    expect(err).toContain(" 3 | }\n   | ^");
    expect(err).toContain("new.proto:2:1  SLUICE_PROTO_SYNTAX");
    expect(err).toContain(" hint     imports are looked up in the folder of the file, and in those above it");
    const { all } = await judged("old.proto", "new.proto");
    expect(all.error?.code).toBe("SLUICE_PROTO_SYNTAX");
    expect(all.problems?.map(({ location }) => `${location?.file}:${location?.line}`)).toContain("old.proto:3");
  });

  test("a link that leads to itself is no endless folder", async () => {
    write({ "a/m.proto": good, "b/m.proto": good });
    symlinkSync(join(folder, "a"), join(folder, "a", "loop"));
    expect(await judged("a", "b")).toMatchObject({ code: 0 });
  });
});
