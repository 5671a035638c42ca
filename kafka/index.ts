export * from "./codec/index.ts";
export { DeliveryError, type FailedEvent, InvalidEventError } from "./delivery-error.ts";
export type { Following } from "./follow.ts";
export { findPartitions, findSchemaId } from "./log-place.ts";
export type {
  ByteWriter,
  FilesType,
  LineColumn,
  LineFormat,
  LineNumber,
  LinePattern,
  LogType,
  MessageType,
  OutputType,
  PlainColumn,
  ReferenceType,
  SchemaImport,
  Violation,
} from "./message-type.ts";
export { type KafkaOptions, kafkaOptions, openKafka } from "./open-kafka.ts";
export { murmur2, partitionOf } from "./partitioner.ts";
export { DEPLOYMENTS_TOPIC, type Pointer, type PointerPart, parsePointer, pointerKey } from "./pointer.ts";
export { type PointerBook, readPointer, readPointers } from "./pointers.ts";
export type {
  Compression,
  InBatch,
  InRecord,
  Kafka,
  KafkaAdmin,
  KafkaClient,
  KafkaConsumer,
  KafkaProducer,
  KafkaTransaction,
  NewTopic,
  OffsetRange,
  OutRecord,
  PartitionOffset,
  PortConsumerOptions,
  PortProducerOptions,
  SendResult,
  StartFrom,
  TopicDescription,
  TransactionalOptions,
  TransactionalProducer,
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
export type { RowChange } from "./reference/plan-rows.ts";
export {
  type Published,
  type PublishOptions,
  planReference,
  publishReference,
  publishReferenceFile,
} from "./reference/publish-reference.ts";
export { readReferenceFile } from "./reference/read-reference-file.ts";
export { REFERENCE_TOPIC_CONFIG } from "./reference/reference-topic.ts";
export { lookupSchema, registerSchema, type SchemaText } from "./register-schema.ts";
export {
  openRegistry,
  type Registry,
  type SchemaReference,
  type SubjectVersion,
} from "./registry.ts";
export { RegistryError, type RegistryOptions } from "./registry-reply.ts";
export { newestSchema, type SchemaVersion, schemaHistory } from "./schema-history.ts";
export type { Delivered, SenderStats } from "./sender.ts";
export { type PointerWatch, type WatchOptions, watchPointers } from "./watch-pointers.ts";
