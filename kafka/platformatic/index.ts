import { SluiceError } from "#core";
import type {
  Kafka,
  KafkaAdmin,
  KafkaConsumer,
  KafkaProducer,
  PortConsumerOptions,
  PortProducerOptions,
} from "../port.ts";
import { openAdmin } from "./admin.ts";
import type { Connection } from "./connection.ts";
import { openConsumer } from "./consumer.ts";
import { openPortProducer } from "./producer.ts";

export interface KafkaOptions {
  /** `host:port`, several with commas. */
  readonly bootstrap: string;
  /** Seen in the broker's logs and metrics. Default `sluice`. */
  readonly clientId?: string;
  /** Base of the Confluent-compatible registry API. Default: `registryUrl` of the configuration. */
  readonly registryUrl?: string;
}

/** A handle on a cluster. Nothing is connected before it is used; `close()` closes all that was opened from it. */
export function openKafka(options: KafkaOptions): Kafka {
  const brokers = options.bootstrap.split(",").map((b) => b.trim());
  for (const broker of brokers) {
    if (!/^(\[[^\]]+\]|[^:\s]+):\d{1,5}$/.test(broker)) {
      throw new SluiceError("SLUICE_CONFIG", `"${broker}" is no Kafka address`, {
        hint: "write host:port, several separated by commas, in SLUICE_KAFKA",
      });
    }
  }
  const connection: Connection = {
    bootstrap: options.bootstrap,
    bootstrapBrokers: brokers,
    clientId: options.clientId ?? "sluice",
  };
  const opened = new Set<{ close(): Promise<void> }>();
  let admin: (KafkaAdmin & { close(): Promise<void> }) | undefined;
  return {
    bootstrap: options.bootstrap,
    registryUrl: options.registryUrl,
    producer(o: PortProducerOptions = {}): KafkaProducer {
      const producer = openPortProducer(connection, o, (closed) => opened.delete(closed));
      opened.add(producer);
      return producer;
    },
    async consumer(o: PortConsumerOptions): Promise<KafkaConsumer> {
      const consumer = await openConsumer(connection, o, (closed) => opened.delete(closed));
      opened.add(consumer);
      return consumer;
    },
    admin(): KafkaAdmin {
      admin ??= openAdmin(connection);
      return admin;
    },
    async close(): Promise<void> {
      await Promise.all([...opened].map((o) => o.close()));
      await admin?.close();
      admin = undefined;
    },
  };
}
