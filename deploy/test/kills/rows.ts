import { waitFor } from "#core";
import { openKafka, partitionOf } from "#kafka";
import { openRecords } from "../../flink/records.ts";
import { liveVersion } from "../../versions/deployment.ts";
import { FLINK_ROWS } from "../../versions/flink-engine.ts";
import { readVersionRows } from "../../versions/version-rows.ts";
import { minutes, type Ping, sendPings } from "../pings.ts";
import type { Lab } from "../sequences/lab.ts";

const HOSTS = ["a", "b", "c"];

/** Events that go into a project minute by minute, and what its windows must hold of them. */
export interface Feed {
  /** More minutes; all but the last window close. */
  send(count: number, partitions: number): Promise<void>;
  /** What is wrong with the rows that readers of the output take. */
  faults(output: string): Promise<readonly string[]>;
  /** Events before this time are behind every watermark; milliseconds. */
  closed(): number;
}

export function openFeed(lab: Lab): Feed {
  const start = Math.floor(Date.now() / 60_000) * 60_000 - 120 * 60_000;
  let sent = 0;
  let among = 1;
  const close = (): Promise<void> => sendPings(lab, closing(start + sent * 60_000, among), among);
  return {
    async send(count, partitions) {
      among = partitions;
      await sendPings(lab, minutes(start + sent * 60_000, count, HOSTS), partitions);
      sent += count;
      await close();
    },
    closed: () => start + (sent - 1) * 60_000,
    async faults(output) {
      const wanted = new Map<string, bigint>();
      for (const { host, millis, at } of minutes(start, sent - 1, HOSTS)) {
        const key = `${host} ${new Date((Math.floor(at / 60_000) + 1) * 60_000).toISOString()}`;
        wanted.set(key, (wanted.get(key) ?? 0n) + BigInt(millis));
      }
      let last: readonly string[] = [];
      let tries = 0;
      const whole = async (): Promise<boolean> => {
        const { rows, twice } = await followed(lab, output);
        const missing = [...wanted].filter(([key, sum]) => rows.get(key) !== sum);
        last = [
          ...missing.map(([key, sum]) => `${output} ${key}: ${rows.get(key) ?? "no row"} instead of ${sum}`),
          ...twice.map((key) => `${output} ${key} is there twice`),
        ];
        if (last.length === 0) return true;
        // A job that was stopped has its windows, but not the time: its sources learn that from the next event.
        if (++tries % 10 === 0) await close();
        return false;
      };
      await waitFor(`the windows of ${output}`, whole, { deadline: 60_000, interval: 250 }).catch(() => undefined);
      return last.slice(0, 5);
    },
  };
}

/** Something in every partition, so that time moves on in all of them. */
function closing(at: number, partitions: number): readonly Ping[] {
  const pings = new Map<number, Ping>();
  for (let i = 0; pings.size < partitions; i++) {
    const host = `z${i}`;
    pings.set(partitionOf(Buffer.from(host), partitions), { host, millis: 0, at });
  }
  return [...pings.values()];
}

/** What a reader has: rows of each part, within its bounds. */
async function followed({ config }: Lab, output: string): Promise<{ rows: Map<string, bigint>; twice: string[] }> {
  const kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-proof" });
  const records = openRecords(kafka, config.env);
  const rows = new Map<string, bigint>();
  const twice: string[] = [];
  try {
    const deployment = (await records.read()).get(output);
    const live = deployment && liveVersion(deployment);
    if (!deployment || live?.topic === undefined) return { rows, twice };
    const parts = deployment.pointer?.parts ?? [{ version: live.version, after: null, until: null }];
    for (const { version, after, until } of parts) {
      const record = deployment.versions.find((one) => one.version === version);
      if (!record) continue;
      for (const row of (await readVersionRows(kafka, record, FLINK_ROWS)).rows.values()) {
        const end = new Date(Number((row.get("window_end") as bigint) / 1_000_000n)).toISOString();
        if ((after !== null && end <= after) || (until !== null && end > until)) continue;
        const key = `${row.get("host")} ${end}`;
        if (rows.has(key)) twice.push(key);
        rows.set(key, row.get("millis") as bigint);
      }
    }
    return { rows, twice };
  } finally {
    await records.close();
    await kafka.close();
  }
}
