import { isMap, type Node } from "yaml";
import type { YamlFields, YamlReader } from "#core";
import type { Phase } from "./phases.ts";

/** Keys of each shape: those it needs, and those it may have beside `shape`. */
const SHAPES: Readonly<Record<Phase["shape"], { readonly needs: readonly string[]; readonly may: readonly string[] }>> =
  {
    constant: { needs: ["rate"], may: ["for"] },
    poisson: { needs: ["rate"], may: ["for"] },
    ramp: { needs: ["from", "to", "for"], may: [] },
    diurnal: { needs: ["rate", "swing"], may: ["period", "for"] },
    step: { needs: ["rates", "every"], may: ["for"] },
    burst: { needs: ["rate", "peak", "every", "length"], may: ["for"] },
    silence: { needs: ["for"], may: [] },
  };

const DAY = 86_400_000;
export const RATE = { min: 0, max: 10_000_000 };
const ABOVE_ZERO = { ...RATE, above: true };

/** The phases of a run; faults are noted. `undefined` when any of them has one. */
export function parsePhases(yaml: YamlReader, node: Node): readonly Phase[] | undefined {
  const before = yaml.problems.length;
  const items = yaml.list(node, "phases");
  const phases = items.flatMap((item, i) => parsePhase(yaml, item, i === items.length - 1) ?? []);
  if (items.length === 0) yaml.fault(node, "phases must name at least one phase");
  if (yaml.problems.length > before) return undefined;
  if (phases.every((p) => p.shape === "silence")) {
    yaml.fault(node, "these phases make no event at all", "add one that is no silence");
    return undefined;
  }
  return phases;
}

function parsePhase(yaml: YamlReader, node: Node, last: boolean): Phase | undefined {
  const shapes = Object.keys(SHAPES) as Phase["shape"][];
  const every = [...new Set(shapes.flatMap((s) => [...SHAPES[s].needs, ...SHAPES[s].may]))];
  const shape = shapeOf(yaml, node, shapes);
  const what = shape ? `a phase of shape ${shape}` : "a phase";
  const keys = shape ? [...SHAPES[shape].needs, ...SHAPES[shape].may] : every;
  const fields = yaml.map(node, what, ["shape", ...keys]);
  if (!fields) return undefined;
  fields.need("shape");
  if (!shape) return undefined;
  fields.need(...SHAPES[shape].needs);
  const length = fields.duration("for");
  const phase = valuesOf(yaml, fields, shape);
  if (length === undefined && !last && shape !== "step" && !SHAPES[shape].needs.includes("for") && !fields.get("for")) {
    yaml.fault(node, `${what} lacks "for": only the last phase may go on for ever`);
  }
  if (!phase) return undefined;
  if (length !== undefined) return { ...phase, for: length } as Phase;
  return phase.shape === "step" && !last ? { ...phase, for: phase.every * phase.rates.length } : phase;
}

function shapeOf(yaml: YamlReader, node: Node, shapes: readonly Phase["shape"][]): Phase["shape"] | undefined {
  // Read before the other keys are: which of them are known depends on it.
  if (!isMap(node) || !node.has("shape")) return undefined;
  const quiet = yaml.map(node, "a phase", [...node.items.map((item) => String(item.key))]);
  return quiet?.word("shape", shapes) as Phase["shape"] | undefined;
}

function valuesOf(yaml: YamlReader, fields: YamlFields, shape: Phase["shape"]): Phase | undefined {
  switch (shape) {
    case "constant":
    case "poisson": {
      const rate = fields.number("rate", ABOVE_ZERO);
      return rate === undefined ? undefined : { shape, rate };
    }
    case "ramp": {
      const from = fields.number("from", RATE);
      const to = fields.number("to", RATE);
      if (from === 0 && to === 0) yaml.fault(fields.node, "a ramp from 0 to 0 makes no event", "write a silence");
      return from === undefined || to === undefined ? undefined : { shape, from, to, for: 1 };
    }
    case "diurnal": {
      const rate = fields.number("rate", ABOVE_ZERO);
      const swing = fields.number("swing", { min: 0, max: 0.99 });
      const period = fields.get("period") ? fields.duration("period") : DAY;
      if (rate === undefined || swing === undefined || period === undefined) return undefined;
      return { shape, rate, swing, period };
    }
    case "step": {
      const list = fields.get("rates");
      const rates = list ? yaml.list(list, '"rates" of a phase of shape step') : [];
      const numbers = rates.flatMap((item) => yaml.number(item, "each rate of a step", RATE) ?? []);
      const every = fields.duration("every");
      if (list && numbers.length === rates.length && !numbers.some((n) => n > 0)) {
        yaml.fault(list, "at least one rate of a step must be above 0");
      }
      return every === undefined || numbers.length === 0 ? undefined : { shape, rates: numbers, every };
    }
    case "burst": {
      const rate = fields.number("rate", RATE);
      const peak = fields.number("peak", ABOVE_ZERO);
      const every = fields.duration("every");
      const length = fields.duration("length");
      if (rate === undefined || peak === undefined || every === undefined || length === undefined) return undefined;
      if (length >= every) yaml.fault(fields.get("length"), '"length" of a burst must be shorter than "every"');
      return { shape, rate, peak, every, length };
    }
    case "silence":
      return { shape, for: 1 };
  }
}
