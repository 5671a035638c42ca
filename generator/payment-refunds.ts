import { Random, STREAM } from "./random.ts";
import type { ScenarioInput } from "./scenario.ts";

/** Which events return the money of which payments. */
export interface Refunds {
  /** The payment whose money event `index` returns, if it is a refund: no payment is returned twice. */
  of(index: number): number | undefined;
  /** A payment that was returned by an earlier event and may be returned, against all rules, a second time. */
  again(index: number): number | undefined;
}

/** One of so many events in a row returns the money of an earlier order. */
const SLOT = 16;
/** A refund follows its payment by one to two blocks of slots, and a block lasts about this long, in seconds ... */
const BLOCK_SECONDS = 6;
/** ... but never less than so many slots. */
const LEAST_BLOCK = 4;
/** In any case it follows by so many milliseconds: after the payment's own delay, within what models join. */
const SOONEST = 4000;
const LATEST = 55 * 60_000;
/** How many refunds back a second one looks for its payment. */
const LOOK_BACK = 40;

/** What is certain of an event from its number alone, whatever incident was on. */
export interface Outcomes {
  /** It is a good payment, of those whose money is returned. */
  refundable(index: number): boolean;
  succeeded(index: number): boolean;
}

export function openRefunds(input: ScenarioInput, outcomes: Outcomes): Refunds {
  const { seed, rate, first } = input;
  const random = new Random();
  // A power of two: see the permutation below.
  const block = Math.max(LEAST_BLOCK, 2 ** Math.ceil(Math.log2((BLOCK_SECONDS * rate) / SLOT)));

  const positionIn = (slot: number): number => random.at(seed, slot, STREAM.slot).int(SLOT);

  const inTime = (payment: number, index: number): boolean => {
    const delay = input.arrivalOf(index) - input.arrivalOf(payment);
    return delay >= SOONEST && delay <= LATEST;
  };

  const of = (index: number): number | undefined => {
    const slot = Math.floor(index / SLOT);
    if (slot < block || index % SLOT !== positionIn(slot)) return undefined;
    // Out of order it could come to stand before its payment.
    if (input.planOf(index) === "out_of_order") return undefined;
    const before = Math.floor(slot / block) - 1;
    // Odd factor: a permutation of the slots of the block before.
    const group = before * block + ((slot * 77 + before * 31) % block);
    const position = positionIn(group);
    for (let k = 1; k < SLOT; k++) {
      const candidate = group * SLOT + ((position + k) % SLOT);
      if (candidate < first || input.planOf(candidate) !== "none" || !outcomes.refundable(candidate)) continue;
      return inTime(candidate, index) ? candidate : undefined;
    }
    return undefined;
  };

  return {
    of,
    again(index) {
      const slot = Math.floor(index / SLOT);
      for (let back = 1; back <= LOOK_BACK; back++) {
        const refund = (slot - back) * SLOT + positionIn(slot - back);
        if (refund < first) return undefined;
        const payment = input.planOf(refund) === "none" && outcomes.succeeded(refund) ? of(refund) : undefined;
        // The first refund is on time, and this event is after it.
        if (payment !== undefined && inTime(payment, index)) return payment;
      }
      return undefined;
    },
  };
}
