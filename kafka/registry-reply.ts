import { setTimeout as delay } from "node:timers/promises";
import { type HttpReply, SluiceError, type SluiceErrorOptions, withoutCredentials } from "#core";

export interface RegistryOptions {
  /** Milliseconds for one exchange. Default 10,000. */
  readonly timeout?: number;
  /** Milliseconds over all tries of one call. Default 20,000; 0 = one try. */
  readonly retryFor?: number;
  readonly signal?: AbortSignal;
}

/** An answer of the registry that is a refusal. `errorCode` and `status` are the registry's own. */
export class RegistryError extends SluiceError {
  readonly status: number;
  readonly errorCode: number | undefined;

  constructor(
    code: "SLUICE_REGISTRY" | "SLUICE_REGISTRY_INCOMPATIBLE",
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

/** The JSON of a good answer; anything else is thrown with what the registry said. */
export function expect(reply: HttpReply, doing: string, base: string): unknown {
  if (reply.status >= 200 && reply.status < 300 && reply.json !== undefined) return reply.json;
  const code = errorCode(reply);
  const said = message(reply);
  const incompatible = reply.status === 409;
  throw new RegistryError(
    incompatible ? "SLUICE_REGISTRY_INCOMPATIBLE" : "SLUICE_REGISTRY",
    `the schema registry could not ${doing}: ${said} (HTTP ${reply.status}${code === undefined ? "" : `, error ${code}`})`,
    reply.status,
    code,
    {
      hint: incompatible
        ? "the subject's compatibility level forbids this change: keep field numbers and types, or use a new message"
        : `asked at ${withoutCredentials(base)}; \`npm run stack -- logs registry\` shows the registry's own log`,
      retryable: reply.status >= 500 || reply.status === 429,
    },
  );
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
