import type {
  KafkaAdmin,
  KafkaConsumer,
  KafkaProducer,
  PortConsumerOptions,
  PortProducerOptions,
  TransactionalOptions,
  TransactionalProducer,
} from "./port.ts";
import type { OnClose } from "./retiring-producer.ts";

/** What a client's folder gives: the openers of the port. `openKafka` keeps track of what is open. */
export interface Adapter {
  producer(options: PortProducerOptions, onClose: OnClose): KafkaProducer;
  transactional(options: TransactionalOptions, onClose: OnClose): Promise<TransactionalProducer>;
  consumer(options: PortConsumerOptions, onClose: OnClose): Promise<KafkaConsumer>;
  admin(): KafkaAdmin & { close(): Promise<void> };
}
