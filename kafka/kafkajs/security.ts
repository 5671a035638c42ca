import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { SASLOptions } from "kafkajs";
import type { Connection } from "../connection.ts";

/** The client's options for SASL; TLS is a matter of the sockets. */
export function saslOptions({ security }: Connection): { readonly sasl?: SASLOptions } {
  const sasl = security?.sasl;
  if (!sasl) return {};
  const mechanism = sasl.mechanism.toLowerCase() as "plain" | "scram-sha-256" | "scram-sha-512";
  return { sasl: { mechanism, username: sasl.user, password: sasl.password } };
}

/** A socket to a broker, encrypted where it is asked for. */
export function openSocket({ security }: Connection, host: string, port: number, onConnect: () => void): Socket {
  if (!security?.tls) return connect({ host, port }, onConnect);
  const name = isIP(host) === 0 ? { servername: host } : {};
  return connectTls({ host, port, ...name, ...(security.ca !== undefined && { ca: security.ca }) }, onConnect);
}
