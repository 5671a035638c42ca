import type { Payment, PaymentKind, PaymentPaymentMethod, PaymentStatus } from "#generated";

/** 64 bits as protobufjs gives them. */
export interface LongLike {
  readonly low: number;
  readonly high: number;
}

/** A payment as protobufjs wants it: enum numbers, 64-bit integers as numbers or Long, Timestamp as a message. */
export interface PlainPayment {
  eventId: string;
  orderId: string;
  kind: number;
  paymentMethod: number;
  status: number;
  errorCode?: string;
  currency: string;
  amountMinor: number | LongLike;
  latencyMs: number;
  customer?: { customerId: string; name: string; email: string; address?: Address };
  items: { sku: string; quantity: number; unitMinor: number | LongLike }[];
  occurredAt?: { seconds: number | LongLike; nanos: number };
  ip: string;
  userAgent: string;
  refundOf?: string;
  labels: Record<string, string>;
}

interface Address {
  street: string;
  city: string;
  postalCode: string;
  country: string;
}

const KINDS: readonly PaymentKind[] = ["KIND_UNSPECIFIED", "PAYMENT", "REFUND"];
const METHODS: readonly PaymentPaymentMethod[] = [
  "PAYMENT_METHOD_UNSPECIFIED",
  "CARD",
  "PAYPAL",
  "BANK_TRANSFER",
  "APPLE_PAY",
  "GIFT_CARD",
];
const STATES: readonly PaymentStatus[] = ["STATUS_UNSPECIFIED", "SUCCEEDED", "FAILED", "PENDING"];
const numbers = <T extends string>(names: readonly T[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name, number) => [name, number]));
const kindNumbers = numbers(KINDS);
const methodNumbers = numbers(METHODS);
const stateNumbers = numbers(STATES);

/** Written as a careful user would: one literal, no reflection. */
export function toPlain(event: Payment): PlainPayment {
  const { customer, occurredAt } = event;
  const time = occurredAt?.getTime() ?? 0;
  const seconds = Math.floor(time / 1000);
  const plain: PlainPayment = {
    eventId: event.eventId,
    orderId: event.orderId,
    kind: kindNumbers[event.kind] ?? 0,
    paymentMethod: methodNumbers[event.paymentMethod] ?? 0,
    status: stateNumbers[event.status] ?? 0,
    currency: event.currency,
    amountMinor: Number(event.amountMinor),
    latencyMs: event.latencyMs,
    items: event.items.map((item) => ({ sku: item.sku, quantity: item.quantity, unitMinor: Number(item.unitMinor) })),
    ip: event.ip,
    userAgent: event.userAgent,
    labels: event.labels,
  };
  if (customer?.address !== undefined) plain.customer = { ...customer, address: customer.address };
  if (occurredAt !== undefined) plain.occurredAt = { seconds, nanos: (time - seconds * 1000) * 1e6 };
  if (event.errorCode !== undefined) plain.errorCode = event.errorCode;
  if (event.refundOf !== undefined) plain.refundOf = event.refundOf;
  return plain;
}

/** What a decoder of protobufjs gives, as the app object. Absent optional fields read as null or "" there. */
export function fromPlain(plain: PlainPayment): Payment {
  const { customer, occurredAt } = plain;
  const has = (name: string): boolean => Object.hasOwn(plain, name);
  return {
    eventId: plain.eventId,
    orderId: plain.orderId,
    kind: KINDS[plain.kind] ?? `${plain.kind}`,
    paymentMethod: METHODS[plain.paymentMethod] ?? `${plain.paymentMethod}`,
    status: STATES[plain.status] ?? `${plain.status}`,
    errorCode: has("errorCode") ? plain.errorCode : undefined,
    currency: plain.currency,
    amountMinor: BigInt(whole(plain.amountMinor)),
    latencyMs: plain.latencyMs,
    customer: customer
      ? {
          customerId: customer.customerId,
          name: customer.name,
          email: customer.email,
          address: customer.address
            ? {
                street: customer.address.street,
                city: customer.address.city,
                postalCode: customer.address.postalCode,
                country: customer.address.country,
              }
            : undefined,
        }
      : undefined,
    items: plain.items.map((item) => ({
      sku: item.sku,
      quantity: item.quantity,
      unitMinor: BigInt(whole(item.unitMinor)),
    })),
    occurredAt: occurredAt ? new Date(whole(occurredAt.seconds) * 1000 + occurredAt.nanos / 1e6) : undefined,
    ip: plain.ip,
    userAgent: plain.userAgent,
    refundOf: has("refundOf") ? plain.refundOf : undefined,
    labels: plain.labels,
  };
}

/** All 64-bit fields here fit a double. */
function whole(value: number | LongLike): number {
  return typeof value === "number" ? value : value.high * 4_294_967_296 + (value.low >>> 0);
}
