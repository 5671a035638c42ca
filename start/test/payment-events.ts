import { partitionOf } from "#kafka";

/** One event of a payment log, by what it means: the fields of the schema of the day come from it. */
export interface PaymentEvent {
  /** Counts up over all events; a repetition has a number of its own. */
  readonly index: number;
  readonly partition: number;
  readonly fate: "ok" | "late" | "malformed";
  /** The field whose rule it breaks, and the rule. */
  readonly broken: { readonly meaning: "currency" | "amount"; readonly rule: string } | undefined;
  readonly eventId: string;
  readonly orderId: string;
  readonly kind: "PAYMENT" | "REFUND";
  readonly method: string;
  readonly status: string;
  readonly errorCode: string | null;
  readonly currency: string;
  readonly amount: bigint;
  /** Milliseconds. */
  readonly latency: bigint;
  readonly customerId: string;
  readonly country: string;
  readonly refundOf: string | null;
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
  /** When it arrived: the timestamp of its record. */
  readonly arrived: number;
}

/** Events of a minute. */
const EACH = 48;
const METHODS = ["CARD", "PAYPAL", "BANK_TRANSFER", "APPLE_PAY", "GIFT_CARD"];
const CURRENCIES = ["EUR", "GBP", "USD"];
const STATUSES = ["SUCCEEDED", "SUCCEEDED", "FAILED", "SUCCEEDED", "PENDING", "SUCCEEDED", "SUCCEEDED"];
const LATE = 3 * 60_000;

/**
 * The events of one minute, in the order of their arrival: payments and refunds of earlier ones, some that come twice,
 * some late, some that break a rule. The same minute has the same events.
 */
export function paymentMinute(minute: number, start: number, partitions: number): readonly PaymentEvent[] {
  const events: PaymentEvent[] = [];
  for (let slot = 0; slot < EACH; slot++) {
    const index = minute * EACH + slot;
    // A second after it began, so that all but late ones are of this minute.
    const arrived = start + minute * 60_000 + 1000 + Math.floor((slot * 59_000) / EACH);
    // A producer that got no answer sends once more.
    const before = slot % 12 === 11 ? events[slot - partitions] : undefined;
    if (before?.fate === "ok") events.push({ ...before, index, arrived });
    else events.push(paymentEvent(index, start, partitions, arrived));
  }
  return events;
}

function paymentEvent(index: number, start: number, partitions: number, arrived: number): PaymentEvent {
  const isLate = index % 53 === 7;
  const broken = brokenIn(index);
  // What is refunded was paid five minutes before, with the same order.
  const paid = index % 9 === 4 && index >= 5 * EACH ? index - 5 * EACH : undefined;
  const status = STATUSES[index % STATUSES.length] as string;
  return {
    index,
    partition: index % partitions,
    fate: broken ? "malformed" : isLate ? "late" : "ok",
    broken,
    eventId: eventId(start, index),
    orderId: orderId(paid ?? index, partitions),
    kind: paid === undefined ? "PAYMENT" : "REFUND",
    method: METHODS[index % METHODS.length] as string,
    status,
    errorCode: status === "FAILED" ? `declined_${index % 4}` : null,
    currency: broken?.meaning === "currency" ? "euro" : (CURRENCIES[index % CURRENCIES.length] as string),
    amount: broken?.meaning === "amount" ? 0n : BigInt(100 + ((index * 37) % 9000)),
    latency: BigInt((index * 71) % 3000),
    customerId: `c-${index % 17}`,
    country: index % 2 === 0 ? "DE" : "FR",
    refundOf: paid === undefined ? null : eventId(start, paid),
    at: isLate ? arrived - LATE : arrived - (index % 900),
    arrived,
  };
}

function brokenIn(index: number): PaymentEvent["broken"] {
  if (index % 97 === 13) return { meaning: "currency", rule: "string.pattern" };
  return index % 131 === 29 ? { meaning: "amount", rule: "int64.gt" } : undefined;
}

function eventId(start: number, index: number): string {
  const run = Math.floor(start / 60_000)
    .toString(16)
    .padStart(12, "0");
  return `${index.toString(16).padStart(8, "0")}-0000-4000-8000-${run}`;
}

/** The key: one that lies in the partition of the event. */
function orderId(index: number, partitions: number): string {
  for (let tried = 0; ; tried++) {
    const id = `order-${index}-${tried}`;
    if (partitionOf(Buffer.from(id), partitions) === index % partitions) return id;
  }
}
