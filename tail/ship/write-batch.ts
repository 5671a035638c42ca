import type { OutRecord, TransactionalProducer } from "#kafka";
import type { Batch } from "../follow/follower.ts";
import { type PlacedRecord, portions } from "./make-records.ts";
import { GAPS_TOPIC, POSITIONS_TOPIC, positionKey, writePosition } from "./position-record.ts";
import type { TailPoint } from "./tail-options.ts";

/** What a batch becomes, and where it goes. */
export interface BatchWrite {
  readonly batch: Batch;
  readonly records: readonly PlacedRecord[];
  /** Of the records, in milliseconds. */
  readonly timestamp: number;
}

export interface WritePlace {
  readonly log: { readonly log: string; readonly topic: string };
  readonly set: string;
  readonly onPoint?: ((point: TailPoint) => void | Promise<void>) | undefined;
}

/** Positions in one request. */
const POSITIONS = 500;

/** One transaction: the records, the gaps, and the positions behind them. Resolves when it is committed. */
export async function writeBatch(
  producer: TransactionalProducer,
  { log, set, onPoint }: WritePlace,
  { batch, records, timestamp }: BatchWrite,
): Promise<void> {
  const transaction = await producer.begin();
  const all = portions(records);
  for (const [i, portion] of all.entries()) {
    if (i === Math.floor(all.length / 2)) await onPoint?.("mid-send");
    await transaction.send(log.topic, portion.partition, portion.records);
  }
  await onPoint?.("after-send");
  if (batch.gaps.length > 0) {
    const gaps = batch.gaps.map((gap): OutRecord => {
      const value = Buffer.from(JSON.stringify({ set, log: log.log, ...gap }));
      return { key: positionKey(set, gap.generation), value, timestamp };
    });
    await transaction.send(GAPS_TOPIC, 0, gaps);
  }
  const positions = [
    ...batch.changed.map((generation) => ({ id: generation.id, value: writePosition(generation) })),
    ...batch.removed.map((id) => ({ id, value: null })),
  ].map(({ id, value }): OutRecord => ({ key: positionKey(set, id), value, timestamp }));
  for (let at = 0; at < positions.length; at += POSITIONS)
    await transaction.send(POSITIONS_TOPIC, 0, positions.slice(at, at + POSITIONS));
  await onPoint?.("after-position");
  const commit = transaction.commit();
  await onPoint?.("during-commit");
  await commit;
  await onPoint?.("after-commit");
}
