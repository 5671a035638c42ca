export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Also ends the reading of the answer's body. */
  readonly signal: AbortSignal;
}

/** An answer whose head is there. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /**
   * The bytes as they come; the socket is read only as fast as they are taken. Ends only when the server ended the body:
   * whatever breaks off throws. Leaving the loop early ends the exchange.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Transport {
  /** Throws what the socket says; `sent` in a SendError tells whether the server may have got the request. */
  send(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** No answer. `sent` is false when no connection stood: the server cannot have acted. */
export class SendError extends Error {
  readonly sent: boolean;

  constructor(cause: unknown, sent: boolean) {
    super("no answer", { cause });
    this.sent = sent;
  }
}

export interface TransportOptions {
  /** Address without credentials. */
  readonly base: URL;
  readonly httpVersion: "1.1" | "2";
  /** PEM text of authorities that are trusted beside Node's own. */
  readonly ca: string | undefined;
}

/** How often a silent connection is asked whether its other end still lives, in milliseconds. */
export const KEEP_ALIVE = 30_000;

/** The path of a request below the path that the address may have, such as that of a proxy. */
export function pathUnder(base: URL, path: string): string {
  return `${base.pathname.replace(/\/+$/, "")}${path}`;
}
