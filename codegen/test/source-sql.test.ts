import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { canonicalProto } from "../canonical-proto.ts";
import type { Log, SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { sourceStatements } from "../source-sql.ts";
import { intervalOf } from "../sql-text.ts";

async function payment(): Promise<{ model: SchemaModel; log: Log }> {
  const { model } = await readSchemas(ROOT);
  const log = model.logs.find((l) => l.name === "payment");
  if (!log) throw new Error("no payment log");
  return { model, log };
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

  test("is what the parser reads back to the same text", async () => {
    const { mkdtempSync, mkdirSync, rmSync, writeFileSync } = await import("node:fs");
    const { tmpdir } = await import("node:os");
    const { model, log } = await payment();
    const root = mkdtempSync(join(tmpdir(), "sluice-canonical-"));
    try {
      mkdirSync(join(root, "schemas", "payment", "v1"), { recursive: true });
      const text = canonicalProto(model, log.message);
      writeFileSync(join(root, log.message.file), text);
      const again = await readSchemas(root);
      expect(again.problems.filter((p) => p.severity !== "warning")).toEqual([]);
      expect(again.model.files.map((file) => canonicalProto(again.model, file))).toEqual([text]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

test("intervals always carry a precision that Flink takes", () => {
  expect(intervalOf(500)).toBe("INTERVAL '0.500' SECOND(2, 3)");
  expect(intervalOf(10_000)).toBe("INTERVAL '10' SECOND(2)");
  expect(intervalOf(200_001)).toBe("INTERVAL '200.001' SECOND(3, 3)");
  expect(intervalOf(90_061_000)).toBe("INTERVAL '1 01:01:01.000' DAY(3) TO SECOND(3)");
});
