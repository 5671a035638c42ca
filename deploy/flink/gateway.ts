import { setTimeout as delay } from "node:timers/promises";
import { http, SluiceError, waitFor } from "#core";
import { type EngineFault, readStack, stackOf } from "./engine-errors.ts";

/** What one statement gave. `jobId` is there for statements that started a job. */
export interface StatementResult {
  readonly jobId: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** One row of a query's result, and how it changes the result. */
export interface ChangeRow {
  readonly kind: "INSERT" | "UPDATE_BEFORE" | "UPDATE_AFTER" | "DELETE";
  readonly fields: readonly unknown[];
}

/** A column of a query's result; `type` is the engine's own JSON of it. */
export interface ResultColumn {
  readonly name: string;
  readonly type: unknown;
}

/** Some rows of a query as they came. Whole numbers too large for JavaScript are bigint. */
export interface ResultPage {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ChangeRow[];
}

/** A statement that the engine refused: its own words, and where in the text that was sent. The text itself may hold a password. */
export class StatementError extends SluiceError {
  readonly fault: EngineFault;

  constructor(fault: EngineFault) {
    super("SLUICE_FLINK", fault.message, {
      hint: fault.causes.length > 1 ? `the engine said: ${fault.causes.slice(0, -1).join(" <- ")}` : undefined,
    });
    this.fault = fault;
  }
}

export interface GatewayOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one statement from submit to its last row. Default 120,000 (the first one loads the planner). */
  readonly deadline?: number;
}

/** A session of the SQL Gateway, in UTC. Tables and views live as long as it does; jobs outlive it. */
export interface GatewaySession {
  /** Runs one statement to its end and returns all rows. `options` hold for this statement alone. */
  execute(statement: string, options?: Readonly<Record<string, string>>): Promise<StatementResult>;
  /**
   * Runs a query and gives its rows page by page as they come, empty pages too, until the last. Leaving the loop ends the
   * reading, not the job: that is cancelled under its id, which `options` may fix.
   */
  select(statement: string, options?: Readonly<Record<string, string>>): AsyncGenerator<ResultPage, void, undefined>;
  close(): Promise<void>;
}

const WHO = "the Flink SQL Gateway";
const DEADLINE = 120_000;
/** Between two looks for rows of a query, in milliseconds. */
const QUERY_PAUSE = 20;

/** Opens a session; SLUICE_ADDRESS_UNREACHABLE when nothing answers. */
export async function openGateway(url: string, name: string, options: GatewayOptions = {}): Promise<GatewaySession> {
  const base = `${url}/v4`;
  const call = async (path: string, method: "GET" | "POST" | "DELETE", body?: unknown): Promise<Reply> => {
    const reply = await http(WHO, `${base}${path}`, {
      method,
      // What closes must also be heard from one who was told to stop.
      signal: method === "DELETE" ? undefined : options.signal,
      ...(body === undefined ? {} : { body }),
    });
    return { status: reply.status, body: reply.body, json: reply.json as GatewayBody | undefined };
  };
  const opened = await call("/sessions", "POST", { sessionName: name, properties: { "table.local-time-zone": "UTC" } });
  const session = opened.json?.sessionHandle;
  if (!session) throw fault(opened);
  return {
    execute: (statement, config = {}) => execute(call, session, statement, config, options),
    select: (statement, config = {}) => select(call, session, statement, config, options),
    close: async () => {
      await call(`/sessions/${session}`, "DELETE").catch(() => undefined);
    },
  };
}

interface GatewayBody {
  readonly sessionHandle?: string;
  readonly operationHandle?: string;
  readonly resultType?: "NOT_READY" | "PAYLOAD" | "EOS";
  readonly jobID?: string;
  readonly nextResultUri?: string;
  readonly results?: {
    readonly columns: readonly { readonly name: string; readonly logicalType?: unknown }[];
    readonly data: readonly { readonly kind?: string; readonly fields: readonly unknown[] }[];
  };
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly json: GatewayBody | undefined;
}

type Call = (path: string, method: "GET" | "POST" | "DELETE", body?: unknown) => Promise<Reply>;

async function execute(
  call: Call,
  session: string,
  statement: string,
  config: Readonly<Record<string, string>>,
  options: GatewayOptions,
): Promise<StatementResult> {
  const rows: (readonly unknown[])[] = [];
  let columns: readonly string[] = [];
  let jobId: string | undefined;
  for await (const { json } of pagesOf(call, session, statement, config, options)) {
    jobId ??= json.jobID;
    columns = json.results?.columns.map((column) => column.name) ?? columns;
    for (const row of json.results?.data ?? []) rows.push(row.fields);
    // A started job's only row is its id: no need to ask for the end of it.
    if (jobId) break;
  }
  return { jobId, columns, rows };
}

async function* select(
  call: Call,
  session: string,
  query: string,
  config: Readonly<Record<string, string>>,
  options: GatewayOptions,
): AsyncGenerator<ResultPage, void, undefined> {
  for await (const { body, json } of pagesOf(call, session, query, config, options)) {
    const exact = /[:,[]-?\d{16,}[,\]}]/.test(body) ? (JSON.parse(body, exactIntegers) as GatewayBody) : json;
    const { columns, data } = exact.results ?? { columns: [], data: [] };
    yield {
      columns: columns.map(({ name, logicalType }) => ({ name, type: logicalType })),
      rows: data.map(({ kind, fields }) => ({ kind: (kind ?? "INSERT") as ChangeRow["kind"], fields })),
    };
    // A page without rows says that the job is still at work.
    if (data.length === 0 && json.resultType !== "EOS") await pause(QUERY_PAUSE, options.signal);
  }
}

/** The pages of a statement's result, each when it is there. What leaves early closes the operation. */
async function* pagesOf(
  call: Call,
  session: string,
  statement: string,
  config: Readonly<Record<string, string>>,
  options: GatewayOptions,
): AsyncGenerator<{ readonly body: string; readonly json: GatewayBody }, void> {
  const submitted = await call(`/sessions/${session}/statements`, "POST", { statement, executionConfig: config });
  const operation = submitted.json?.operationHandle;
  if (!operation) throw fault(submitted);
  const path = `/sessions/${session}/operations/${operation}`;
  let next = `${path}/result/0?rowFormat=JSON`;
  try {
    for (;;) {
      const page = await waitFor(
        "the SQL Gateway to answer a statement",
        async () => {
          const { status, body, json } = await call(next, "GET");
          if (status !== 200 || !json?.resultType) throw fault({ status, body, json });
          return json.resultType === "NOT_READY" ? undefined : { body, json };
        },
        { deadline: options.deadline ?? DEADLINE, interval: 10, maxInterval: 150, signal: options.signal },
      );
      yield page;
      if (page.json.resultType === "EOS" || !page.json.nextResultUri) return;
      next = page.json.nextResultUri.replace(/^\/v\d+/, "");
    }
  } finally {
    await call(`${path}/close`, "DELETE").catch(() => undefined);
  }
}

/** Whole numbers that a JavaScript number cannot hold exactly become bigint. */
function exactIntegers(_: string, value: unknown, { source }: { source?: string } = {}): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || source === undefined) return value;
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  signal?.throwIfAborted();
}

function fault(reply: Reply): StatementError {
  return new StatementError(readStack(stackOf(reply.body || `HTTP ${reply.status}`)));
}
