import { type Curve, curveOf, type Phase } from "./phases.ts";

/** More events than the phases say, in a part of the run: `more` is a share of theirs. Milliseconds from its start. */
export interface Extra {
  readonly from: number;
  readonly to: number;
  readonly more: number;
}

/** A stretch in which the same phase goes on; `count` and `end` are totals of events from the run's start. */
export interface Stretch {
  readonly phase: Phase;
  readonly start: number;
  readonly end: number;
}

/** All phases one after the other, from the first again after the last, with what comes in addition. */
export interface RatePlan extends Curve {
  /** Mean rate of one round of all phases; where the last one never ends, of that one. */
  readonly mean: number;
  /** Whether events of a phase come by chance. */
  readonly random: boolean;
  /** The stretch that the event of this number falls in, with the numbers at which it begins and ends. */
  stretchOf(number: number): Stretch;
}

interface Piece {
  readonly time: number;
  readonly base: number;
  readonly count: number;
  readonly factor: number;
}

export function planRate(phases: readonly Phase[], extras: readonly Extra[] = []): RatePlan {
  const base = roundOf(phases);
  const pieces = piecesOf(base, extras);
  const pieceAt = (fits: (piece: Piece) => boolean): Piece => {
    let i = pieces.length - 1;
    while (i > 0 && !fits(pieces[i] as Piece)) i--;
    return pieces[i] as Piece;
  };
  const count = (time: number): number => {
    const piece = pieceAt((p) => p.time <= time);
    return piece.count + piece.factor * (base.count(time) - piece.base);
  };
  const time = (wanted: number): number => {
    const piece = pieceAt((p) => p.count <= wanted);
    return base.time(piece.base + (wanted - piece.count) / piece.factor);
  };
  return {
    count,
    time,
    rate: (at) => base.rate(at) * pieceAt((p) => p.time <= at).factor,
    mean: base.mean,
    random: phases.some((p) => p.shape === "poisson"),
    stretchOf(number) {
      let place = base.placeAt(time(number));
      // What decides are the totals: a time at a border may be rounded to either side of it.
      while (count(base.startOf(place)) > number) place--;
      while (count(base.startOf(place + 1)) <= number) place++;
      return {
        phase: base.phaseOf(place),
        start: count(base.startOf(place)),
        end: count(base.startOf(place + 1)),
      };
    },
  };
}

interface Round extends Curve {
  readonly mean: number;
  /** Phases are counted on over all rounds. */
  placeAt(time: number): number;
  phaseOf(place: number): Phase;
  /** Milliseconds at which the phase of a place begins; Infinity behind one that never ends. */
  startOf(place: number): number;
}

function roundOf(phases: readonly Phase[]): Round {
  const curves = phases.map(curveOf);
  const lengths = phases.map((p) => p.for ?? Number.POSITIVE_INFINITY);
  const starts: { time: number; count: number }[] = [{ time: 0, count: 0 }];
  for (const [i, curve] of curves.entries()) {
    const { time, count } = starts[i] as { time: number; count: number };
    const length = lengths[i] as number;
    starts.push({
      time: time + length,
      count: length === Number.POSITIVE_INFINITY ? length : count + curve.count(length),
    });
  }
  const n = phases.length;
  const whole = starts[n] as { time: number; count: number };
  const endless = whole.time === Number.POSITIVE_INFINITY;
  const start = (i: number): { time: number; count: number } => starts[i] as { time: number; count: number };
  const curve = (i: number): Curve => curves[i] as Curve;
  /** Splits a time or a count into whole rounds, the phase, and what is left inside of it. */
  const split = (value: number, what: "time" | "count"): { rounds: number; i: number; inside: number } => {
    const rounds = endless ? 0 : Math.floor(value / whole[what]);
    const rest = endless ? value : value - rounds * whole[what];
    let i = n - 1;
    while (i > 0 && start(i)[what] > rest) i--;
    // A phase without events has no count of its own: its event is the first one after it.
    while (what === "count" && i < n - 1 && start(i + 1).count <= rest) i++;
    return { rounds, i, inside: Math.max(0, rest - start(i)[what]) };
  };
  const passed = (rounds: number, total: number): number => (rounds === 0 ? 0 : rounds * total);
  const last = curve(n - 1);
  return {
    count(time) {
      if (time === Number.POSITIVE_INFINITY) return time;
      const { rounds, i, inside } = split(time, "time");
      return passed(rounds, whole.count) + start(i).count + curve(i).count(inside);
    },
    time(count) {
      const { rounds, i, inside } = split(count, "count");
      if (phases[i]?.shape === "silence") return passed(rounds + 1, whole.time);
      return passed(rounds, whole.time) + start(i).time + curve(i).time(inside);
    },
    rate(time) {
      const { i, inside } = split(time, "time");
      return curve(i).rate(inside);
    },
    mean: endless ? (last.count(DAY) * 1000) / DAY : (whole.count * 1000) / whole.time,
    placeAt(time) {
      const { rounds, i } = split(time, "time");
      return rounds * n + i;
    },
    phaseOf: (place) => phases[endless ? Math.min(place, n - 1) : place % n] as Phase,
    startOf(place) {
      if (endless) return place >= n ? Number.POSITIVE_INFINITY : start(place).time;
      const rounds = Math.floor(place / n);
      return passed(rounds, whole.time) + start(place - rounds * n).time;
    },
  };
}

const DAY = 86_400_000;

function piecesOf(base: Curve, extras: readonly Extra[]): readonly Piece[] {
  const times = [...new Set([0, ...extras.flatMap((e) => [Math.max(0, e.from), Math.max(0, e.to)])])].sort(
    (a, b) => a - b,
  );
  const pieces: Piece[] = [];
  for (const time of times) {
    const before = pieces.at(-1);
    const sum = base.count(time);
    const count = before ? before.count + before.factor * (sum - before.base) : 0;
    const more = extras.reduce((all, e) => (time >= e.from && time < e.to ? all + e.more : all), 0);
    pieces.push({ time, base: sum, count, factor: 1 + more });
  }
  return pieces;
}
