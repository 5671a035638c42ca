import type { Payment } from "#generated";
import type { Peer } from "./peer.ts";

type JsonPayment = Omit<Payment, "amountMinor" | "items" | "occurredAt"> & {
  amountMinor: number;
  items: { sku: string; quantity: number; unitMinor: number }[];
  occurredAt: string | undefined;
};

/** JSON text without frame: what many pipelines send instead. 64-bit integers as numbers, times as ISO text. */
export function jsonPeer(): Peer<JsonPayment> {
  return {
    name: "JSON",
    toMessage: (event) => ({
      ...event,
      amountMinor: Number(event.amountMinor),
      items: event.items.map((item) => ({ ...item, unitMinor: Number(item.unitMinor) })),
      occurredAt: event.occurredAt?.toISOString(),
    }),
    encode: (message) => Buffer.from(JSON.stringify(message)),
    decode: (text) => JSON.parse(text.toString("utf8")) as JsonPayment,
    toEvent: (message) => ({
      ...message,
      errorCode: message.errorCode,
      refundOf: message.refundOf,
      amountMinor: BigInt(message.amountMinor),
      items: message.items.map((item) => ({ ...item, unitMinor: BigInt(item.unitMinor) })),
      occurredAt: message.occurredAt === undefined ? undefined : new Date(message.occurredAt),
    }),
  };
}
