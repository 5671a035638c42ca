import { type IncomingMessage, request as plain } from "node:http";
import { Agent, request as secure } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createSecureContext, getCACertificates } from "node:tls";

export interface HttpSend {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
  /** Ends the exchange, its answer's body included. */
  readonly signal: AbortSignal;
  /** PEM text of authorities that are trusted beside Node's own. */
  readonly ca?: string | undefined;
}

/** One agent per CA: it keeps connections, and reads its 150 certificates once. */
const agents = new Map<string, Agent>();

/**
 * Sends one request over http or https; resolves with the head of the answer, whose body has to be read. A redirect is
 * an answer. Rejects with the signal's reason or with the fault of the connection. Not the global `fetch`: it trusts no
 * authority of its own for one peer, and its parser ends the process with an assertion that nobody can catch when a server
 * closes the connection while a body waits to be read (nodejs/undici#5360).
 */
export function sendHttp(url: string, { method, headers, body, signal, ca }: HttpSend): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(signal.aborted ? signal.reason : error);
    const size = typeof body === "string" ? Buffer.byteLength(body) : (body?.size ?? 0);
    const sized = body !== undefined || method === "PUT" || method === "POST";
    const options = { method, headers: { ...headers, ...(sized && { "content-length": String(size) }) }, signal };
    const request = url.startsWith("https:")
      ? secure(url, { ...options, ...(ca !== undefined && { agent: agentFor(ca) }) })
      : plain(url, options);
    request.once("error", fail).once("response", resolve);
    if (body instanceof Blob) pipeline(Readable.fromWeb(body.stream() as ReadableStream), request).catch(fail);
    else request.end(body);
  });
}

function agentFor(ca: string): Agent {
  const known = agents.get(ca);
  if (known) return known;
  const secureContext = createSecureContext({ ca: [...getCACertificates("default"), ca] });
  const agent = new Agent({ keepAlive: true, secureContext });
  agents.set(ca, agent);
  return agent;
}
