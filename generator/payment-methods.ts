import type { Random } from "./random.ts";

/** A way to pay, and how its provider behaves. */
export interface Method {
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

export const METHODS: readonly Method[] = [
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

export function pickMethod(draw: number): Method {
  let until = 0;
  for (const method of METHODS) {
    until += method.share;
    if (draw < until) return method;
  }
  return METHODS[0] as Method;
}

/** How long the provider took, in milliseconds; `hit`: while an incident is on. */
export function latency(method: Method, random: Random, error: string | undefined, hit: boolean): number {
  if (error === "timeout") return 10_000 + random.int(20_000);
  const usual = method.medianMs * Math.exp(method.spread * random.normal());
  return Math.max(1, Math.round(hit ? usual * 3 : usual));
}
