import { createConnection, type Socket } from "node:net";

const METADATA = 3;
const METADATA_VERSION = 4;

/**
 * Whether a broker at this address serves clients: it answers a Metadata request and knows at least one broker. An open
 * port is not enough: the broker opens it before it is registered with its controller.
 */
export async function kafkaServes(host: string, port: number, timeout = 2000): Promise<boolean> {
  const reply = await exchange(host, port, metadataRequest(), timeout);
  // Correlation id, throttle time, then the number of brokers.
  return reply.length >= 12 && reply.readInt32BE(0) === 1 && reply.readInt32BE(8) >= 1;
}

/** A Metadata request, version 4, that asks for no topic. */
export function metadataRequest(): Buffer {
  const body = Buffer.alloc(19);
  body.writeInt32BE(15, 0);
  body.writeInt16BE(METADATA, 4);
  body.writeInt16BE(METADATA_VERSION, 6);
  body.writeInt32BE(1, 8);
  body.writeInt16BE(-1, 12);
  body.writeInt32BE(0, 14);
  body.writeInt8(0, 18);
  return body;
}

function exchange(host: string, port: number, request: Buffer, timeout: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection({ host, port });
    const chunks: Buffer[] = [];
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeout, () => fail(new Error(`no answer from ${host}:${port} in ${timeout} ms`)));
    socket.once("error", fail);
    socket.once("close", () => reject(new Error(`${host}:${port} closed the connection`)));
    socket.once("connect", () => socket.write(request));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const all = Buffer.concat(chunks);
      if (all.length < 4 || all.length < 4 + all.readInt32BE(0)) return;
      socket.destroy();
      resolve(all.subarray(4));
    });
  });
}
