import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { canonicalImports, canonicalProto } from "../canonical-proto.ts";
import type { Log, SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { sourceStatements } from "../source-sql.ts";
import { intervalOf } from "../sql-text.ts";
import { CASES } from "./golden.ts";

async function payment(): Promise<{ model: SchemaModel; log: Log }> {
  const { model } = await readSchemas(ROOT);
  return { model, log: logOf(model, "payment") };
}

function logOf(model: SchemaModel, name: string): Log {
  const log = model.logs.find((l) => l.name === name);
  if (!log) throw new Error(`no log ${name}`);
  return log;
}

/** Reads a case's schemas, or texts by path, with the declarations of Sluice's own options beside them. */
async function parsed(source: string | ReadonlyMap<string, string>): Promise<SchemaModel> {
  const root = mkdtempSync(join(tmpdir(), "sluice-canonical-"));
  try {
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    if (typeof source === "string") cpSync(join(CASES, source, "schemas"), join(root, "schemas"), { recursive: true });
    else
      for (const [path, text] of source) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    const { model, problems } = await readSchemas(root);
    expect(problems.filter((p) => p.severity !== "warning")).toEqual([]);
    return model;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe("a source is cut to what a statement reads", () => {
  test("the base table alone has the named columns, the event time and what the watermark needs", async () => {
    const { model, log } = await payment();
    const { table, views } = sourceStatements(model, log, {
      columns: ["currency", "__offset", "no_column"],
      views: [],
    });
    const columns = [...table.matchAll(/^ {2}`(\w+)`/gm)].map((match) => match[1]);
    expect(columns).toEqual(["currency", "occurred_at", "__error", "__offset", "__timestamp", "__rowtime"]);
    expect(views).toEqual([]);
    expect(table).not.toContain("string order_id");
  });

  test("a view brings the columns of the rules into the table, and shows only the named ones", async () => {
    const { model, log } = await payment();
    const { table, views } = sourceStatements(model, log, { columns: ["currency"], views: ["ok"] });
    expect(views).toHaveLength(1);
    expect(table).toContain("`amount_minor` BIGINT NOT NULL");
    expect(views[0]?.split("FROM")[0]).toBe(
      "CREATE VIEW `payment_ok` AS\nSELECT\n  `currency`,\n  `__rowtime` AS `occurred_at`\n",
    );
  });

  test("a comment in the schema changes no statement", async () => {
    const { model, log } = await payment();
    const silent: Log = {
      ...log,
      message: { ...log.message, comment: "", fields: log.message.fields.map((f) => ({ ...f, comment: "?" })) },
    };
    expect(sourceStatements(model, silent)).toEqual(sourceStatements(model, log));
  });
});

describe("canonical text", () => {
  test("is the whole file for a message, and the message with what it needs for a cut", async () => {
    const { model, log } = await payment();
    expect(canonicalProto(model, log.message)).toContain("map<string, string> labels = 16;");
    expect(canonicalProto(model, log.message, { fields: ["status"] })).toBe(
      [
        'syntax = "proto3";',
        "package payment.v1;",
        "message Payment {",
        "  enum Status {",
        "    STATUS_UNSPECIFIED = 0;",
        "    SUCCEEDED = 1;",
        "    FAILED = 2;",
        "    PENDING = 3;",
        "  }",
        "  payment.v1.Payment.Status status = 5;",
        "}",
        "",
      ].join("\n"),
    );
  });

  test.each(["imports", "keywords", "several", "well-known", "wide"])(
    "of every file of %s is what the parser reads back to the same text",
    async (name) => {
      const model = await parsed(name);
      const texts = new Map(model.files.map((file) => [file.path, canonicalProto(model, file)]));
      const again = await parsed(texts);
      expect(again.files.map((file) => canonicalProto(again, file))).toEqual([...texts.values()]);
    },
  );
});

describe("types of other files", () => {
  const imports = (): Promise<SchemaModel> => parsed("imports");

  test("are registered as files of their own, each behind what it imports, without what nobody uses", async () => {
    const model = await imports();
    const found = canonicalImports(model, logOf(model, "order").message);
    expect(found.map(({ name }) => name)).toEqual([
      "common/v1/all.proto",
      "common/v1/currency.proto",
      "common/v1/money.proto",
      "refund/v1/refund.proto",
    ]);
    expect(found[2]?.schema).toContain('import "common/v1/currency.proto";');
    // A whole file: also what this log does not need, so that all logs register the same text for it.
    expect(found[2]?.schema).toContain("message Audit");
    expect(found[2]?.schema).not.toContain("unused");
  });

  test("are pinned cut to what is read: none when nothing of them is", async () => {
    const model = await imports();
    const { message } = logOf(model, "order");
    expect(canonicalProto(model, message, { fields: ["order_id", "happened_at"] })).not.toContain("// file:");
    const bundle = canonicalProto(model, message, { fields: ["price"] });
    expect(bundle.match(/^\/\/ file: .*$/gm)).toEqual([
      "// file: common/v1/currency.proto",
      "// file: common/v1/money.proto",
    ]);
    expect(bundle).not.toContain("Audit");
    expect(bundle).not.toContain("UNREAD");
  });

  test("parse back to the same texts from what is registered, and from a bundle", async () => {
    const model = await imports();
    const { message } = logOf(model, "order");
    const registered = new Map([[message.file, canonicalProto(model, message)]]);
    for (const { name, schema } of canonicalImports(model, message)) registered.set(`schemas/${name}`, schema);
    const again = await parsed(registered);
    for (const file of again.files) expect(canonicalProto(again, file)).toBe(registered.get(file.path));
    expect(again.files.length).toBe(registered.size);

    const bundle = canonicalProto(model, message, { fields: ["roundings", "again"] });
    const [main = "", ...others] = bundle.split(/^\/\/ file: /m);
    const parts = others.map((part): [string, string] => {
      const end = part.indexOf("\n");
      return [`schemas/${part.slice(0, end)}`, part.slice(end + 1)];
    });
    const cut = await parsed(new Map([[message.file, main], ...parts]));
    const all = cut.messages.get(message.fullName);
    if (!all) throw new Error("the message is lost");
    expect(canonicalProto(cut, all, { fields: all.fields.map((f) => f.name) })).toBe(bundle);
  });
});

test("intervals always carry a precision that Flink takes", () => {
  expect(intervalOf(500)).toBe("INTERVAL '0.500' SECOND(2, 3)");
  expect(intervalOf(10_000)).toBe("INTERVAL '10' SECOND(2)");
  expect(intervalOf(200_001)).toBe("INTERVAL '200.001' SECOND(3, 3)");
  expect(intervalOf(90_061_000)).toBe("INTERVAL '1 01:01:01.000' DAY(3) TO SECOND(3)");
});
