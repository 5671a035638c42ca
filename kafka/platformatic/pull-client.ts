import { randomUUID } from "node:crypto";
import { ConnectionPool, Consumer, FetchIsolationLevels } from "@platformatic/kafka";
import type { Connection } from "../connection.ts";
import type { PortConsumerOptions } from "../port.ts";
import {
  type Fetched,
  type FetchedBatch,
  heartbeatOf,
  type PullClient,
  type PullGroup,
  SESSION,
} from "../pull-client.ts";
import { MAX_FETCH } from "../pull-consumer.ts";
import { kafkaError, protocolErrors } from "./errors.ts";
import { securityOptions } from "./security.ts";

/**
 * Asks the broker for `read_committed` without the client noticing: the byte on the wire is the same. What the client
 * would do with its own constant is to hide everything between the last aborted transaction of a producer and that
 * producer's last abort marker, what was committed in between, too.
 */
const READ_COMMITTED = true as unknown as number;

/** Single requests of the client's consumer, for the pull loop. */
export function openPullClient(connection: Connection, options: PortConsumerOptions): PullClient {
  const { sessionTimeout = SESSION } = options;
  const client = new Consumer({
    clientId: connection.clientId,
    connectTimeout: 5000,
    bootstrapBrokers: connection.bootstrapBrokers,
    ...securityOptions(connection),
    autocreateTopics: false,
    // Without a group the name is never sent.
    groupId: options.group ?? `none-${randomUUID()}`,
    autocommit: false,
    sessionTimeout,
    rebalanceTimeout: 30_000,
    heartbeatInterval: heartbeatOf(sessionTimeout),
    isolationLevel: FetchIsolationLevels.READ_COMMITTED,
    retries: 2,
    retryDelay: 200,
  });
  // Fetches wait for data: on the connection of heartbeats and commits they would hold those back.
  const pool = new ConnectionPool(connection.clientId, {
    ...securityOptions(connection),
    connectTimeout: 5000,
    maxInflights: 2,
  });
  for (const topic of options.topics) client.topics.track(topic);
  const ids = new Map<string, string>();

  return {
    group: options.group === undefined ? undefined : openGroup(client),
    protocolErrors,
    error: (error, doing) => kafkaError(error, doing, connection.bootstrap),
    forget: () => client.clearMetadata(),
    async leaders(topics) {
      const { topics: found } = await client.metadata({ topics: [...topics] });
      ids.clear();
      for (const [name, topic] of found) ids.set(name, topic.id);
      return new Map([...found].map(([name, topic]) => [name, topic.partitions.map((p) => p.leader)]));
    },
    offsets: (topics, timestamp) =>
      client.listOffsets({ topics: [...topics], timestamp, isolationLevel: FetchIsolationLevels.READ_COMMITTED }),
    async fetch(node, wanted, maxWaitTime, partitionMaxBytes) {
      const { responses } = await client.fetch({
        node,
        topics: wanted.map(({ topic, partition, offset }) => ({
          topicId: ids.get(topic) ?? "",
          partitions: [
            { partition, fetchOffset: offset, partitionMaxBytes, currentLeaderEpoch: -1, lastFetchedEpoch: -1 },
          ],
        })),
        minBytes: 1,
        maxBytes: MAX_FETCH,
        maxWaitTime,
        isolationLevel: READ_COMMITTED,
        connectionPool: pool,
      });
      const names = new Map([...ids].map(([name, id]) => [id, name]));
      return responses.flatMap(({ topicId, partitions }) =>
        partitions.map(
          (p): Fetched => ({
            topic: names.get(topicId) ?? "",
            partition: p.partitionIndex,
            // The client's types call these buffers unknown.
            batches: (p.records ?? []) as unknown as readonly FetchedBatch[],
            aborted: p.abortedTransactions ?? [],
          }),
        ),
      );
    },
    async close() {
      await Promise.all([client.close(true), pool.close()]);
    },
  };
}

function openGroup(client: Consumer): PullGroup {
  let generation = 0;
  let member = false;
  client.on("consumer:group:join", () => {
    generation++;
    member = true;
  });
  // A rejoin that failed ends the heartbeats for good: the loop must join anew, or it would read what others own.
  client.on("error", () => {
    member = false;
  });
  return {
    async ready() {
      if (!member) await client.joinGroup({});
    },
    get generation() {
      return generation;
    },
    get settled() {
      return member;
    },
    assigned: () => client.assignments ?? [],
    async committed(partitions) {
      const topics = partitions.map((a) => ({ topic: a.topic, partitions: [...a.partitions] }));
      const found = await client.listCommittedOffsets({ topics });
      return (topic, partition) => {
        const offset = found.get(topic)?.[partition] ?? -1n;
        return offset >= 0n ? offset : undefined;
      };
    },
    async commit(offsets) {
      await client.commit({ offsets: offsets.map((o) => ({ ...o, leaderEpoch: -1 })) });
    },
  };
}
