import { type Consumer, FetchIsolationLevels, ListOffsetTimestamps } from "@platformatic/kafka";
import { SluiceError } from "#core";
import type { PartitionOffset, PortConsumerOptions, StartFrom } from "../port.ts";
import { protocolErrors } from "./errors.ts";

/** One partition being read. `offset` is the next one to read; `end` where a bounded read stops. */
interface Place {
  readonly topic: string;
  readonly partition: number;
  topicId: string;
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
  /** Takes over a new assignment or layout, when there is one. */
  refresh(): Promise<void>;
  /** The leaders that have something left to read. */
  nodes(): number[];
  wanted(node: number): readonly Place[];
  find(topicId: string, partition: number): Place | undefined;
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
export async function openPositions(client: Consumer, options: PortConsumerOptions): Promise<Positions> {
  const topics = [...options.topics];
  let epoch = 0;
  let stale = true;
  let assigned = true;
  let places: Place[] = [];
  const ends = options.until === "end" ? await offsetsOf(client, topics, ListOffsetTimestamps.LATEST) : undefined;

  const layout = async (): Promise<void> => {
    const { topics: found } = await client.metadata({ topics });
    for (const place of places) {
      const topic = found.get(place.topic);
      place.topicId = topic?.id ?? "";
      place.leader = topic?.partitions[place.partition]?.leader ?? -1;
    }
    stale = false;
  };

  const assign = async (): Promise<void> => {
    assigned = false;
    const { topics: found } = await client.metadata({ topics });
    const mine = options.group
      ? (client.assignments ?? [])
      : topics.map((topic) => ({
          topic,
          partitions: Array.from({ length: found.get(topic)?.partitionsCount ?? 0 }, (_, i) => i),
        }));
    const start = await startOffsets(client, topics, options.from);
    const commits = options.group && mine.length > 0 ? await client.listCommittedOffsets({ topics: mine }) : undefined;
    places = mine.flatMap(({ topic, partitions }) =>
      partitions.map((partition): Place => {
        const commit = commits?.get(topic)?.[partition] ?? -1n;
        const offset = commit >= 0n ? commit : (start(topic, partition) ?? 0n);
        return {
          topic,
          partition,
          topicId: "",
          leader: -1,
          start: offset,
          offset,
          end: ends?.get(topic)?.[partition],
        };
      }),
    );
    epoch++;
    await layout();
  };

  const open = (p: Place): boolean => p.end === undefined || p.offset < p.end;
  if (options.group) {
    client.on("consumer:group:join", () => {
      assigned = true;
    });
    await client.joinGroup({});
  }
  await assign();

  return {
    get epoch() {
      return epoch;
    },
    async refresh() {
      if (assigned && options.group) await assign();
      else if (stale) await layout();
    },
    nodes: () => [...new Set(places.filter((p) => open(p) && p.leader >= 0).map((p) => p.leader))],
    wanted: (node) => places.filter((p) => p.leader === node && open(p)),
    find: (topicId, partition) => places.find((p) => p.topicId === topicId && p.partition === partition),
    owns: (at) => places.some((p) => p.topic === at.topic && p.partition === at.partition && at.offset >= p.start),
    all: () => places.map(({ topic, partition, offset }) => ({ topic, partition, offset })),
    done: () => ends !== undefined && !assigned && places.every((p) => !open(p)),
    forgetLayout() {
      stale = true;
    },
    async recover(error) {
      if (!protocolErrors(error).includes("OFFSET_OUT_OF_RANGE")) return false;
      const first = await offsetsOf(client, topics, ListOffsetTimestamps.EARLIEST);
      const last = await offsetsOf(client, topics, ListOffsetTimestamps.LATEST);
      for (const place of places) {
        const lowest = first.get(place.topic)?.[place.partition] ?? 0n;
        const highest = last.get(place.topic)?.[place.partition] ?? 0n;
        if (place.offset >= lowest && place.offset <= highest) continue;
        // From the earliest on, what retention has removed meanwhile was never promised. Elsewhere it would be a gap.
        if (place.offset < lowest && options.from === "earliest" && !options.group) place.offset = lowest;
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

type Offsets = Map<string, bigint[]>;

function offsetsOf(client: Consumer, topics: string[], timestamp: bigint): Promise<Offsets> {
  return client.listOffsets({ topics: [...topics], timestamp, isolationLevel: FetchIsolationLevels.READ_COMMITTED });
}

async function startOffsets(
  client: Consumer,
  topics: string[],
  from: StartFrom,
): Promise<(topic: string, partition: number) => bigint | undefined> {
  if (from === "latest") {
    const last = await offsetsOf(client, topics, ListOffsetTimestamps.LATEST);
    return (topic, partition) => last.get(topic)?.[partition];
  }
  const first = await offsetsOf(client, topics, ListOffsetTimestamps.EARLIEST);
  if (from === "earliest") return (topic, partition) => first.get(topic)?.[partition];
  if ("timestamp" in from) {
    const at = await offsetsOf(client, topics, BigInt(Math.trunc(from.timestamp)));
    const last = await offsetsOf(client, topics, ListOffsetTimestamps.LATEST);
    return (topic, partition) => {
      const found = at.get(topic)?.[partition];
      return found !== undefined && found >= 0n ? found : last.get(topic)?.[partition];
    };
  }
  return (topic, partition) =>
    from.offsets[`${topic}:${partition}`] ??
    (topics.length === 1 ? from.offsets[String(partition)] : undefined) ??
    first.get(topic)?.[partition];
}
