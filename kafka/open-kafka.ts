import { type Config, type KafkaSecurity, SluiceError, withoutCredentials } from "#core";
import type { Adapter } from "./adapter.ts";
import { kafkajsAdapter } from "./kafkajs/index.ts";
import { platformaticAdapter } from "./platformatic/index.ts";
import type {
  Kafka,
  KafkaAdmin,
  KafkaClient,
  KafkaConsumer,
  KafkaProducer,
  PortConsumerOptions,
  PortProducerOptions,
  TransactionalOptions,
  TransactionalProducer,
} from "./port.ts";

export interface KafkaOptions {
  /** `host:port`, several with commas. */
  readonly bootstrap: string;
  /** Which client does the work: `kafkaClient` of the configuration. Default `platformatic`. */
  readonly client?: KafkaClient | undefined;
  /** Seen in the broker's logs and metrics. Default `sluice`. */
  readonly clientId?: string;
  /** Base of the Confluent-compatible registry API. Default: `registryUrl` of the configuration. */
  readonly registryUrl?: string;
  /** Certificates (PEM text) of authorities that may sign the registry's, for producers that are not given a registry. */
  readonly registryCa?: string | undefined;
  /** How the brokers let us in. Default: plain connections, no user. */
  readonly security?: KafkaSecurity | undefined;
  /** Copies of each partition of topics that are created without a number of their own. Default 1. */
  readonly replication?: number;
}

/** What a configuration says of the cluster and its registry, for `openKafka`. */
export function kafkaOptions(
  config: Pick<Config, "kafka" | "kafkaClient" | "kafkaSecurity" | "registryUrl" | "registryCa" | "replication">,
  clientId: string,
): KafkaOptions {
  return {
    bootstrap: config.kafka,
    client: config.kafkaClient,
    clientId,
    registryUrl: config.registryUrl,
    registryCa: config.registryCa,
    security: config.kafkaSecurity,
    replication: config.replication,
  };
}

/** A handle on a cluster. Nothing is connected before it is used; `close()` closes all that was opened from it. */
export function openKafka(options: KafkaOptions): Kafka {
  const brokers = options.bootstrap.split(",").map((b) => b.trim());
  for (const broker of brokers) {
    if (!/^(\[[^\]]+\]|[^:\s]+):\d{1,5}$/.test(broker)) {
      throw new SluiceError("SLUICE_CONFIG", `"${withoutCredentials(broker)}" is no Kafka address`, {
        hint: "write host:port, several separated by commas, in SLUICE_KAFKA",
      });
    }
  }
  const { bootstrap, client = "platformatic", clientId = "sluice", security, replication = 1 } = options;
  const connection = { bootstrap, bootstrapBrokers: brokers, clientId, security };
  const adapter: Adapter = client === "kafkajs" ? kafkajsAdapter(connection) : platformaticAdapter(connection);
  const opened = new Set<{ close(): Promise<void> }>();
  const forget = (closed: { close(): Promise<void> }): void => void opened.delete(closed);
  let admin: (KafkaAdmin & { close(): Promise<void> }) | undefined;
  return {
    bootstrap,
    client,
    registryUrl: options.registryUrl,
    registryCa: options.registryCa,
    producer(o: PortProducerOptions = {}): KafkaProducer {
      const producer = adapter.producer(o, forget);
      opened.add(producer);
      return producer;
    },
    async transactional(o: TransactionalOptions): Promise<TransactionalProducer> {
      const producer = await adapter.transactional(o, forget);
      opened.add(producer);
      return producer;
    },
    async consumer(o: PortConsumerOptions): Promise<KafkaConsumer> {
      const consumer = await adapter.consumer(o, forget);
      opened.add(consumer);
      return consumer;
    },
    admin(): KafkaAdmin {
      admin ??= withReplication(adapter.admin(), replication);
      return admin;
    },
    async close(): Promise<void> {
      await Promise.all([...opened].map((o) => o.close()));
      await admin?.close();
      admin = undefined;
    },
  };
}

/** Topics get the copies of their cluster, unless they ask for a number of their own. */
function withReplication(
  admin: KafkaAdmin & { close(): Promise<void> },
  replicas: number,
): KafkaAdmin & { close(): Promise<void> } {
  return { ...admin, createTopics: (topics) => admin.createTopics(topics.map((topic) => ({ replicas, ...topic }))) };
}
