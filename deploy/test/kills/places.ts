import { waitFor } from "#core";
import { isFinished, openStore } from "#files";
import { type InRecord, type Kafka, openKafka } from "#kafka";
import { openRecords } from "../../flink/records.ts";
import { openFlink } from "../../flink/rest.ts";
import type { DeploymentRecord } from "../../flink/settle.ts";
import { type Deployment, liveVersion } from "../../versions/deployment.ts";
import type { Lab } from "../sequences/lab.ts";
import { hostRows, outputOf, PIPELINE } from "../sequences/shape.ts";

/** What was given to a project that has a reference and an output in files. */
export interface Given {
  /** The reference was deployed with the editions 1 to this one. */
  readonly editions: number;
  /** Events before this time have passed every watermark; milliseconds. */
  readonly closed: number;
}

/**
 * What is wrong with the rows of a reference, of the output that joins it, and with those in files: each must be there
 * once. Nothing that is not deployed is looked at.
 */
export async function placeFaults(lab: Lab, { editions, closed }: Given): Promise<readonly string[]> {
  const { config, log, reference } = lab;
  const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-proof" });
  const records = openRecords(kafka, config.env);
  try {
    const deployments = await records.read();
    const events = await readEvents(kafka, log);
    // A reference that is published again moves the time of the join to now while no event comes. These are of hours ago,
    // and wait from then on: only before that each one has its row.
    const joined = editions > 1 ? 0 : closed;
    return [
      ...(reference === undefined ? [] : await referenceFaults(kafka, reference, editions)),
      ...(await settling("the rows with names", () => namedFaults(lab, kafka, deployments, events, joined))),
      ...(await settling("the rows in files", () => filedFaults(lab, deployments, events))),
    ];
  } finally {
    await records.close();
    await kafka.close();
  }
}

/** Jobs need a moment: what is still wrong after a while. */
async function settling(what: string, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let last: readonly string[] = [];
  const right = async (): Promise<boolean> => {
    last = await look();
    return last.length === 0;
  };
  await waitFor(what, right, { deadline: 60_000, interval: 250 }).catch(() => undefined);
  return last.slice(0, 5);
}

interface Event {
  /** `<partition>/<offset>`. */
  readonly place: string;
  readonly host: string;
  readonly at: number;
}

async function readEvents(kafka: Kafka, topic: string): Promise<readonly Event[]> {
  const all = await readTopic(kafka, topic);
  return all.map(({ partition, offset, key, timestamp }) => ({
    place: `${partition}/${offset}`,
    host: key?.toString() ?? "",
    at: timestamp,
  }));
}

/** All committed records of a topic; partition by partition in their order. */
async function readTopic(kafka: Kafka, topic: string): Promise<(InRecord & { readonly partition: number })[]> {
  const found: (InRecord & { readonly partition: number })[] = [];
  if ((await kafka.admin().describeTopics([topic])).length === 0) return found;
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      for (const { partition, records } of batches) found.push(...records.map((record) => ({ ...record, partition })));
  } finally {
    await consumer.close();
  }
  return found;
}

/** Each row is published once in the edition that has it anew, and is removed once in the edition that has it no more. */
async function referenceFaults(kafka: Kafka, topic: string, editions: number): Promise<readonly string[]> {
  const wanted = new Map<string, string[]>();
  let before: ReadonlyMap<string, string> = new Map();
  for (let edition = 1; edition <= editions; edition++) {
    const rows = hostRows(edition);
    const add = (host: string, what: string): unknown => wanted.set(host, [...(wanted.get(host) ?? []), what]);
    for (const [host, label] of rows) if (before.get(host) !== label) add(host, label);
    for (const host of before.keys()) if (!rows.has(host)) add(host, "removed");
    before = rows;
  }
  const labels = new Set([...wanted.values()].flat());
  const found = new Map<string, string[]>();
  for (const { key, value } of await readTopic(kafka, topic)) {
    const host = key?.toString() ?? "";
    const what = value === null ? "removed" : [...labels].find((label) => value.includes(`${label}\u001a`));
    found.set(host, [...(found.get(host) ?? []), what ?? `bytes that no edition has: ${value?.toString("latin1")}`]);
  }
  const hosts = [...new Set([...wanted.keys(), ...found.keys()])];
  return hosts.flatMap((host) => {
    const [is, should] = [found.get(host)?.join(", ") ?? "nothing", wanted.get(host)?.join(", ") ?? "nothing"];
    return is === should ? [] : [`${topic} says of ${host}: ${is}; it should say: ${should}`];
  });
}

/** Events get the row that held when they happened: the first one of their host, which holds from the epoch. */
async function namedFaults(
  { log }: Lab,
  kafka: Kafka,
  deployments: ReadonlyMap<string, Deployment>,
  events: readonly Event[],
  closed: number,
): Promise<readonly string[]> {
  const deployment = deployments.get(outputOf(log, "named"));
  const live = deployment && liveVersion(deployment);
  if (live?.topic === undefined || live.phase === "dropped") return [];
  const rows = new Map<string, string[]>();
  for (const { key, value } of await readTopic(kafka, live.topic)) {
    const { source_partition, source_offset } = JSON.parse(key?.toString() ?? "{}") as Record<string, number>;
    const place = `${source_partition}/${source_offset}`;
    rows.set(place, [...(rows.get(place) ?? []), value?.toString("latin1") ?? ""]);
  }
  const labels = hostRows(1);
  return events.flatMap(({ place, host, at }) => {
    const [row, ...more] = rows.get(place) ?? [];
    if (more.length > 0) return [`${live.output} has the event ${place} ${more.length + 1} times`];
    if (row === undefined) return at < closed ? [`${live.output} does not have the event ${place}`] : [];
    const label = labels.get(host) ?? "unknown";
    return row.includes(label) ? [] : [`${live.output} does not call the event ${place} of ${host} "${label}"`];
  });
}

/** Every version that runs has each event once in its folder; nothing lies anywhere else. */
async function filedFaults(
  { config, log }: Lab,
  deployments: ReadonlyMap<string, Deployment>,
  events: readonly Event[],
): Promise<readonly string[]> {
  const versions = deployments.get(outputOf(log, "filed"))?.versions ?? [];
  const faults: string[] = [];
  const flink = openFlink(config.flinkUrl);
  for (const record of versions.filter(({ phase }) => phase === "settled")) {
    // A checkpoint is what ends a file.
    await flink.checkpoint(record.jobId, { deadline: 20_000 });
    const times = await rowsIn(config, record);
    for (const { place } of events)
      if (times.get(place) !== 1)
        faults.push(`${record.folder} has the event ${place} ${times.get(place) ?? 0} times instead of once`);
    if (times.size > events.length) faults.push(`${record.folder} has ${times.size} events of ${events.length}`);
  }
  const kept = versions.filter(({ phase }) => phase !== "dropped").map(({ folder }) => `${folder}/`);
  for (const { path } of await openStore(config).list(PIPELINE))
    if (!kept.some((folder) => path.startsWith(folder))) faults.push(`orphan file ${path}`);
  return faults;
}

/** How often each event is in the finished files of a version. */
async function rowsIn(
  config: Lab["config"],
  { folder = "" }: Pick<DeploymentRecord, "folder">,
): Promise<ReadonlyMap<string, number>> {
  const store = openStore(config);
  const times = new Map<string, number>();
  for (const { path } of (await store.list(folder)).filter((file) => isFinished(file.path))) {
    for (const line of (await store.read(path))?.toString().split("\n") ?? []) {
      if (line === "") continue;
      const { source_partition, source_offset } = JSON.parse(line) as Record<string, number>;
      const place = `${source_partition}/${source_offset}`;
      times.set(place, (times.get(place) ?? 0) + 1);
    }
  }
  return times;
}
