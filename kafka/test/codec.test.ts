import { describe, expect, it } from "vitest";
import { createWriter, DecodeError, readFrame, writeFrameHeader } from "../codec/index.ts";

function header(schemaId: number, index: readonly number[]): string {
  const out = createWriter(1);
  writeFrameHeader(out, schemaId, index);
  return out.buf.toString("hex", 0, out.pos);
}

function reason(bytes: string | null, isKnown?: (id: number) => boolean): string {
  try {
    readFrame(bytes === null ? null : Buffer.from(bytes, "hex"), isKnown);
    return "good";
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    expect(error.message).toBe(`${error.reason}: ${error.detail}`);
    return error.reason;
  }
}

describe("the frame header", () => {
  it.each<[number, readonly number[], string]>([
    [7, [0], "000000000700"],
    [7, [1], "00000000070202"],
    [2_147_483_647, [0, 1], "007fffffff040002"],
    [1, [0, 0], "0000000001040000"],
    [1, [64, 8_192], "000000000104800180800" + "1"],
  ])("of schema %i and index %j is written and read again", (schemaId, index, hex) => {
    expect(header(schemaId, index)).toBe(hex);
    const bytes = Buffer.from(`${hex}ff`, "hex");
    expect(readFrame(bytes)).toEqual({ schemaId, index, start: bytes.length - 1 });
  });

  it("takes the long form of the first message too", () => {
    expect(readFrame(Buffer.from("00000000070200", "hex"))).toEqual({ schemaId: 7, index: [0], start: 7 });
  });

  it("takes numbers of the index that have more bytes than they need, as the Flink format does", () => {
    expect(readFrame(Buffer.from("00000000078000", "hex"))).toEqual({ schemaId: 7, index: [0], start: 7 });
    const long = Buffer.from("0000000007828080808080808080008200", "hex");
    expect(readFrame(long)).toEqual({ schemaId: 7, index: [1], start: long.length });
  });

  it("is refused with a reason", () => {
    expect(reason(null)).toBe("tombstone");
    expect(reason("")).toBe("too_short");
    expect(reason("0100")).toBe("too_short");
    expect(reason("010000000700")).toBe("bad_magic");
    expect(reason("000000000701")).toBe("bad_index");
    expect(reason("000000000780")).toBe("bad_index");
    expect(reason("00000000070280")).toBe("bad_index");
    expect(reason("00000000070201")).toBe("bad_index");
    expect(reason("000000000780808080808001")).toBe("bad_index");
    expect(reason("0000000007feffffff0f00")).toBe("bad_index");
    // More than 32 bits: not the number that is left when the upper bits fall off.
    expect(reason("0000000007828080801002")).toBe("bad_index");
    expect(reason("000000000780808080808080808080 00".replace(" ", ""))).toBe("bad_index");
  });

  it("names an unknown schema before it looks at the index", () => {
    expect(reason("000000000801", (id) => id === 7)).toBe("unknown_schema");
    expect(reason("000000000701", (id) => id === 7)).toBe("bad_index");
  });

  it("cannot be written for what is no schema id", () => {
    expect(() => header(-1, [0])).toThrow(TypeError);
    expect(() => header(1.5, [0])).toThrow(TypeError);
    expect(() => header(2 ** 31, [0])).toThrow(TypeError);
  });
});

describe("a writer", () => {
  it("keeps what was written when it grows, and has the room that was asked for", () => {
    const out = createWriter(64);
    out.buf.write("first");
    out.pos = 5;
    out.reserve(1_000);
    expect(out.buf.length).toBeGreaterThanOrEqual(1_005);
    expect(out.buf.toString("latin1", 0, out.pos)).toBe("first");
  });

  it("does not grow for what fits", () => {
    const out = createWriter(64);
    const { buf } = out;
    out.pos = 60;
    out.reserve(4);
    expect(out.buf).toBe(buf);
    out.reserve(5);
    expect(out.buf).not.toBe(buf);
  });
});
