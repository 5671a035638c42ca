import { expect, test } from "vitest";
import { type Row, value } from "../format-row.ts";
import { openWindowFeed } from "../window-feed.ts";

const shape = {
  output: "payment_totals_1m",
  grain: ["kind", "payment_method"],
  columns: ["window_start", "window_end", "kind", "payment_method", "events", "failed", "error_rate"],
  properties: new Map([
    ["payment_method", "paymentMethod"],
    ["error_rate", "errorRate"],
  ]),
};
const at = Date.UTC(2026, 10, 20, 12, 3);
const row = (start: number, method: string, events: bigint): Row => ({
  windowStart: new Date(start),
  windowEnd: new Date(start + 60_000),
  kind: "PAYMENT",
  paymentMethod: method,
  events,
  failed: 2n,
  errorRate: 0.0312,
});

test("shows the largest rows of a window once it was quiet, and counts the others", () => {
  const feed = openWindowFeed(shape, { top: 2, quiet: 400 });
  feed.take(row(at, "CARD", 41n), 0);
  feed.take(row(at, "BANK_TRANSFER", 1_234n), 100);
  feed.take(row(at, "GIFT_CARD", 7n), 200);
  expect(feed.ready(500)).toEqual([]);
  expect(feed.ready(600)).toEqual([
    [
      " 12:03  PAYMENT BANK_TRANSFER  events 1,234  failed 2  error_rate 3.1 %",
      " 12:03  PAYMENT CARD           events 41  failed 2  error_rate 3.1 %",
      " 12:03  and 1 more row of payment_totals_1m",
    ],
  ]);
  expect(feed.ready(9_999)).toEqual([]);
  expect([feed.windows, feed.rows]).toEqual([1, 3]);
});

test("a row that comes again replaces the row of its key", () => {
  const feed = openWindowFeed(shape);
  feed.take(row(at, "CARD", 1n), 0);
  feed.take(row(at, "CARD", 2n), 0);
  expect(feed.drain()).toEqual([[" 12:03  PAYMENT CARD  events 2  failed 2  error_rate 3.1 %"]]);
});

test("values are written as a person writes them", () => {
  expect(value("amount_minor", 1234567n)).toBe("1,234,567");
  expect(value("threshold", 0.1)).toBe("10.0 %");
  expect(value("avg_latency_ms", 212.3456)).toBe("212");
  expect(value("avg_latency_ms", 12.3456)).toBe("12.35");
  expect(value("error_code", undefined)).toBe("-");
});
