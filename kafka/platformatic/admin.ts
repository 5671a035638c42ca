import { Admin, ConfigResourceTypes, FetchIsolationLevels, ListOffsetTimestamps } from "@platformatic/kafka";
import { waitFor } from "#core";
import type { Connection } from "../connection.ts";
import type { KafkaAdmin, NewTopic, OffsetRange, PartitionOffset, TopicDescription } from "../port.ts";
import { kafkaError, protocolErrors } from "./errors.ts";
import { securityOptions } from "./security.ts";

const TOPIC_CONFIG = 1;
const SET = 0;
const DELETE = 1;
const READY_DEADLINE = 30_000;

/** The admin client: short bounded retries, then the error. */
export function openAdmin(connection: Connection): KafkaAdmin & { close(): Promise<void> } {
  const client = new Admin({
    clientId: connection.clientId,
    bootstrapBrokers: connection.bootstrapBrokers,
    ...securityOptions(connection),
    autocreateTopics: false,
    retries: 3,
    retryDelay: (_owner: object, _operation: string, attempt: number): number => 100 * 2 ** attempt,
    timeout: 20_000,
  });

  const ask = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw kafkaError(error, doing, connection.bootstrap);
    }
  };

  /** Fresh, never from the cache: a topic may have been deleted and made again. */
  const layout = (topics: readonly string[]): ReturnType<Admin["metadata"]> =>
    ask(`look up ${topics.join(", ") || "the cluster"}`, () =>
      client.metadata({ topics: [...topics], forceUpdate: true }),
    );

  const listed = async (topic: string, timestamp: bigint): Promise<PartitionOffset[]> => {
    const found = (await layout([topic])).topics.get(topic);
    const partitions = Array.from({ length: found?.partitionsCount ?? 0 }, (_, partitionIndex) => ({
      partitionIndex,
      timestamp,
    }));
    const answer = await ask(`list offsets of ${topic}`, () =>
      client.listOffsets({
        topics: [{ name: topic, partitions }],
        isolationLevel: FetchIsolationLevels.READ_COMMITTED,
      }),
    );
    return answer
      .flatMap((t) => t.partitions.map((p) => ({ topic, partition: p.partitionIndex, offset: p.offset })))
      .sort((a, b) => a.partition - b.partition);
  };

  const topicNames = async (): Promise<string[]> => (await ask("list topics", () => client.listTopics())).sort();

  const configs = (type: number, name: string, keys?: readonly string[]) =>
    ask(`read the configuration of ${name}`, () =>
      client.describeConfigs({
        resources: [
          {
            resourceType: type as typeof ConfigResourceTypes.TOPIC,
            resourceName: name,
            configurationKeys: keys ? [...keys] : null,
          },
        ],
      }),
    ).then((found) => found[0]?.configs ?? []);

  const describeTopics = async (names: readonly string[]): Promise<TopicDescription[]> => {
    const existing = new Set(await topicNames());
    const wanted = names.filter((n) => existing.has(n));
    if (wanted.length === 0) return [];
    const { topics } = await layout(wanted);
    return Promise.all(
      wanted.map(async (name): Promise<TopicDescription> => {
        const topic = topics.get(name);
        const own = (await configs(ConfigResourceTypes.TOPIC, name)).filter((c) => c.configSource === TOPIC_CONFIG);
        return {
          name,
          id: topic?.id ?? "",
          partitions: topic?.partitionsCount ?? 0,
          replicas: topic?.partitions[0]?.replicas.length ?? 0,
          config: Object.fromEntries(own.map((c) => [c.name, c.value ?? ""]).sort()),
        };
      }),
    );
  };

  const create = async (topic: NewTopic): Promise<boolean> => {
    try {
      // The client gives all topics of one call the same configuration: one call each.
      await client.createTopics({
        topics: [{ topic: topic.name, partitions: topic.partitions, replicas: topic.replicas ?? 1 }],
        configs: Object.entries(topic.config ?? {}).map(([name, value]) => ({ name, value })),
      });
      return true;
    } catch (error) {
      if (protocolErrors(error).includes("TOPIC_ALREADY_EXISTS")) return false;
      throw kafkaError(error, `create topic ${topic.name}`, connection.bootstrap);
    }
  };

  const ready = (name: string, partitions: number): Promise<unknown> =>
    waitFor(
      `a leader for each partition of ${name}`,
      async () => {
        const topic = (await layout([name])).topics.get(name);
        return (
          topic !== undefined && topic.partitionsCount >= partitions && topic.partitions.every((p) => p.leader >= 0)
        );
      },
      { deadline: READY_DEADLINE },
    );

  return {
    topicNames,
    describeTopics,
    async createTopics(topics: readonly NewTopic[]): Promise<string[]> {
      const existing = new Set(await topicNames());
      const created: string[] = [];
      for (const topic of topics) {
        if (!existing.has(topic.name) && (await create(topic))) created.push(topic.name);
      }
      for (const topic of topics) if (created.includes(topic.name)) await ready(topic.name, topic.partitions);
      return created;
    },
    async addPartitions(topic: string, total: number): Promise<void> {
      // null = the broker places them; the client's types ask for a list, which the broker then wants complete.
      const assignments = null as unknown as [];
      await ask(`raise ${topic} to ${total} partitions`, () =>
        client.createPartitions({ topics: [{ name: topic, count: total, assignments }] }),
      );
      await ready(topic, total);
    },
    async alterTopicConfig(topic: string, config: Readonly<Record<string, string | null>>): Promise<void> {
      const changes = Object.entries(config).map(([name, value]) =>
        value === null
          ? { name, configOperation: DELETE as typeof DELETE, value: "" }
          : { name, configOperation: SET as typeof SET, value },
      );
      await ask(`change the configuration of ${topic}`, () =>
        client.incrementalAlterConfigs({
          resources: [{ resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configs: changes }],
        }),
      );
    },
    async deleteTopics(names: readonly string[]): Promise<string[]> {
      const existing = new Set(await topicNames());
      const doomed = names.filter((n) => existing.has(n));
      if (doomed.length === 0) return [];
      await ask(`delete ${doomed.join(", ")}`, async () => {
        try {
          await client.deleteTopics({ topics: doomed });
        } catch (error) {
          if (protocolErrors(error).some((id) => id !== "UNKNOWN_TOPIC_OR_PARTITION")) throw error;
          if (protocolErrors(error).length === 0) throw error;
        }
      });
      await waitFor(
        `the topics ${doomed.join(", ")} to be gone`,
        async () => {
          const left = new Set(await topicNames());
          return doomed.every((n) => !left.has(n));
        },
        { deadline: READY_DEADLINE },
      );
      client.clearMetadata();
      return doomed;
    },
    async offsets(topic: string): Promise<OffsetRange[]> {
      const earliest = await listed(topic, ListOffsetTimestamps.EARLIEST);
      const latest = await listed(topic, ListOffsetTimestamps.LATEST);
      return earliest.map((e, i) => ({
        topic,
        partition: e.partition,
        earliest: e.offset,
        latest: latest[i]?.offset ?? e.offset,
      }));
    },
    async offsetsAt(topic: string, timestamp: number): Promise<PartitionOffset[]> {
      const at = await listed(topic, BigInt(Math.trunc(timestamp)));
      const ends = await listed(topic, ListOffsetTimestamps.LATEST);
      return at.map((p, i) => (p.offset >= 0n ? p : { ...p, offset: ends[i]?.offset ?? 0n }));
    },
    async groups(): Promise<string[]> {
      return [...(await ask("list groups", () => client.listGroups())).keys()].sort();
    },
    async groupOffsets(group: string): Promise<PartitionOffset[]> {
      const found = await ask(`read the offsets of group ${group}`, () =>
        client.listConsumerGroupOffsets({ groups: [group] }),
      );
      return found.flatMap((g) =>
        g.topics.flatMap((t) =>
          t.partitions.map((p) => ({ topic: t.name, partition: p.partitionIndex, offset: p.committedOffset })),
        ),
      );
    },
    async deleteGroups(groups: readonly string[]): Promise<void> {
      const existing = new Set([...(await ask("list groups", () => client.listGroups())).keys()]);
      const doomed = groups.filter((g) => existing.has(g));
      if (doomed.length === 0) return;
      await ask(`delete group ${doomed.join(", ")}`, () => client.deleteGroups({ groups: doomed }));
    },
    async brokerConfig(keys: readonly string[]): Promise<Readonly<Record<string, string>>> {
      const [broker] = (await layout([])).brokers.keys();
      const found = await configs(ConfigResourceTypes.BROKER, String(broker ?? 0), keys);
      return Object.fromEntries(found.map((c) => [c.name, c.value ?? ""]));
    },
    async cluster(): Promise<{ readonly id: string; readonly brokers: number }> {
      const { id, brokers } = await layout([]);
      return { id, brokers: brokers.size };
    },
    async close(): Promise<void> {
      await client.close().catch(() => {});
    },
  };
}
