import type { Field, Rule, ScalarName } from "#codegen";
import type { Make } from "./make.ts";
import { patternMaker } from "./pattern.ts";
import { Random } from "./random.ts";
import { keepsRules, numberRange } from "./rules.ts";
import { hashText, type Vocabulary } from "./vocabulary.ts";

const POOL = 1024;
/** How many draws a pool may cost: rules that keep fewer than one value in fifty need a hint. */
const TRIES = POOL * 50;

type FormatName = "uuid" | "email" | "ip" | "ipv4" | "ipv6" | "hostname" | "uri";

const FORMATS: Readonly<Record<Exclude<FormatName, "uuid">, string>> = {
  email: "internet.email",
  ip: "internet.ipv4",
  ipv4: "internet.ipv4",
  ipv6: "internet.ipv6",
  hostname: "internet.domainName",
  uri: "internet.url",
};

/** A maker for a scalar that keeps the rules; `undefined` when no value was found that does. */
export function scalarMaker(
  scalar: ScalarName,
  field: Field,
  rules: readonly Rule[],
  words: Vocabulary,
): Make | undefined {
  const listed = listedValues(rules);
  if (listed) {
    const good = listed.filter((v) => keepsRules(v, rules)).map((v) => asScalar(scalar, v));
    return good.length === 0 ? undefined : (random) => random.pick(good);
  }
  switch (scalar) {
    case "bool": {
      const good = [true, false].filter((v) => keepsRules(v, rules));
      return good.length === 0 ? undefined : (random) => random.pick(good);
    }
    case "string":
      return stringMaker(field, rules, words);
    case "bytes": {
      const [min, max] = lengths(rules, 16);
      return (random) => Uint8Array.from({ length: min + random.int(max - min + 1) }, () => random.int(256));
    }
    case "double":
    case "float":
      return floatMaker(scalar, field, rules, words);
    default:
      return integerMaker(scalar, field, rules, words);
  }
}

function listedValues(rules: readonly Rule[]): readonly (string | number | bigint | boolean)[] | undefined {
  for (const { check } of rules) {
    if (check.kind === "const") return [check.value];
    if (check.kind === "in") return check.values;
  }
  return undefined;
}

function stringMaker(field: Field, rules: readonly Rule[], words: Vocabulary): Make | undefined {
  const format = rules.map((r) => r.check).find((c) => c.kind === "format")?.format;
  // Ids must differ from event to event: they are drawn, never picked.
  if (format === "uuid" && field.hint === undefined) return (random) => random.uuid();
  const seeds = new Random();
  const pool = (make: (random: Random, i: number) => string): string[] => {
    const good = new Set<string>();
    for (let i = 0; i < TRIES && good.size < POOL && (i < POOL * 2 || good.size > 0); i++) {
      const value = make(seeds.at(hashText(field.name), i, 0), i);
      if (keepsRules(value, rules)) good.add(value);
    }
    return [...good];
  };
  const sources: (() => string[])[] = [];
  const hint = field.hint ?? (format && format !== "uuid" ? FORMATS[format] : undefined);
  if (hint !== undefined) {
    const drawn = words.pool(hint, POOL, field.location).map(String);
    sources.push(() => drawn.filter((v) => keepsRules(v, rules)));
  }
  const pattern = rules.map((r) => r.check).find((c) => c.kind === "pattern")?.pattern;
  const fromPattern = pattern === undefined ? undefined : patternMaker(pattern);
  if (fromPattern) sources.push(() => pool(fromPattern));
  if (format === undefined) sources.push(() => pool((random) => fitted(field, rules, random)));
  for (const source of sources) {
    const good = source();
    if (good.length > 0) return (random) => random.pick(good);
  }
  return undefined;
}

/** A readable text with the prefix, content, suffix and length that the rules ask for. */
function fitted(field: Field, rules: readonly Rule[], random: Random): string {
  let prefix = "";
  let middle = `${field.name.replaceAll("_", "-")}-${random.int(100_000)}`;
  let suffix = "";
  for (const { check } of rules) {
    if (check.kind !== "affix") continue;
    if (check.affix === "prefix") prefix = check.text;
    else if (check.affix === "suffix") suffix = check.text;
    else if (check.affix === "contains") middle += check.text;
  }
  const [min, max] = lengths(rules, 1 << 20);
  while (prefix.length + middle.length + suffix.length < min) middle += random.int(10);
  const spare = prefix.length + middle.length + suffix.length - max;
  if (spare > 0) middle = middle.slice(Math.min(spare, middle.length));
  return prefix + middle + suffix;
}

function lengths(rules: readonly Rule[], most: number): [min: number, max: number] {
  let min = 0;
  let max = Number.MAX_SAFE_INTEGER;
  for (const { check } of rules) {
    if (check.kind !== "length" && check.kind !== "bytes_length") continue;
    min = Math.max(min, check.min ?? 0);
    max = Math.min(max, check.max ?? max);
  }
  if (rules.some((r) => r.check.kind === "required")) min = Math.max(min, 1);
  return [min, Math.min(max, Math.max(min, most))];
}

const LIMITS: Readonly<Partial<Record<ScalarName, readonly [bigint, bigint]>>> = {
  int32: [-(1n << 31n), (1n << 31n) - 1n],
  sint32: [-(1n << 31n), (1n << 31n) - 1n],
  sfixed32: [-(1n << 31n), (1n << 31n) - 1n],
  uint32: [0n, (1n << 32n) - 1n],
  fixed32: [0n, (1n << 32n) - 1n],
  int64: [-(1n << 63n), (1n << 63n) - 1n],
  sint64: [-(1n << 63n), (1n << 63n) - 1n],
  sfixed64: [-(1n << 63n), (1n << 63n) - 1n],
  uint64: [0n, (1n << 64n) - 1n],
  fixed64: [0n, (1n << 64n) - 1n],
};

const USUAL = 10_000n;

function integerMaker(scalar: ScalarName, field: Field, rules: readonly Rule[], words: Vocabulary): Make | undefined {
  const hinted = hintedNumbers(field, words)
    .filter(Number.isInteger)
    .map((v) => asScalar(scalar, v))
    .filter((v) => keepsRules(v, rules));
  if (hinted.length > 0) return (random) => random.pick(hinted);
  const [least, most] = LIMITS[scalar] as readonly [bigint, bigint];
  const range = numberRange(rules, least, most);
  // A band of usual size inside what is allowed, as near to zero as it can be.
  const low =
    range.low > 0n ? range.low : range.high < 0n ? later(range.low, range.high - USUAL) : later(range.low, 0n);
  const high = range.high < low + USUAL ? range.high : low + USUAL;
  if (high < low) return undefined;
  const width = Number(high - low) + 1;
  const big = scalar.endsWith("64");
  const base = Number(low);
  const draw: (random: Random) => number | bigint = big
    ? (random) => low + BigInt(random.int(width))
    : (random) => base + random.int(width);
  return retried(draw, rules);
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function floatMaker(scalar: ScalarName, field: Field, rules: readonly Rule[], words: Vocabulary): Make | undefined {
  const round = scalar === "float" ? Math.fround : (v: number) => v;
  const hinted = hintedNumbers(field, words)
    .map(round)
    .filter((v) => keepsRules(v, rules));
  if (hinted.length > 0) return (random) => random.pick(hinted);
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const { check } of rules) {
    if (check.kind !== "compare") continue;
    if (check.op.startsWith("g")) low = Math.max(low, Number(check.bound));
    else high = Math.min(high, Number(check.bound));
  }
  if (low === Number.NEGATIVE_INFINITY) low = high > 0 ? 0 : high - 1000;
  const width = Math.min(high - low, 1000);
  if (width < 0) return undefined;
  return retried((random) => round(low + random.float() * width), rules);
}

function hintedNumbers(field: Field, words: Vocabulary): number[] {
  return field.hint === undefined
    ? []
    : words.pool(field.hint, POOL, field.location).map(Number).filter(Number.isFinite);
}

/** Draws again while a rule such as `not_in` is broken; `undefined` when nearly every draw breaks one. */
function retried(draw: (random: Random) => number | bigint, rules: readonly Rule[]): Make | undefined {
  const extra = rules.filter(
    (r) => r.check.kind === "not_in" || r.check.kind === "required" || r.check.kind === "compare",
  );
  const probe = new Random();
  let good = 0;
  for (let i = 0; i < 200; i++) if (keepsRules(draw(probe.at(1, i, 0)), extra)) good++;
  if (good === 0) return undefined;
  if (good === 200 && !rules.some((r) => r.check.kind === "not_in" || r.check.kind === "required")) return draw;
  return (random) => {
    for (;;) {
      const value = draw(random);
      if (keepsRules(value, extra)) return value;
    }
  };
}

function asScalar(scalar: ScalarName, value: string | number | bigint | boolean): string | number | bigint | boolean {
  if (!scalar.endsWith("64") || typeof value !== "number") return value;
  return BigInt(value);
}
