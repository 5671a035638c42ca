/**
 * Random numbers that are a pure function of (seed, index, stream): no event needs the events before it, so any shard
 * and any resume point is computable at once. The generator behind it is sfc32.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  /** Starts the numbers of one index. Streams of one index are independent of each other. */
  at(seed: number, index: number, stream: number): this {
    const low = index | 0;
    const high = (index / 4_294_967_296) | 0;
    // For one seed and stream, `mix` is a bijection of the low word: no two of 2^32 events share a state.
    const salt = mix(mix(seed | 0) ^ Math.imul(stream + 1, 0x9e3779b1) ^ mix(high + 0x7f4a7c15));
    this.a = mix(low ^ salt);
    this.b = mix(this.a ^ 0x2545f491 ^ low);
    this.c = salt;
    this.d = 1;
    this.next();
    this.next();
    this.next();
    this.next();
    return this;
  }

  /** 32 random bits, unsigned. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    this.c |= 0;
    return t >>> 0;
  }

  /** In [0, 1), 32 bits of it. */
  float(): number {
    return this.next() / 4_294_967_296;
  }

  /** In [0, n), for n up to 2^32. */
  int(n: number): number {
    return Math.floor((this.next() / 4_294_967_296) * n);
  }

  /** In [0, n), for any n below 2^53. */
  wide(n: number): number {
    const high = this.next() >>> 11;
    return Math.floor(((high * 4_294_967_296 + this.next()) / 9_007_199_254_740_992) * n);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.int(values.length)] as T;
  }

  /** Standard normal, by the sum of four uniforms: cheap, and its tails end at ±3.5. */
  normal(): number {
    return (this.float() + this.float() + this.float() + this.float() - 2) * 1.7320508;
  }

  /** 32 bits as 8 hex digits. */
  hex(): string {
    const a = this.next();
    return `${hex(a >>> 16)}${hex(a & 0xffff)}`;
  }

  /** The first place whose running total is above a draw: `totals` grows, and its last is the sum of all weights. */
  weighted(totals: readonly number[]): number {
    const draw = this.float() * (totals[totals.length - 1] as number);
    let low = 0;
    let high = totals.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (draw < (totals[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A version 4 UUID in lower case. */
  uuid(): string {
    const a = this.next();
    const b = this.next();
    const c = this.next();
    const d = this.next();
    return `${hex(a >>> 16)}${hex(a & 0xffff)}-${hex(b >>> 16)}-${hex((b & 0x0fff) | 0x4000)}-${hex(
      ((c >>> 16) & 0x3fff) | 0x8000,
    )}-${hex(c & 0xffff)}${hex(d >>> 16)}${hex(d & 0xffff)}`;
  }
}

const HEX: readonly string[] = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, "0"));

/** Weights as running totals, for `weighted`. */
export function runningTotals(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

function hex(word: number): string {
  return HEX[word] as string;
}

/** The finaliser of murmur3: every input bit moves every output bit; a bijection. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

type StreamName =
  | "plan"
  | "id"
  | "key"
  | "event"
  | "time"
  | "fault"
  | "outcome"
  | "plant"
  | "incident"
  | "slot"
  | "session"
  | "order"
  | "arrivals"
  | "shop"
  | "prices"
  | "standing";

/** Which independent number stream is used for what: those of an event, of groups of events, of what stands. */
export const STREAM: Readonly<Record<StreamName, number>> = Object.freeze({
  plan: 0,
  id: 1,
  key: 2,
  event: 3,
  time: 4,
  fault: 5,
  outcome: 6,
  plant: 7,
  incident: 8,
  slot: 16,
  session: 17,
  order: 18,
  arrivals: 19,
  shop: 32,
  prices: 33,
  standing: 34,
});
