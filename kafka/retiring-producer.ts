import { SluiceError } from "#core";
import {
  type KafkaProducer,
  MAX_TIMESTAMP_SPREAD,
  type OutRecord,
  type PortProducerOptions,
  type SendResult,
} from "./port.ts";
import { waitingSwitch, within } from "./waiting.ts";

/**
 * Sequence numbers are 32 bits and no client wraps them rightly: a client is replaced long before one partition can
 * have used them up.
 */
const MAX_RECORDS = 1_500_000_000;

/** One client with one producer id. */
export interface ProducerClient {
  /**
   * Sends until it is acknowledged or finally refused, always under the same sequence numbers. Answers the offset of
   * the first record, when the client says it. Connects at the first call.
   */
  send(topic: string, partition: number, records: readonly OutRecord[]): Promise<bigint | undefined>;
  /** Closes the sockets at once and ends all retries. */
  close(): Promise<void>;
}

/** What an adapter gives to make a producer that keeps the promises of the port. */
export interface ProducerDriver {
  /** `waits` is called with the reason of each retry. */
  open(options: PortProducerOptions, waits: (reason: SluiceError) => void): ProducerClient;
  error(error: unknown, doing: string): SluiceError;
}

/** Called by what was opened when it closes by itself. */
export type OnClose = (closed: { close(): Promise<void> }) => void;

interface Instance {
  readonly client: ProducerClient;
  readonly abort: AbortController;
  inflight: number;
  records: number;
}

/**
 * A client repeats an idempotent send under the same sequence numbers, so a retry can neither lose nor double a batch.
 * A send that is rejected leaves the sequence in doubt: the client would leave a gap, or use the numbers again for
 * another batch, which the broker then takes for a repetition and swallows. So whatever is rejected retires the client:
 * later sends get a new one with a new producer id.
 */
export function openRetiringProducer(
  driver: ProducerDriver,
  options: PortProducerOptions,
  onClose: OnClose,
): KafkaProducer {
  let current: Instance | undefined;
  let closed = false;
  const alive = new Set<Instance>();
  const waiting = waitingSwitch(options.onWaiting);

  const instance = (): Instance => {
    if (current && current.records < MAX_RECORDS) return current;
    if (current) retire(current);
    const client = driver.open(options, (reason) => waiting.on(reason));
    current = { client, abort: new AbortController(), inflight: 0, records: 0 };
    alive.add(current);
    return current;
  };

  /** It goes on for what other partitions have in flight, each send with its own deadline; the last one closes it. */
  const retire = (old: Instance): void => {
    if (current === old) current = undefined;
    if (old.inflight === 0) destroy(old);
  };
  const destroy = (old: Instance): void => {
    if (!alive.delete(old)) return;
    old.abort.abort();
    void old.client.close().catch(() => {});
  };

  const producer: KafkaProducer = {
    async send(topic: string, partition: number, records: readonly OutRecord[], deadline: number): Promise<SendResult> {
      if (closed) throw new SluiceError("SLUICE_STOPPED", "the Kafka producer is closed");
      refuseSpread(topic, records);
      const used = instance();
      used.inflight++;
      used.records += records.length;
      try {
        const sent = used.client.send(topic, partition, records);
        const baseOffset = await within(sent, deadline, used.abort.signal, () => waiting.reason);
        waiting.off();
        return { baseOffset };
      } catch (error) {
        retire(used);
        throw driver.error(error, `write ${records.length} records to ${topic}:${partition}`);
      } finally {
        used.inflight--;
        if (used !== current && used.inflight === 0) destroy(used);
      }
    },
    async close(): Promise<void> {
      if (closed) return;
      closed = true;
      current = undefined;
      onClose(producer);
      await Promise.all(
        [...alive].map(async (i) => {
          alive.delete(i);
          i.abort.abort();
          await i.client.close().catch(() => {});
        }),
      );
    },
  };
  return producer;
}

/** Clients encode larger differences wrongly, without a word: the broker would store other timestamps. */
export function refuseSpread(topic: string, records: readonly OutRecord[]): void {
  const first = records[0]?.timestamp ?? 0;
  const far = records.find((r) => Math.abs(r.timestamp - first) > MAX_TIMESTAMP_SPREAD);
  if (!far) return;
  throw new SluiceError(
    "SLUICE_KAFKA",
    `timestamps ${first} and ${far.timestamp} are too far apart for one batch of ${topic}`,
    {
      hint: "send them in two batches",
    },
  );
}

/** The refusal of a partition that is not there. Clients wrap it round, or drop the batch and report success. */
export function noSuchPartition(topic: string, partition: number, partitions: number): SluiceError {
  return new SluiceError("SLUICE_KAFKA", `${topic} has no partition ${partition}: it has ${partitions}`, {
    hint: "count the partitions anew: `describeTopics` says how many there are",
  });
}
