import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Field, type FieldType, heldScalar, type Message, readSchemas, type SchemaModel } from "#codegen";
import { ROOT } from "#core";
import { AppLog, Campaigns, HttpAccess, Payment, ServiceLog, ViewLog } from "#generated";
import { decodeRecord, type MessageType } from "#kafka";
import { fillRow } from "../test-sql/default-values.ts";
import { encodeFrame } from "../test-sql/encode.ts";
import { parseTime } from "../test-sql/times.ts";
import type { Value } from "../test-sql/values.ts";

/** Golden frames that hold each field once, in its shortest form, in the order of the numbers. */
const CANONICAL = [
  "all_defaults",
  "all_set",
  "largest_numbers",
  "smallest_numbers",
  "nan_infinity_negative_zero",
  "unicode",
  "unknown_enum_numbers",
  "negative_enum_number",
  "optional_present_with_defaults",
  "timestamp_before_1970_with_nanos",
  "timestamp_limits",
  "lengths_past_one_byte",
  "nested_message_index",
  "second_message_index",
];

interface Golden {
  readonly name: string;
  readonly message: string;
  readonly schemaId: number;
  readonly hex: string;
  readonly value: Readonly<Record<string, unknown>>;
}

describe("rows of cases as frames", () => {
  it("are the bytes that protoc's own classes write", async () => {
    const schemas = await goldenSchemas();
    const golden = JSON.parse(readFileSync(join(ROOT, "test/golden/frames.json"), "utf8")) as { good: Golden[] };
    for (const name of CANONICAL) {
      const frame = golden.good.find((each) => each.name === name);
      if (!frame) throw new Error(`there is no golden frame ${name}`);
      const message = schemas.messages.get(frame.message) as Message;
      const row = messageValue(schemas, message, frame.value);
      expect([name, encodeFrame(schemas, message, frame.schemaId, row).toString("hex")]).toEqual([name, frame.hex]);
    }
  });

  it("are valid events when a case names nothing but the event time, for every log and reference", async () => {
    const { model: schemas } = await readSchemas(ROOT);
    for (const type of [Payment, HttpAccess, AppLog, ViewLog, ServiceLog, Campaigns]) {
      const message = schemas.messages.get(type.name) as Message;
      const time = parseTime("12:00", "2025-03-03") as bigint;
      const times = message.fields.filter((f) => f.type.kind === "timestamp").map((f) => [f.name, time] as const);
      const { row, missing } = fillRow(schemas, message, new Map(times), 7);
      expect([type.name, missing]).toEqual([type.name, []]);
      const event = decodeRecord(type as MessageType<unknown>, encodeFrame(schemas, message, 1, row));
      expect([type.name, (type as MessageType<unknown>).check(event)]).toEqual([type.name, []]);
    }
  });

  it("differ in their ids alone", async () => {
    const { model: schemas } = await readSchemas(ROOT);
    const message = schemas.messages.get(Payment.name) as Message;
    const given = new Map([["occurred_at", 0n]]);
    const [one, two] = [1, 2].map((n) => fillRow(schemas, message, given, n).row);
    const different = [...(one as ReadonlyMap<string, Value>).keys()].filter(
      (name) => JSON.stringify(one?.get(name), plain) !== JSON.stringify(two?.get(name), plain),
    );
    expect(different).toEqual(["event_id"]);
  });
});

async function goldenSchemas(): Promise<SchemaModel> {
  const root = mkdtempSync(join(tmpdir(), "sluice-golden-"));
  try {
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    mkdirSync(join(root, "schemas/golden/v1"), { recursive: true });
    cpSync(join(ROOT, "test/golden/golden.proto"), join(root, "schemas/golden/v1/golden.proto"));
    return (await readSchemas(root)).model;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** ProtoJSON as the values of a row. */
function messageValue(
  schemas: SchemaModel,
  message: Message,
  json: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Value> {
  const given = message.fields.filter((field) => json[field.property] !== undefined);
  return new Map(given.map((field) => [field.name, fieldValue(schemas, field, json[field.property])]));
}

function fieldValue(schemas: SchemaModel, field: Field, json: unknown): Value {
  if (field.cardinality === "repeated") return (json as unknown[]).map((item) => oneValue(schemas, field.type, item));
  if (field.cardinality === "map")
    return new Map(Object.entries(json as object).map(([key, item]) => [key, oneValue(schemas, field.type, item)]));
  return oneValue(schemas, field.type, json);
}

function oneValue(schemas: SchemaModel, type: FieldType, json: unknown): Value {
  if (type.kind === "message")
    return messageValue(schemas, schemas.messages.get(type.name) as Message, json as Record<string, unknown>);
  if (type.kind === "timestamp") return nanosOf(String(json));
  if (type.kind === "enum") return typeof json === "number" ? BigInt(json) : String(json);
  const scalar = heldScalar(type);
  if (scalar === "bool") return json === true;
  if (scalar === "string") return String(json);
  if (scalar === "bytes") return Buffer.from(String(json), "base64");
  if (scalar === "double" || scalar === "float") return Number(json);
  return BigInt(json as string | number);
}

/** RFC 3339 with up to nine digits. */
function nanosOf(text: string): bigint {
  const [, seconds = "", fraction = ""] = /^([^.Z]+)(?:\.(\d+))?Z$/.exec(text) ?? [];
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value instanceof Map ? [...value] : value;
}
