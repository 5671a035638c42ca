import { once } from "node:events";
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from "node:http2";
import type { Socket } from "node:net";
import { getCACertificates } from "node:tls";
import {
  type Answer,
  KEEP_ALIVE,
  pathUnder,
  type Request,
  SendError,
  type Transport,
  type TransportOptions,
} from "./transport.ts";

/** One connection for all exchanges, opened again when it is gone. A request goes out only over one that stands. */
export function openHttp2({ base, ca }: TransportOptions): Transport {
  let current: Promise<ClientHttp2Session> | undefined;
  let closed = false;

  const open = async (): Promise<ClientHttp2Session> => {
    const trust = ca === undefined ? {} : { ca: [...getCACertificates("default"), ca] };
    const session = connect(base, trust);
    // What happens to the connection later is told to each stream of it.
    session.on("error", () => undefined);
    const [, socket] = (await once(session, "connect")) as [ClientHttp2Session, Socket];
    socket.setKeepAlive(true, KEEP_ALIVE);
    return session;
  };
  const session = async (): Promise<ClientHttp2Session> => {
    if (closed) throw new Error("the client is closed");
    const known = await current?.catch(() => undefined);
    if (known && !known.closed && !known.destroyed) return known;
    current = open();
    return current;
  };
  return {
    async send(request) {
      let standing: ClientHttp2Session;
      try {
        standing = await session();
      } catch (error) {
        throw new SendError(error, false);
      }
      request.signal.throwIfAborted();
      return exchange(standing, { ...request, path: pathUnder(base, request.path) });
    },
    async close() {
      closed = true;
      const known = await current?.catch(() => undefined);
      known?.destroy();
    },
  };
}

function exchange(session: ClientHttp2Session, { method, path, headers, body, signal }: Request): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    let stream: ClientHttp2Stream;
    try {
      stream = session.request(
        { ...headers, ":method": method, ":path": path },
        { signal, endStream: body === undefined },
      );
    } catch (error) {
      // The connection went away since it was looked at: nothing was sent.
      reject(new SendError(error, false));
      return;
    }
    const fault = (): unknown =>
      stream.errored ?? new Error(`the stream was reset (RST_STREAM ${stream.rstCode ?? "?"})`);
    const fail = (): void => reject(new SendError(fault(), stream.rstCode !== constants.NGHTTP2_REFUSED_STREAM));
    stream.on("error", fail);
    stream.once("close", fail);
    stream.once("response", (reply) => {
      const flat = Object.entries(reply).map(([name, value]) => [name, value?.toString()]);
      resolve({ status: Number(reply[":status"]), headers: Object.fromEntries(flat), body: readBody(stream, fault) });
    });
    if (body !== undefined) stream.end(body);
  });
}

async function* readBody(stream: ClientHttp2Stream, fault: () => unknown): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
    // Node ends a stream that was cancelled, or whose connection broke, as if it had ended well.
    if (stream.aborted || (stream.rstCode ?? 0) !== constants.NGHTTP2_NO_ERROR) throw fault();
    if (!stream.closed) await once(stream, "close").catch(() => undefined);
    if (stream.aborted || (stream.rstCode ?? 0) !== constants.NGHTTP2_NO_ERROR) throw fault();
  } finally {
    if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL);
  }
}
