import { randomBytes } from "node:crypto";
import { setTimeout as delay, setImmediate as turn } from "node:timers/promises";
import { findPartitions, findSchemaId, type TransactionalProducer, type WaitingListener } from "#kafka";
import { Follower, type FollowOptions } from "../follow/follower.ts";
import { splitOptions } from "../read/split-options.ts";
import { lookClock } from "./look-clock.ts";
import { openRecordMaker, type PlacedRecord, type RecordMaker } from "./make-records.ts";
import { ensureTailTopics, readPositions } from "./positions.ts";
import type { TailCounter } from "./tail-metrics.ts";
import type { TailOptions } from "./tail-options.ts";
import { type BatchWrite, writeBatch } from "./write-batch.ts";

/** Milliseconds that one call to a broker may take before the id is claimed anew. */
const DEADLINE = 20_000;
const BATCH_BYTES = 1 << 20;
const BATCH_EVENTS = 20_000;
const QUIET = 2000;
const PATIENCE = 10_000;
const LOOK_EVERY = 100;
/** Records that are made before the batch on its way may take its next step: its answers wait as long. */
const MADE_AT_ONCE = 250;

/** Told by a session to whoever watches over it. */
export interface SessionListener {
  /** The positions are read: it is under way. */
  began(follower: Follower): void;
  readonly waiting: WaitingListener;
  readonly counter: TailCounter;
}

/** The id that whoever works on a set holds. */
export function transactionalId(set: string): string {
  return `sluice-tail.${set}`;
}

/** From one claim of the id to the next: until the signal fires or a call fails. */
export async function runSession<T>(options: TailOptions<T>, listener: SessionListener): Promise<void> {
  const { kafka, log, set } = options;
  await ensureTailTopics(kafka);
  const schemaId = options.schemaId ?? (await findSchemaId(kafka, log, { register: options.register ?? false }));
  const partitions = await findPartitions(kafka, log.topic, DEADLINE, listener.waiting);
  const producer = await kafka.transactional({
    id: transactionalId(set),
    deadline: DEADLINE,
    // Lines resemble each other, and one small buffer costs less than many.
    compression: "lz4",
    onWaiting: listener.waiting,
  });
  try {
    // Read behind the claim: what the one before had committed is there, and it cannot commit any more.
    const known = await readPositions(kafka, set);
    const follower = new Follower(options.files, known.values(), followOptions(options));
    listener.began(follower);
    await ship(options, follower, openRecordMaker(log, schemaId, partitions), producer, listener.counter);
  } finally {
    await producer.close();
  }
}

function followOptions<T>({ log, follow }: TailOptions<T>): FollowOptions {
  return {
    split: splitOptions(log.lines),
    timeout: log.lines.timeout,
    quiet: QUIET,
    patience: PATIENCE,
    batchBytes: BATCH_BYTES,
    batchEvents: BATCH_EVENTS,
    ...follow,
    newId: () => randomBytes(8).toString("hex"),
  };
}

/** While one batch is on its way the next one is read and parsed; they are committed one after the other. */
async function ship<T>(
  options: TailOptions<T>,
  follower: Follower,
  maker: RecordMaker,
  producer: TransactionalProducer,
  counter: TailCounter,
): Promise<void> {
  const { signal, files, onPoint, arrival = Date.now } = options;
  const look = lookClock(options.lookEvery ?? LOOK_EVERY);
  const told = new Set<string>();
  let timestamp = 0;
  let inFlight: Promise<void> = Promise.resolve();
  const send = async (write: BatchWrite): Promise<void> => {
    await writeBatch(producer, options, write);
    follower.settled(write.batch);
    counter.commit(write.batch, write.records);
    options.onBatch?.(write.batch);
  };
  try {
    while (!signal.aborted) {
      const due = look.due();
      if (due) await onPoint?.("during-rotation-search");
      const batch = follower.next({ steady: performance.now(), wall: Date.now() }, due);
      if (due) {
        look.done({ found: batch !== undefined, settled: follower.isSettled });
        tellUnreadable(files.unreadable, told, options.onUnreadable);
      }
      if (batch === undefined) {
        await inFlight;
        await delay(look.left(), undefined, { signal }).catch(() => {});
        continue;
      }
      await onPoint?.("after-read");
      // Record timestamps of a partition do not run backwards, whatever the clock does.
      timestamp = Math.max(timestamp, arrival());
      counter.read(batch);
      const records: PlacedRecord[] = [];
      for (const [i, event] of batch.events.entries()) {
        records.push(maker.make(event, timestamp));
        if (i % MADE_AT_ONCE === MADE_AT_ONCE - 1) await turn();
      }
      await inFlight;
      inFlight = send({ batch, records, timestamp });
      // It is looked at by the next turn: until then it is not unhandled.
      inFlight.catch(() => {});
    }
  } finally {
    await inFlight;
  }
}

function tellUnreadable(
  unreadable: ReadonlyMap<string, string>,
  told: Set<string>,
  tell: ((path: string, reason: string) => void) | undefined,
): void {
  for (const path of told) if (!unreadable.has(path)) told.delete(path);
  for (const [path, reason] of unreadable) {
    if (told.has(path)) continue;
    told.add(path);
    tell?.(path, reason);
  }
}
