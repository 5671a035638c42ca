import { SluiceError, unreachable } from "#core";
import { KsqldbError, parseFault, refusal } from "./fault.ts";
import { type Answer, SendError, type Transport } from "./transport.ts";

/** How requests reach one server. */
export interface Link {
  readonly transport: Transport;
  /** Address without credentials, for messages. */
  readonly address: string;
  readonly authorization: string | undefined;
  /** Milliseconds for an exchange with a whole answer, and until the head of a streamed one. */
  readonly timeout: number;
}

export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
  /** True when sending it twice changes nothing more: then a break is retryable even if the server had the request. */
  readonly harmless: boolean;
}

const WHO = "ksqlDB";

/** Sends a request and reads the whole answer. Throws for every status but 200, and for an answer that broke off. */
export async function exchange(link: Link, call: Call): Promise<string> {
  const timeout = AbortSignal.timeout(link.timeout);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  const answer = await send(link, call, signal);
  const body = await readAll(link, call, answer);
  if (answer.status !== 200) throw refusedBy(link, call, answer, body);
  return body;
}

/** Sends a request and gives the answer as soon as its head is there. Throws for every status but 200. */
export async function openExchange(link: Link, call: Call & { readonly signal: AbortSignal }): Promise<Answer> {
  // The time limit holds until the head is there, never for the body.
  const head = new AbortController();
  const timer = setTimeout(() => head.abort(timedOut(link.timeout)), link.timeout);
  let answer: Answer;
  try {
    answer = await send(link, call, AbortSignal.any([call.signal, head.signal]));
  } finally {
    clearTimeout(timer);
  }
  if (answer.status !== 200) throw refusedBy(link, call, answer, await readAll(link, call, answer));
  return answer;
}

async function send(link: Link, call: Call, signal: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { accept: call.accept ?? "application/vnd.ksql.v1+json" };
  if (call.body !== undefined) headers["content-type"] = "application/vnd.ksql.v1+json";
  if (call.body !== undefined) headers["content-length"] = String(Buffer.byteLength(call.body));
  if (link.authorization !== undefined) headers["authorization"] = link.authorization;
  const { method, path, body } = call;
  try {
    return await link.transport.send({ method, path, headers, signal, ...(body !== undefined && { body }) });
  } catch (error) {
    if (call.signal?.aborted) throw call.signal.reason;
    const sent = error instanceof SendError ? error.sent : true;
    const cause = signal.aborted ? timedOut(link.timeout) : error instanceof SendError ? error.cause : error;
    throw noAnswer(link, call, cause, sent);
  }
}

async function readAll(link: Link, call: Call, answer: Answer): Promise<string> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of answer.body) parts.push(part);
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    if (call.signal?.aborted) throw call.signal.reason;
    throw noAnswer(link, call, error, true, "the answer broke off");
  }
}

function refusedBy(link: Link, { method, path }: Call, { status, headers }: Answer, body: string): SluiceError {
  if (status >= 300 && status < 400 && headers["location"] !== undefined) {
    return unreachable(WHO, link.address, undefined, new URL(headers["location"], link.address).origin);
  }
  return refusal(parseFault(status, body, headers["retry-after"]), link.address, `${method} ${path}`);
}

/** No answer, or half of one. A request that may have run is told so: whoever sent it must look before sending it again. */
function noAnswer(link: Link, call: Call, cause: unknown, sent: boolean, what = "no answer"): SluiceError {
  const error = unreachable(WHO, link.address, cause);
  if (error.code === "SLUICE_TLS") {
    const hint = /is not trusted/.test(error.message)
      ? "NODE_EXTRA_CA_CERTS names the PEM file of the authority that signed the server's certificate"
      : error.hint;
    return new SluiceError(error.code, error.message, { hint });
  }
  const text = what === "no answer" ? error.message : `ksqlDB at ${link.address}: ${what}: ${error.message}`;
  const hint = "is it running, and is SLUICE_KSQLDB_URL its address?";
  if (!sent || call.harmless) return new SluiceError(error.code, text, { retryable: error.retryable, hint, cause });
  return new KsqldbError(`${text}; the statement may have run`, {
    mayHaveRun: true,
    retryable: true,
    hint: "what the server has must be read again before the statement is sent a second time",
    cause,
  });
}

function timedOut(ms: number): Error {
  return new Error(`it did not answer within ${ms} ms`);
}
