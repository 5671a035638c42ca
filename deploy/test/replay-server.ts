import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { createServer as createHttp2Server, createSecureServer, type ServerHttp2Stream } from "node:http2";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import type { Certificate } from "../../test/interop/certificate.ts";
import { piecesOf, type Recording } from "./recordings.ts";

/** A request as the server got it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** One reply: its bytes in pieces, and how it ends. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** `end`: clean; `break`: the connection is cut; `reset`: RST_STREAM 8; `open`: nothing more, until the client goes. */
  readonly end: "end" | "break" | "reset" | "open";
}

export interface ReplayServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Bodies that the server was still writing when the client went away. */
  readonly left: () => number;
  close(): Promise<void>;
}

export interface ReplayOptions {
  readonly httpVersion?: "1.1" | "2";
  readonly tls?: Certificate;
}

/** Serves replies on a port of this machine. `answer` undefined: the connection is cut without a word. */
export async function startReplay(
  answer: (seen: Seen) => Reply | undefined | Promise<Reply | undefined>,
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let left = 0;
  const gone = (): void => {
    left++;
  };
  const note = async (method: string, path: string, headers: object, body: AsyncIterable<Buffer>): Promise<Seen> => {
    const parts: Buffer[] = [];
    for await (const part of body) parts.push(part);
    const entry = { method, path, headers: { ...headers }, body: Buffer.concat(parts).toString("utf8") };
    seen.push(entry);
    return entry;
  };
  const { tls } = options;
  const secrets = tls && { key: tls.key, cert: tls.cert };
  let server: Server;
  if (options.httpVersion === "2") {
    const http2 = secrets ? createSecureServer(secrets) : createHttp2Server();
    http2.on("stream", (stream: ServerHttp2Stream, headers) => {
      stream.on("error", () => undefined);
      void (async () => {
        const { ":method": method = "", ":path": path = "" } = headers;
        const reply = await answer(await note(method, path, headers, stream));
        if (!reply) return stream.session?.destroy();
        stream.respond({ ":status": reply.status, ...reply.headers });
        await write(stream, reply, gone);
        if (reply.end === "end") stream.end();
        // Node would send END_STREAM before a reset: so the frame is written beside it.
        else if (reply.end === "reset") [...sockets].at(-1)?.write(resetFrame(stream.id ?? 0));
        else if (reply.end === "break") stream.session?.destroy();
      })().catch(() => undefined);
    });
    server = http2;
  } else {
    const listener = (request: IncomingMessage, response: import("node:http").ServerResponse): void => {
      response.on("error", () => undefined);
      void (async () => {
        const { method = "", url = "", headers } = request;
        const reply = await answer(await note(method, url, headers, request));
        if (!reply) return request.socket.resetAndDestroy();
        response.sendDate = false;
        response.writeHead(reply.status, { ...reply.headers });
        response.flushHeaders();
        await write(response, reply, gone);
        if (reply.end === "end") response.end();
        // Bytes that are on their way must arrive first: a reset would drop them.
        else if (reply.end !== "open") request.socket.destroySoon();
      })().catch(() => undefined);
    };
    server = secrets ? createHttpsServer(secrets, listener) : createServer(listener);
  }
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    seen,
    left: () => left,
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Sink {
  write(bytes: Uint8Array, done?: (error?: Error | null) => void): boolean;
  readonly writableNeedDrain: boolean;
  once(event: string, listener: () => void): unknown;
}

async function write(sink: Sink & NodeJS.EventEmitter, { pieces, end }: Reply, gone: () => void): Promise<void> {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  sink.once("close", () => {
    closed = true;
  });
  for await (const piece of pieces) {
    if (closed) break;
    if (piece.length === 0) continue;
    last = new Promise((resolve) => sink.write(piece, resolve));
    if (sink.writableNeedDrain) await Promise.race([once(sink, "drain"), once(sink, "close")]);
  }
  if (!closed && end !== "end") await Promise.race([last, once(sink, "close")]);
  if (closed) gone();
  else if (end === "open") sink.once("close", gone);
}

/** A reply with the recorded bytes in the recorded pieces, or in others; `cut`: only so many bytes, then a break. */
export function replyOf(
  recorded: Recording,
  { cut, pieces = piecesOf(recorded) }: { readonly cut?: number; readonly pieces?: readonly Uint8Array[] } = {},
): Reply {
  const { response } = recorded;
  if (!response) throw new Error(`${recorded.name} has no answer`);
  const headers = Object.fromEntries(Object.entries(response.headers).filter(([name]) => name !== "transfer-encoding"));
  const whole = Buffer.concat(pieces);
  if (cut !== undefined) return { status: response.status, headers, pieces: [whole.subarray(0, cut)], end: "break" };
  const broken = response.error?.startsWith("RST_STREAM") ? "reset" : "break";
  const end = response.endedBy === "client" ? "open" : response.endedBy === "error" ? broken : "end";
  return { status: response.status, headers, pieces, end };
}

/** Answers every request that has the method, path and body of a recording with it; others get a 404 that no recording has. */
export function replaying(recordings: Iterable<Recording>): (seen: Seen) => Reply {
  const all = [...recordings].filter(({ response }) => response);
  return ({ method, path, body }) => {
    const found = all.find(
      ({ request }) => request.method === method && request.path === path && (request.body ?? "") === body,
    );
    if (found) return replyOf(found);
    const pieces = [Buffer.from(`{"message":"nothing recorded for ${method} ${path}"}`)];
    return { status: 404, headers: {}, pieces, end: "end" };
  };
}

/** RST_STREAM with the code CANCEL. */
function resetFrame(stream: number): Buffer {
  const frame = Buffer.from([0, 0, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 8]);
  frame.writeUInt32BE(stream, 5);
  return frame;
}
