import type { Connection } from "../connection.ts";
import { type ClusterLayout, requestMetadata } from "./requests.ts";
import { type Protocol, type RawBroker, runtime } from "./runtime.ts";
import { saslOptions } from "./security.ts";
import { openSockets, type Sockets } from "./sockets.ts";

const CONNECT_TIMEOUT = 5000;

/**
 * Single requests to the brokers of a cluster, over connections of the client. Nothing is repeated here: the callers
 * have loops with deadlines, and `reset` gives them a fresh start. (The client's own cluster repeats inside of
 * repetitions, and loses its way when the only broker was away.)
 */
export interface Link {
  /** Any broker. */
  any(): Promise<RawBroker>;
  broker(node: number): Promise<RawBroker>;
  /** All brokers of the cluster. */
  brokers(): Promise<RawBroker[]>;
  coordinator(group: string): Promise<RawBroker>;
  /** Fresh. Named topics that do not exist come with their error. */
  layout(topics: readonly string[] | undefined): Promise<ClusterLayout>;
  send<T>(broker: RawBroker, protocol: Protocol<T>): Promise<T>;
  /** Closes all connections; the next request opens new ones. */
  reset(): void;
  close(): void;
}

export function openLink(connection: Connection): Link {
  let sockets: Sockets = openSockets(connection);
  let closed = false;
  let seed: RawBroker | undefined;
  let turn = 0;
  let nodes = new Map<number, RawBroker>();
  let addresses = new Map<number, { readonly host: string; readonly port: number }>();

  const open = async (host: string, port: number, nodeId: number | null): Promise<RawBroker> => {
    const { Broker, ConnectionPool, newLogger } = runtime();
    const logger = newLogger({ level: 0, logCreator: () => () => {} });
    const pool = new ConnectionPool({
      host,
      port,
      logger,
      clientId: connection.clientId,
      socketFactory: sockets.factory,
      connectionTimeout: CONNECT_TIMEOUT,
      requestTimeout: 30_000,
      enforceRequestTimeout: true,
      ...saslOptions(connection),
    });
    const broker = new Broker({ connectionPool: pool, logger, nodeId, allowAutoTopicCreation: false });
    await broker.connect();
    return broker;
  };

  const fromSeeds = async (): Promise<RawBroker> => {
    const seeds = sockets.seeds();
    let last: unknown;
    for (let i = 0; i < seeds.length; i++) {
      const address = seeds[turn++ % seeds.length] ?? "";
      const colon = address.lastIndexOf(":");
      try {
        return await open(address.slice(0, colon), Number(address.slice(colon + 1)), null);
      } catch (error) {
        last = error;
      }
    }
    throw last ?? new Error("no broker addresses");
  };

  const any = async (): Promise<RawBroker> => {
    seed ??= await fromSeeds();
    await seed.connect();
    return seed;
  };
  const layout = async (topics: readonly string[] | undefined): Promise<ClusterLayout> => {
    const found = await requestMetadata(await any(), topics);
    addresses = new Map(found.brokers.map((b) => [b.node, b]));
    return found;
  };
  const broker = async (node: number): Promise<RawBroker> => {
    if (!addresses.has(node)) await layout([]);
    const at = addresses.get(node);
    if (!at) throw Object.assign(new Error(`broker ${node} is not there`), { name: "KafkaJSBrokerNotFound" });
    const known = nodes.get(node) ?? (await open(at.host, at.port, node));
    nodes.set(node, known);
    await known.connect();
    return known;
  };

  return {
    any,
    broker,
    layout,
    send: (to, protocol) => to.connectionPool.send(protocol),
    async brokers() {
      const found = await layout([]);
      return Promise.all(found.brokers.map((b) => broker(b.node)));
    },
    async coordinator(group) {
      const { coordinator } = await (await any()).findGroupCoordinator({ groupId: group, coordinatorType: 0 });
      return broker(coordinator.nodeId);
    },
    reset() {
      sockets.abandon();
      seed = undefined;
      nodes = new Map();
      addresses = new Map();
      if (!closed) sockets = openSockets(connection);
    },
    close() {
      closed = true;
      sockets.close();
    },
  };
}
