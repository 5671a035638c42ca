import type { PartitionOffset } from "../port.ts";
import { type Assigned, heartbeatOf, type PullGroup } from "../pull-client.ts";
import { protocolErrors } from "./errors.ts";
import type { Link } from "./link.ts";
import { type RawBroker, runtime } from "./runtime.ts";

const REBALANCE = 30_000;
/** The same name and layout as Java's: members of both kinds can share a group. */
const PROTOCOL = "roundrobin";
/** The broker wants this member to join again. */
const LOST = ["REBALANCE_IN_PROGRESS", "ILLEGAL_GENERATION", "UNKNOWN_MEMBER_ID", "FENCED_INSTANCE_ID"];

/** A membership over single requests: join, sync, heartbeats beside the reader. */
export interface Group extends PullGroup {
  leave(): Promise<void>;
}

export function openGroup(link: Link, groupId: string, topics: readonly string[], sessionTimeout: number): Group {
  let memberId = "";
  let generationId = -1;
  let generation = 0;
  let settled = false;
  let left = false;
  let mine: Assigned[] = [];
  let joining: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const ask = async <T>(run: (broker: RawBroker) => Promise<T>): Promise<T> => {
    try {
      return await run(await link.coordinator(groupId));
    } catch (error) {
      const errors = protocolErrors(error);
      if (errors.includes("UNKNOWN_MEMBER_ID")) memberId = "";
      if (errors.some((e) => LOST.includes(e))) settled = false;
      throw error;
    }
  };

  const join = async (): Promise<void> => {
    clearTimeout(timer);
    const { AssignerProtocol } = runtime().kafkajs;
    const metadata = AssignerProtocol.MemberMetadata.encode({
      version: 0,
      topics: [...topics],
      userData: Buffer.alloc(0),
    });
    const joined = await ask((broker) =>
      broker.joinGroup({
        groupId,
        memberId,
        sessionTimeout,
        rebalanceTimeout: REBALANCE,
        groupProtocols: [{ name: PROTOCOL, metadata }],
      }),
    );
    memberId = joined.memberId;
    generationId = joined.generationId;
    const groupAssignment = joined.leaderId === memberId ? await shareOut(link, joined.members) : [];
    const synced = await ask((broker) => broker.syncGroup({ groupId, generationId, memberId, groupAssignment }));
    const decoded = AssignerProtocol.MemberAssignment.decode(synced.memberAssignment);
    mine = Object.entries(decoded?.assignment ?? {}).map(([topic, partitions]) => ({ topic, partitions }));
    settled = true;
    generation++;
    beat();
  };

  const beat = (): void => {
    clearTimeout(timer);
    if (!left) timer = setTimeout(() => void heartbeat(), heartbeatOf(sessionTimeout));
  };
  const heartbeat = async (): Promise<void> => {
    try {
      await ask((broker) => broker.heartbeat({ groupId, groupGenerationId: generationId, memberId }));
    } catch {
      // A broker that is away is no reason to leave: the session says how long that may take.
    }
    if (left) return;
    // A reader that is busy must not hold the others up: the new assignment is fetched at once.
    if (!settled) await ready().catch(() => {});
    else beat();
  };

  const ready = async (): Promise<void> => {
    if (settled || left) return;
    joining ??= join().finally(() => {
      joining = undefined;
    });
    await joining;
  };

  return {
    ready,
    get generation() {
      return generation;
    },
    get settled() {
      return settled;
    },
    assigned: () => mine,
    async committed(partitions) {
      const wanted = partitions.map((a) => ({
        topic: a.topic,
        partitions: a.partitions.map((partition) => ({ partition })),
      }));
      const { responses } = await ask((broker) => broker.offsetFetch({ groupId, topics: wanted }));
      const found = new Map(responses.flatMap((t) => t.partitions.map((p) => [`${t.topic}:${p.partition}`, p.offset])));
      return (topic, partition) => {
        const offset = BigInt(found.get(`${topic}:${partition}`) ?? "-1");
        return offset >= 0n ? offset : undefined;
      };
    },
    async commit(offsets: readonly PartitionOffset[]) {
      const byTopic = [...Map.groupBy(offsets, (o) => o.topic)].map(([topic, places]) => ({
        topic,
        partitions: places.map((p) => ({ partition: p.partition, offset: p.offset.toString(), metadata: null })),
      }));
      const request = { groupId, groupGenerationId: generationId, memberId, topics: byTopic };
      await ask((broker) => broker.offsetCommit(request));
    },
    async leave() {
      left = true;
      clearTimeout(timer);
      if (memberId !== "") await ask((broker) => broker.leaveGroup({ groupId, memberId }));
    },
  };
}

/** As Java's round robin does: partitions in order, to the members that read their topic, in the order of their ids. */
async function shareOut(
  link: Link,
  members: readonly { readonly memberId: string; readonly memberMetadata: Buffer }[],
): Promise<{ memberId: string; memberAssignment: Buffer }[]> {
  const { AssignerProtocol } = runtime().kafkajs;
  const readers = members
    .map((m) => ({ id: m.memberId, topics: AssignerProtocol.MemberMetadata.decode(m.memberMetadata)?.topics ?? [] }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const topics = [...new Set(readers.flatMap((r) => r.topics))].sort();
  const found = (await link.layout(topics)).topics;
  const shares = new Map(readers.map((r) => [r.id, {} as Record<string, number[]>]));
  let turn = 0;
  for (const topic of topics) {
    const count = found.find((t) => t.name === topic)?.partitions.length ?? 0;
    for (let partition = 0; partition < count; partition++) {
      while (!readers[turn % readers.length]?.topics.includes(topic)) turn++;
      const share = shares.get(readers[turn++ % readers.length]!.id)!;
      share[topic] = [...(share[topic] ?? []), partition];
    }
  }
  return [...shares].map(([memberId, assignment]) => ({
    memberId,
    memberAssignment: AssignerProtocol.MemberAssignment.encode({ version: 0, assignment, userData: Buffer.alloc(0) }),
  }));
}
