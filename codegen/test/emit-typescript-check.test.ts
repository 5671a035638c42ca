import { inspect } from "node:util";
import { pathToString } from "@bufbuild/protobuf/reflect";
import { createValidator } from "@bufbuild/protovalidate";
import { beforeAll, describe, expect, it } from "vitest";
import { Payment } from "#generated";
import type { MessageType } from "#kafka";
import { Rules } from "./emit-cases/rules/generated/index.ts";
import { toOracle } from "./emit-oracle.ts";
import { randomOf } from "./emit-random.ts";
import { type EmitCase, readCase } from "./emit-support.ts";

/** A good event, and for some of its properties other values to take, good and bad ones. */
interface Trial<T> {
  readonly type: MessageType<T>;
  readonly good: T;
  readonly others: { readonly [P in keyof T]?: readonly T[P][] };
}

const UUID = "0b8a2f7e-93d1-4c5b-a1c2-7d6e5f4a3b2c";

const payment: Trial<Payment> = {
  type: Payment,
  good: {
    eventId: UUID,
    orderId: "o-1",
    kind: "PAYMENT",
    paymentMethod: "CARD",
    status: "SUCCEEDED",
    currency: "EUR",
    amountMinor: 1999n,
    latencyMs: 12,
    customer: {
      customerId: "c-1",
      name: "Ada",
      email: "a@b.example",
      address: { street: "1 Road", city: "Bern", postalCode: "3000", country: "CH" },
    },
    items: [{ sku: "s", quantity: 1, unitMinor: 0n }],
    occurredAt: new Date(1_700_000_000_000),
    ip: "10.0.0.1",
    userAgent: "agent",
    labels: {},
  },
  others: {
    eventId: ["", "x", UUID.toUpperCase(), `${UUID}0`, UUID.replaceAll("-", "")],
    orderId: ["", "é", "🦀"],
    kind: ["KIND_UNSPECIFIED", "REFUND", "77", "0", "2"],
    paymentMethod: ["PAYMENT_METHOD_UNSPECIFIED", "PAYPAL", "-1"],
    status: ["STATUS_UNSPECIFIED", "FAILED", "99"],
    currency: ["", "eur", "EURO", "EUR\n", "ÉUR"],
    amountMinor: [0n, -1n, 1n, 2n ** 63n - 1n],
    latencyMs: [-1, 0, 599_999, 600_000],
    customer: [
      undefined,
      { customerId: "", name: "", email: "" },
      {
        customerId: "c",
        name: "",
        email: "",
        address: { street: "", city: "", postalCode: "", country: "Switzerland" },
      },
    ],
    items: [[], Array.from({ length: 101 }, () => ({ sku: "s", quantity: 1, unitMinor: 1n }))],
    occurredAt: [undefined, new Date(0)],
  },
};

const rules: Trial<Rules> = {
  type: Rules,
  good: {
    requiredText: "x",
    requiredPresence: "abc",
    requiredTime: new Date(1),
    requiredPart: { id: "ab" },
    requiredList: [1],
    requiredMap: { a: 1 },
    requiredNumber: 1,
    requiredLevel: "LOW",
    below: 9,
    above: 0n,
    between: 0,
    wide: 1n,
    finite: 1,
    oneOf: 0,
    noneOf: 0n,
    exactly: 4,
    agreed: true,
    length: "abc",
    bytes: "abc",
    pattern: "ab-12",
    prefix: "abyz",
    contains: "x",
    choice: "a",
    fixed: "same",
    exactLength: "abc",
    blob: new Uint8Array(2),
    uuid: UUID,
    email: "a.b@example.com",
    ip: "::1",
    ipv4: "127.0.0.1",
    ipv6: "fe80::1",
    hostname: "example.com",
    uri: "https://example.com/a?b=c#d",
    level: "LOW",
    someLevel: "HIGH",
    tags: ["aa", "bb"],
    parts: [],
    counts: { aa: 1 },
    byNumber: new Map(),
    levels: ["LOW"],
    heldText: "ab",
    took: { seconds: 0n, nanos: 0 },
    heldList: [],
    heldMap: {},
  },
  others: {
    requiredText: [""],
    requiredPresence: [undefined, "", "abcd"],
    requiredTime: [undefined, new Date(0)],
    requiredPart: [undefined, { id: "a" }, { id: "ab", weight: -1 }, { id: "ab", weight: 0 }],
    requiredList: [[], [0]],
    requiredMap: [{}, { "": 0 }],
    requiredNumber: [0, -1],
    requiredLevel: ["LEVEL_UNSPECIFIED", "9", "0"],
    below: [10, 11, -2_147_483_648],
    above: [-5n, -4n, -6n],
    between: [Number.NaN, -1.5, 1.5, 1.500001, Number.NEGATIVE_INFINITY],
    wide: [0n, 18_446_744_073_709_551_614n, 18_446_744_073_709_551_615n],
    finite: [Number.NaN, Number.POSITIVE_INFINITY],
    oneOf: [1, 2, 5],
    noneOf: [1n, 2n, 3n],
    exactly: [0, 5],
    agreed: [false],
    length: ["", "a", "ab", "abcd", "abcde", "🦀", "🦀🦀", "🦀🦀🦀🦀", "🦀🦀🦀🦀🦀", "é"],
    bytes: ["", "a", "é", "éé", "ééa", "ééé", "🦀", "🦀🦀"],
    pattern: ["", "A", "ab-", "ab-1234", "ab\n", "\nab", "ab-1"],
    prefix: ["ab", "yz", "xabyz", "abyz ", "abzy"],
    contains: ["", "y", "x!", "axb"],
    choice: ['b"c', "", "d"],
    fixed: ["", "Same"],
    exactLength: ["ab", "abcd", "🦀🦀🦀", "🦀🦀"],
    blob: [new Uint8Array(0), new Uint8Array(3), new Uint8Array(4)],
    uuid: ["", "x"],
    email: [
      "",
      "a",
      "a@",
      "@b",
      "a@b",
      "a@b..c",
      "a b@c",
      "a@-b.c",
      "ä@b.c",
      `${"a".repeat(70)}@b.c`,
      `a@${"b".repeat(64)}.c`,
    ],
    ip: ["", "1.2.3", "1.2.3.4", "01.2.3.4", "256.1.1.1", ":::", "fe80::1%eth0", "::ffff:1.2.3.4", "1::2::3"],
    ipv4: ["::1", "1.2.3.4/8", "0.0.0.0"],
    ipv6: ["1.2.3.4", "[::1]", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "::G"],
    hostname: ["", ".", "a.", "-a", "a-", "a_b", "a..b", "1.2", "1.b", `${"a".repeat(64)}.b`, `${"a.".repeat(127)}b`],
    uri: [
      "",
      "example.com",
      "/a",
      "urn:x:y",
      "http://",
      "http://a b",
      "http://[::1]:80/",
      "http://[::1",
      "http://[v1.x]/",
      "a:%zz",
      "mailto:a@b",
      "http://u:p@h:1/p?q#f",
      "http://h:x/",
      "1a:b",
      "http://ä/",
    ],
    level: ["LEVEL_UNSPECIFIED", "7", "-7", "HIGH"],
    someLevel: ["LEVEL_UNSPECIFIED", "LOW", "3"],
    tags: [[], ["aa", "aa"], ["a", "bb"], ["aa", "bb", "cc", "dd"], ["a", "a", "b", "b"]],
    parts: [[{ id: "ab" }], [{ id: "" }, { id: "ab", weight: -1 }, { id: "abc" }]],
    counts: [{}, { a: 1 }, { aa: 0, 'b"b': -1 }, { aa: 1, bb: 1, cc: 1 }],
    byNumber: [
      new Map([[-1, { id: "ab" }]]),
      new Map([
        [5, { id: "" }],
        [-7, { id: "" }],
      ]),
    ],
    levels: [[], ["5"], ["LOW", "77", "LEVEL_UNSPECIFIED"]],
    maybe: [undefined, 0, 1],
    either: [
      undefined,
      { case: "left", value: 0 },
      { case: "left", value: 1 },
      { case: "right", value: "" },
      { case: "right", value: "ab" },
    ],
    held: [undefined, 0n, 1n, -1n],
    heldText: [undefined, "", "a", "🦀"],
    heldFlag: [undefined, true, false],
    heldBlob: [new Uint8Array(0), new Uint8Array(2), new Uint8Array(3)],
    took: [undefined, { seconds: -1n, nanos: -1 }],
    heldList: [[0], [-1, 1, -2]],
    heldMap: [{ a: "a" }, { a: "", b: "b" }],
  },
};

describe.each<[string, string, Trial<never>, number]>([
  ["payment", "payment.v1.Payment", payment as never, 2_000],
  ["rules", "rules.v1.Rules", rules as never, 6_000],
])("emitted checks of %s against protovalidate", (_, message, trial, count) => {
  let found: EmitCase;
  beforeAll(async () => {
    found =
      message === "payment.v1.Payment"
        ? await readCase("schemas")
        : await readCase("codegen/test/emit-cases/rules/schemas");
  });

  it("find nothing in a good event, and give the same empty list each time", () => {
    expect(trial.type.check(trial.good)).toEqual([]);
    expect(trial.type.check(trial.good)).toBe(trial.type.check(trial.good));
  });

  it("find the broken rules that the oracle finds, field by field", () => {
    const desc = found.oracle(message);
    const validator = createValidator();
    const oracle = (event: Record<string, unknown>): string[] => {
      const result = validator.validate(desc, toOracle(found.model, desc, event));
      if (result.kind === "error") throw result.error;
      return [
        ...new Set(result.kind === "valid" ? [] : result.violations.map((each) => pathToString(each.field))),
      ].sort();
    };
    const random = randomOf(11);
    const names = Object.keys(trial.others) as never[];
    const changes = names.flatMap((name) => (trial.others[name] as never[]).map((value) => [name, value] as const));
    const seen = new Set<string>();
    for (let i = 0; i < count; i++) {
      const event: Record<string, unknown> = { ...(trial.good as object) };
      // First each value alone, then several at once.
      const one = changes[i];
      const some = one
        ? [one]
        : Array.from({ length: 1 + Math.floor(random() * 4) }, () => changes[Math.floor(random() * changes.length)]!);
      for (const [name, value] of some) event[name] = value;
      const ours = [...new Set(trial.type.check(event as never).map((each) => each.field))].sort();
      for (const field of ours) seen.add(field.replace(/\[.*?\]/g, "[]"));
      expect(ours, some.map(([name, value]) => `${name}=${inspect(value)}`).join()).toEqual(oracle(event));
    }
    expect(seen.size).toBeGreaterThan(Object.keys(trial.others).length - 3);
  });
});

describe("a violation", () => {
  it("names the field, the rule of the vocabulary, and what must be, but not the value", () => {
    const event: Payment = {
      ...payment.good,
      latencyMs: -5,
      status: "STATUS_UNSPECIFIED",
      customer: { customerId: "", name: "", email: "" },
    };
    expect(Payment.check(event)).toEqual([
      { field: "status", rule: "enum.not_in", message: "must not be STATUS_UNSPECIFIED" },
      { field: "latency_ms", rule: "int32.gte_lt", message: "must be at least 0 and be less than 600000" },
      { field: "customer.customer_id", rule: "string.min_len", message: "must have at least 1 character" },
    ]);
  });
});
