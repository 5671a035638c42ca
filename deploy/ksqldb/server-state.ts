import { createHash } from "node:crypto";
import type { Ksqldb } from "./client/open-ksqldb.ts";
import type { KsqlResult, QueryListing, SourceDescription, SourceListing } from "./client/results.ts";

/** What one server has. Keys are names as the server lists them. */
export interface ServerState {
  readonly sources: ReadonlyMap<string, SourceListing>;
  readonly descriptions: ReadonlyMap<string, SourceDescription>;
  /** Persistent queries by id. */
  readonly queries: ReadonlyMap<string, QueryListing>;
}

export interface ReadOptions {
  /** Wait until this command has run on the server that answers. */
  readonly after?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the state; `names`: what to describe of what is there. Two requests, whatever their number. */
export async function readServer(
  client: Ksqldb,
  names: readonly string[],
  options: ReadOptions = {},
): Promise<ServerState> {
  const listed = await client.ksql("SHOW STREAMS; SHOW TABLES; SHOW QUERIES;", options);
  const sources = new Map(
    listed
      .flatMap((result) => (result.type === "streams" || result.type === "tables" ? result.sources : []))
      .map((source) => [source.name, source]),
  );
  const queries = listed.flatMap((result) => (result.type === "queries" ? result.queries : []));
  const there = names.filter((name) => sources.has(name));
  const described: readonly KsqlResult[] =
    there.length === 0 ? [] : await client.ksql(there.map((name) => `DESCRIBE ${name};`).join(" "), options);
  return {
    sources,
    descriptions: new Map(
      described.flatMap((result) => (result.type === "sourceDescription" ? [[result.source.name, result.source]] : [])),
    ),
    queries: new Map(queries.filter(({ queryType }) => queryType === "PERSISTENT").map((query) => [query.id, query])),
  };
}

/** Digest of a stored statement: tells whether somebody has replaced it since. */
export function fingerprint({ statement }: SourceDescription): string {
  return createHash("sha256").update(statement).digest("hex");
}

export type QueryHealth = "running" | "paused" | "failed" | "gone";

/** How the query that fills a source does. `gone`: it has none any more. */
export function queryHealth(state: ServerState, name: string): { readonly health: QueryHealth; readonly id?: string } {
  const query = [...state.queries.values()].find(({ sinks }) => sinks.includes(name));
  if (!query) return { health: "gone" };
  const states = Object.entries(query.statusCount).filter(([, count]) => count > 0);
  const { id } = query;
  if (states.some(([name]) => name === "ERROR" || name === "UNRESPONSIVE")) return { health: "failed", id };
  if (states.some(([name]) => name === "PAUSED")) return { health: "paused", id };
  return { health: states.length > 0 && states.every(([name]) => name === "RUNNING") ? "running" : "failed", id };
}
