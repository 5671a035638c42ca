import { messageOf, splitCredentials } from "#core";
import { awaitCommand, type CommandOutcome, type CommandWait, theCommand } from "./command.ts";
import { asObject, asText, parseJson } from "./exact-json.ts";
import { type Call, exchange, type Link } from "./exchange.ts";
import { KsqldbError } from "./fault.ts";
import { openTransport } from "./open-transport.ts";
import { openQuery, type QueryOptions, type QueryResult } from "./query.ts";
import { type CommandStatus, type KsqlResult, parseResults, parseStatus } from "./results.ts";
import { type RetryOptions, withRetry } from "./retry.ts";
import { isBlank, onlyReads } from "./sql-words.ts";

export interface KsqldbOptions {
  /** Default 1.1. */
  readonly httpVersion?: "1.1" | "2";
  /** PEM text of authorities that are trusted beside Node's own. */
  readonly ca?: string | undefined;
  /** Milliseconds for one exchange; of a query, until its header. Default 60,000. */
  readonly timeout?: number;
  readonly retry?: RetryOptions;
  /** Ends every exchange of this client. */
  readonly signal?: AbortSignal | undefined;
}

export interface ServerInfo {
  readonly version: string;
  readonly kafkaClusterId: string;
  readonly serviceId: string;
  /** `RUNNING` when it takes requests. */
  readonly status: string;
}

export interface StatementOptions {
  /** For these statements alone. A name that the server does not know is an error, as `SLUICE_KSQLDB`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Fill `${name}`. A variable without a value is sent as it stands: check before. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Wait until this command has run on the server that answers. */
  readonly after?: number | undefined;
  /** True when sending it twice changes nothing more. Default: whether the statements only look. */
  readonly harmless?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A ksqlDB server. Faults of the server are KsqldbErrors (`SLUICE_KSQLDB`) with everything it said; no answer is
 * SLUICE_ADDRESS_UNREACHABLE or SLUICE_TLS. What the server calls busy, and what did not reach it, is tried again; a command
 * that may have run never is: `mayHaveRun` says so.
 */
export interface Ksqldb {
  /** Address without credentials. */
  readonly address: string;
  info(): Promise<ServerInfo>;
  /** Runs statements; commands among them may still be EXECUTING. Match results by their type, never by index. */
  ksql(sql: string, options?: StatementOptions): Promise<readonly KsqlResult[]>;
  /** Runs one command and waits for its end. */
  command(sql: string, options?: StatementOptions & CommandWait): Promise<CommandOutcome>;
  /** State of a command, such as of `` stream/`S`/create ``. */
  status(commandId: string, signal?: AbortSignal): Promise<CommandStatus>;
  /** States of all commands that the server knows. */
  statuses(): Promise<ReadonlyMap<string, string>>;
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  /** Ends a push query; false when the server knows no such query. */
  closeQuery(queryId: string): Promise<boolean>;
  close(): Promise<void>;
}

/** A client of the server at `url`, which may hold user and password. Connects with the first request. */
export function openKsqldb(url: string, options: KsqldbOptions = {}): Ksqldb {
  const { base, userInfo } = splitCredentials(url);
  const transport = openTransport({
    base: new URL(base),
    httpVersion: options.httpVersion ?? "1.1",
    ca: options.ca,
  });
  const link: Link = {
    transport,
    address: base.replace(/\/+$/, ""),
    authorization: userInfo === undefined ? undefined : `Basic ${Buffer.from(userInfo).toString("base64")}`,
    timeout: options.timeout ?? 60_000,
  };
  const closed = new Set<string>();

  const joined = (signal: AbortSignal | undefined): AbortSignal | undefined =>
    signal && options.signal ? AbortSignal.any([signal, options.signal]) : (signal ?? options.signal);
  const call = <T>(request: Call, read: (json: unknown) => T): Promise<T> => {
    const signal = joined(request.signal);
    const what = `${request.method} ${request.path}`;
    return withRetry(
      what,
      async () => readJson(await exchange(link, { ...request, signal }), what, link.address, !request.harmless, read),
      options.retry ?? {},
      signal,
    );
  };
  const ksql = (sql: string, given: StatementOptions): Promise<readonly KsqlResult[]> => {
    if (isBlank(sql)) throw new KsqldbError("there is no statement in the text");
    const body = JSON.stringify({
      ksql: sql,
      ...(given.properties && { streamsProperties: given.properties }),
      ...(given.variables && { sessionVariables: given.variables }),
      ...(given.after !== undefined && given.after >= 0 && { commandSequenceNumber: given.after }),
    });
    const harmless = given.harmless ?? onlyReads(sql);
    return call({ method: "POST", path: "/ksql", body, harmless, signal: given.signal }, parseResults);
  };
  const status = (commandId: string, signal?: AbortSignal): Promise<CommandStatus> =>
    call({ method: "GET", path: statusPath(commandId), harmless: true, signal }, parseStatus);
  const closeQuery = async (queryId: string, signal?: AbortSignal): Promise<boolean> => {
    closed.add(queryId);
    try {
      const body = JSON.stringify({ queryId });
      await exchange(link, { method: "POST", path: "/close-query", body, harmless: true, signal });
      return true;
    } catch (error) {
      if (error instanceof KsqldbError && error.fault?.status === 400) return false;
      throw error;
    }
  };
  const host = {
    link,
    closed,
    // Must also be heard from one who was told to stop. A server that is gone has closed the query itself.
    stop: async (queryId: string) => {
      await closeQuery(queryId, AbortSignal.timeout(5000)).catch(() => undefined);
    },
  };
  return {
    address: link.address,
    info: () => call({ method: "GET", path: "/info", harmless: true }, parseInfo),
    ksql: async (sql, given = {}) => ksql(sql, given),
    async command(sql, given = {}) {
      const result = theCommand(await ksql(sql, given), sql);
      return awaitCommand(result, (id) => status(id, given.signal), { ...given, signal: joined(given.signal) });
    },
    status,
    statuses: () =>
      call({ method: "GET", path: "/status", harmless: true }, (json) => {
        const all = asObject(asObject(json)?.["commandStatuses"]);
        if (!all) throw new Error('"commandStatuses" is missing');
        return new Map(Object.entries(all).map(([id, state]) => [id, String(state)]));
      }),
    query: (sql, given = {}) => {
      const signal = joined(given.signal);
      return withRetry(
        "POST /query-stream",
        () => openQuery(host, sql, { ...given, signal }),
        options.retry ?? {},
        signal,
      );
    },
    closeQuery: (queryId) => closeQuery(queryId, options.signal),
    close: () => transport.close(),
  };
}

function statusPath(commandId: string): string {
  const [, type, name, action] = /^([^/]+)\/(.*)\/([^/]+)$/s.exec(commandId) ?? [];
  if (type === undefined || name === undefined || action === undefined) {
    throw new KsqldbError(`"${commandId}" is no command id: it has the form type/name/action`);
  }
  return `/status/${encodeURIComponent(type)}/${encodeURIComponent(name)}/${action}`;
}

function parseInfo(json: unknown): ServerInfo {
  const info = asObject(asObject(json)?.["KsqlServerInfo"]);
  const text = (name: string): string => {
    const value = asText(info?.[name]);
    if (value === undefined) throw new Error(`"${name}" is missing`);
    return value;
  };
  return {
    version: text("version"),
    kafkaClusterId: text("kafkaClusterId"),
    serviceId: text("ksqlServiceId"),
    status: text("serverStatus"),
  };
}

/** A 200 that cannot be read is a failure; after a command, one that says nothing about whether it ran. */
function readJson<T>(body: string, what: string, address: string, mayHaveRun: boolean, read: (json: unknown) => T): T {
  try {
    return read(parseJson(body));
  } catch (cause) {
    const start = body.length > 200 ? `${body.slice(0, 200)}..` : body;
    throw new KsqldbError(
      `ksqlDB at ${address} answered ${what} with what cannot be read: ${messageOf(cause)}: ${start}`,
      { cause, mayHaveRun },
    );
  }
}
