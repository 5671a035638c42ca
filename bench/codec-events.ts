import type { Payment } from "#generated";

/** A small generator with a seed: the same events on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

const NAMES = ["Ada Lovelace", "Grace Hopper", "Zoë Brontë", "Alan Turing", "Mary Jackson", "Edsger Dijkstra"];
const CITIES = ["Zürich", "Berlin", "Amsterdam", "Lisboa", "Springfield", "Edinburgh"];
const AGENTS = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
  "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
];

/** Payments as a shop sends them: mostly ASCII, one to four items, some failed, some refunds, a label or three. */
export function paymentEvents(count: number, seed = 7): Payment[] {
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join("");
  const start = Date.UTC(2026, 10, 20, 12);
  return Array.from({ length: count }, (_, i): Payment => {
    const failed = random() < 0.05;
    const refund = random() < 0.1;
    return {
      eventId: `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
      orderId: `order-${below(1_000_000)}`,
      kind: refund ? "REFUND" : "PAYMENT",
      paymentMethod: pick(["CARD", "PAYPAL", "BANK_TRANSFER", "APPLE_PAY", "GIFT_CARD"]),
      status: failed ? "FAILED" : "SUCCEEDED",
      errorCode: failed ? pick(["insufficient_funds", "timeout", "do_not_honor"]) : undefined,
      currency: pick(["EUR", "USD", "CHF", "GBP"]),
      amountMinor: BigInt(100 + below(500_000)),
      latencyMs: 20 + below(2_000),
      customer: {
        customerId: `c-${below(100_000)}`,
        name: pick(NAMES),
        email: `user${below(100_000)}@example.com`,
        address: {
          street: `${1 + below(300)} Long Street`,
          city: pick(CITIES),
          postalCode: String(10_000 + below(89_999)),
          country: pick(["CH", "DE", "NL", "PT", "US", "GB"]),
        },
      },
      items: Array.from({ length: 1 + below(4) }, () => ({
        sku: `sku-${below(10_000)}`,
        quantity: 1 + below(5),
        unitMinor: BigInt(100 + below(20_000)),
      })),
      occurredAt: new Date(start + i * 17),
      ip: `${1 + below(220)}.${below(256)}.${below(256)}.${below(256)}`,
      userAgent: pick(AGENTS),
      refundOf: refund ? `order-${below(1_000_000)}` : undefined,
      labels: { shop: pick(["main", "outlet"]), campaign: `autumn-${below(20)}`, device: pick(["phone", "desktop"]) },
    };
  });
}
