import { textCell } from "./csv-cell.ts";
import type { Planted } from "./faults.ts";
import { latency, METHODS, type Method, pickMethod } from "./payment-methods.ts";
import { openRefunds } from "./payment-refunds.ts";
import { type Account, type Customer, createShop, type Item } from "./payment-shop.ts";
import { Random, STREAM } from "./random.ts";
import {
  fitting,
  type Incident,
  incidentAt,
  KEY_TRIES,
  type Scenario,
  type ScenarioInput,
  type ScenarioKind,
} from "./scenario.ts";

/** The fields that this scenario sets. What a schema declares beyond them is filled from types, rules and hints. */
export interface PaymentEvent {
  eventId: string;
  orderId: string;
  kind: "PAYMENT" | "REFUND";
  paymentMethod: string;
  status: "SUCCEEDED" | "FAILED" | "PENDING";
  errorCode?: string;
  currency: string;
  amountMinor: bigint;
  latencyMs: number;
  customer: Customer;
  items: readonly Item[];
  occurredAt: Date;
  ip: string;
  userAgent: string;
  refundOf?: string;
  /** String keys: the app type is a plain object. */
  labels: unknown;
}

const FIELDS: readonly (keyof PaymentEvent)[] = [
  "eventId",
  "orderId",
  "kind",
  "paymentMethod",
  "status",
  "errorCode",
  "currency",
  "amountMinor",
  "latencyMs",
  "customer",
  "items",
  "occurredAt",
  "ip",
  "userAgent",
  "refundOf",
  "labels",
];

/**
 * What the number drawn for the outcome of a payment means: failures from 0 upwards, pending ones from 1 downwards. In
 * between lie two bands of their own, so that what is refunded succeeded whatever incident was on.
 */
const MOST_FAILURES = 0.55;
const LEAST_PENDING = 0.75;
const REFUNDABLE = { from: 0.6, to: 0.7 };
const TESTED = { from: 0.7, most: 0.05 };

/** Payments and refunds of a web shop: returning customers, one currency each, items that add up to the amount. */
function paymentScenario(input: ScenarioInput): Scenario {
  const { seed, partitionOf, log, incidents } = input;
  const shop = createShop(seed, input.words);
  const tester = shop.account(new Random().at(seed, 0, STREAM.standing));
  const finish = fitting<PaymentEvent>(input, FIELDS);
  const random = new Random();
  const inner = new Random();
  const tests = incidents.some((incident) => incident.kind === "card_testing");

  const idOf = (index: number): string => inner.at(seed, index, STREAM.id).uuid();

  /** Orders count up; the tail is drawn until the key lies in the wanted partition. */
  const orderOf = (index: number): string => {
    inner.at(seed, index, STREAM.key);
    const start = `ord-${index.toString(36).padStart(7, "0")}-`;
    let order = start;
    for (let tries = 0; tries < KEY_TRIES; tries++) {
      order = start + (inner.int(46_656) + 46_656).toString(36).slice(-3);
      if (partitionOf(order) === index % log.partitions) break;
    }
    return order;
  };

  const outcome = (index: number): number => inner.at(seed, index, STREAM.outcome).float();
  const refunds = openRefunds(input, {
    refundable(index) {
      const draw = outcome(index);
      return draw >= REFUNDABLE.from && draw < REFUNDABLE.to;
    },
    succeeded(index) {
      const draw = outcome(index);
      return draw >= MOST_FAILURES && draw < LEAST_PENDING;
    },
  });

  /** Event `index` with the order and money of event `of`; a refund when a payment is named. */
  const event = (
    index: number,
    of: number,
    time: number,
    refundOf: string | undefined,
    draw: number = outcome(index),
  ): Record<string, unknown> => {
    random.at(seed, of, STREAM.event);
    const { customer, currency, ips, userAgent } = shop.account(random);
    const method = pickMethod(random.float());
    const { items, amount } = shop.basket(random, currency);
    const ip = random.pick(ips);
    const labels = shop.labels(random);
    random.at(seed, index, STREAM.outcome).next();
    const incident = incidentAt(incidents, "failures", method.name, time);
    const failed = draw < (incident?.share ?? method.failures);
    const pending = !failed && draw >= 1 - method.pending;
    const error = failed ? (incident ? "provider_unavailable" : random.pick(method.errors)) : undefined;
    const made: PaymentEvent = {
      eventId: idOf(index),
      orderId: orderOf(of),
      kind: refundOf === undefined ? "PAYMENT" : "REFUND",
      paymentMethod: method.name,
      status: failed ? "FAILED" : pending ? "PENDING" : "SUCCEEDED",
      currency,
      amountMinor: amount,
      latencyMs: latency(method, random, error, incident !== undefined),
      customer,
      items,
      occurredAt: new Date(time),
      ip,
      userAgent,
      labels,
    };
    if (error !== undefined) made.errorCode = error;
    if (refundOf !== undefined) made.refundOf = refundOf;
    else if (tests && isTest(incidents, draw, time)) tryCard(made, tester, random);
    return finish(made, random, time);
  };

  return {
    columns: COLUMNS,
    make(index, time) {
      const original = refunds.of(index);
      return event(index, original ?? index, time, original === undefined ? undefined : idOf(original));
    },
    plant(kind: Planted, index, time) {
      if (kind === "orphan_refunds") {
        return event(index, index, time, inner.at(seed, index, STREAM.plant).uuid(), REFUNDABLE.from);
      }
      const original = refunds.again(index);
      if (original === undefined) return undefined;
      return event(index, original, time, idOf(original), REFUNDABLE.from);
    },
  };
}

function isTest(incidents: readonly Incident[], draw: number, time: number): boolean {
  const share = incidentAt(incidents, "card_testing", "CARD", time)?.share;
  return share !== undefined && draw >= TESTED.from && draw < TESTED.from + share;
}

/** Somebody tries whether stolen cards work: small amounts, nearly all refused, one account. */
function tryCard(event: PaymentEvent, { customer, currency, ips, userAgent }: Account, random: Random): void {
  const amount = BigInt(100 + random.int(400));
  const method = METHODS[0] as Method;
  Object.assign(event, {
    paymentMethod: method.name,
    status: "FAILED",
    errorCode: "card_declined",
    currency,
    amountMinor: amount,
    latencyMs: latency(method, random, "card_declined", false),
    customer,
    items: [{ sku: "SKU-0001", quantity: 1, unitMinor: amount }],
    ip: ips[0] as string,
    userAgent,
  } satisfies Partial<PaymentEvent>);
}

const COLUMNS: Scenario["columns"] = [
  { name: "event_id", type: "VARCHAR", cell: (e: PaymentEvent) => e.eventId },
  { name: "order_id", type: "VARCHAR", cell: (e: PaymentEvent) => textCell(e.orderId) },
  { name: "kind", type: "VARCHAR", cell: (e: PaymentEvent) => e.kind },
  { name: "payment_method", type: "VARCHAR", cell: (e: PaymentEvent) => e.paymentMethod },
  { name: "status", type: "VARCHAR", cell: (e: PaymentEvent) => e.status },
  { name: "error_code", type: "VARCHAR", cell: (e: PaymentEvent) => textCell(e.errorCode) },
  { name: "currency", type: "VARCHAR", cell: (e: PaymentEvent) => textCell(e.currency) },
  { name: "amount_minor", type: "BIGINT", cell: (e: PaymentEvent) => String(e.amountMinor) },
  { name: "latency_ms", type: "INTEGER", cell: (e: PaymentEvent) => String(e.latencyMs) },
  { name: "customer_id", type: "VARCHAR", cell: (e: PaymentEvent) => e.customer?.customerId ?? "" },
  { name: "country", type: "VARCHAR", cell: (e: PaymentEvent) => e.customer?.address?.country ?? "" },
  { name: "refund_of", type: "VARCHAR", cell: (e: PaymentEvent) => e.refundOf ?? "" },
];

const OPTIONAL: readonly (keyof PaymentEvent)[] = ["errorCode", "ip", "userAgent", "refundOf", "labels"];

export const paymentKind: ScenarioKind = {
  needs: FIELDS.filter((f) => !OPTIONAL.includes(f)),
  planted: ["orphan_refunds", "over_refunds"],
  effects: {
    failures: {
      meaning: "a share of a method's payments fails",
      targets: METHODS.map((m) => m.name),
      strength: { name: "share", usual: 0.35, min: 0, max: MOST_FAILURES },
    },
    card_testing: {
      meaning: "one customer makes many small payments that fail: a share of all events",
      targets: ["CARD"],
      strength: { name: "share", usual: 0.02, min: 0, max: TESTED.most },
    },
  },
  usual: [
    { effect: "failures", target: "PAYPAL" },
    { effect: "card_testing", target: "CARD" },
  ],
  create: paymentScenario,
};
