import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import { createSecureContext, getCACertificates } from "node:tls";
import { type Answer, KEEP_ALIVE, pathUnder, SendError, type Transport, type TransportOptions } from "./transport.ts";

/**
 * One connection for each exchange: on a kept one a request can meet a socket that the server has just closed, and then
 * nobody knows whether a statement ran.
 */
export function openHttp1({ base, ca }: TransportOptions): Transport {
  let trusting: Agent | undefined;
  const trust = (): Agent => {
    trusting ??= new Agent({
      keepAlive: false,
      secureContext: createSecureContext({ ca: [...getCACertificates("default"), ca as string] }),
    });
    return trusting;
  };
  return {
    send: ({ method, path, headers, body, signal }) =>
      new Promise<Answer>((resolve, reject) => {
        let connected = false;
        const url = new URL(pathUnder(base, path), base);
        const options = { method, headers, signal };
        const request: ClientRequest =
          url.protocol === "https:"
            ? httpsRequest(url, { ...options, agent: ca === undefined ? false : trust() })
            : httpRequest(url, { ...options, agent: false });
        request.once("socket", (socket) => {
          socket.setKeepAlive(true, KEEP_ALIVE);
          socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
            connected = true;
          });
        });
        request.once("response", (response: IncomingMessage) => {
          // A break between the head and the first read must not become an uncaught event; the reader gets it too.
          response.on("error", () => undefined);
          resolve({
            status: response.statusCode ?? 0,
            headers: flat(response.headers),
            body: readBody(response),
          });
        });
        request.on("error", (error) => reject(new SendError(error, connected)));
        request.end(body);
      }),
    close: async () => undefined,
  };
}

async function* readBody(response: IncomingMessage): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of response) yield chunk as Buffer;
    if (!response.complete) throw new Error("the connection was closed before the end of the answer");
  } finally {
    response.destroy();
  }
}

function flat(headers: IncomingMessage["headers"]): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}
