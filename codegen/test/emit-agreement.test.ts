import { isDeepStrictEqual } from "node:util";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { beforeAll, describe, expect, it } from "vitest";
import * as generated from "#generated";
import { createWriter, type MessageType } from "#kafka";
import type { SchemaModel } from "../model.ts";
import * as awkward from "./emit-cases/awkward/generated/index.ts";
import * as derived from "./emit-cases/derived/generated/index.ts";
import * as golden from "./emit-cases/golden/generated/index.ts";
import * as matrix from "./emit-cases/matrix/generated/index.ts";
import * as rules from "./emit-cases/rules/generated/index.ts";
import * as types from "./emit-cases/types/generated/index.ts";
import { fromOracle, toOracle } from "./emit-oracle.ts";
import { RandomEvents, randomOf } from "./emit-random.ts";
import { Scrambler } from "./emit-scramble.ts";
import { type EmitCase, readCase } from "./emit-support.ts";

/**
 * Every message of every case against protobuf-es: `FULL=1` takes 10,000 random events of each, else it is a sample.
 *
 * Where readers and writers may differ by the letter of the specification, this is what both do:
 * - -0.0 in an implicit field is written: its bits are not all zero. NaN is written with the bits that JavaScript has.
 * - Entries of a map are written in the order of the map; the specification gives none. protobuf-es holds maps in
 *   objects, which put whole numbers first: events are made in that order.
 * - An entry whose value occurs twice is merged by us, as by Java, and not by protobuf-es: it is not in these bytes.
 */
const COUNT = process.env["FULL"] === "1" ? 10_000 : 300;

const CASES: readonly [name: string, schemas: string, module: object][] = [
  ["matrix", "codegen/test/emit-cases/matrix/schemas", matrix],
  ["golden", "test/golden", golden],
  ["awkward", "codegen/test/emit-cases/awkward/schemas", awkward],
  ["derived", "codegen/test/emit-cases/derived/schemas", derived],
  ["rules", "codegen/test/emit-cases/rules/schemas", rules],
  ["types", "test/golden-types", types],
  ["project", "schemas", generated],
];

const cases = new Map<string, EmitCase>();

/** How full the events of a message are: a sample of a wide one takes as long as of others. */
function densitiesOf(model: SchemaModel, fullName: string): readonly number[] {
  return model.messages.get(fullName)!.fields.length > 60 ? [0.02, 0.05, 0.1, 0.1, 0.1, 0.6] : [0.1, 1];
}

beforeAll(async () => {
  for (const [name, schemas] of CASES) cases.set(name, await readCase(schemas));
}, 120_000);

const TYPES: readonly [type: string, name: string, codec: MessageType<unknown>][] = CASES.flatMap(([name, , module]) =>
  Object.values(module)
    .filter((each): each is MessageType<unknown> => typeof (each as MessageType<unknown>)?.encode === "function")
    .map((codec): [string, string, MessageType<unknown>] => [codec.name, name, codec]),
);

const out = createWriter(64);

function encode(type: MessageType<unknown>, value: unknown): Buffer {
  out.pos = 0;
  type.encode(value, out);
  return Buffer.from(out.buf.subarray(0, out.pos));
}

describe("emitted codecs and protobuf-es", { timeout: 1_800_000 }, () => {
  it("meet over every message of every case", () => {
    const declared = [...cases.values()].map(({ model }) => model.messages.size).reduce((sum, each) => sum + each);
    // Rows of files are read by their columns: those messages have no codec.
    expect(TYPES).toHaveLength(declared - generated.fileOutputs.length);
  });

  it.each(TYPES)("write the same bytes of %s (%s), and read the same value from them", (fullName, name, codec) => {
    const { model, oracle } = cases.get(name)!;
    const desc = oracle(fullName);
    const events = new RandomEvents(model, 42, densitiesOf(model, fullName));
    for (let i = 0; i < COUNT; i++) {
      const event = events.message(fullName);
      const expected = Buffer.from(toBinary(desc, toOracle(model, desc, event)));
      const bytes = encode(codec, event);
      const at = differsAt(bytes, expected);
      if (at >= 0) {
        const around = (all: Buffer): string => all.subarray(Math.max(0, at - 12), at + 12).toString("hex");
        expect.fail(`event ${i}: ${around(bytes)} instead of ${around(expected)} at byte ${at} of ${expected.length}`);
      }
      const padded = Buffer.concat([Buffer.from([0xff, 0x80]), bytes, Buffer.from([0x80, 0xff])]);
      const back = codec.decode(padded, 2, 2 + bytes.length);
      if (!isDeepStrictEqual(back, event)) expect(back, `event ${i}`).toEqual(event);
    }
  });

  it.each(TYPES)("read the same value of %s (%s) from the bytes of any other writer", (fullName, name, codec) => {
    const { model, oracle } = cases.get(name)!;
    const desc = oracle(fullName);
    const events = new RandomEvents(model, 7, densitiesOf(model, fullName));
    const types = new Map(TYPES.filter(([, of]) => of === name).map(([type, , each]) => [type, each]));
    const another = (message: string): Buffer => encode(types.get(message)!, events.message(message));
    const scrambler = new Scrambler(model, randomOf(11), another);
    for (let i = 0; i < COUNT; i++) {
      const bytes = scrambler.message(fullName, another(fullName));
      const theirs = fromOracle(model, desc, fromBinary(desc, new Uint8Array(bytes)));
      const ours = codec.decode(bytes, 0, bytes.length);
      if (!isDeepStrictEqual(ours, theirs)) expect(ours, `event ${i}: ${bytes.toString("hex")}`).toEqual(theirs);
    }
  });
});

/** Where two byte strings differ first, -1 = nowhere. */
function differsAt(one: Buffer, other: Buffer): number {
  if (one.equals(other)) return -1;
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at < 0 ? one.length : at;
}
