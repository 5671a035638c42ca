import { text } from "node:stream/consumers";
import { type HttpSend, sendHttp } from "./send-http.ts";
import { unreachable } from "./unreachable.ts";

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
  /** PEM text of authorities that are trusted for this exchange alone, beside Node's own. */
  readonly ca?: string | undefined;
}

/**
 * One HTTP exchange. Any status is a reply, never an error: the caller knows what a status means. User and password of
 * the address are sent as basic authorization. Only "no answer" throws, naming `who` and the address without credentials:
 * SLUICE_ADDRESS_UNREACHABLE (retryable), SLUICE_TLS for what only a change of certificate or address mends. A redirect
 * is no answer either: following it would turn a POST into a GET and take the password elsewhere.
 */
export async function http(who: string, url: string, options: HttpOptions = {}): Promise<HttpReply> {
  const { base, userInfo } = splitCredentials(url);
  const timeout = AbortSignal.timeout(options.timeout ?? 30_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  if (userInfo !== undefined) headers["authorization"] ??= `Basic ${Buffer.from(userInfo).toString("base64")}`;
  const body = textOf(options.body);
  if (body !== undefined) headers["content-type"] ??= "application/json";
  let reply: { status: number; body: string; location: string | undefined };
  try {
    reply = await exchange(base, { method: options.method ?? "GET", headers, body, signal, ca: options.ca });
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw unreachable(who, base, error);
  }
  const moved = reply.status >= 300 && reply.status < 400 ? reply.location : undefined;
  if (moved !== undefined) throw unreachable(who, base, undefined, withoutCredentials(new URL(moved, base).toString()));
  return { status: reply.status, body: reply.body, json: parseJson(reply.body) };
}

async function exchange(
  url: string,
  send: HttpSend,
): Promise<{ status: number; body: string; location: string | undefined }> {
  const answer = await sendHttp(url, send);
  const body = await text(answer).catch((error) => {
    throw send.signal.aborted ? send.signal.reason : error;
  });
  return { status: answer.statusCode ?? 0, body, location: answer.headers.location };
}

/** The address as it may be shown: user and password removed, also from a text that is no address. */
export function withoutCredentials(url: string): string {
  return splitCredentials(url).base.replace(/\/+$/, "");
}

/** The address without user and password, and these as `user:password`, decoded; undefined when it has none. */
export function splitCredentials(url: string): { readonly base: string; readonly userInfo: string | undefined } {
  // Without a scheme `user:` would be read as one.
  if (!/^[a-z][\w+.-]*:\/\//i.test(url)) return { base: url.replace(/^.*@/s, ""), userInfo: undefined };
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return { base: url.replace(/\/\/.*@/s, "//"), userInfo: undefined };
  }
  const { username, password } = parsed;
  const userInfo = username === "" && password === "" ? undefined : `${decode(username)}:${decode(password)}`;
  parsed.username = "";
  parsed.password = "";
  return { base: parsed.toString(), userInfo };
}

/** Percent signs that encode nothing are part of the password. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf(body: unknown): string | undefined {
  return body === undefined || typeof body === "string" ? body : JSON.stringify(body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
