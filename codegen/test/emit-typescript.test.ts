import { fromBinary, fromJson, toBinary } from "@bufbuild/protobuf";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "#core";
import { createWriter, DecodeError, type MessageType } from "#kafka";
import { emitTypeScript } from "../emit-typescript/index.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import * as names from "./emit-cases/awkward/generated/index.ts";
import * as derived from "./emit-cases/derived/generated/index.ts";
import * as golden from "./emit-cases/golden/generated/index.ts";
import { Types } from "./emit-cases/types/generated/index.ts";
import { committedCase, emitCase } from "./emit-committed.ts";
import { goldenFrames, startOf, verdictOf } from "./emit-golden.ts";
import { RandomEvents } from "./emit-random.ts";
import { type EmitCase, readCase } from "./emit-support.ts";

const out = createWriter(64);

function encode<T>(type: MessageType<T>, value: T): Buffer {
  out.pos = 0;
  type.encode(value, out);
  return Buffer.from(out.buf.subarray(0, out.pos));
}

const CASES: readonly [name: string, ...folders: string[]][] = [
  ["golden", "test/golden"],
  ["awkward", "codegen/test/emit-cases/awkward/schemas"],
  ["derived", "codegen/test/emit-cases/derived/schemas"],
  ["rules", "codegen/test/emit-cases/rules/schemas"],
  ["matrix", "codegen/test/emit-cases/matrix/schemas"],
  ["types", "test/golden-types"],
];
const cases = new Map<string, EmitCase>();

beforeAll(async () => {
  for (const [name, ...folders] of CASES) cases.set(name, await readCase(...folders));
}, 120_000);

describe("emitted modules", () => {
  it.each(CASES.map(([name]) => name))("are those committed for the case %s, which tsc checks", (name) => {
    const emitted = emitCase(name, cases.get(name)!.model);
    expect(Object.fromEntries(committedCase(name, emitted))).toEqual(Object.fromEntries(emitted));
  });

  it("are the same bytes each time, whatever the order of files", async () => {
    const { model } = await readSchemas(ROOT);
    const turned = { ...model, files: [...model.files].reverse() };
    expect([...emitTypeScript(turned)]).toEqual([...emitTypeScript(model)]);
  });

  it("name no place of the machine and no day", async () => {
    const { model } = await readSchemas(ROOT);
    const text = [...emitTypeScript(model).values()].join("\n");
    expect(text).not.toContain(ROOT);
    expect(text).toContain("Made from schemas/payment/v1/payment.proto by `npm run codegen`. Do not edit.");
  });
});

describe("emitted codecs", () => {
  it("read and write the golden frames as their values say", () => {
    const { oracle } = cases.get("golden")!;
    for (const { name, message, hex, value } of goldenFrames().good) {
      const type = goldenType(message);
      const desc = oracle(message);
      const bytes = Buffer.from(hex, "hex");
      const canonical = Buffer.from(toBinary(desc, fromJson(desc, value)));
      const back = type.decode(bytes, startOf(bytes), bytes.length);
      expect(back, name).toEqual(type.decode(canonical, 0, canonical.length));
      // JSON has the digits that a float needs, read as a double: the same number once rounded to 32 bits.
      const { aFloat } = value as { aFloat?: unknown };
      if (typeof aFloat === "number") expect((back as golden.Everything).aFloat, name).toBe(Math.fround(aFloat));
      expect(encode(type, back).toString("hex"), name).toBe(canonical.toString("hex"));
      // What comes back means the same to the oracle as the frame itself.
      const known = fromBinary(desc, bytes.subarray(startOf(bytes)), { readUnknownFields: false });
      expect(Buffer.from(toBinary(desc, known)).toString("hex"), name).toBe(canonical.toString("hex"));
    }
  });
});

describe("emitted codecs of the further types", () => {
  const frames = goldenFrames("golden-types").good;

  it("start a message of a oneof anew when another case came between", () => {
    const bytes = Buffer.from("d20b030a0161a80b01d20b021002", "hex");
    const back = Types.decode(bytes, 0, bytes.length);
    expect(back.choice).toMatchObject({ case: "chosenNested", value: { name: "", amount: 1n } });
  });

  it.each(frames)("read and write the golden frame $name as its value says", (frame) => {
    const desc = cases.get("types")!.oracle(frame.message);
    const bytes = Buffer.from(frame.hex, "hex");
    const canonical = Buffer.from(toBinary(desc, fromJson(desc, frame.value)));
    const back = Types.decode(bytes, startOf(bytes), bytes.length);
    expect(back).toEqual(Types.decode(canonical, 0, canonical.length));
    expect(encode(Types, back).toString("hex")).toBe(canonical.toString("hex"));
  });
});

describe("required fields of outputs", () => {
  const time = new Date(1_700_000_000_123);
  const row: derived.SessionTotals = { windowStart: time, span: { firstAt: time }, pauses: [], byHost: {}, user: "u" };
  const broken = (...fields: number[]): Buffer => Buffer.from(fields);

  it("are there in the app type, without undefined", () => {
    // It compiles without `?.`: that is the test.
    const [start, first]: [Date, Date] = [row.windowStart, row.span.firstAt];
    expect(start).toBe(first);
    const bytes = encode(derived.SessionTotals, row);
    expect(derived.SessionTotals.decode(bytes, 0, bytes.length)).toEqual({
      ...row,
      span: { firstAt: time, lastAt: undefined },
      closedAt: undefined,
      longest: undefined,
    });
  });

  it("are malformed when they are absent, at any depth", () => {
    const decode = (buf: Buffer) => () => derived.SessionTotals.decode(buf, 0, buf.length);
    expect(decode(broken())).toThrow(new DecodeError("malformed", "required field window_start is absent"));
    expect(decode(broken(0x0a, 0))).toThrow(new DecodeError("malformed", "required field span is absent"));
    expect(decode(broken(0x0a, 0, 0x1a, 0))).toThrow(new DecodeError("malformed", "required field first_at is absent"));
    expect(decode(broken(0x0a, 0, 0x1a, 2, 0x0a, 0, 0x2a, 0))).toThrow("required field first_at is absent");
    expect(decode(broken(0x0a, 0, 0x1a, 2, 0x0a, 0))()).toMatchObject({ windowStart: new Date(0) });
  });

  it("are written also for the first moment of 1970, whose content is empty", () => {
    const epoch = new Date(0);
    const buf = encode(derived.SessionTotals, { ...row, windowStart: epoch, span: { firstAt: epoch }, user: "" });
    expect(buf.toString("hex")).toBe("0a001a020a00");
  });

  it("cannot be left out by a writer", () => {
    const write = (value: object) => () => encode(derived.SessionTotals, value as derived.SessionTotals);
    expect(write({ ...row, windowStart: undefined })).toThrow("window_start: is missing, must be a Date");
    expect(write({ ...row, span: undefined })).toThrow("span: is missing, must be an object");
    expect(write({ ...row, span: {} })).toThrow("span.first_at: is missing, must be a Date");
    expect(write({ ...row, pauses: [{}] })).toThrow("pauses[0].first_at: is missing, must be a Date");
  });

  it("are no matter of the check, which speaks for logs alone", () => {
    expect(derived.SessionTotals.check({ ...row, windowStart: undefined } as never)).toEqual([]);
    expect(derived.Session.decode(Buffer.alloc(0), 0, 0)).toEqual({ startedAt: undefined });
    expect(derived.Session.check({})).toMatchObject([{ field: "started_at", rule: "required" }]);
  });
});

describe("awkward names", () => {
  it("of fields that every object has are absent when they are absent", () => {
    const empty = names.Inherited.decode(Buffer.alloc(0), 0, 0);
    expect(Object.values(empty)).toEqual([undefined, undefined, undefined, {}]);
    expect(encode(names.Inherited, { labels: {} })).toHaveLength(0);
    const full: names.Inherited = { hasOwnProperty$: "a", valueOf$: "b", constructor$: "c", labels: {} };
    const bytes = encode(names.Inherited, full);
    expect(names.Inherited.decode(bytes, 0, bytes.length)).toEqual(full);
  });

  it("do not matter as keys of maps", () => {
    const labels = JSON.parse('{"__proto__":"p","constructor":"c","toString":"t"}') as Record<string, string>;
    const bytes = encode(names.Inherited, { labels });
    const back = names.Inherited.decode(bytes, 0, bytes.length).labels;
    expect(Object.entries(back)).toEqual(Object.entries(labels));
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  it("of types give way to those of the language and to earlier ones", () => {
    expect(names.AwkwardV1Date.name).toBe("awkward.v1.Date");
    expect(names.AwkwardV1Map.name).toBe("awkward.v1.Map");
    expect(names.OrderLine.name).toBe("awkward.v1.OrderLine");
    expect(names.AwkwardV1OrderLine.name).toBe("awkward.v1.Order.Line");
    expect(names.AwkwardV2Order.name).toBe("awkward.v2.Order");
  });
});

describe("emitted decoders of bad bytes", () => {
  it("give the verdict that the golden frames ask for", () => {
    const { model } = cases.get("golden")!;
    const verdicts = goldenFrames().bad.map(({ name, message, hex }) => [
      name,
      verdictOf(model, goldenType(message), Buffer.from(hex, "hex"), 7),
    ]);
    expect(verdicts).toEqual(goldenFrames().bad.map(({ name, reason }) => [name, reason]));
  });

  it("give the verdict that the golden frames of the further types ask for", () => {
    const { model } = cases.get("types")!;
    const { bad } = goldenFrames("golden-types");
    const verdicts = bad.map(({ name, hex }) => [name, verdictOf(model, Types, Buffer.from(hex, "hex"), 9)]);
    expect(verdicts).toEqual(bad.map(({ name, reason }) => [name, reason]));
  });

  it("call a frame that is cut off truncated, or read the prefix as the oracle does", () => {
    const { oracle } = cases.get("golden")!;
    let prefixes = 0;
    for (const { message, hex } of goldenFrames().good) {
      const type = goldenType(message);
      const desc = oracle(message);
      const bytes = Buffer.from(hex, "hex");
      const start = startOf(bytes);
      for (let end = start; end < bytes.length; end++) {
        const verdict = reasonOf(() => type.decode(bytes, start, end));
        const theirs = reasonOf(() => fromBinary(desc, bytes.subarray(start, end)));
        expect(verdict, `${hex} up to ${end}`).toBe(theirs === "good" ? "good" : "truncated");
        if (verdict === "good") prefixes++;
      }
    }
    expect(prefixes).toBeGreaterThan(100);
  });

  it("answer bytes with flipped bits by a value or a DecodeError, never by another error, and stay in order after it", () => {
    const events = new RandomEvents(cases.get("golden")!.model, 3);
    let bad = 0;
    for (let i = 0; i < 300; i++) {
      const event = events.message("sluice.golden.v1.Everything") as unknown as golden.Everything;
      const bytes = encode(golden.Everything, event);
      if (bytes.length === 0) continue;
      for (let flip = 0; flip < 20; flip++) {
        const broken = Buffer.from(bytes);
        broken[events.below(bytes.length)]! ^= 1 << events.below(8);
        if (reasonOf(() => golden.Everything.decode(broken, 0, broken.length)) !== "good") bad++;
      }
      expect(golden.Everything.decode(bytes, 0, bytes.length)).toEqual(event);
    }
    expect(bad).toBeGreaterThan(100);
  });

  it("never read past the end that they are given", () => {
    const whole = encode(golden.Other, { id: "abc", value: 300n });
    for (let end = 0; end < whole.length; end++) {
      const cut = Buffer.from(whole.subarray(0, end));
      expect(reasonOf(() => golden.Other.decode(whole, 0, end))).toBe(reasonOf(() => golden.Other.decode(cut, 0, end)));
    }
  });
});

/** "good", the reason of a DecodeError, or the name of another error. */
function reasonOf(read: () => unknown): string {
  try {
    read();
    return "good";
  } catch (error) {
    if (error instanceof DecodeError) return error.reason;
    return error instanceof Error && error.constructor === Error ? "error" : `${error}`;
  }
}

function goldenType(message: string): MessageType<unknown> {
  const types: readonly MessageType<never>[] = [golden.Everything, golden.EverythingInner, golden.Other] as never;
  return types.find((type) => type.name === message)! as MessageType<unknown>;
}
