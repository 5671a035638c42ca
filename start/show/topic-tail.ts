import { type Kafka, type OffsetRange, type Row, readBatches, type TopicType } from "#kafka";

/** The newest rows of topics, oldest first. */
export interface Tail {
  readonly rows: readonly Row<unknown>[];
  /** Records among those read that hold no row of this type. */
  readonly bad: number;
  readonly partitions: number;
}

export interface TailOptions {
  readonly last: number;
  /** Only the newest row of each key counts, and none when a tombstone is newer. */
  readonly fold: boolean;
  readonly signal: AbortSignal;
}

/** Most records of one partition that are looked through for rows that count. */
const FURTHEST = 50_000n;

/** The newest rows over all partitions by record time. Reads from the ends, never a whole topic for a few rows. */
export async function readTail(
  kafka: Kafka,
  type: TopicType<unknown>,
  topics: readonly string[],
  options: TailOptions,
): Promise<Tail> {
  const parts: Part[] = [];
  for (const topic of topics) {
    const ranges = await kafka.admin().offsets(topic);
    parts.push(...(await tailOf(kafka, { ...type, topic }, ranges, options)));
  }
  const rows = parts.flatMap((part) => part.rows);
  rows.sort((a, b) => a.timestamp - b.timestamp || a.partition - b.partition || Number(a.offset - b.offset));
  return {
    rows: rows.slice(-options.last),
    bad: parts.reduce((sum, part) => sum + part.bad, 0),
    partitions: parts.length,
  };
}

/** What was found in one partition. */
interface Part {
  readonly range: OffsetRange;
  readonly rows: readonly Row<unknown>[];
  readonly bad: number;
}

/** Goes further back, four times as far each time, in the partitions that have not given enough. */
async function tailOf(
  kafka: Kafka,
  type: TopicType<unknown>,
  ranges: readonly OffsetRange[],
  options: TailOptions,
): Promise<Part[]> {
  const done: Part[] = [];
  let left = ranges;
  for (let back = BigInt(options.last); left.length > 0; back *= 4n) {
    const starts = new Map(left.map((range) => [range.partition, startOf(range, back)]));
    const found = await readFrom(kafka, type, ranges, starts, options);
    const enough = (part: Part): boolean =>
      part.rows.length >= options.last || starts.get(part.range.partition) === part.range.earliest || back >= FURTHEST;
    done.push(...found.filter(enough));
    left = found.filter((part) => !enough(part)).map((part) => part.range);
  }
  return done;
}

function startOf({ earliest, latest }: OffsetRange, back: bigint): bigint {
  return latest - back > earliest ? latest - back : earliest;
}

async function readFrom(
  kafka: Kafka,
  type: TopicType<unknown>,
  ranges: readonly OffsetRange[],
  starts: ReadonlyMap<number, bigint>,
  { last, fold, signal }: TailOptions,
): Promise<Part[]> {
  const wanted = ranges.filter((range) => starts.has(range.partition));
  const found = new Map(wanted.map((range) => [range.partition, { rows: [] as Row<unknown>[], bad: 0 }]));
  const gone = new Map<string, bigint>();
  // Partitions that are done with are read from their end on.
  const offsets = Object.fromEntries(ranges.map((r) => [String(r.partition), starts.get(r.partition) ?? r.latest]));
  await using stream = readBatches(kafka, type, {
    from: { offsets },
    until: "end",
    signal,
    onBad({ value, key, partition, offset }) {
      if (value === null && key !== null) gone.set(keyOf(partition, key), offset);
      else (found.get(partition) ?? { bad: 0 }).bad++;
    },
  });
  for await (const batch of stream) {
    for (const row of batch) {
      const part = found.get(row.partition);
      part?.rows.push({ ...row, key: row.key && Buffer.from(row.key) });
      // Without folding only the last ones matter: the rest need not be kept.
      if (part && !fold && part.rows.length > 2 * last) part.rows.splice(0, part.rows.length - last);
    }
  }
  signal.throwIfAborted();
  return wanted.map((range) => {
    const { rows, bad } = found.get(range.partition) as { rows: Row<unknown>[]; bad: number };
    return { range, rows: fold ? newestByKey(rows, gone) : rows, bad };
  });
}

function newestByKey(rows: readonly Row<unknown>[], gone: ReadonlyMap<string, bigint>): Row<unknown>[] {
  const newest = new Map<string, Row<unknown>>();
  for (const row of rows) {
    const key = row.key === null ? `${row.partition}@${row.offset}` : keyOf(row.partition, row.key);
    newest.delete(key);
    if ((gone.get(key) ?? -1n) < row.offset) newest.set(key, row);
  }
  return [...newest.values()];
}

function keyOf(partition: number, key: Buffer): string {
  return `${partition}:${key.toString("latin1")}`;
}
