import { SluiceError } from "#core";
import type { PartitionOffset, PortConsumerOptions, StartFrom } from "./port.ts";
import { type Assigned, type ByPartition, EARLIEST, LATEST, type PullClient } from "./pull-client.ts";

/** One partition being read. `offset` is the next one to read; `end` where a bounded read stops. */
interface Place {
  readonly topic: string;
  readonly partition: number;
  leader: number;
  /** Where reading began with this assignment. */
  readonly start: bigint;
  offset: bigint;
  readonly end: bigint | undefined;
}

/** Where a consumer stands: its partitions, their leaders, and the next offsets. */
export interface Positions {
  /** Grows with each assignment: answers to fetches of an older one are dropped. */
  readonly epoch: number;
  /** True when what was fetched in this epoch may be handed out. */
  isCurrent(epoch: number): boolean;
  /** Takes over a new assignment or layout, when there is one. */
  refresh(): Promise<void>;
  /** The leaders that have something left to read. */
  nodes(): number[];
  wanted(node: number): readonly Place[];
  find(topic: string, partition: number): Place | undefined;
  /** Whether a commit of this offset is for this member to make: an older one would rewind what others did meanwhile. */
  owns(at: PartitionOffset): boolean;
  all(): PartitionOffset[];
  done(): boolean;
  /** Handles "offset out of range"; false when the error is another one. */
  recover(error: unknown): Promise<boolean>;
  /** The leaders may have moved: look them up before the next fetch. */
  forgetLayout(): void;
}

/** Finds the start positions; with a group, joins it first. */
export async function openPositions(client: PullClient, options: PortConsumerOptions): Promise<Positions> {
  const { topics } = options;
  const { group } = client;
  let epoch = 0;
  let stale = true;
  let generation = -1;
  let places: Place[] = [];
  const end = await endOffsets(client, topics, options.until);

  const layout = async (): Promise<void> => {
    const leaders = await client.leaders(topics);
    for (const place of places) place.leader = leaders.get(place.topic)?.[place.partition] ?? -1;
    stale = false;
  };

  const assign = async (): Promise<void> => {
    await group?.ready();
    const joined = group?.generation ?? 0;
    const mine = group ? group.assigned() : everything(await client.leaders(topics));
    const start = await startOffsets(client, topics, options.from);
    const commits = group && mine.length > 0 ? await group.committed(mine) : undefined;
    places = mine.flatMap(({ topic, partitions }) =>
      partitions.map((partition): Place => {
        const offset = commits?.(topic, partition) ?? start(topic, partition) ?? 0n;
        return { topic, partition, leader: -1, start: offset, offset, end: end?.(topic, partition) };
      }),
    );
    epoch++;
    await layout();
    generation = joined;
  };

  const settled = (): boolean => group === undefined || (group.settled && group.generation === generation);
  let refreshing: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    if (!settled()) await assign();
    else if (stale) await layout();
  };
  const open = (p: Place): boolean => p.end === undefined || p.offset < p.end;
  await assign();

  return {
    get epoch() {
      return epoch;
    },
    isCurrent: (of) => of === epoch && settled(),
    refresh() {
      // Commits and reads may ask at the same time: one assignment is taken over once.
      refreshing ??= refresh().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    nodes: () => [...new Set(places.filter((p) => open(p) && p.leader >= 0).map((p) => p.leader))],
    wanted: (node) => places.filter((p) => p.leader === node && open(p)),
    find: (topic, partition) => places.find((p) => p.topic === topic && p.partition === partition),
    owns: (at) => places.some((p) => p.topic === at.topic && p.partition === at.partition && at.offset >= p.start),
    all: () => places.map(({ topic, partition, offset }) => ({ topic, partition, offset })),
    done: () => end !== undefined && settled() && places.every((p) => !open(p)),
    forgetLayout() {
      stale = true;
    },
    async recover(error) {
      if (!client.protocolErrors(error).includes("OFFSET_OUT_OF_RANGE")) return false;
      const first = await client.offsets(topics, EARLIEST);
      const last = await client.offsets(topics, LATEST);
      for (const place of places) {
        const lowest = first.get(place.topic)?.[place.partition] ?? 0n;
        const highest = last.get(place.topic)?.[place.partition] ?? 0n;
        if (place.offset >= lowest && place.offset <= highest) continue;
        // From the earliest on, what retention has removed meanwhile was never promised. Elsewhere it would be a gap.
        const skips = options.skipRemoved ?? (options.from === "earliest" && !group);
        if (place.offset < lowest && skips) place.offset = lowest;
        else {
          throw new SluiceError(
            "SLUICE_KAFKA",
            `${place.topic}:${place.partition} has no offset ${place.offset}: it holds ${lowest} to ${highest}`,
            { hint: "retention removed the records, or the topic was made again: start at another position" },
          );
        }
      }
      return true;
    },
  };
}

function everything(leaders: ByPartition<number>): Assigned[] {
  return [...leaders].map(([topic, partitions]) => ({ topic, partitions: [...partitions.keys()] }));
}

async function startOffsets(
  client: PullClient,
  topics: readonly string[],
  from: StartFrom,
): Promise<(topic: string, partition: number) => bigint | undefined> {
  if (from === "latest") {
    const last = await client.offsets(topics, LATEST);
    return (topic, partition) => last.get(topic)?.[partition];
  }
  const first = await client.offsets(topics, EARLIEST);
  if (from === "earliest") return (topic, partition) => first.get(topic)?.[partition];
  if ("timestamp" in from) {
    const at = await client.offsets(topics, BigInt(Math.trunc(from.timestamp)));
    const last = await client.offsets(topics, LATEST);
    return (topic, partition) => {
      const found = at.get(topic)?.[partition];
      return found !== undefined && found >= 0n ? found : last.get(topic)?.[partition];
    };
  }
  return (topic, partition) => offsetIn(from.offsets, topics, topic, partition) ?? first.get(topic)?.[partition];
}

/** Where a bounded read stops in each partition; undefined when it goes on for ever. */
async function endOffsets(
  client: PullClient,
  topics: readonly string[],
  until: PortConsumerOptions["until"],
): Promise<((topic: string, partition: number) => bigint | undefined) | undefined> {
  if (until === undefined) return undefined;
  if (until !== "end") return (topic, partition) => offsetIn(until.offsets, topics, topic, partition) ?? 0n;
  const last = await client.offsets(topics, LATEST);
  return (topic, partition) => last.get(topic)?.[partition];
}

function offsetIn(
  offsets: Readonly<Record<string, bigint>>,
  topics: readonly string[],
  topic: string,
  partition: number,
): bigint | undefined {
  return offsets[`${topic}:${partition}`] ?? (topics.length === 1 ? offsets[String(partition)] : undefined);
}
