import { expect, test } from "vitest";
import { SluiceError } from "#core";
import { openKafka } from "#kafka";
import { kafkaError, protocolErrors } from "../platformatic/errors.ts";

const refused = { apiId: "TOPIC_AUTHORIZATION_FAILED", message: "not authorized", canRetry: false };

test("refuses an address without a port, saying how to write it", () => {
  expect(() => openKafka({ bootstrap: "localhost" })).toThrow(/"localhost" is no Kafka address/);
  expect(() => openKafka({ bootstrap: "a:1, b:2,[::1]:3" })).not.toThrow();
});

test("finds the broker's own words inside aggregates and causes, and keeps the client's error", () => {
  const raw = Object.assign(
    new AggregateError([Object.assign(new Error("response"), { errors: [refused] })], "failed"),
    {},
  );
  const error = kafkaError(raw, "write 3 records to t:0", "b:1");
  expect(error).toMatchObject({ code: "SLUICE_KAFKA", retryable: false, cause: raw });
  expect(error.message).toBe(
    "Kafka at b:1 could not write 3 records to t:0: TOPIC_AUTHORIZATION_FAILED: not authorized",
  );
  expect(error.hint).toContain("access rules");
  expect(protocolErrors(raw)).toEqual(["TOPIC_AUTHORIZATION_FAILED"]);
});

test("is retryable unless one error inside says no", () => {
  const lost = Object.assign(new Error("Connection closed"), { canRetry: true });
  expect(kafkaError(lost, "read t", "b:1").retryable).toBe(true);
  expect(kafkaError(new AggregateError([lost, refused], "failed"), "read t", "b:1").retryable).toBe(false);
});

test("tells an address where nobody listens from a refusal", () => {
  const socket = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const error = kafkaError(new AggregateError([new Error("failed", { cause: socket })], "x"), "list topics", "h:9");
  expect(error).toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE", retryable: true });
  expect(error.message).toBe("no Kafka broker answers at h:9 (could not list topics)");
});

test("lets an error of our own pass unharmed", () => {
  const own = new SluiceError("SLUICE_TIMEOUT", "waited");
  expect(kafkaError(own, "read t", "b:1")).toBe(own);
});
