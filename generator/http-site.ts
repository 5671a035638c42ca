import { type Random, runningTotals } from "./random.ts";

/** A service of the web shop, and how fast it answers. */
export interface Service {
  readonly name: string;
  readonly medianMs: number;
  /** Spread of the logarithm of response times. */
  readonly spread: number;
  /** Share of requests that end with 5xx on an ordinary day. */
  readonly failures: number;
}

export const SERVICES: readonly Service[] = [
  { name: "frontend", medianMs: 34, spread: 0.5, failures: 0.002 },
  { name: "catalog", medianMs: 58, spread: 0.55, failures: 0.003 },
  { name: "search", medianMs: 115, spread: 0.7, failures: 0.004 },
  { name: "product", medianMs: 46, spread: 0.5, failures: 0.002 },
  { name: "cart", medianMs: 29, spread: 0.45, failures: 0.003 },
  { name: "checkout", medianMs: 210, spread: 0.6, failures: 0.006 },
  { name: "account", medianMs: 78, spread: 0.5, failures: 0.003 },
  { name: "media", medianMs: 11, spread: 0.6, failures: 0.001 },
];

/** What a visitor can do next. A visit begins with `visit` and ends with `leave`, which is no request. */
export type Step =
  | "visit"
  | "browse"
  | "search"
  | "product"
  | "media"
  | "add"
  | "cart"
  | "checkout"
  | "pay"
  | "order"
  | "login"
  | "orders";

/** A kind of request: where it goes and what comes back when all is well. */
export interface Page {
  readonly step: Step;
  readonly service: Service;
  readonly method: "GET" | "POST" | "DELETE";
  /** Path with query; `n` is a number of the visit's own, up to 2^32. */
  path(n: number): string;
  readonly status: number;
  readonly bytes: number;
  /** Answers that are nobody's fault but the visitor's: status and share. */
  readonly refusals: readonly (readonly [status: number, share: number])[];
  /** What follows, with shares that add up to 1. */
  readonly next: readonly (readonly [Step | "leave", number])[];
}

const CATEGORIES = ["shoes", "jackets", "tents", "lamps", "stoves", "ropes", "packs", "maps", "books", "sale"];
const WORDS = [
  "trail",
  "rain jacket",
  "2 person tent",
  "headlamp",
  "gas stove",
  "daypack",
  "wool",
  "kids",
  "gift card",
];
const SORTS = ["price", "rating", "new"];

const sku = (n: number): string => `sku-${String(1 + (n % 900)).padStart(4, "0")}`;
const one = (list: readonly string[], n: number): string => list[n % list.length] as string;
const service = (name: string): Service => SERVICES.find((s) => s.name === name) as Service;

export const PAGES: readonly Page[] = [
  {
    step: "visit",
    service: service("frontend"),
    method: "GET",
    path: (n) => (n % 4 === 0 ? `/?utm_source=${one(["newsletter", "ads", "social"], n >>> 2)}` : "/"),
    status: 200,
    bytes: 18_000,
    refusals: [],
    next: [
      ["browse", 0.34],
      ["search", 0.25],
      ["product", 0.12],
      ["media", 0.18],
      ["login", 0.06],
      ["leave", 0.05],
    ],
  },
  {
    step: "browse",
    service: service("catalog"),
    method: "GET",
    path: (n) => `/c/${one(CATEGORIES, n)}?page=${1 + ((n >>> 8) % 5)}&sort=${one(SORTS, n >>> 12)}`,
    status: 200,
    bytes: 26_000,
    refusals: [[404, 0.004]],
    next: [
      ["product", 0.42],
      ["browse", 0.2],
      ["search", 0.1],
      ["media", 0.18],
      ["leave", 0.1],
    ],
  },
  {
    step: "search",
    service: service("search"),
    method: "GET",
    path: (n) => `/search?q=${encodeURIComponent(one(WORDS, n)).replaceAll("%20", "+")}&limit=24`,
    status: 200,
    bytes: 14_000,
    refusals: [[400, 0.004]],
    next: [
      ["product", 0.45],
      ["search", 0.22],
      ["browse", 0.1],
      ["media", 0.08],
      ["leave", 0.15],
    ],
  },
  {
    step: "product",
    service: service("product"),
    method: "GET",
    path: (n) => `/p/${sku(n)}`,
    status: 200,
    bytes: 21_000,
    refusals: [[404, 0.012]],
    next: [
      ["add", 0.22],
      ["product", 0.2],
      ["browse", 0.14],
      ["search", 0.1],
      ["media", 0.21],
      ["leave", 0.13],
    ],
  },
  {
    step: "media",
    service: service("media"),
    method: "GET",
    path: (n) => `/media/${sku(n)}/${1 + ((n >>> 10) % 4)}.webp?w=${[320, 640, 1280][(n >>> 14) % 3]}`,
    status: 200,
    bytes: 68_000,
    refusals: [
      [304, 0.28],
      [404, 0.003],
    ],
    next: [
      ["product", 0.42],
      ["browse", 0.26],
      ["search", 0.14],
      ["media", 0.08],
      ["leave", 0.1],
    ],
  },
  {
    step: "add",
    service: service("cart"),
    method: "POST",
    path: (n) => `/cart/items?sku=${sku(n)}`,
    status: 201,
    bytes: 900,
    refusals: [[409, 0.015]],
    next: [
      ["cart", 0.5],
      ["browse", 0.2],
      ["product", 0.17],
      ["leave", 0.13],
    ],
  },
  {
    step: "cart",
    service: service("cart"),
    method: "GET",
    path: () => "/cart",
    status: 200,
    bytes: 6200,
    refusals: [],
    next: [
      ["checkout", 0.5],
      ["browse", 0.2],
      ["product", 0.06],
      ["leave", 0.24],
    ],
  },
  {
    step: "checkout",
    service: service("checkout"),
    method: "GET",
    path: (n) => `/checkout?step=${one(["address", "shipping", "payment"], n)}`,
    status: 200,
    bytes: 9800,
    refusals: [],
    next: [
      ["pay", 0.6],
      ["checkout", 0.22],
      ["cart", 0.06],
      ["leave", 0.12],
    ],
  },
  {
    step: "pay",
    service: service("checkout"),
    method: "POST",
    path: () => "/checkout/orders",
    status: 201,
    bytes: 1200,
    refusals: [
      [402, 0.03],
      [422, 0.01],
    ],
    next: [
      ["order", 0.88],
      ["pay", 0.08],
      ["leave", 0.04],
    ],
  },
  {
    step: "order",
    service: service("account"),
    method: "GET",
    path: (n) => `/account/orders/ord-${(n >>> 4).toString(36)}`,
    status: 200,
    bytes: 5400,
    refusals: [],
    next: [
      ["browse", 0.25],
      ["leave", 0.75],
    ],
  },
  {
    step: "login",
    service: service("account"),
    method: "POST",
    path: () => "/account/login",
    status: 303,
    bytes: 320,
    refusals: [[401, 0.09]],
    next: [
      ["orders", 0.45],
      ["browse", 0.35],
      ["login", 0.08],
      ["leave", 0.12],
    ],
  },
  {
    step: "orders",
    service: service("account"),
    method: "GET",
    path: (n) => `/account/orders?page=${1 + (n % 3)}`,
    status: 200,
    bytes: 7600,
    refusals: [[401, 0.01]],
    next: [
      ["order", 0.4],
      ["browse", 0.35],
      ["leave", 0.25],
    ],
  },
];

/** Where visits begin. */
export const ENTRY = 0;
export const LEAVE = -1;

const INDEX: ReadonlyMap<string, number> = new Map(PAGES.map((page, i) => [page.step, i]));
const TOTALS = PAGES.map((page) => runningTotals(page.next.map(([, share]) => share)));
const TARGETS = PAGES.map((page) => page.next.map(([step]) => INDEX.get(step) ?? LEAVE));

/** The page after this one, or LEAVE. */
export function nextPage(page: number, random: Random): number {
  return (TARGETS[page] as readonly number[])[random.weighted(TOTALS[page] as readonly number[])] as number;
}

/** Pages of each service, as places in PAGES. */
export const PAGES_OF: ReadonlyMap<string, readonly number[]> = new Map(
  SERVICES.map((s) => [s.name, PAGES.flatMap((page, i) => (page.service === s ? [i] : []))]),
);

/** Requests in a row of one visitor after the other that are worked out together; the next block begins a new visit. */
export const VISIT_BLOCK = 48;

/** The share of all requests that each service gets, over a block of visits. */
export const SHARES: ReadonlyMap<string, number> = serviceShares();

function serviceShares(): ReadonlyMap<string, number> {
  const sums: number[] = PAGES.map(() => 0);
  let now: number[] = PAGES.map((_, i) => (i === ENTRY ? 1 : 0));
  for (let step = 0; step < VISIT_BLOCK; step++) {
    const then: number[] = PAGES.map(() => 0);
    for (const [i, page] of PAGES.entries()) {
      const share = now[i] as number;
      sums[i] = (sums[i] as number) + share / VISIT_BLOCK;
      for (const [at, [, part]] of page.next.entries()) {
        const target = (TARGETS[i] as readonly number[])[at] as number;
        const to = target === LEAVE ? ENTRY : target;
        then[to] = (then[to] as number) + share * part;
      }
    }
    now = then;
  }
  return new Map(
    SERVICES.map((s) => [s.name, sums.reduce((sum, share, i) => (PAGES[i]?.service === s ? sum + share : sum), 0)]),
  );
}
