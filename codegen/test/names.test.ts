import { expect, test } from "vitest";
import { camelCase, didYouMean, pascalCase, snakeCase } from "../names.ts";

test.each([
  ["Payment", "payment"],
  ["HttpAccess", "http_access"],
  ["HTTPAccess", "http_access"],
  ["PaymentV2Event", "payment_v2_event"],
  ["Payment2", "payment2"],
])("the log of message %s is called %s", (message, log) => {
  expect(snakeCase(message)).toBe(log);
});

test("the message of an output is its name in PascalCase", () => {
  expect(pascalCase("payment_totals_1m")).toBe("PaymentTotals1m");
});

test("a property is the field in camelCase", () => {
  expect([camelCase("amount_minor"), camelCase("a__b_2c"), camelCase("x")]).toEqual(["amountMinor", "aB2c", "x"]);
});

test("a slip of the finger is recognised, another word is not", () => {
  expect(didYouMean("statuss", ["status", "stage"])).toBe("status");
  expect(didYouMean("amount", ["currency", "kind"])).toBeUndefined();
});
