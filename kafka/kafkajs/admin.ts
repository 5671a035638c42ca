import { setTimeout as delay } from "node:timers/promises";
import { type SluiceError, waitFor } from "#core";
import type { Connection } from "../connection.ts";
import type { KafkaAdmin, NewTopic, OffsetRange, PartitionOffset, TopicDescription } from "../port.ts";
import { EARLIEST, LATEST } from "../pull-client.ts";
import { kafkaError, protocolErrors } from "./errors.ts";
import { openLink } from "./link.ts";
import { listOffsets } from "./offsets.ts";
import { requestAlterTopicConfig, type TopicLayout } from "./requests.ts";

const TOPIC = 2;
const BROKER = 4;
/** Where a configuration value comes from: set on the topic itself. */
const ON_TOPIC = 1;
const TIMEOUT = 20_000;
const READY_DEADLINE = 30_000;
const TRIES = 4;

/** The admin: single requests, short bounded retries, then the error. */
export function openAdmin(connection: Connection): KafkaAdmin & { close(): Promise<void> } {
  const link = openLink(connection);

  const ask = async <T>(doing: string, call: () => Promise<T>): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        const mapped: SluiceError = kafkaError(error, doing, connection.bootstrap);
        if (!mapped.retryable || attempt + 1 >= TRIES) throw mapped;
        link.reset();
        await delay(100 * 2 ** attempt);
      }
    }
  };

  const topicNames = async (): Promise<string[]> => {
    const { topics } = await ask("list topics", () => link.layout(undefined));
    return topics
      .filter((t) => !t.internal)
      .map((t) => t.name)
      .sort();
  };

  const present = async (names: readonly string[]): Promise<TopicLayout[]> => {
    if (names.length === 0) return [];
    const { topics } = await ask(`look up ${names.join(", ")}`, async () => {
      const found = await link.layout(names);
      const other = found.topics.find((t) => t.error && !isUnknown(t.error));
      if (other?.error) throw other.error;
      return found;
    });
    return names.flatMap((name) => topics.find((t) => t.name === name && !t.error) ?? []);
  };

  const ready = (name: string, partitions: number): Promise<unknown> =>
    waitFor(
      `a leader for each partition of ${name}`,
      async () => {
        const [topic] = await present([name]);
        return topic && topic.partitions.length >= partitions && topic.partitions.every((p) => p.leader >= 0);
      },
      { deadline: READY_DEADLINE },
    );

  const create = async (topic: NewTopic): Promise<boolean> => {
    const request = {
      topic: topic.name,
      numPartitions: topic.partitions,
      replicationFactor: topic.replicas ?? 1,
      configEntries: Object.entries(topic.config ?? {}).map(([name, value]) => ({ name, value })),
    };
    let again = false;
    return ask(`create topic ${topic.name}`, async () => {
      try {
        await (await link.any()).createTopics({ topics: [request], timeout: TIMEOUT });
        return true;
      } catch (error) {
        // After a lost answer it may be our own.
        if (protocolErrors(error).includes("TOPIC_ALREADY_EXISTS")) return again;
        again = true;
        throw error;
      }
    });
  };

  const configOf = async (
    type: number,
    name: string,
    keys?: readonly string[],
  ): Promise<readonly { configName: string; configValue: string | null; configSource: number }[]> =>
    ask(`read the configuration of ${name}`, async () => {
      const broker = type === BROKER ? await link.broker(Number(name)) : await link.any();
      const resource = keys ? { type, name, configNames: keys } : { type, name };
      return (await broker.describeConfigs({ resources: [resource] })).resources[0]?.configEntries ?? [];
    });

  const offsetsOf = async (topic: string, timestamp: bigint): Promise<readonly bigint[]> =>
    ask(`list offsets of ${topic}`, async () => (await listOffsets(link, [topic], timestamp)).get(topic) ?? []);

  const groups = async (): Promise<string[]> =>
    ask("list groups", async () => {
      const lists = await Promise.all((await link.brokers()).map((b) => b.listGroups()));
      return lists.flatMap((l) => l.groups.map((g) => g.groupId)).sort();
    });

  return {
    topicNames,
    groups,
    async describeTopics(names): Promise<TopicDescription[]> {
      const found = await present(names);
      return Promise.all(
        found.map(async (topic): Promise<TopicDescription> => {
          const own = (await configOf(TOPIC, topic.name)).filter((c) => c.configSource === ON_TOPIC);
          return {
            name: topic.name,
            id: topic.id,
            partitions: topic.partitions.length,
            replicas: topic.partitions[0]?.replicas ?? 0,
            config: Object.fromEntries(own.map((c) => [c.configName, c.configValue ?? ""]).sort()),
          };
        }),
      );
    },
    async createTopics(topics) {
      const there = new Set((await present(topics.map((t) => t.name))).map((t) => t.name));
      const created: string[] = [];
      for (const topic of topics) if (!there.has(topic.name) && (await create(topic))) created.push(topic.name);
      for (const topic of topics) if (created.includes(topic.name)) await ready(topic.name, topic.partitions);
      return created;
    },
    async addPartitions(topic, total) {
      await ask(`raise ${topic} to ${total} partitions`, async () =>
        (await link.any()).createPartitions({ topicPartitions: [{ topic, count: total }], timeout: TIMEOUT }),
      );
      await ready(topic, total);
    },
    async alterTopicConfig(topic, config) {
      await ask(`change the configuration of ${topic}`, async () =>
        requestAlterTopicConfig(await link.any(), topic, config),
      );
    },
    async deleteTopics(names) {
      // Asked for first: the broker's refusal of one name would hide what became of the others.
      const doomed = (await present(names)).map((t) => t.name);
      if (doomed.length === 0) return [];
      await ask(`delete ${doomed.join(", ")}`, async () => {
        try {
          await (await link.any()).deleteTopics({ topics: doomed, timeout: TIMEOUT });
        } catch (error) {
          if (!isUnknown(error)) throw error;
        }
      });
      await waitFor(`the topics ${doomed.join(", ")} to be gone`, async () => (await present(doomed)).length === 0, {
        deadline: READY_DEADLINE,
      });
      return doomed;
    },
    async offsets(topic): Promise<OffsetRange[]> {
      const earliest = await offsetsOf(topic, EARLIEST);
      const latest = await offsetsOf(topic, LATEST);
      return earliest.map((e, partition) => ({ topic, partition, earliest: e, latest: latest[partition] ?? e }));
    },
    async offsetsAt(topic, timestamp): Promise<PartitionOffset[]> {
      const at = await offsetsOf(topic, BigInt(Math.trunc(timestamp)));
      const ends = await offsetsOf(topic, LATEST);
      return at.map((o, partition) => ({ topic, partition, offset: o >= 0n ? o : (ends[partition] ?? 0n) }));
    },
    async groupOffsets(group): Promise<PartitionOffset[]> {
      const { responses } = await ask(`read the offsets of group ${group}`, async () =>
        (await link.coordinator(group)).offsetFetch({ groupId: group, topics: [] }),
      );
      return responses
        .flatMap((t) => t.partitions.map((p) => ({ topic: t.topic, ...p, offset: BigInt(p.offset) })))
        .map(({ topic, partition, offset }) => ({ topic, partition, offset }))
        .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
    },
    async deleteGroups(names) {
      const there = new Set(await groups());
      for (const name of names.filter((n) => there.has(n))) {
        await ask(`delete group ${name}`, async () => {
          const { results } = await (await link.coordinator(name)).deleteGroups([name]);
          const error = results.find((r) => r.error)?.error;
          if (error && !protocolErrors(error).includes("GROUP_ID_NOT_FOUND")) throw error;
        });
      }
    },
    async brokerConfig(keys) {
      const { brokers } = await ask("look up the cluster", () => link.layout([]));
      const found = await configOf(BROKER, String(brokers[0]?.node ?? 0), keys);
      return Object.fromEntries(found.map((c) => [c.configName, c.configValue ?? ""]));
    },
    async cluster() {
      const { clusterId, brokers } = await ask("look up the cluster", () => link.layout([]));
      return { id: clusterId, brokers: brokers.length };
    },
    async close() {
      link.close();
    },
  };
}

function isUnknown(error: unknown): boolean {
  return protocolErrors(error).includes("UNKNOWN_TOPIC_OR_PARTITION");
}
