import type { Socket } from "node:net";
import type { ISocketFactory } from "kafkajs";
import type { Connection } from "../connection.ts";
import { CLOSED } from "./errors.ts";
import { openSocket } from "./security.ts";

/** The sockets of one client, so that they can be closed at once and for good. */
export interface Sockets {
  readonly factory: ISocketFactory;
  /** The first addresses; none after `close`: that is what ends the client's retries. */
  seeds(): string[];
  close(): void;
  /** Closes them, too, but for a new start: what was asked over them may be asked again. */
  abandon(): void;
}

export function openSockets(connection: Connection): Sockets {
  const open = new Set<Socket>();
  let closed = false;
  let why = CLOSED;
  const end = (reason: string): void => {
    closed = true;
    why = reason;
    // With an error: the client takes no notice of a socket that only closes, and would wait for its answers.
    for (const socket of open) socket.destroy(new Error(reason));
  };
  return {
    factory({ host, port, onConnect }) {
      if (closed) throw new Error(why);
      const socket = openSocket(connection, host.startsWith(V6) ? v6(host, connection) : host, port, onConnect);
      socket.setNoDelay(true);
      socket.setKeepAlive(true, 60_000);
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      return socket;
    },
    seeds: () => (closed ? [] : connection.bootstrapBrokers.map((b, i) => (b.startsWith("[") ? named(b, i) : b))),
    close: () => end(CLOSED),
    abandon: () => end("given up for a new connection"),
  };
}

/** The client cuts an address at its first colon: one of IPv6 gets a name that stands for it. */
const V6 = "sluice-v6-";

function named(address: string, index: number): string {
  return `${V6}${index}${address.slice(address.lastIndexOf(":"))}`;
}

function v6(name: string, connection: Connection): string {
  const address = connection.bootstrapBrokers[Number(name.slice(V6.length))] ?? "";
  return address.slice(1, address.lastIndexOf("]"));
}
