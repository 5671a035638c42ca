import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { type HttpSend, sendHttp } from "#core";

/** Statuses whose answer has no body. */
const BARE = new Set([204, 205, 304]);

/** One request, redirects not followed; rejects when there is no whole answer head. The body comes as it is read. */
export async function request(url: URL, send: HttpSend): Promise<Response> {
  const answer = await sendHttp(url.href, send);
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const bare = send.method === "HEAD" || BARE.has(status);
  if (bare) answer.resume();
  const body = bare ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body as ConstructorParameters<typeof Response>[0], { status, headers });
}
