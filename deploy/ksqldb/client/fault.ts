import { SluiceError } from "#core";
import { asList, asObject, asText, parseJson } from "./exact-json.ts";

/** A place in the text that was sent: lines and columns from 1, columns in characters (an emoji is one). */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** What the server said, whole. */
export interface KsqldbFault {
  /** HTTP status; 200 for a fault inside an answer that had begun well. */
  readonly status: number;
  /** The server's own code, such as 40001; undefined when the body holds none. */
  readonly code: number | undefined;
  readonly message: string;
  /** The statement as the server wrote it: often not the text that was sent. */
  readonly statementText: string | undefined;
  readonly position: TextPosition | undefined;
  /** Results of earlier statements of the request. May be empty although statements ran: read the state again. */
  readonly entities: readonly unknown[];
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter: number | undefined;
  readonly body: string;
}

export interface KsqldbErrorOptions {
  readonly fault?: KsqldbFault;
  readonly hint?: string | undefined;
  readonly retryable?: boolean;
  /** True when the request may have had its effect all the same: read the state before doing it again. */
  readonly mayHaveRun?: boolean;
  /** Rows that arrived whole before the fault. */
  readonly rows?: number;
  readonly cause?: unknown;
}

/** Every failure of a ksqlDB server that answered, or that broke off while it did. */
export class KsqldbError extends SluiceError {
  readonly fault: KsqldbFault | undefined;
  readonly mayHaveRun: boolean;
  readonly rows: number | undefined;

  constructor(message: string, options: KsqldbErrorOptions = {}) {
    super("SLUICE_KSQLDB", message, {
      hint: options.hint,
      retryable: options.retryable ?? false,
      cause: options.cause,
    });
    this.fault = options.fault;
    this.mayHaveRun = options.mayHaveRun ?? false;
    this.rows = options.rows;
  }
}

/** Reads the body of an answer that is no success. Never fails: a body of another shape is the message. */
export function parseFault(status: number, body: string, retryAfter?: string | undefined): KsqldbFault {
  let json: unknown;
  try {
    json = parseJson(body);
  } catch {
    // Said as it stands.
  }
  return faultOf(status, json, body, retryAfter);
}

/** The same for a fault that stands inside an answer, already parsed. */
export function faultOf(status: number, json: unknown, body: string, retryAfter?: string | undefined): KsqldbFault {
  const object = asObject(json);
  const code = object?.["error_code"];
  const message = asText(object?.["message"]) ?? body.trim();
  const seconds = Number(retryAfter);
  return {
    status,
    code: typeof code === "number" ? code : undefined,
    message,
    statementText: asText(object?.["statementText"]),
    position: parsePosition(message),
    entities: asList(object?.["entities"]),
    retryAfter: retryAfter !== undefined && Number.isFinite(seconds) ? seconds * 1000 : undefined,
    body,
  };
}

/** The place that a message names: `line 4:3: ..` for syntax, `.. Line: 4, Col: 10: ..` for names. */
export function parsePosition(message: string): TextPosition | undefined {
  const found = /^line (\d+):(\d+):/.exec(message) ?? /\bLine: (\d+), Col: (\d+):/.exec(message);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}

/** The index in the sent text of a position, for carets and slices; undefined when the text has no such place. */
export function indexOf(position: TextPosition, text: string): number | undefined {
  const lines = text.split("\n");
  const line = lines[position.line - 1];
  if (line === undefined) return undefined;
  const characters = [...line];
  if (position.column > characters.length + 1) return undefined;
  const before = lines.slice(0, position.line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return before + characters.slice(0, position.column - 1).join("").length;
}

/** True when the same request may succeed later: the server said that it did nothing yet. */
export function isRetryable({ status, code, message }: KsqldbFault): boolean {
  if (status === 503 || status === 429) return true;
  if (code !== undefined && (Math.floor(code / 100) === 503 || Math.floor(code / 100) === 429)) return true;
  return code === 50000 && message.includes("Timeout while waiting for command topic consumer");
}

/** The error for a refused request. `address` holds no credentials. */
export function refusal(fault: KsqldbFault, address: string, request: string): KsqldbError {
  const code = fault.code === undefined ? `${fault.status}` : `${fault.status}, code ${fault.code}`;
  const said = fault.message === "" ? "an empty answer" : fault.message;
  if (fault.status === 401) {
    return new KsqldbError(`ksqlDB at ${address} does not accept the user or the password (${code}): ${said}`, {
      fault,
      hint: "SLUICE_KSQLDB_URL takes them as http://user:password@host:port",
    });
  }
  if (fault.status === 403) {
    return new KsqldbError(`ksqlDB at ${address} does not let this user do that (${code}): ${said}`, {
      fault,
      hint: "the user lacks a role on the ksqlDB server, or an ACL in Kafka: its administrator can give it",
    });
  }
  return new KsqldbError(`ksqlDB refused ${request} (${code}): ${said}`, {
    fault,
    retryable: isRetryable(fault),
    hint: isRetryable(fault) ? "the server is busy or starting: try again" : undefined,
  });
}
