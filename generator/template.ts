import type { Random } from "./random.ts";

/** A message without its values, and how to fill them in: "order {id} paid in {ms} ms". */
export interface Template {
  readonly text: string;
  fill(random: Random): string;
}

const VALUES: Readonly<Record<string, (random: Random) => string>> = {
  id: (random) => random.hex(),
  user: (random) => `usr-${random.int(50_000).toString(36)}`,
  n: (random) => String(1 + random.int(400)),
  few: (random) => String(1 + random.int(5)),
  percent: (random) => String(1 + random.int(99)),
  ms: (random) => String(Math.max(1, Math.round(40 * Math.exp(1.1 * random.normal())))),
  kb: (random) => String(1 + random.int(9000)),
  port: (random) => String(30_000 + random.int(10_000)),
  host: (random) => `10.0.${random.int(8)}.${1 + random.int(250)}`,
  partition: (random) => String(random.int(12)),
  path: (random) => random.pick(["/v1/items", "/v1/orders", "/v1/users/me", "/healthz", "/v2/quotes", "/v1/search"]),
  method: (random) => random.pick(["GET", "GET", "GET", "POST", "PUT", "DELETE"]),
  good: (random) => random.pick(["200", "200", "200", "201", "204", "304"]),
  table: (random) => random.pick(["orders", "customers", "stock", "prices", "sessions"]),
  cache: (random) => random.pick(["prices", "sessions", "catalog", "rates"]),
};

/** Reads a template; its values are written in braces and must be known here. */
export function templateOf(text: string): Template {
  const parts = text.split(/\{(\w+)\}/);
  const makers = parts.map((part, i) => {
    if (i % 2 === 0) return undefined;
    const make = VALUES[part];
    if (!make) throw new Error(`the template "${text}" names no known value "${part}"`);
    return make;
  });
  return {
    text,
    fill(random) {
      let out = parts[0] as string;
      for (let i = 1; i < parts.length; i += 2) {
        out += (makers[i] as (r: Random) => string)(random);
        out += parts[i + 1] as string;
      }
      return out;
    },
  };
}
