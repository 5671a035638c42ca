import { expect, test } from "vitest";
import { type AlertRow, trackAlerts } from "#alerts";

const MINUTE = 60_000;
const row = (key: string, minute: number, firing: boolean): AlertRow => ({
  key,
  windowStart: minute * MINUTE,
  windowEnd: (minute + 1) * MINUTE,
  firing,
});
const told = (tracker: ReturnType<typeof trackAlerts>, rows: readonly AlertRow[]): string[] =>
  rows.flatMap((r) => tracker.take(r)).map((e) => `${e.kind} ${e.key} by ${e.by} at ${e.row.windowStart / MINUTE}`);

test("an alert fires once while its rows keep firing and resolves by a row", () => {
  const rows = [row("PAYPAL", 1, false), row("PAYPAL", 2, true), row("PAYPAL", 3, true), row("PAYPAL", 4, false)];
  expect(told(trackAlerts(3 * MINUTE), rows)).toEqual(["fired PAYPAL by row at 2", "resolved PAYPAL by row at 4"]);
});

test("a row that comes again changes nothing", () => {
  const rows = [row("PAYPAL", 2, true), row("PAYPAL", 2, true), row("PAYPAL", 3, false), row("PAYPAL", 2, true)];
  expect(told(trackAlerts(undefined), rows)).toEqual(["fired PAYPAL by row at 2", "resolved PAYPAL by row at 3"]);
});

test("a key that falls silent resolves once other keys are `resolve after` beyond it", () => {
  const rows = [row("GIFT_CARD", 2, true), row("CARD", 4, false), row("CARD", 5, false), row("CARD", 6, false)];
  expect(told(trackAlerts(3 * MINUTE), rows)).toEqual([
    "fired GIFT_CARD by row at 2",
    "resolved GIFT_CARD by silence at 2",
  ]);
});

test("without `resolve after` only a row resolves", () => {
  const tracker = trackAlerts(undefined);
  expect(told(tracker, [row("CARD", 1, true), row("PAYPAL", 90, false)])).toEqual(["fired CARD by row at 1"]);
  expect([...tracker.firing.keys()]).toEqual(["CARD"]);
});

test("an upsert that corrects its window is followed both ways", () => {
  const rows = [row("CARD", 1, false), row("CARD", 1, true), row("CARD", 1, false)];
  expect(told(trackAlerts(undefined), rows)).toEqual(["fired CARD by row at 1", "resolved CARD by row at 1"]);
});

test("a table of events with ever new keys: quiet ones are forgotten in time, what fires is not", () => {
  const tracker = trackAlerts(undefined);
  tracker.take(row("first", 0, true));
  for (let i = 0; i < 30_000; i++) tracker.take(row(`event-${i}`, 1, false));
  // An old row of a key that is remembered is history; of a forgotten one it is news.
  expect(told(tracker, [row("event-29999", 0, true), row("event-0", 0, true)])).toEqual(["fired event-0 by row at 0"]);
  expect([...tracker.firing.keys()]).toEqual(["first", "event-0"]);
});
