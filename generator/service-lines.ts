import { type Template, templateOf } from "./template.ts";

export type Level = "DEBUG" | "INFO" | "WARN" | "ERROR";

/** What a kind of service has to say, by level. */
type Lines = Readonly<Record<Level, readonly string[]>>;

type Kind = "web" | "store" | "money" | "queue";

const KINDS: Readonly<Record<Kind, Lines>> = {
  web: {
    DEBUG: ["request headers of {id}: {n} bytes", "route {path} matched"],
    INFO: ["{method} {path} answered {good} in {ms} ms", "client {host} connected", "session {id} opened for {user}"],
    WARN: ["{method} {path} slow: {ms} ms", "client {host} sent {n} requests in a second"],
    ERROR: ["upstream {host}:{port} refused the connection", "{method} {path} failed after {ms} ms"],
  },
  store: {
    DEBUG: ["statement {id} on {table} planned", "{n} rows of {table} read"],
    INFO: ["{table} {id} saved in {ms} ms", "cache {cache} refreshed, {n} entries", "{n} rows of {table} archived"],
    WARN: ["query on {table} took {ms} ms", "connection pool at {percent} %"],
    ERROR: ["deadlock on {table}, transaction {id} rolled back", "connection to {host}:{port} lost"],
  },
  money: {
    DEBUG: ["rate of {cache} is {n}", "provider answer {id}: {kb} KB"],
    INFO: ["payment {id} authorised in {ms} ms", "order {id} confirmed for {user}", "invoice {id} issued"],
    WARN: ["payment {id} retried, attempt {few}", "provider answered after {ms} ms"],
    ERROR: ["payment {id} failed after {ms} ms", "provider {host} answered 503 to payment {id}"],
  },
  queue: {
    DEBUG: ["partition {partition} polled, {n} records", "offset {n} of partition {partition} committed"],
    INFO: ["message {id} delivered in {ms} ms", "batch of {n} messages done in {ms} ms"],
    WARN: ["partition {partition} is {n} records behind", "message {id} delivered again, attempt {few}"],
    ERROR: ["message {id} given up after {few} attempts", "broker {host}:{port} not reachable"],
  },
};

const COMMON: Lines = {
  DEBUG: ["heap at {percent} %"],
  INFO: ["health check answered in {ms} ms"],
  WARN: ["configuration value {id} is deprecated"],
  ERROR: ["unexpected error, reference {id}"],
};

export interface ServiceProfile {
  readonly name: string;
  readonly kind: Kind;
  /** How much it writes compared to others. */
  readonly weight: number;
  /** Shares of DEBUG, WARN and ERROR; the rest is INFO. */
  readonly mix: readonly [debug: number, warn: number, error: number];
}

const service = (
  name: string,
  kind: Kind,
  weight: number,
  ...mix: [debug: number, warn: number, error: number]
): ServiceProfile => ({ name, kind, weight, mix });

export const SERVICES: readonly ServiceProfile[] = [
  service("api-gateway", "web", 16, 0.05, 0.03, 0.006),
  service("auth", "web", 9, 0.1, 0.03, 0.008),
  service("billing", "money", 4, 0.12, 0.04, 0.01),
  service("cart", "web", 8, 0.08, 0.02, 0.004),
  service("catalog", "store", 10, 0.15, 0.03, 0.004),
  service("checkout", "money", 6, 0.1, 0.04, 0.012),
  service("currency", "money", 2, 0.2, 0.01, 0.002),
  service("email", "queue", 3, 0.1, 0.06, 0.012),
  service("fraud", "money", 3, 0.25, 0.05, 0.008),
  service("inventory", "store", 6, 0.15, 0.04, 0.006),
  service("ledger", "store", 3, 0.05, 0.02, 0.003),
  service("loyalty", "store", 2, 0.1, 0.03, 0.005),
  service("media", "web", 7, 0.04, 0.02, 0.003),
  service("notifications", "queue", 4, 0.1, 0.05, 0.01),
  service("orders", "store", 6, 0.1, 0.03, 0.006),
  service("payments", "money", 6, 0.08, 0.04, 0.01),
  service("pricing", "store", 5, 0.2, 0.02, 0.003),
  service("recommendation", "web", 8, 0.3, 0.03, 0.006),
  service("search", "web", 9, 0.12, 0.04, 0.007),
  service("session", "store", 7, 0.05, 0.01, 0.002),
  service("shipping", "queue", 3, 0.1, 0.05, 0.012),
  service("stock-feed", "queue", 4, 0.06, 0.05, 0.015),
  service("tax", "money", 2, 0.1, 0.02, 0.004),
  service("users", "store", 4, 0.1, 0.02, 0.004),
];

/** The templates of a service by level: its kind's own, and at the end those that every service has. */
export function templatesOf(kind: ServiceProfile["kind"]): Readonly<Record<Level, readonly Template[]>> {
  const all = (level: Level): readonly Template[] => [...KINDS[kind][level], ...COMMON[level]].map(templateOf);
  return { DEBUG: all("DEBUG"), INFO: all("INFO"), WARN: all("WARN"), ERROR: all("ERROR") };
}
