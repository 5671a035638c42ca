import { createRequire } from "node:module";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openKafka } from "#kafka";
import { kafkaError, protocolErrors } from "../kafkajs/errors.ts";
import { runtime } from "../kafkajs/runtime.ts";

const require = createRequire(import.meta.url);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("loads the client only when something of it connects", async () => {
  const isLoaded = (): boolean => Object.keys(require.cache).some((file) => /node_modules.kafkajs./.test(file));
  const kafka = openKafka({ bootstrap: "127.0.0.1:1", client: "kafkajs" });
  expect(isLoaded()).toBe(false);
  runtime();
  expect(isLoaded()).toBe(true);
  await kafka.close();
});

test("stands on the inner parts of this one version", () => {
  expect((require("kafkajs/package.json") as { version: string }).version).toBe("2.2.4");
});

test("sets no timer while no request waits for its turn", () => {
  runtime();
  const Queue = require("kafkajs/src/network/requestQueue") as new (
    options: object,
  ) => {
    pending: unknown[];
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  };
  const queue = new Queue({ maxInFlightRequests: 1, requestTimeout: 1000, logger: { debug: () => undefined } });
  queue.checkPendingRequests();
  expect(vi.getTimerCount()).toBe(0);
  queue.pending.push({});
  queue.scheduleCheckPendingRequests();
  expect(vi.getTimerCount()).toBe(1);
});

test("finds the broker's words inside what the client wraps round them", () => {
  const { errorOf } = runtime();
  const wrapped = Object.assign(new Error("gave up"), {
    name: "KafkaJSNumberOfRetriesExceeded",
    retriable: false,
    cause: errorOf(6),
  });
  expect(protocolErrors(wrapped)).toEqual(["NOT_LEADER_FOR_PARTITION"]);
  expect(kafkaError(wrapped, "write", "b:1")).toMatchObject({ code: "SLUICE_KAFKA", retryable: true });
  expect(kafkaError(errorOf(10), "write", "b:1")).toMatchObject({
    retryable: false,
    message: expect.stringContaining("MESSAGE_TOO_LARGE"),
  });
  expect(protocolErrors(errorOf(90))).toEqual(["PRODUCER_FENCED"]);
});

test("takes a fault of its own for what it is: not to be repeated", () => {
  expect(kafkaError(new TypeError("x is not a function"), "write", "b:1").retryable).toBe(false);
});
