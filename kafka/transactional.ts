import { setTimeout as delay } from "node:timers/promises";
import { SluiceError } from "#core";
import type {
  KafkaTransaction,
  OutRecord,
  PartitionOffset,
  SendResult,
  TransactionalOptions,
  TransactionalProducer,
} from "./port.ts";
import { type OnClose, refuseSpread } from "./retiring-producer.ts";
import { type WaitingSwitch, waitingSwitch, within } from "./waiting.ts";

const DEADLINE = 60_000;
const CLOSE_DEADLINE = 2000;
/** How an older holder of an id is told: by the broker's version of the request, one or the other. */
const FENCED = new Set(["PRODUCER_FENCED", "INVALID_PRODUCER_EPOCH", "INVALID_PRODUCER_ID_MAPPING"]);

/** One client that holds a transactional id. Calls come one at a time. */
export interface TransactionClient {
  /** Claims the id. Called once, first; may be called again after it failed. */
  claim(): Promise<void>;
  begin(): Promise<void>;
  send(topic: string, partition: number, records: readonly OutRecord[]): Promise<bigint | undefined>;
  commitOffsets(group: string, offsets: readonly PartitionOffset[]): Promise<void>;
  end(commit: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface TransactionDriver {
  open(options: TransactionalOptions, waits: (reason: SluiceError) => void): TransactionClient;
  error(error: unknown, doing: string): SluiceError;
  protocolErrors(error: unknown): readonly string[];
}

/** Holds the promises of the port over a client's own transactions; claims the id before it answers. */
export async function openTransactional(
  driver: TransactionDriver,
  options: TransactionalOptions,
  onClose: OnClose,
): Promise<TransactionalProducer> {
  const { id } = options;
  const waiting: WaitingSwitch = waitingSwitch(options.onWaiting);
  const client = driver.open(options, (reason) => waiting.on(reason));
  const gone = new AbortController();
  let open = false;
  let failed: SluiceError | undefined;
  let closing: Promise<void> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const told = (error: unknown, doing: string): SluiceError => {
    if (!driver.protocolErrors(error).some((e) => FENCED.has(e))) return driver.error(error, doing);
    return new SluiceError("SLUICE_KAFKA_FENCED", `the transactional id "${id}" was taken over: could not ${doing}`, {
      hint: "another producer has claimed the id, or the transaction was open for longer than its timeout",
      cause: error,
    });
  };

  /** One call after the other; a failure finishes the producer. */
  const call = <T>(doing: string, run: () => Promise<T>): Promise<T> => {
    const turn = queue.then(async () => {
      if (closing) throw new SluiceError("SLUICE_STOPPED", "the transactional producer is closed");
      if (failed) throw finished(id, failed);
      try {
        const value = await within(run(), options.deadline ?? DEADLINE, gone.signal, () => waiting.reason);
        waiting.off();
        return value;
      } catch (error) {
        failed = told(error, doing);
        throw failed;
      }
    });
    queue = turn.catch(() => {});
    return turn;
  };

  const end = async (commit: boolean): Promise<void> => {
    await call(`${commit ? "commit" : "abort"} a transaction of "${id}"`, () => client.end(commit));
  };

  const transaction = (): KafkaTransaction => {
    let ended = false;
    const mustBeOpen = (): void => {
      if (ended)
        throw new SluiceError("SLUICE_ARGUMENT", `this transaction of "${id}" has ended`, { hint: "begin one" });
    };
    const close = (): void => {
      ended = true;
      open = false;
    };
    return {
      async send(topic, partition, records): Promise<SendResult> {
        mustBeOpen();
        refuseSpread(topic, records);
        const doing = `write ${records.length} records to ${topic}:${partition}`;
        return { baseOffset: await call(doing, () => client.send(topic, partition, records)) };
      },
      async commitOffsets(group, offsets) {
        mustBeOpen();
        if (offsets.length === 0) return;
        await call(`commit offsets of group ${group}`, () => client.commitOffsets(group, offsets));
      },
      async commit() {
        mustBeOpen();
        if (failed) throw finished(id, failed);
        close();
        await end(true);
      },
      async abort() {
        if (ended) return;
        close();
        // Without the broker's word the transaction stays open: its timeout or the next claim of the id ends it.
        if (failed) await release();
        else await end(false);
      },
    };
  };

  /** Tries to abort what is open, so that readers need not wait for the timeout; then closes. */
  const release = (): Promise<void> => {
    closing ??= (async () => {
      onClose(producer);
      if (open || failed)
        await Promise.race([client.end(false).catch(() => {}), delay(CLOSE_DEADLINE, undefined, { ref: false })]);
      gone.abort();
      await client.close().catch(() => {});
    })();
    return closing;
  };

  const producer: TransactionalProducer = {
    async begin() {
      if (failed) throw finished(id, failed);
      if (open) {
        throw new SluiceError("SLUICE_ARGUMENT", `a transaction of "${id}" is open`, {
          hint: "commit or abort it first: a producer has one at a time",
        });
      }
      open = true;
      try {
        await call(`begin a transaction of "${id}"`, () => client.begin());
      } catch (error) {
        open = false;
        throw error;
      }
      return transaction();
    },
    close: release,
  };

  try {
    await call(`claim the transactional id "${id}"`, () => client.claim());
  } catch (error) {
    await release();
    throw error;
  }
  return producer;
}

function finished(id: string, cause: SluiceError): SluiceError {
  if (cause.code === "SLUICE_KAFKA_FENCED") return cause;
  return new SluiceError("SLUICE_STOPPED", `the producer of "${id}" is finished: ${cause.message}`, {
    hint: "open another one under the same id: that settles what was left",
    cause,
  });
}
