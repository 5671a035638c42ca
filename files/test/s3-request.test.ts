import { createServer } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { request } from "../s3/request.ts";

const get = { method: "GET", headers: {} };

/** A server that answers each connection with these bytes, and closes it. */
async function answering(head: string, body: Buffer): Promise<{ url: URL; asked: string[]; close(): void }> {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      asked.push(data.toString());
      socket.write(head);
      socket.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { url: new URL(`http://127.0.0.1:${port}/a`), asked, close: () => server.close() };
}

test("a large body that is read after the server has closed the connection is whole", async () => {
  const body = Buffer.alloc(64 * 1024, "a");
  const server = await answering(
    `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
    body,
  );
  const reply = await request(server.url, { ...get, signal: new AbortController().signal });
  for (let i = 0; i < 1000; i++) await turn();
  expect(Buffer.from(await reply.arrayBuffer()).equals(body)).toBe(true);
  server.close();
});

test("a body that is cut off is a failure, never a shorter body", async () => {
  const server = await answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", Buffer.from("short"));
  const reply = await request(server.url, { ...get, signal: new AbortController().signal });
  await expect(reply.text()).rejects.toThrow();
  server.close();
});

test("an answer without a body has none, and the signal ends what waits", async () => {
  const server = await answering("HTTP/1.1 204 No Content\r\nX-Amz-A: 1\r\n\r\n", Buffer.alloc(0));
  const reply = await request(server.url, { ...get, method: "DELETE", signal: new AbortController().signal });
  expect([reply.status, reply.headers.get("x-amz-a"), reply.body]).toEqual([204, "1", null]);
  server.close();
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const stop = new AbortController();
  const waits = request(new URL(`http://127.0.0.1:${port}/`), { ...get, signal: stop.signal });
  stop.abort(new Error("told to stop"));
  await expect(waits).rejects.toThrow();
  silent.close();
});

test("a text is sent with its length in bytes", async () => {
  const server = await answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Buffer.alloc(0));
  await request(server.url, { ...get, method: "PUT", body: "hé", signal: new AbortController().signal });
  expect(server.asked[0]).toMatch(/content-length: 3\r\n/i);
  server.close();
});
