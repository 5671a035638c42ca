import { afterAll, beforeAll, expect, test } from "vitest";
import { everyKind } from "../faults.ts";
import { planIncident } from "../incident.ts";
import type { PaymentEvent } from "../payment.ts";
import { startOf, timelineOf } from "../timeline.ts";
import { type Declared, declared, START } from "./fixture.ts";

let d: Declared;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());

const event = (source: ReturnType<Declared["source"]>, i: number): PaymentEvent =>
  source.event(i) as unknown as PaymentEvent;

test("items add up to the amount, in a currency that the customer always uses", () => {
  const source = d.source("payment");
  const currencies = new Map<string, string>();
  for (let i = 0; i < 20_000; i++) {
    const e = event(source, i);
    expect(e.items.reduce((sum, item) => sum + item.unitMinor * BigInt(item.quantity), 0n)).toBe(e.amountMinor);
    const known = currencies.get(e.customer.customerId) ?? e.currency;
    expect(e.currency).toBe(known);
    currencies.set(e.customer.customerId, e.currency);
  }
  expect(currencies.size).toBeGreaterThan(2000);
  expect(currencies.size).toBeLessThan(8000);
  expect(new Set(currencies.values()).size).toBe(7);
});

test("a refund returns the whole amount of one earlier good payment, and none is returned twice", () => {
  const faults = { late: 0.02, duplicate: 0.02, malformed: everyKind(0.01) };
  const source = d.source("payment", { faults });
  const made = Array.from({ length: 30_000 }, (_, i) => event(source, i));
  const byId = new Map(made.map((e, i) => [e.eventId, i]));
  const returned = new Set<string>();
  let refunds = 0;
  made.forEach((refund, i) => {
    if (refund.kind !== "REFUND") return;
    refunds++;
    const at = byId.get(refund.refundOf ?? "") ?? Number.NaN;
    expect(at).toBeLessThan(i);
    const payment = made[at] as PaymentEvent;
    expect(payment).toMatchObject({ kind: "PAYMENT", status: "SUCCEEDED", orderId: refund.orderId });
    expect(payment).toMatchObject({ currency: refund.currency, amountMinor: refund.amountMinor });
    expect(source.record(at).fate).not.toBe("malformed");
    expect(returned.has(refund.refundOf ?? "")).toBe(false);
    returned.add(refund.refundOf ?? "");
  });
  expect(refunds / 26_000).toBeGreaterThan(0.02);
});

test("at 200 events per second the incident is far above the alert's threshold and nothing else is near it", () => {
  const timeline = timelineOf(0, startOf(START, 60_000, undefined, 10_000), 200);
  const incident = planIncident(timeline.start);
  const source = d.source("payment", { timeline, incidents: [incident] });
  const windows = new Map<string, { events: number; failed: number }>();
  const minutes = 8;
  for (let i = 0; i < 200 * 60 * minutes; i++) {
    const e = event(source, i);
    const key = `${Math.floor(e.occurredAt.getTime() / 60_000)} ${e.paymentMethod}`;
    const window = windows.get(key) ?? { events: 0, failed: 0 };
    window.events++;
    if (e.status === "FAILED") window.failed++;
    windows.set(key, window);
  }
  const hit = new Set<string>();
  for (const [key, { events, failed }] of windows) {
    const [minute, method] = key.split(" ") as [string, string];
    const during =
      method === incident.target && Number(minute) * 60_000 >= incident.from && Number(minute) * 60_000 < incident.to;
    if (during) {
      hit.add(minute);
      expect(events).toBeGreaterThan(2000);
      expect(failed / events).toBeGreaterThan(0.25);
    } else expect(failed / Math.max(events, 50)).toBeLessThan(0.06);
  }
  expect(hit.size).toBe(3);
  expect(new Set([...windows.keys()].map((k) => k.split(" ")[1])).size).toBe(5);
});

test("a schema that declares more than the scenario knows gets values for that as well", async () => {
  const log = d.log("payment");
  const extra = d.log("page_hit").message.fields.find((f) => f.name === "agent")!;
  const message = { ...log.message, fields: [...log.message.fields, { ...extra, name: "extra", property: "extra" }] };
  const source = d.source("payment", { log: { ...log, message } });
  expect(source.event(5)["extra"]).toMatch(/\w/);
  expect(source.event(5)["eventId"]).toBe(d.source("payment").event(5)["eventId"]);
});
