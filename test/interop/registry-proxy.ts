import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { serialized } from "./serialized.ts";

export interface ProxyOptions {
  /** TLS with this key and certificate; without: plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Whoever does not say this gets 401. */
  readonly userInfo?: string;
  /** The API stands under this path here: `/team/registry`. */
  readonly path?: string;
  /** Answer `format=serialized` as Confluent's server does: a text becomes the base64 of its descriptor. */
  readonly serialized?: boolean;
}

export interface RegistryProxy {
  /** Base of the API, without credentials. */
  readonly url: string;
  /** Every request so far: `GET /subjects`. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/**
 * A real registry as it stands in companies: behind TLS, a password and a path. Only the Confluent-compatible API is let
 * through; everything else is 404, the health page too.
 */
export async function openProxy(registry: string, options: ProxyOptions = {}): Promise<RegistryProxy> {
  const seen: string[] = [];
  const base = options.path ?? "/apis/ccompat/v7";
  const wanted = options.userInfo && `Basic ${Buffer.from(options.userInfo).toString("base64")}`;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? "/";
    seen.push(`${request.method} ${path.startsWith(base) ? path.slice(base.length) : path}`);
    if (wanted && request.headers.authorization !== wanted) {
      return reply(response, 401, '{"error_code":40101,"message":"Unauthorized"}');
    }
    if (!path.startsWith(`${base}/`)) return reply(response, 404, "nothing here");
    const type = request.headers["content-type"];
    const upstream = await fetch(`${registry}${path.slice(base.length)}`, {
      method: request.method ?? "GET",
      headers: { ...(type && { "content-type": type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const text = await upstream.text();
    const wantsBytes = options.serialized === true && path.includes("format=serialized") && upstream.ok;
    reply(response, upstream.status, wantsBytes ? await serialized(registry, text) : text);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => reply(response, 502, String(error)));
  };
  const server = options.tls ? createSecureServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls ? "https" : "http"}://127.0.0.1:${port}${base}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/vnd.schemaregistry.v1+json" }).end(body);
}
