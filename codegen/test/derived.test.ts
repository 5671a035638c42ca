import { expect, test } from "vitest";
import { deriveSchema } from "../derived.ts";
import type { PlannerColumn, PlannerType } from "../planner-answer.ts";

const type = (kind: string, nullable: boolean, more: Partial<PlannerType> = {}): PlannerType => ({
  kind,
  nullable,
  text: kind,
  ...more,
});
const at = (name: string, nullable: boolean): PlannerColumn => ({ name, type: type("TIMESTAMP_LTZ", nullable) });
const derive = (...columns: PlannerColumn[]): string => {
  const maps = { messages: new Map(), enums: new Map() };
  const model = { files: [], logs: [], references: [], outputs: [], ...maps };
  return deriveSchema("sessions", "p", columns, { model, message: undefined }).text;
};

test("a NOT NULL timestamp or row is marked as required, at any depth; elements and values are there anyway", () => {
  const row = (nullable: boolean) => type("ROW", nullable, { fields: [at("first_at", false), at("last_at", true)] });
  const text = derive(
    { name: "opened_at", type: type("TIMESTAMP", false) },
    at("closed_at", true),
    { name: "span", type: row(false) },
    { name: "longest", type: row(true) },
    { name: "pauses", type: type("ARRAY", false, { element: row(false) }) },
    { name: "by_host", type: type("MAP", false, { key: type("STRING", false), value: type("TIMESTAMP", false) }) },
    { name: "user", type: type("STRING", false) },
  );
  expect(text).toContain('import "buf/validate/validate.proto";\nimport "google/protobuf/timestamp.proto";\n');
  const required = " [(buf.validate.field).required = true];";
  const fields = text.split("\n").filter((line) => / = \d+/.test(line));
  const inner = [`    google.protobuf.Timestamp first_at = 1${required}`, "    google.protobuf.Timestamp last_at = 2;"];
  expect(fields).toEqual([
    ...[...inner, ...inner, ...inner],
    `  google.protobuf.Timestamp opened_at = 1${required}`,
    "  google.protobuf.Timestamp closed_at = 2;",
    `  Span span = 3${required}`,
    "  Longest longest = 4;",
    "  repeated Pauses pauses = 5;",
    "  map<string, google.protobuf.Timestamp> by_host = 6;",
    "  string user = 7;",
  ]);
});

test("a schema without such a column imports no vocabulary", () => {
  expect(derive(at("closed_at", true), { name: "user", type: type("STRING", false) })).not.toContain("buf/validate");
});
