import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

export interface HttpRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | Blob | undefined;
  readonly signal: AbortSignal;
}

/** Statuses whose answer has no body. */
const BARE = new Set([204, 205, 304]);

/**
 * One request, redirects not followed; rejects when there is no whole answer head. Not the global `fetch`: its parser ends
 * the process with an assertion that nobody can catch when a server closes the connection while a large body waits to
 * be read (nodejs/undici#5360).
 */
export async function sendHttp(url: URL, { method, headers, body, signal }: HttpRequest): Promise<Response> {
  const size = typeof body === "string" ? Buffer.byteLength(body) : (body?.size ?? 0);
  const sent: Record<string, string> = Object.fromEntries(headers);
  if (body !== undefined || method === "PUT") sent["content-length"] = String(size);
  return new Promise((resolve, reject) => {
    const call = (url.protocol === "https:" ? secure : plain)(url, { method, headers: sent, signal });
    call.once("error", reject);
    call.once("response", (answer) => {
      const status = answer.statusCode ?? 0;
      const bare = method === "HEAD" || BARE.has(status);
      if (bare) answer.resume();
      const text = bare ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
      const head = new Headers();
      for (const [name, values] of Object.entries(answer.headersDistinct))
        for (const value of values ?? []) head.append(name, value);
      resolve(new Response(text as ConstructorParameters<typeof Response>[0], { status, headers: head }));
    });
    if (body instanceof Blob) pipeline(Readable.fromWeb(body.stream() as ReadableStream), call).catch(reject);
    else call.end(body);
  });
}
