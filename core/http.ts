import { messageOf, SluiceError } from "./error.ts";

export interface HttpReply {
  readonly status: number;
  readonly body: string;
  /** The body parsed as JSON, `undefined` when it is not JSON. */
  readonly json: unknown;
}

export interface HttpOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for the whole exchange. Default 30,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One HTTP exchange. Any status is a reply, never an error: the caller knows what a status means. Only "no answer"
 * throws: SLUICE_ADDRESS_UNREACHABLE (retryable), naming `who` and the address without credentials.
 */
export async function http(who: string, url: string, options: HttpOptions = {}): Promise<HttpReply> {
  const timeout = AbortSignal.timeout(options.timeout ?? 30_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  const init: RequestInit = { method: options.method ?? "GET", headers, signal };
  if (options.body !== undefined) {
    headers["content-type"] ??= "application/json";
    init.body = typeof options.body === "string" ? options.body : JSON.stringify(options.body);
  }
  try {
    const response = await fetch(url, init);
    const body = await response.text();
    return { status: response.status, body, json: parseJson(body) };
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw new SluiceError(
      "SLUICE_ADDRESS_UNREACHABLE",
      `no answer from ${who} at ${withoutCredentials(url)}: ${messageOf(error)}`,
      { hint: `is it running? \`npm run stack -- status\` shows the local stack`, retryable: true, cause: error },
    );
  }
}

/** The address as it may be shown: user and password removed. */
export function withoutCredentials(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.username = "";
    parsed.password = "";
    return parsed.toString().replace(/\/$/, "");
  } catch {
    return url;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
