import { Random, STREAM } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly address: {
    readonly street: string;
    readonly city: string;
    readonly postalCode: string;
    readonly country: string;
  };
}

export interface Item {
  readonly sku: string;
  readonly quantity: number;
  readonly unitMinor: bigint;
}

/** A customer with what stays the same over all orders. */
export interface Account {
  readonly customer: Customer;
  readonly currency: string;
  readonly ips: readonly string[];
  readonly userAgent: string;
}

/** The standing facts of the shop, made once: events pick from them and share the objects. */
export interface Shop {
  account(random: Random): Account;
  /** Items in one currency and what they add up to, in minor units. */
  basket(random: Random, currency: string): { readonly items: readonly Item[]; readonly amount: bigint };
  labels(random: Random): unknown;
}

const CUSTOMERS = 4000;
const PRODUCTS = 300;
const MOST_OF_ONE = 3;

/** Digits after the point of each currency the shop takes. */
export const MINOR_DIGITS: Readonly<Record<string, number>> = {
  EUR: 2,
  USD: 2,
  GBP: 2,
  JPY: 0,
  CHF: 2,
  SEK: 2,
  KWD: 3,
};

/** What one euro is worth, and who pays with it. */
const MARKETS: readonly {
  readonly currency: string;
  readonly rate: number;
  readonly share: number;
  readonly countries: readonly string[];
}[] = [
  { currency: "EUR", rate: 1, share: 0.45, countries: ["DE", "FR", "IT", "ES", "NL", "AT"] },
  { currency: "USD", rate: 1.08, share: 0.27, countries: ["US"] },
  { currency: "GBP", rate: 0.86, share: 0.12, countries: ["GB"] },
  { currency: "JPY", rate: 162, share: 0.06, countries: ["JP"] },
  { currency: "CHF", rate: 0.95, share: 0.05, countries: ["CH", "LI"] },
  { currency: "SEK", rate: 11.3, share: 0.04, countries: ["SE"] },
  { currency: "KWD", rate: 0.33, share: 0.01, countries: ["KW"] },
];

export function createShop(seed: number, words: Vocabulary): Shop {
  const random = new Random().at(seed, 0, STREAM.shop);
  const names = words.pool("person.fullName", CUSTOMERS) as string[];
  const emails = words.pool("internet.email", CUSTOMERS) as string[];
  const streets = words.pool("location.streetAddress", CUSTOMERS) as string[];
  const cities = words.pool("location.city", 600) as string[];
  const zips = words.pool("location.zipCode", 2000) as string[];
  const agents = words.pool("internet.userAgent", 200) as string[];
  const ips = words.pool("internet.ipv4", CUSTOMERS * 2) as string[];
  const accounts = names.map((name, i): Account => {
    const market = pickMarket(random.float());
    const customer: Customer = Object.freeze({
      customerId: `cus-${random.next().toString(36).padStart(7, "0")}`,
      name,
      email: emails[i] as string,
      address: Object.freeze({
        street: streets[i] as string,
        city: random.pick(cities),
        postalCode: random.pick(zips),
        country: random.pick(market.countries),
      }),
    });
    const own = ips.slice(i * 2, i * 2 + 2);
    return { customer, currency: market.currency, ips: own, userAgent: random.pick(agents) };
  });
  const products = new Map(MARKETS.map((m) => [m.currency, priceList(seed, m.currency, m.rate)]));
  const labels = labelSets();
  return {
    // The square favours the first: some customers come back often, most seldom.
    account: (r) => accounts[Math.floor(r.float() ** 2 * CUSTOMERS)] as Account,
    basket(r, currency) {
      const list = products.get(currency) as readonly (readonly Item[])[];
      const lines = 1 + Math.floor(r.float() ** 2 * 5);
      const items: Item[] = [];
      // Whole numbers far below 2^53: one bigint at the end is enough.
      let amount = 0;
      for (let i = 0; i < lines; i++) {
        const quantity = 1 + Math.floor(r.float() ** 3 * MOST_OF_ONE);
        const item = (list[r.int(PRODUCTS)] as readonly Item[])[quantity - 1] as Item;
        items.push(item);
        amount += Number(item.unitMinor) * quantity;
      }
      return { items, amount: BigInt(amount) };
    },
    labels: (r) => r.pick(labels),
  };
}

function pickMarket(draw: number): (typeof MARKETS)[number] {
  let until = 0;
  for (const market of MARKETS) {
    until += market.share;
    if (draw < until) return market;
  }
  return MARKETS[0] as (typeof MARKETS)[number];
}

/** For each product one frozen item per quantity. */
function priceList(seed: number, currency: string, rate: number): readonly (readonly Item[])[] {
  const random = new Random().at(seed, 0, STREAM.prices);
  const scale = 10 ** (MINOR_DIGITS[currency] ?? 2);
  return Array.from({ length: PRODUCTS }, (_, i) => {
    const euros = 2 + 60 * random.float() ** 3 * 10;
    const unitMinor = BigInt(Math.max(1, Math.round(euros * rate * scale)));
    const sku = `SKU-${String(i + 1).padStart(4, "0")}`;
    return Array.from({ length: MOST_OF_ONE }, (_, q) => Object.freeze({ sku, quantity: q + 1, unitMinor }));
  });
}

function labelSets(): readonly unknown[] {
  const sets: Readonly<Record<string, string>>[] = [{}];
  for (const shop of ["web", "app", "outlet"]) {
    sets.push({ shop });
    for (const campaign of ["spring", "newsletter", "referral"]) sets.push({ shop, campaign });
  }
  return sets.map((set) => Object.freeze(set));
}
