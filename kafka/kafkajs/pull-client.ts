import type { Connection } from "../connection.ts";
import type { PortConsumerOptions } from "../port.ts";
import { type PullClient, SESSION } from "../pull-client.ts";
import { kafkaError, protocolErrors } from "./errors.ts";
import { openGroup } from "./group.ts";
import { openLink } from "./link.ts";
import { existing, listOffsets } from "./offsets.ts";
import { requestFetch } from "./requests.ts";

/** Single requests over the client's connections, for the pull loop. The client has no reader without a group. */
export function openPullClient(connection: Connection, options: PortConsumerOptions): PullClient {
  const link = openLink(connection);
  const { group: name, topics, sessionTimeout = SESSION } = options;
  const group = name === undefined ? undefined : openGroup(link, name, topics, sessionTimeout);
  return {
    group,
    protocolErrors,
    error: (error, doing) => kafkaError(error, doing, connection.bootstrap),
    forget(error) {
      // What the broker has answered came over a good connection.
      if (protocolErrors(error).length === 0) link.reset();
    },
    async leaders(topics) {
      const found = await existing(link, topics);
      return new Map(found.map((t) => [t.name, t.partitions.map((p) => p.leader)]));
    },
    offsets: (topics, timestamp) => listOffsets(link, topics, timestamp),
    fetch: async (node, wanted, maxWait, maxBytes) => requestFetch(await link.broker(node), wanted, maxWait, maxBytes),
    async close() {
      try {
        await group?.leave();
      } finally {
        link.close();
      }
    },
  };
}
