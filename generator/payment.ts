import { type Customer, createShop, type Item } from "./payment-shop.ts";
import { Random, STREAM } from "./random.ts";
import type { Incident, Scenario, ScenarioInput } from "./scenario.ts";
import { messageMaker } from "./values.ts";

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

interface Method {
  readonly name: string;
  readonly share: number;
  /**
   * Base share of failures. The rarer a method, the lower: fifty events of it must not reach the alert's 10 % by chance
   * in a window that a run cuts short.
   */
  readonly failures: number;
  readonly pending: number;
  readonly medianMs: number;
  readonly spread: number;
  readonly errors: readonly string[];
}

const METHODS: readonly Method[] = [
  {
    name: "CARD",
    share: 0.52,
    failures: 0.025,
    pending: 0,
    medianMs: 240,
    spread: 0.45,
    errors: ["insufficient_funds", "card_declined", "card_expired", "timeout"],
  },
  {
    name: "PAYPAL",
    share: 0.22,
    failures: 0.022,
    pending: 0.01,
    medianMs: 680,
    spread: 0.5,
    errors: ["account_restricted", "insufficient_funds", "timeout"],
  },
  {
    name: "BANK_TRANSFER",
    share: 0.1,
    failures: 0.015,
    pending: 0.25,
    medianMs: 1400,
    spread: 0.6,
    errors: ["iban_rejected", "timeout"],
  },
  {
    name: "APPLE_PAY",
    share: 0.12,
    failures: 0.012,
    pending: 0,
    medianMs: 190,
    spread: 0.4,
    errors: ["device_not_authorised", "card_declined"],
  },
  {
    name: "GIFT_CARD",
    share: 0.04,
    failures: 0.006,
    pending: 0,
    medianMs: 60,
    spread: 0.35,
    errors: ["balance_too_low"],
  },
];

/** One of so many events in a row returns the money of an earlier order. */
const SLOT = 16;
/** A refund follows its payment by one to two blocks of so many slots. */
const BLOCK = 256;

/** Whether the log has the fields of the shipped payment schema that the scenario cannot do without. */
export function isPaymentLog(input: ScenarioInput): boolean {
  const names = new Set(input.log.message.fields.map((f) => f.property));
  const needed: readonly string[] = FIELDS.filter(
    (f) => !["errorCode", "ip", "userAgent", "refundOf", "labels"].includes(f),
  );
  return input.log.name === "payment" && needed.every((f) => names.has(f));
}

/** Payments and refunds of a web shop: returning customers, one currency each, items that add up to the amount. */
export function paymentScenario(input: ScenarioInput): Scenario {
  const { seed, partitionOf, log } = input;
  const shop = createShop(seed, input.words);
  const declared = new Set<string>(log.message.fields.map((f) => f.property));
  const gone = FIELDS.filter((f) => !declared.has(f));
  const extra = [...declared].some((f) => !FIELDS.includes(f as keyof PaymentEvent))
    ? messageMaker(log.message, input.model, input.words, new Set(FIELDS))
    : undefined;
  const random = new Random();
  const inner = new Random();

  const idOf = (index: number): string => inner.at(seed, index, STREAM.id).uuid();

  /** Orders count up; the tail is drawn until the key lies in the wanted partition. */
  const orderOf = (index: number): string => {
    inner.at(seed, index, STREAM.key);
    const start = `ord-${index.toString(36).padStart(7, "0")}-`;
    let order = start;
    for (let tries = 0; tries < 64; tries++) {
      order = start + (inner.int(46_656) + 46_656).toString(36).slice(-3);
      if (partitionOf(order) === index % log.partitions) break;
    }
    return order;
  };

  /** The payment whose money event `index` returns, if it is a refund: no payment is returned twice. */
  const refunded = (index: number): number | undefined => {
    const slot = Math.floor(index / SLOT);
    if (slot < BLOCK || index % SLOT !== refundPosition(inner, seed, slot)) return undefined;
    const block = Math.floor(slot / BLOCK) - 1;
    // Odd factor: a permutation of the slots of the block before.
    const group = block * BLOCK + ((slot * 77 + block * 31) % BLOCK);
    const position = refundPosition(inner, seed, group);
    for (let k = 1; k < SLOT; k++) {
      const candidate = group * SLOT + ((position + k) % SLOT);
      if (input.planOf(candidate) !== "none") continue;
      const draw = inner.at(seed, candidate, STREAM.outcome).float();
      // Succeeded whether or not an incident was on.
      if (draw >= 0.6 && draw < 0.7) return candidate;
    }
    return undefined;
  };

  return {
    columns: COLUMNS,
    make(index, time) {
      const original = refunded(index);
      const of = original ?? index;
      random.at(seed, of, STREAM.event);
      const { customer, currency, ips, userAgent } = shop.account(random);
      const method = pickMethod(random.float());
      const { items, amount } = shop.basket(random, currency);
      const ip = random.pick(ips);
      const labels = shop.labels(random);
      const draw = random.at(seed, index, STREAM.outcome).float();
      const incident = incidentAt(input.incidents, method.name, time);
      const failed = draw < (incident?.share ?? method.failures);
      const pending = !failed && draw >= 1 - method.pending;
      const error = failed ? (incident ? "provider_unavailable" : random.pick(method.errors)) : undefined;
      const event: PaymentEvent = {
        eventId: idOf(index),
        orderId: orderOf(of),
        kind: original === undefined ? "PAYMENT" : "REFUND",
        paymentMethod: method.name,
        status: failed ? "FAILED" : pending ? "PENDING" : "SUCCEEDED",
        currency,
        amountMinor: amount,
        latencyMs: latency(method, random, error, incident),
        customer,
        items,
        occurredAt: new Date(time),
        ip,
        userAgent,
        labels,
      };
      if (error !== undefined) event.errorCode = error;
      if (original !== undefined) event.refundOf = idOf(original);
      for (const field of gone) delete (event as Partial<PaymentEvent>)[field];
      return extra ? Object.assign(event, extra(random, time)) : (event as unknown as Record<string, unknown>);
    },
  };
}

const COLUMNS: Scenario["columns"] = [
  { name: "event_id", type: "VARCHAR", cell: (e: PaymentEvent) => e.eventId },
  { name: "kind", type: "VARCHAR", cell: (e: PaymentEvent) => e.kind },
  { name: "payment_method", type: "VARCHAR", cell: (e: PaymentEvent) => e.paymentMethod },
  { name: "status", type: "VARCHAR", cell: (e: PaymentEvent) => e.status },
  { name: "currency", type: "VARCHAR", cell: (e: PaymentEvent) => e.currency },
  { name: "amount_minor", type: "BIGINT", cell: (e: PaymentEvent) => String(e.amountMinor) },
  { name: "latency_ms", type: "INTEGER", cell: (e: PaymentEvent) => String(e.latencyMs) },
];

function refundPosition(random: Random, seed: number, slot: number): number {
  return random.at(seed, slot, STREAM.slot).int(SLOT);
}

function pickMethod(draw: number): Method {
  let until = 0;
  for (const method of METHODS) {
    until += method.share;
    if (draw < until) return method;
  }
  return METHODS[0] as Method;
}

function incidentAt(incidents: readonly Incident[], method: string, time: number): Incident | undefined {
  for (const incident of incidents) {
    if (incident.target === method && time >= incident.from && time < incident.to) return incident;
  }
  return undefined;
}

function latency(method: Method, random: Random, error: string | undefined, incident: Incident | undefined): number {
  if (error === "timeout") return 10_000 + random.int(20_000);
  const usual = method.medianMs * Math.exp(method.spread * random.normal());
  return Math.max(1, Math.round(incident ? usual * 3 : usual));
}
