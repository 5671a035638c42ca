import type { Ranges, Tree } from "./pattern-tree.ts";

/** Copies of a bounded repetition that are looked at one by one; a longer one counts as endless. */
const COPIES = 64;

/**
 * Whether some text can run through a repetition of the pattern in two ways. Then a text of n such pieces has 2^n ways,
 * and an engine that tries one after the other, as Java's and JavaScript's do, does not come to an end. RE2 would.
 * A group with an endless repetition inside counts as endless itself: 20 rounds of it are as bad.
 */
export function isAmbiguous(tree: Tree): boolean {
  const automaton = new Positions();
  automaton.add(tree);
  return automaton.loops().some((loop) => automaton.isAmbiguous(loop));
}

/** Copies that are written out where the degree matters: rounds of a bounded repetition multiply as endless ones do. */
const FEW_COPIES = 8;
/** Triples that are looked at before a pattern is given up as not proved. */
const PATIENCE = 300_000;

/**
 * Whether the ways through the pattern may grow with the length of the text, as in `(.*)x(.*)`: an engine that tries one
 * after the other then takes the square of the length or more. Errs on this side when the pattern is too large to tell.
 */
export function isPolynomial(tree: Tree): boolean {
  const automaton = new Positions(FEW_COPIES);
  automaton.add(tree);
  return automaton.grows();
}

interface Ends {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const EMPTY: Ends = { nullable: true, first: [], last: [] };

/** The automaton whose states are the pattern's characters: `follow` counts the ways from one to the next. */
class Positions {
  readonly #ranges: Ranges[] = [];
  readonly #follow: Map<number, number>[] = [];
  /** Positions inside an endless repetition: only there can be a loop. */
  readonly #repeated = new Set<number>();
  readonly #copies: number;

  constructor(copies: number = COPIES) {
    this.#copies = copies;
  }

  add(tree: Tree): Ends {
    switch (tree.kind) {
      case "chars": {
        const position = this.#ranges.push(tree.ranges) - 1;
        this.#follow.push(new Map());
        return { nullable: false, first: [position], last: [position] };
      }
      case "sequence":
        return tree.parts.reduce((before, part) => this.#join(before, this.add(part)), EMPTY);
      case "choice": {
        const ends = tree.parts.map((part) => this.add(part));
        return {
          nullable: ends.some((end) => end.nullable),
          first: ends.flatMap((end) => end.first),
          last: ends.flatMap((end) => end.last),
        };
      }
      case "repeat":
        return this.#repeat(tree.body, tree.min, tree.max);
    }
  }

  #join(one: Ends, other: Ends): Ends {
    this.#link(one.last, other.first);
    return {
      nullable: one.nullable && other.nullable,
      first: one.nullable ? [...one.first, ...other.first] : one.first,
      last: other.nullable ? [...one.last, ...other.last] : other.last,
    };
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const position of from) {
      const follow = this.#follow[position] as Map<number, number>;
      for (const next of to) follow.set(next, (follow.get(next) ?? 0) + 1);
    }
  }

  #repeat(body: Tree, min: number, max: number): Ends {
    if (max === 0) return EMPTY;
    if (max === 1) return { ...this.add(body), ...(min === 0 && { nullable: true }) };
    // A fixed count of one character is never ambiguous by itself, however long.
    const most = min === max && body.kind === "chars" ? Math.min(max, COPIES) : max;
    const copies = most === min ? COPIES : this.#copies;
    if (most * sizeOf(body) > copies || isEndless(body)) {
      const from = this.#ranges.length;
      const ends = this.add(body);
      for (let position = from; position < this.#ranges.length; position++) this.#repeated.add(position);
      this.#link(ends.last, ends.first);
      return min === 0 ? { ...ends, nullable: true } : ends;
    }
    // a{1,3} as a(a(a)?)?: each copy is optional only behind the one before it, so that "a" runs through one way.
    let rest: Ends = EMPTY;
    for (let copy = most; copy >= 1; copy--) {
      const ends = this.#join(this.add(body), rest);
      rest = copy > min ? { ...ends, nullable: true } : ends;
    }
    return rest;
  }

  /** The sets of positions that lead back to each other. */
  loops(): ReadonlySet<number>[] {
    const reach = new Map([...this.#repeated].map((position) => [position, this.#reachable(position)] as const));
    const done = new Set<number>();
    const found: ReadonlySet<number>[] = [];
    for (const [position, ahead] of reach) {
      if (done.has(position) || !ahead.has(position)) continue;
      const loop = new Set([...ahead].filter((other) => reach.get(other)?.has(position)));
      for (const member of loop) done.add(member);
      found.push(loop);
    }
    return found;
  }

  /** Is there a text that leads from one loop back to it, to another loop, and round that other loop as well? */
  grows(): boolean {
    const loops = this.loops();
    const looping = loops.flatMap((loop) => [...loop].map((position) => ({ position, loop })));
    let patience = PATIENCE;
    for (const { position: one } of looping) {
      const ahead = this.#reachable(one);
      for (const { position: other } of looping) {
        if (one === other || !ahead.has(other)) continue;
        const seen = new Set<string>();
        const open: (readonly [number, number, number])[] = [[one, one, other]];
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
          for (const next of this.#steps(at)) {
            if (--patience < 0 || (next[0] === one && next[1] === other && next[2] === other)) return true;
            const key = next.join(" ");
            if (!seen.has(key)) open.push(next);
            seen.add(key);
          }
        }
      }
    }
    return false;
  }

  /** Where three ways stand after one more character that all of them can take. */
  *#steps(at: readonly [number, number, number]): Generator<readonly [number, number, number]> {
    const [a, b, c] = at.map((position) => [...(this.#follow[position] ?? new Map()).keys()]) as [
      number[],
      number[],
      number[],
    ];
    for (const x of a)
      for (const y of b) {
        const both = intersect(this.#ranges[x] as Ranges, this.#ranges[y] as Ranges);
        if (both.length === 0) continue;
        for (const z of c) if (overlap(both, this.#ranges[z] as Ranges)) yield [x, y, z];
      }
  }

  #reachable(from: number): Set<number> {
    const seen = new Set<number>();
    const open = [from];
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      for (const next of this.#follow[position]?.keys() ?? []) {
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return seen;
  }

  /** Walks two ways at once that read the same text: do they part in the loop and meet again? */
  isAmbiguous(loop: ReadonlySet<number>): boolean {
    const seen = new Set<string>();
    const open: (readonly [number, number])[] = [...loop].map((position) => [position, position]);
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      const [one, other] = pair;
      for (const [left, ways] of this.#follow[one] ?? []) {
        if (!loop.has(left)) continue;
        if (one === other && ways > 1) return true;
        for (const right of this.#follow[other]?.keys() ?? []) {
          if (!loop.has(right) || !overlap(this.#ranges[left] as Ranges, this.#ranges[right] as Ranges)) continue;
          if (left === right) {
            if (one !== other) return true;
            continue;
          }
          const key = `${left} ${right}`;
          if (!seen.has(key)) open.push([left, right]);
          seen.add(key);
        }
      }
    }
    return false;
  }
}

function isEndless(tree: Tree): boolean {
  if (tree.kind === "chars") return false;
  if (tree.kind === "repeat") return tree.max === Infinity || isEndless(tree.body);
  return tree.parts.some(isEndless);
}

/** Characters of the pattern with bounded repetitions written out. */
function sizeOf(tree: Tree): number {
  if (tree.kind === "chars") return 1;
  if (tree.kind === "repeat") return sizeOf(tree.body) * (tree.max === Infinity ? 1 : tree.max);
  return tree.parts.reduce((sum, part) => sum + sizeOf(part), 0);
}

function overlap(one: Ranges, other: Ranges): boolean {
  return one.some(([low, high]) => other.some(([from, to]) => low <= to && from <= high));
}

function intersect(one: Ranges, other: Ranges): Ranges {
  return one.flatMap(([low, high]) =>
    other.flatMap(([from, to]): Ranges => {
      const [start, end] = [Math.max(low, from), Math.min(high, to)];
      return start <= end ? [[start, end]] : [];
    }),
  );
}
