import { plural, SluiceError } from "#core";
import type { ReferenceType } from "../message-type.ts";
import type { Kafka, TopicDescription } from "../port.ts";

const DAY = 86_400_000;

/**
 * How a reference's topic is made. A row that was replaced or removed stays readable for a week behind its successor,
 * so that a job that starts anew joins the events of that week with what held then. A removed key is remembered for a
 * year: longer than any event is kept.
 */
export const REFERENCE_TOPIC_CONFIG: Readonly<Record<string, string>> = {
  "cleanup.policy": "compact",
  "message.timestamp.type": "CreateTime",
  "min.compaction.lag.ms": `${7 * DAY}`,
  "delete.retention.ms": `${365 * DAY}`,
};

/** The topic as it stands, undefined when it does not; refuses one whose keys lie elsewhere than readers expect. */
export async function findReferenceTopic<T>(
  kafka: Kafka,
  type: ReferenceType<T>,
): Promise<TopicDescription | undefined> {
  const [topic] = await kafka.admin().describeTopics([type.topic]);
  if (topic && topic.partitions !== type.partitions) {
    const message = `${type.topic} has ${plural(topic.partitions, "partition")}, ${type.partitions} are declared`;
    const hint = `declare partitions: ${topic.partitions}, or delete ${type.topic} and publish again`;
    throw new SluiceError("SLUICE_REFERENCE", message, { hint });
  }
  return topic;
}

/** Makes the topic, or sets what differs from `REFERENCE_TOPIC_CONFIG`. True when it was made. */
export async function ensureReferenceTopic<T>(kafka: Kafka, type: ReferenceType<T>): Promise<boolean> {
  const admin = kafka.admin();
  const { topic: name, partitions } = type;
  const created = await admin.createTopics([{ name, partitions, config: REFERENCE_TOPIC_CONFIG }]);
  const topic = await findReferenceTopic(kafka, type);
  const changed = Object.entries(REFERENCE_TOPIC_CONFIG).filter(([key, value]) => topic?.config[key] !== value);
  if (changed.length > 0) await admin.alterTopicConfig(name, Object.fromEntries(changed));
  return created.length > 0;
}
