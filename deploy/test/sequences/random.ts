/** Random choices that are the same for the same seed. */
export interface Random {
  /** 0 <= n < 1. */
  number(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
}

export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    // mulberry32: small, and good enough to scatter choices.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(number() * (to - from + 1));
  return {
    number,
    between,
    pick: <T>(from: readonly T[]): T => from[between(0, from.length - 1)] as T,
    shuffled<T>(from: readonly T[]): T[] {
      const left = [...from];
      return from.map(() => left.splice(between(0, left.length - 1), 1)[0] as T);
    },
  };
}
