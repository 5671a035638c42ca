export * from "./codec/index.ts";
export { DeliveryError, type FailedEvent, InvalidEventError } from "./delivery-error.ts";
export type { ByteWriter, LogType, MessageType, OutputType, Violation } from "./message-type.ts";
export { murmur2, partitionOf } from "./partitioner.ts";
export { type KafkaOptions, openKafka } from "./platformatic/index.ts";
export type {
  Compression,
  InBatch,
  InRecord,
  Kafka,
  KafkaAdmin,
  KafkaConsumer,
  KafkaProducer,
  NewTopic,
  OffsetRange,
  OutRecord,
  PartitionOffset,
  PortConsumerOptions,
  PortProducerOptions,
  SendResult,
  StartFrom,
  TopicDescription,
  WaitingListener,
} from "./port.ts";
export {
  openProducer,
  type Producer,
  type ProducerOptions,
  type ProducerState,
  type RawRecord,
  type SendOptions,
} from "./producer.ts";
export {
  type BadRecord,
  decodeRecord,
  type ReadOptions,
  type Row,
  type RowStream,
  readBatches,
  readRows,
  type TopicType,
} from "./reader.ts";
export {
  type CompatibilityLevel,
  openRegistry,
  type Registry,
  type SchemaReference,
  type SubjectVersion,
} from "./registry.ts";
export { RegistryError, type RegistryOptions } from "./registry-reply.ts";
export type { Delivered, SenderStats } from "./sender.ts";
