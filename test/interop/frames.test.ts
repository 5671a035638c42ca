import { create, fromBinary, fromJson, type JsonValue, toBinary, toJson } from "@bufbuild/protobuf";
import protobufjs from "protobufjs";
import { beforeAll, describe, expect, it } from "vitest";
import { Payment } from "#generated";
import { type MessageType, readFrame } from "#kafka";
import { readCase } from "../../codegen/test/emit-support.ts";
import { type Emitted, emitInterop, frameOf } from "./emitted.ts";
import { PURCHASE, PURCHASE_JSON } from "./values.ts";

const ID = 0x01020304;
let emitted: Emitted;
beforeAll(async () => {
  emitted = await emitInterop();
});

/** protobufjs with the texts that we register: what a reader has that asks the registry. */
function pbjs(type: MessageType<object>): protobufjs.Type {
  const root = new protobufjs.Root();
  // It knows Google's types, but only when it is told the whole file.
  for (const name of ["timestamp", "duration", "wrappers"]) {
    const file = protobufjs.common.get(`google/protobuf/${name}.proto`);
    if (file?.nested) root.addJSON(file.nested);
  }
  for (const text of [...(type.imports ?? []).map((each) => each.schema), type.schema]) {
    protobufjs.parse(text, root, { keepCase: true });
  }
  return root.resolveAll().lookupType(type.name);
}

const payloadOf = (frame: Buffer): Buffer => frame.subarray(readFrame(frame).start);
const decoded = (type: MessageType<object>, bytes: Uint8Array): object =>
  type.decode(Buffer.from(bytes), 0, bytes.length);

describe("the frame's message index counts messages in the order of the file, enums left out", () => {
  it.each<[string, readonly number[], string]>([
    ["interop.v1.Note", [0], "00"],
    ["interop.v1.Purchase", [1], "0202"],
    ["interop.v1.Refund", [2], "0204"],
    ["interop.v1.Purchase.Line", [1, 0], "040200"],
    ["interop.v1.Purchase.Parcel", [1, 1], "040202"],
    ["interop.v1.Purchase.Parcel.Label", [1, 1, 0], "06020200"],
    ["common.v1.Money", [0], "00"],
  ])("%s is %j", (name, index, bytes) => {
    const type = emitted.type(name);
    expect(type.index).toEqual(index);
    const frame = frameOf(type, decoded(type, new Uint8Array()), ID);
    expect(frame.toString("hex")).toMatch(new RegExp(`^0001020304${bytes}`));
    expect(readFrame(frame)).toMatchObject({ schemaId: ID, index });
    // The text that is registered has the same message at that place.
    let place: protobufjs.ReflectionObject = pbjs(type).root.lookup(name.split(".").slice(0, 2).join("."))!;
    for (const at of index) {
      const nested = (place as protobufjs.Namespace).nestedArray.filter((each) => each instanceof protobufjs.Type);
      place = nested[at]!;
    }
    expect(place.fullName).toBe(`.${name}`);
  });
});

describe("what we write is read by", () => {
  it("protobuf-es", () => {
    const desc = emitted.oracle("interop.v1.Purchase");
    const bytes = payloadOf(frameOf(emitted.log, PURCHASE, ID));
    expect(toJson(desc, fromBinary(desc, bytes))).toEqual(PURCHASE_JSON);
    expect(Buffer.from(toBinary(desc, fromBinary(desc, bytes))).equals(bytes)).toBe(true);
  });

  it("protobufjs, with the texts that are registered", () => {
    const read = pbjs(emitted.log);
    const bytes = payloadOf(frameOf(emitted.log, PURCHASE, ID));
    const seen = read.toObject(read.decode(bytes), { longs: String, enums: String, bytes: String });
    expect(seen).toEqual({
      purchase_id: "p-1 ü 🚲",
      placed_at: { seconds: "1795176000", nanos: 123_000_000 },
      took: { seconds: "-1", nanos: -500_000_000 },
      points: {},
      remark: {},
      counts: { a: "1", "": "-9223372036854775808" },
      total: { currency: "EUR", minor: "1999" },
      lines: [{ sku: "s-1", sizes: [0, -1, 2_147_483_647], size: "SIZE_LARGE" }, {}],
      big: "18446744073709551615",
      ratio: -0.25,
      state: "STATE_PAID",
      voucher: { currency: "CHF", minor: "5" },
      note: "",
      digest: "AP+A",
      parcel: { label: { text: "fragile" }, number: "9223372036854775808" },
      channel: "CHANNEL_WEB",
    });
  });

  it("both, when nothing is set: absent is not the same as default", () => {
    const desc = emitted.oracle("interop.v1.Purchase");
    const nothing = decoded(emitted.log, new Uint8Array());
    const bytes = payloadOf(frameOf(emitted.log, nothing, ID));
    expect(bytes.length).toBe(0);
    expect(toJson(desc, fromBinary(desc, bytes))).toEqual({});
    const read = pbjs(emitted.log);
    expect(read.toObject(read.decode(bytes))).toEqual({});
  });
});

describe("we read what is written by", () => {
  it("protobuf-es", () => {
    const desc = emitted.oracle("interop.v1.Purchase");
    const bytes = toBinary(desc, fromJson(desc, PURCHASE_JSON as JsonValue));
    expect(decoded(emitted.log, bytes)).toEqual(PURCHASE);
    expect(decoded(emitted.log, toBinary(desc, create(desc)))).toEqual(decoded(emitted.log, new Uint8Array()));
  });

  it("protobufjs, which writes lists and maps in its own order and way", () => {
    const write = pbjs(emitted.log);
    const plain = write.toObject(write.decode(payloadOf(frameOf(emitted.log, PURCHASE, ID))));
    expect(decoded(emitted.log, write.encode(write.fromObject(plain)).finish())).toEqual(PURCHASE);
  });
});

it("a committed log, Payment, is read by protobufjs and protobuf-es as it was sent", async () => {
  const { oracle } = await readCase("schemas");
  const event: Payment = {
    ...(Payment.decode(Buffer.alloc(0), 0, 0) as Payment),
    eventId: "e-1",
    kind: "REFUND",
    amountMinor: -1n,
    customer: {
      customerId: "c",
      name: "N",
      email: "",
      address: { street: "", city: "B", postalCode: "", country: "" },
    },
    items: [{ sku: "s", quantity: 2, unitMinor: 9_007_199_254_740_993n }],
    occurredAt: new Date(1),
    labels: { k: "v" },
  };
  const bytes = payloadOf(frameOf(Payment as MessageType<object>, event, ID));
  const json = {
    event_id: "e-1",
    kind: "REFUND",
    amount_minor: "-1",
    customer: { customer_id: "c", name: "N", address: { city: "B" } },
    items: [{ sku: "s", quantity: 2, unit_minor: "9007199254740993" }],
    labels: { k: "v" },
  };
  const desc = oracle("payment.v1.Payment");
  const es = toJson(desc, fromBinary(desc, bytes), { useProtoFieldName: true });
  expect(es).toEqual({ ...json, occurred_at: "1970-01-01T00:00:00.001Z" });
  const read = pbjs(Payment as MessageType<object>);
  const js = read.toObject(read.decode(bytes), { longs: String, enums: String });
  expect(js).toEqual({ ...json, occurred_at: { nanos: 1_000_000 } });
});
