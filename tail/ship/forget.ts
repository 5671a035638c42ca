import type { Kafka, OutRecord } from "#kafka";
import { POSITIONS_TOPIC, positionKey } from "./position-record.ts";
import { readPositions } from "./positions.ts";
import { transactionalId } from "./session.ts";

/** Milliseconds that one call to a broker may take. */
const DEADLINE = 20_000;

/**
 * Forgets how far the files of a set were read: whoever tails them next begins at their first bytes. Stops a tailer of
 * the set that still runs. Answers how many files were forgotten.
 */
export async function forgetPositions(kafka: Kafka, set: string): Promise<number> {
  if ((await readPositions(kafka, set)).size === 0) return 0;
  const producer = await kafka.transactional({ id: transactionalId(set), deadline: DEADLINE });
  try {
    // Once more: what the one that was stopped had committed meanwhile.
    const ids = [...(await readPositions(kafka, set)).keys()];
    const timestamp = Date.now();
    const transaction = await producer.begin();
    const records = ids.map((id): OutRecord => ({ key: positionKey(set, id), value: null, timestamp }));
    await transaction.send(POSITIONS_TOPIC, 0, records);
    await transaction.commit();
    return ids.length;
  } finally {
    await producer.close();
  }
}
