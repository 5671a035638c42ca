import { connect, createServer, type Socket } from "node:net";
import type { Config } from "#core";
import { openFaultProxy } from "../../../kafka/test/fault-proxy.ts";

export type System = "kafka" | "registry";

/** A system of which this process will think that it went down; the engines still have it. */
export interface GoingDown {
  /** The configuration that leads to it. */
  readonly config: Config;
  /** From here on connections are closed, and nobody listens. */
  down(): void;
  /** Sockets that only pass on. */
  isOwn(socket: Socket): boolean;
}

export async function openGoingDown(config: Config, system: System): Promise<GoingDown> {
  const real = system === "kafka" ? config.kafka : new URL(config.registryUrl).host;
  const { address, close } = await (system === "kafka" ? openFaultProxy(real) : openPassage(real));
  const engine = { ...config.engine, [system]: system === "kafka" ? config.kafka : config.registryUrl };
  const seen = system === "kafka" ? { kafka: address } : { registryUrl: config.registryUrl.replace(real, address) };
  const port = Number(real.split(":").at(-1));
  return {
    config: { ...config, ...seen, engine },
    down: () => void close(),
    isOwn: (socket) => socket.remotePort === port || (socket as { server?: unknown }).server != null,
  };
}

async function openPassage(real: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  const [host = "", port] = real.split(":");
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    const server = connect(Number(port), host);
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", end).on("close", end);
    }
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${(listener.address() as { port: number }).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}
