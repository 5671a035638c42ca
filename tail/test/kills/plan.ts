import type { TailPoint } from "#tail";
import { randomOf, shuffle } from "./random.ts";

export const POINTS: readonly TailPoint[] = [
  "after-read",
  "mid-send",
  "after-send",
  "after-position",
  "during-commit",
  "after-commit",
  "during-rotation-search",
];

/** How one process of the tailer ends: at a place that it comes to, or so many milliseconds after its start. */
export interface Life {
  readonly kind: "point" | "random";
  readonly point?: TailPoint;
  readonly times?: number;
  /** From the place to the kill: what is under way meanwhile goes on. */
  readonly later?: number;
  readonly after?: number;
  readonly batchBytes: number;
}

export interface LivesOptions {
  readonly seed: number;
  /** Kills at every place. */
  readonly each: number;
  /** Kills at random times, and the milliseconds within which they come. */
  readonly random: number;
  readonly span: number;
  /** Bytes that are written during one life. */
  readonly bytes: number;
}

const BATCHES = [4096, 64 * 1024, 1 << 20];

/** In random order, the same for the same seed. */
export function planLives({ seed, each, random, span, bytes }: LivesOptions): Life[] {
  const next = randomOf(seed);
  const size = (): number => BATCHES[Math.floor(next() * BATCHES.length)] as number;
  const points = POINTS.flatMap((point) =>
    Array.from({ length: each }, (): Life => {
      const batchBytes = size();
      // As often as it certainly comes to the place.
      const times = 1 + Math.floor(next() * (bytes / batchBytes / 4));
      const later = next() < 0.5 ? 0 : Math.ceil(next() * 8);
      return { kind: "point", point, times, later, batchBytes };
    }),
  );
  const others = Array.from(
    { length: random },
    (): Life => ({ kind: "random", after: Math.round(next() * span), batchBytes: size() }),
  );
  return shuffle([...points, ...others], next);
}
