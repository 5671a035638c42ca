import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";
import { SluiceError } from "#core";
import { findPortHolder, type PortHolder } from "./port-holder.ts";
import type { ServiceName, StackAddresses, StackPorts } from "./types.ts";

const LOOPBACK = "127.0.0.1";

/** What a port is for, and how a person moves it. */
export const PORTS: Readonly<
  Record<keyof StackPorts, { service: ServiceName; what: string; flag: string; env: string }>
> = {
  kafka: { service: "kafka", what: "Kafka", flag: "--kafka-port", env: "SLUICE_KAFKA_PORT" },
  controller: {
    service: "kafka",
    what: "Kafka's controller",
    flag: "--kafka-controller-port",
    env: "SLUICE_KAFKA_CONTROLLER_PORT",
  },
  registry: { service: "registry", what: "the Schema Registry", flag: "--registry-port", env: "SLUICE_REGISTRY_PORT" },
  flink: { service: "flink", what: "Flink", flag: "--flink-port", env: "SLUICE_FLINK_PORT" },
  gateway: { service: "flink", what: "Flink's SQL Gateway", flag: "--gateway-port", env: "SLUICE_GATEWAY_PORT" },
};

export const PORT_NAMES: readonly (keyof StackPorts)[] = Object.keys(PORTS) as (keyof StackPorts)[];

/** Addresses of a stack on these ports. */
export function addressesOf(ports: StackPorts): StackAddresses {
  return {
    kafka: `${LOOPBACK}:${ports.kafka}`,
    registryUrl: `http://${LOOPBACK}:${ports.registry}/apis/ccompat/v7`,
    flinkUrl: `http://${LOOPBACK}:${ports.flink}`,
    gatewayUrl: `http://${LOOPBACK}:${ports.gateway}`,
  };
}

/** Below the ports that systems give to outgoing connections: from 32768 on Linux, from 49152 elsewhere. */
const FREE = { from: 10_240, to: 32_767 };

/**
 * Five different unused ports: held open together, so that none is handed out twice, then let go. Drawn where no outgoing
 * connection takes one away between this answer and the engine's start, or while an engine is started again.
 */
export async function freePorts(): Promise<StackPorts> {
  const servers: Server[] = [];
  for (let tries = 0; servers.length < PORT_NAMES.length; tries++) {
    const port = randomInt(FREE.from, FREE.to + 1);
    const server = await listen(port).catch((error: unknown) => {
      if (tries > 200) throw error;
      return undefined;
    });
    if (server) servers.push(server);
  }
  const numbers = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return Object.fromEntries(PORT_NAMES.map((name, i) => [name, numbers[i]])) as unknown as StackPorts;
}

/** SLUICE_PORT_TAKEN for the ports of these services that someone else holds: all of them in one message. */
export async function checkPorts(
  ports: StackPorts,
  services: readonly ServiceName[],
  holderOf: (port: number) => PortHolder | undefined = findPortHolder,
): Promise<void> {
  const wanted = PORT_NAMES.filter((name) => services.includes(PORTS[name].service));
  const twice = wanted.find((name, i) => wanted.findIndex((other) => ports[other] === ports[name]) !== i);
  if (twice !== undefined) {
    throw new SluiceError("SLUICE_CONFIG", `port ${ports[twice]} is given to two listeners of the stack`, {
      hint: `give ${PORTS[twice].what} another one with ${PORTS[twice].flag} or ${PORTS[twice].env}`,
    });
  }
  const taken: (keyof StackPorts)[] = [];
  for (const name of wanted) if (!(await isFree(ports[name]))) taken.push(name);
  if (taken.length === 0) return;
  const says = taken.map(
    (name) => `port ${ports[name]} (${PORTS[name].what}) is taken by ${say(holderOf(ports[name]))}`,
  );
  const flags = taken.map((name) => `${PORTS[name].flag} <port> or ${PORTS[name].env}=<port>`);
  throw new SluiceError("SLUICE_PORT_TAKEN", says.join("; "), {
    hint: `stop that process, or use another port: ${flags.join(", ")}`,
  });
}

function say(holder: PortHolder | undefined): string {
  if (holder?.pid === undefined) return "another process";
  return holder.command ? `process ${holder.pid} (${holder.command})` : `process ${holder.pid}`;
}

async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") return false;
    throw new SluiceError("SLUICE_CONFIG", `port ${port} cannot be used: ${(error as Error).message}`, {
      hint: code === "EACCES" ? "ports below 1024 need special rights: choose a higher one" : undefined,
      cause: error,
    });
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
