import type { QueryColumn } from "./column-type.ts";
import { type Link, openExchange } from "./exchange.ts";
import { KsqldbError, refusal } from "./fault.ts";
import { ACCEPT, openQueryParser, type QueryEvent, type QueryFormat, type QueryParser } from "./query-parser.ts";
import type { KsqlValue } from "./row-value.ts";
import { type QueryExtent, queryExtent } from "./sql-words.ts";

export interface QueryOptions {
  /** Such as `auto.offset.reset`. A name that the server does not know is ignored by it without a word. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Default `delimited`. Only `v1` and `json` mark the end of a result themselves; `delimited` leaves that to HTTP. */
  readonly format?: QueryFormat;
  /** Ends the query, on the server too. */
  readonly signal?: AbortSignal | undefined;
}

export interface QueryRow {
  /** In the order of the columns. */
  readonly values: readonly KsqlValue[];
  /** A row that says that its key is gone; only in `v1`. */
  readonly tombstone: boolean;
}

/**
 * The rows of one query as they come. They can be read once. Leaving the loop, `close` and the signal end the query on the
 * server. Reading ends without an error only when the result is whole: a limit was reached, a pull query is through, or
 * the query was closed by this client. Everything else throws a KsqldbError that says after how many rows.
 */
export interface QueryResult extends AsyncIterable<QueryRow> {
  readonly queryId: string;
  readonly columns: readonly QueryColumn[];
  close(): Promise<void>;
}

export interface QueryHost {
  readonly link: Link;
  /** Ends a query on the server; the answer does not matter. */
  readonly stop: (queryId: string) => Promise<void>;
  /** Ids of queries that this client closed. */
  readonly closed: ReadonlySet<string>;
}

/** Sends the query and waits for its header. */
export async function openQuery(host: QueryHost, sql: string, options: QueryOptions): Promise<QueryResult> {
  const format = options.format ?? "delimited";
  const own = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, own.signal]) : own.signal;
  const answer = await openExchange(host.link, {
    method: "POST",
    path: "/query-stream",
    body: JSON.stringify({
      sql,
      ...(options.properties && { properties: options.properties }),
      ...(options.variables && { sessionVariables: options.variables }),
    }),
    accept: ACCEPT[format],
    harmless: true,
    signal,
  });
  const reading: Reading = { rows: 0, extent: queryExtent(sql) };
  const events = counted(reading, readEvents(host.link.address, openQueryParser(format), answer.body, options.signal));
  const first = await events.next();
  if (first.done) throw new KsqldbError("ksqlDB gave no header");
  if (first.value.kind === "fault") throw refusal(first.value.fault, host.link.address, "POST /query-stream");
  if (first.value.kind !== "header") throw new KsqldbError("ksqlDB did not begin the result with its header");
  const { queryId, columns } = first.value;

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      own.abort(new Error("the query was closed"));
      // A pull query has no life of its own on the server.
      if (reading.extent.endless) await host.stop(queryId);
    })();
    return closing;
  };
  const iterate = async function* (): AsyncGenerator<QueryRow, void> {
    let whole = false;
    try {
      yield* readRows(host, reading, events, queryId);
      whole = true;
    } catch (error) {
      // What the caller closed ends without a word.
      if (closing && !options.signal?.aborted) return;
      throw error;
    } finally {
      if (!whole) await close();
    }
  };
  const rows = iterate();
  return { queryId, columns, close, [Symbol.asyncIterator]: () => rows };
}

type Events = AsyncGenerator<QueryEvent, void>;

interface Reading {
  readonly extent: QueryExtent;
  rows: number;
}

async function* readRows(
  host: QueryHost,
  reading: Reading,
  events: Events,
  queryId: string,
): AsyncGenerator<QueryRow, void> {
  const { address } = host.link;
  for await (const event of events) {
    if (event.kind === "fault") {
      const { code, message } = event.fault;
      throw new KsqldbError(
        `the query died on ksqlDB at ${address} after ${rowsText(reading.rows)} (code ${code ?? "none"}): ${message}`,
        { fault: event.fault, rows: reading.rows, hint: "rows before the fault may be missing too" },
      );
    }
    if (event.kind === "row") yield event;
  }
  const short = shortfall(reading.extent, reading.rows, host.closed.has(queryId));
  if (short !== undefined) {
    throw new KsqldbError(`ksqlDB at ${address} ended the query after ${rowsText(reading.rows)}: ${short}`, {
      rows: reading.rows,
      retryable: true,
      hint: "was the server stopped, or did somebody else close the query?",
    });
  }
}

/** Why a clean end is none: a server that shuts down ends a push query just as one that is through. */
export function shortfall(extent: QueryExtent, rows: number, closed: boolean): string | undefined {
  if (closed || !extent.endless || extent.limit === "unknown") return undefined;
  if (extent.limit === undefined) return "it has no limit, so nothing but a stop ends it";
  return rows < extent.limit ? `its limit is ${extent.limit}` : undefined;
}

async function* counted(reading: Reading, events: Events): Events {
  try {
    for await (const event of events) {
      if (event.kind === "row") reading.rows++;
      yield event;
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    throw new KsqldbError(`${error.message}, after ${rowsText(reading.rows)}`, {
      rows: reading.rows,
      retryable: error.retryable,
      cause: error.cause,
    });
  }
}

class BrokenOff extends KsqldbError {}

/** The events of a body; throws BrokenOff when it is not whole. */
async function* readEvents(
  address: string,
  parser: QueryParser,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Events {
  const source = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await source.next();
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        throw new BrokenOff(`the result of ksqlDB at ${address} broke off: ${reasonOf(cause)}`, {
          cause,
          retryable: true,
        });
      }
      if (next.done) break;
      let events: readonly QueryEvent[];
      try {
        events = parser.push(next.value);
      } catch (cause) {
        throw new BrokenOff(`the result of ksqlDB at ${address} cannot be read: ${reasonOf(cause)}`, { cause });
      }
      yield* events;
      signal?.throwIfAborted();
    }
    const missing = parser.missing();
    if (missing !== undefined) {
      throw new BrokenOff(`the result of ksqlDB at ${address} ends too early: ${missing} is missing`, {
        retryable: true,
      });
    }
  } finally {
    await source.return?.();
  }
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { readonly message?: string; readonly code?: string };
  return code !== undefined && !message?.includes(code) ? `${message ?? error} (${code})` : (message ?? String(error));
}

function rowsText(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}
