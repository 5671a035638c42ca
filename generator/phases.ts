/** One stretch of a run: how many events come when. Rates in events per second, times in milliseconds. */
export type Phase = { readonly for?: number } & (
  | { readonly shape: "constant"; readonly rate: number }
  /** The same rate, but events come by chance, as if nobody knew of the others. */
  | { readonly shape: "poisson"; readonly rate: number }
  | { readonly shape: "ramp"; readonly from: number; readonly to: number; readonly for: number }
  /** A wave around `rate`, lowest at its start; `swing` is the share that it goes up and down. */
  | { readonly shape: "diurnal"; readonly rate: number; readonly swing: number; readonly period: number }
  /** One rate after the other, each for `every`; then again from the first. */
  | { readonly shape: "step"; readonly rates: readonly number[]; readonly every: number }
  /** `peak` for `length` at the begin of every `every`, `rate` in between. */
  | {
      readonly shape: "burst";
      readonly rate: number;
      readonly peak: number;
      readonly every: number;
      readonly length: number;
    }
  | { readonly shape: "silence"; readonly for: number }
);

/** Events over time, as a sum that never falls. Times in milliseconds from the begin of the phase. */
export interface Curve {
  /** How many events there were by then; any real number. */
  count(time: number): number;
  /** When the count was reached: the first moment at which it is not less. */
  time(count: number): number;
  /** Events per second at a moment. */
  rate(time: number): number;
}

/** The curve of a phase, as if it never ended. */
export function curveOf(phase: Phase): Curve {
  switch (phase.shape) {
    case "constant":
    case "poisson":
      return constant(phase.rate);
    case "ramp":
      return ramp(phase.from, phase.to, phase.for);
    case "diurnal":
      return diurnal(phase.rate, phase.swing, phase.period);
    case "step":
      return periodic(phase.rates.map((rate) => ({ rate, length: phase.every })));
    case "burst":
      return periodic([
        { rate: phase.peak, length: phase.length },
        { rate: phase.rate, length: phase.every - phase.length },
      ]);
    case "silence":
      return { count: () => 0, time: () => 0, rate: () => 0 };
  }
}

function constant(rate: number): Curve {
  return { count: (time) => (rate * time) / 1000, time: (count) => (count * 1000) / rate, rate: () => rate };
}

function ramp(from: number, to: number, length: number): Curve {
  const slope = (to - from) / length;
  return {
    count: (time) => (from * time + (slope * time * time) / 2) / 1000,
    time(count) {
      if (count <= 0) return 0;
      // The root that stays exact when the slope is nearly none.
      return (2000 * count) / (from + Math.sqrt(Math.max(0, from * from + 2000 * slope * count)));
    },
    rate: (time) => from + slope * time,
  };
}

function diurnal(rate: number, swing: number, period: number): Curve {
  const turn = (2 * Math.PI) / period;
  const count = (time: number): number => (rate * (time - (swing / turn) * Math.sin(turn * time))) / 1000;
  const at = (time: number): number => rate * (1 - swing * Math.cos(turn * time));
  return {
    count,
    rate: at,
    time(wanted) {
      let low = (wanted * 1000) / rate - swing / turn;
      let high = low + (2 * swing) / turn;
      let time = (low + high) / 2;
      for (let round = 0; round < 60; round++) {
        const over = count(time) - wanted;
        if (over > 0) high = time;
        else low = time;
        // Newton where it stays inside of what is known, else halving.
        const next = time - (over * 1000) / at(time);
        const better = next > low && next < high ? next : (low + high) / 2;
        if (Math.abs(better - time) < 1e-7) return better;
        time = better;
      }
      return time;
    },
  };
}

function periodic(parts: readonly { readonly rate: number; readonly length: number }[]): Curve {
  const ends: { time: number; count: number }[] = [];
  let time = 0;
  let count = 0;
  for (const part of parts) {
    time += part.length;
    count += (part.rate * part.length) / 1000;
    ends.push({ time, count });
  }
  const before = (i: number): { time: number; count: number } => ends[i - 1] ?? { time: 0, count: 0 };
  const rateOf = (i: number): number => parts[i]?.rate ?? 0;
  const partAt = (inside: number): number => ends.findIndex((end) => inside < end.time);
  return {
    count(at) {
      const turns = Math.floor(at / time);
      const inside = at - turns * time;
      const i = partAt(inside);
      if (i < 0) return (turns + 1) * count;
      return turns * count + before(i).count + ((inside - before(i).time) * rateOf(i)) / 1000;
    },
    time(wanted) {
      const turns = Math.floor(wanted / count);
      const inside = wanted - turns * count;
      const i = ends.findIndex((end) => inside < end.count);
      if (i < 0) return (turns + 1) * time;
      return turns * time + before(i).time + ((inside - before(i).count) * 1000) / rateOf(i);
    },
    rate(at) {
      const i = partAt(at - Math.floor(at / time) * time);
      return rateOf(i);
    },
  };
}
