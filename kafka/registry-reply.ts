import { setTimeout as delay } from "node:timers/promises";
import { type HttpReply, SluiceError, type SluiceErrorOptions, withoutCredentials } from "#core";

export interface RegistryOptions {
  /** Milliseconds for one exchange. Default 10,000. */
  readonly timeout?: number;
  /** Milliseconds over all tries of one call. Default 20,000; 0 = one try. */
  readonly retryFor?: number;
  readonly signal?: AbortSignal;
  /** PEM text of authorities that may sign its certificate, beside the known ones. Default: the configured ones. */
  readonly ca?: string | undefined;
}

/** An answer of the registry that is a refusal. `errorCode` and `status` are the registry's own. */
export class RegistryError extends SluiceError {
  readonly status: number;
  readonly errorCode: number | undefined;

  constructor(
    code: "SLUICE_REGISTRY" | "SLUICE_REGISTRY_ACCESS" | "SLUICE_REGISTRY_INCOMPATIBLE",
    message: string,
    status: number,
    errorCode: number | undefined,
    options: SluiceErrorOptions,
  ) {
    super(code, message, options);
    this.status = status;
    this.errorCode = errorCode;
  }
}

const RETRY_STATUS = new Set([429, 502, 503, 504]);

/** Calls until there is a final answer. Every call is safe to repeat: registering the same text twice gives the same version. */
export async function persist(options: RegistryOptions, call: () => Promise<HttpReply>): Promise<HttpReply> {
  const until = performance.now() + (options.retryFor ?? 20_000);
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    let reply: HttpReply | undefined;
    let failure: unknown;
    try {
      reply = await call();
    } catch (error) {
      if (!(error instanceof SluiceError && error.retryable)) throw error;
      failure = error;
    }
    // 50002 and 50003: a write timed out, or there is no leader yet.
    const code = reply?.status === 500 ? errorCode(reply) : undefined;
    if (reply && !RETRY_STATUS.has(reply.status) && code !== 50002 && code !== 50003) return reply;
    if (performance.now() + pause > until) {
      if (reply) return reply;
      throw failure;
    }
    await delay(pause, undefined, options.signal ? { signal: options.signal } : {});
  }
}

/**
 * True when the registry says that there is no such thing. A wrong path, or a proxy, answers 404 as well, but without a
 * registry's own code: that is a fault of the address, and never means "nothing registered".
 */
export function isMissing(reply: HttpReply): boolean {
  return reply.status === 404 && Math.floor((errorCode(reply) ?? 0) / 100) === 404;
}

/** The JSON of a good answer; anything else is thrown with what the registry said. */
export function expect(reply: HttpReply, doing: string, base: string): unknown {
  if (reply.status >= 200 && reply.status < 300 && reply.json !== undefined) return reply.json;
  const code = errorCode(reply);
  const said = message(reply);
  throw new RegistryError(
    reply.status === 401 || reply.status === 403
      ? "SLUICE_REGISTRY_ACCESS"
      : reply.status === 409
        ? "SLUICE_REGISTRY_INCOMPATIBLE"
        : "SLUICE_REGISTRY",
    `the schema registry could not ${doing}: ${said} (HTTP ${reply.status}${code === undefined ? "" : `, error ${code}`})`,
    reply.status,
    code,
    { hint: hintOf(reply, base), retryable: reply.status >= 500 || reply.status === 429 },
  );
}

function hintOf(reply: HttpReply, base: string): string {
  const asked = `asked at ${withoutCredentials(base)}`;
  switch (reply.status) {
    case 401:
      return `${asked}; SLUICE_REGISTRY_URL holds the user and the password: https://<user>:<password>@<host>/<path>`;
    case 403:
      return `${asked}; the user of SLUICE_REGISTRY_URL is known, but may not do this`;
    case 404:
      return `${asked}: is that the base of a Confluent-compatible API (Apicurio: .../apis/ccompat/v7)?`;
    case 409:
      return "the subject's compatibility level forbids this change: keep field numbers and types, or use a new message";
  }
  // What servers for TLS say to plain HTTP.
  if (reply.status === 400 && /https|TLS|SSL/i.test(reply.body)) {
    return `${asked}; if it speaks TLS, the address begins with https://`;
  }
  return `${asked}; \`npm run stack -- logs registry\` shows the local registry's own log`;
}

function errorCode(reply: HttpReply): number | undefined {
  const code = isRecord(reply.json) ? reply.json["error_code"] : undefined;
  return typeof code === "number" ? code : undefined;
}

function message(reply: HttpReply): string {
  const said = isRecord(reply.json) ? (reply.json["message"] ?? reply.json["detail"]) : undefined;
  return typeof said === "string" && said !== "" ? said : reply.body.slice(0, 500) || "no reason given";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : bad(value, "an object");
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : bad(value, "a list");
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : bad(value, "a text");
}

export function number(value: unknown): number {
  return typeof value === "number" ? value : bad(value, "a number");
}

function bad(value: unknown, wanted: string): never {
  throw new SluiceError(
    "SLUICE_REGISTRY",
    `the schema registry answered ${JSON.stringify(value)} instead of ${wanted}`,
    {
      hint: "does the address point to the Confluent-compatible API (.../apis/ccompat/v7)?",
    },
  );
}
