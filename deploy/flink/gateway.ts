import { http, SluiceError, waitFor } from "#core";
import { type EngineFault, readStack, stackOf } from "./engine-errors.ts";

/** What one statement gave. `jobId` is there for statements that started a job. */
export interface StatementResult {
  readonly jobId: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
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
  close(): Promise<void>;
}

const WHO = "the Flink SQL Gateway";

/** Opens a session; SLUICE_ADDRESS_UNREACHABLE when nothing answers. */
export async function openGateway(url: string, name: string, options: GatewayOptions = {}): Promise<GatewaySession> {
  const base = `${url}/v4`;
  const call = async (path: string, method: "GET" | "POST" | "DELETE", body?: unknown): Promise<Reply> => {
    const reply = await http(WHO, `${base}${path}`, {
      method,
      signal: options.signal,
      ...(body === undefined ? {} : { body }),
    });
    return { status: reply.status, body: reply.body, json: reply.json as GatewayBody | undefined };
  };
  const opened = await call("/sessions", "POST", { sessionName: name, properties: { "table.local-time-zone": "UTC" } });
  const session = opened.json?.sessionHandle;
  if (!session) throw fault(opened);
  return {
    execute: (statement, config = {}) => execute(call, session, statement, config, options),
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
    readonly columns: readonly { readonly name: string }[];
    readonly data: readonly { readonly fields: readonly unknown[] }[];
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
  const submitted = await call(`/sessions/${session}/statements`, "POST", { statement, executionConfig: config });
  const operation = submitted.json?.operationHandle;
  if (!operation) throw fault(submitted);
  const path = `/sessions/${session}/operations/${operation}`;
  const rows: (readonly unknown[])[] = [];
  let columns: readonly string[] = [];
  let jobId: string | undefined;
  let next = `${path}/result/0?rowFormat=JSON`;
  try {
    for (;;) {
      const page = await waitFor(
        "the SQL Gateway to answer a statement",
        async () => {
          const reply = await call(next, "GET");
          if (reply.status !== 200 || !reply.json?.resultType) throw fault(reply);
          return reply.json.resultType === "NOT_READY" ? undefined : reply.json;
        },
        { deadline: options.deadline ?? 120_000, interval: 10, maxInterval: 150, signal: options.signal },
      );
      jobId ??= page.jobID;
      columns = page.results?.columns.map((column) => column.name) ?? columns;
      for (const row of page.results?.data ?? []) rows.push(row.fields);
      // A started job's only row is its id: no need to ask for the end of it.
      if (page.resultType === "EOS" || jobId || !page.nextResultUri) return { jobId, columns, rows };
      next = page.nextResultUri.replace(/^\/v\d+/, "");
    }
  } finally {
    await call(`${path}/close`, "DELETE").catch(() => undefined);
  }
}

function fault(reply: Reply): StatementError {
  return new StatementError(readStack(stackOf(reply.body || `HTTP ${reply.status}`)));
}
