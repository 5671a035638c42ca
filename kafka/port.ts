/**
 * The port to Kafka: what the rooms need of a client, free of any client's types. Each adapter keeps these promises;
 * one live suite (`test/port.live.test.ts`) checks them on both.
 *
 * Every failure is a SluiceError: SLUICE_ADDRESS_UNREACHABLE when no broker answers, else SLUICE_KAFKA with the
 * client's own error as `cause`; `retryable` says whether the same call may succeed later unchanged.
 */
import type { SluiceError } from "#core";

/** The two clients behind this port. */
export type KafkaClient = "platformatic" | "kafkajs";

export interface Kafka {
  /** Which client does the work. */
  readonly client: KafkaClient;
  /** Bootstrap addresses, `host:port` with commas, as given: what errors name. */
  readonly bootstrap: string;
  /** Base of the registry API for producers that are not given one; undefined = the configured one. */
  readonly registryUrl: string | undefined;
  /** PEM text of authorities to trust for that registry. */
  readonly registryCa?: string | undefined;
  /** Does not connect yet: the first send does. */
  producer(options?: PortProducerOptions): KafkaProducer;
  /**
   * Claims a transactional id: connects, aborts what an earlier holder of the id left open (or finishes what it had
   * begun to commit), and fences that holder. So when this resolves, what was committed under the id is settled.
   */
  transactional(options: TransactionalOptions): Promise<TransactionalProducer>;
  /** Connects, finds its start positions (or joins the group) and is ready for `next`. */
  consumer(options: PortConsumerOptions): Promise<KafkaConsumer>;
  /** One shared admin client, closed with this handle. */
  admin(): KafkaAdmin;
  /** Closes everything opened from here. Sends in flight are rejected. */
  close(): Promise<void>;
}

export type Compression = "none" | "gzip" | "lz4" | "snappy" | "zstd";

/** Called with the reason when a client starts to wait for a broker, and with undefined when it goes on. */
export type WaitingListener = (reason: SluiceError | undefined) => void;

export interface PortProducerOptions {
  /** Default `none`. */
  readonly compression?: Compression;
  /** How long one request may stay unanswered before it is sent again, in milliseconds. Default 30 s. */
  readonly requestTimeout?: number;
  readonly onWaiting?: WaitingListener;
}

export interface TransactionalOptions extends PortProducerOptions {
  /** Names the work, not the process: whoever does it next uses the same id. */
  readonly id: string;
  /** The broker aborts a transaction that is open for longer, and fences its producer. Milliseconds, default 60 s. */
  readonly timeout?: number;
  /** How long the claim and each call may take, in milliseconds. Default 60 s. */
  readonly deadline?: number;
}

export interface OutRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly headers?: ReadonlyMap<string, Buffer>;
}

/**
 * Idempotent, acks=all. The caller gives the partition and keeps at most one send per partition in flight; sends of
 * several partitions may overlap.
 */
export interface KafkaProducer {
  /**
   * Writes the records as one batch, in order, and resolves when all in-sync replicas have them. Retries what is
   * retryable, without duplicates, until `deadline` milliseconds are over (`Infinity` allowed).
   * A rejection means: the outcome of this batch is unknown (it may be on the topic). The producer stays usable: what
   * is sent afterwards can neither be swallowed nor reordered among itself by what failed.
   * A partition that the topic does not have is refused.
   * Timestamps lie within MAX_TIMESTAMP_SPREAD of the first one; otherwise nothing is sent.
   * The records' buffers must not change until the promise settles, and for good after a rejection.
   */
  send(topic: string, partition: number, records: readonly OutRecord[], deadline: number): Promise<SendResult>;
  /** Closes the sockets at once; sends in flight are rejected. */
  close(): Promise<void>;
}

/**
 * Writes in transactions, one after the other, under an id that has one living holder.
 *
 * After any call that failed on the way to the broker this producer is finished: the open transaction can only be
 * aborted, and later calls are refused. Open another one under the same id: that settles what was left. A holder whose
 * id was claimed by another one gets SLUICE_KAFKA_FENCED, not retryable, at its next call; it must stop.
 */
export interface TransactionalProducer {
  /** Begins; the one before must have been committed or aborted. */
  begin(): Promise<KafkaTransaction>;
  /** Closes the sockets; an open transaction is aborted first, as far as the broker answers. */
  close(): Promise<void>;
}

/** All of it becomes visible to `read_committed` readers at once, offsets included, or none of it ever does. */
export interface KafkaTransaction {
  /** As the plain producer's `send`, within the deadline of the transactional producer. */
  send(topic: string, partition: number, records: readonly OutRecord[]): Promise<SendResult>;
  /**
   * Next-to-read offsets of a group that become committed with the transaction. The group is only the name of a
   * place for positions: whether a reader still owns the partitions is not checked.
   */
  commitOffsets(group: string, offsets: readonly PartitionOffset[]): Promise<void>;
  /**
   * Resolves when the transaction is committed for good; readers and `groupOffsets` see it a moment later, and what the
   * next claim of the id finds is complete. Rejected with anything but SLUICE_KAFKA_FENCED: it is committed or
   * aborted, whole; after the next claim the group's offsets say which.
   */
  commit(): Promise<void>;
  /** Resolves when nothing of it will ever be seen, also after a failed call. */
  abort(): Promise<void>;
}

/** How far timestamps of one send may lie from the first one, in milliseconds: about 24 days. */
export const MAX_TIMESTAMP_SPREAD: number = 2 ** 31 - 1;

export interface SendResult {
  /** Offset of the first record; undefined when the client does not say. */
  readonly baseOffset: bigint | undefined;
}

/** Where a reader starts in partitions for which the group (if any) has no committed offset. */
export type StartFrom =
  | "earliest"
  | "latest"
  /** The first record with this timestamp (milliseconds) or a later one; the end when there is none. */
  | { readonly timestamp: number }
  /** Next offset to read, by partition; for several topics by `topic:partition`. Partitions left out: earliest. */
  | { readonly offsets: Readonly<Record<string, bigint>> };

export interface PortConsumerOptions {
  readonly topics: readonly string[];
  /** Joins this consumer group and starts at its committed offsets. Without it: all partitions, no group. */
  readonly group?: string | undefined;
  /** How long a member may be silent before its partitions are given to others, in milliseconds. Default 30 s. */
  readonly sessionTimeout?: number | undefined;
  readonly from: StartFrom;
  /**
   * `end`: stop at the end offsets found at the start (the last stable ones: transactions still open are not waited for).
   * With offsets, keyed as in `from`: stop in front of them; partitions left out are not read.
   */
  readonly until?: "end" | { readonly offsets: Readonly<Record<string, bigint>> } | undefined;
  /** Where retention has removed the next record, go on at the first one left. Default: so only from `earliest`, without a group. */
  readonly skipRemoved?: boolean | undefined;
  /** How long a broker may be away before `next` fails. Default 2 minutes, `Infinity` allowed. */
  readonly deadline?: number | undefined;
  /** Longest wait of one fetch for data in milliseconds. Default 500. */
  readonly maxWait?: number | undefined;
  /** Largest fetch per partition in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onWaiting?: WaitingListener | undefined;
}

/** One record as read. Buffers are views into a fetch: copy what is kept for long. */
export interface InRecord {
  readonly offset: bigint;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [Buffer, Buffer])[];
}

export interface InBatch {
  readonly topic: string;
  readonly partition: number;
  /** In offset order, never empty. */
  readonly records: readonly InRecord[];
  /** Where to read on after this batch: what a commit of the whole batch names. */
  readonly next: bigint;
}

export interface PartitionOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/**
 * `read_committed` always: records of aborted or open transactions are never seen.
 *
 * Members of a group get each record at least once. A rebalance takes all partitions from all members and gives them
 * out anew; each partition goes on at its committed offset, so what was handed out and not yet committed is handed out
 * again, perhaps by another member. Once a member has its new partitions it hands out nothing of those it lost, not
 * even what it had fetched before.
 */
export interface KafkaConsumer {
  /** Waits for records. Empty array: the end (`until`) is reached, the signal fired, or the consumer was closed. */
  next(): Promise<readonly InBatch[]>;
  /** Commits next-to-read offsets to the group; offsets of partitions this member no longer owns are left out. */
  commit(offsets: readonly PartitionOffset[]): Promise<void>;
  /** Next offset to read of each partition now assigned. */
  positions(): PartitionOffset[];
  /** Leaves the group and closes the sockets; a pending `next` resolves empty. */
  close(): Promise<void>;
}

export interface NewTopic {
  readonly name: string;
  readonly partitions: number;
  /** Default: what the handle was opened with, 1 when it was not told. */
  readonly replicas?: number;
  /** Topic configuration, such as `cleanup.policy`. */
  readonly config?: Readonly<Record<string, string>>;
}

export interface TopicDescription {
  readonly name: string;
  readonly id: string;
  readonly partitions: number;
  readonly replicas: number;
  /** What is set on the topic itself; broker defaults are left out. */
  readonly config: Readonly<Record<string, string>>;
}

export interface OffsetRange {
  readonly topic: string;
  readonly partition: number;
  readonly earliest: bigint;
  /** Next offset to be written; with read_committed the last stable offset. */
  readonly latest: bigint;
}

export interface KafkaAdmin {
  /** Creates what is missing and waits until each partition has a leader. Answers the names it created. */
  createTopics(topics: readonly NewTopic[]): Promise<string[]>;
  /** Adds partitions; never removes. */
  addPartitions(topic: string, total: number): Promise<void>;
  topicNames(): Promise<string[]>;
  /** The named topics that exist, in the order of the names. */
  describeTopics(names: readonly string[]): Promise<TopicDescription[]>;
  /** Sets keys; a value of null removes the key, so that the broker's default holds again. */
  alterTopicConfig(topic: string, config: Readonly<Record<string, string | null>>): Promise<void>;
  /** Deletes and waits until the topics are gone. Names that do not exist are no error. Answers what it deleted. */
  deleteTopics(names: readonly string[]): Promise<string[]>;
  offsets(topic: string): Promise<OffsetRange[]>;
  /** First offset at or after the time, per partition; the end where there is none. */
  offsetsAt(topic: string, timestamp: number): Promise<PartitionOffset[]>;
  groups(): Promise<string[]>;
  /** Committed offsets of a group; empty when it has none. */
  groupOffsets(group: string): Promise<PartitionOffset[]>;
  /** Deletes groups without members. Names that do not exist are no error. */
  deleteGroups(groups: readonly string[]): Promise<void>;
  /** The broker's own configuration, such as `transaction.max.timeout.ms`. */
  brokerConfig(keys: readonly string[]): Promise<Readonly<Record<string, string>>>;
  cluster(): Promise<{ readonly id: string; readonly brokers: number }>;
}
