import { readSchemas } from "#codegen";
import { openKafka, openRegistry, partitionOf } from "#kafka";
import { fillRow } from "../test-sql/default-values.ts";
import { encodeFrame } from "../test-sql/encode.ts";
import type { Value } from "../test-sql/values.ts";
import type { TestProject } from "./project.ts";

export interface Ping {
  readonly host: string;
  readonly millis: number;
  /** Milliseconds since the epoch; also when it arrived. */
  readonly at: number;
}

/** Sends events of a test project's log, in the given order, each with its own record timestamp. */
export async function sendPings(
  { config, log }: Pick<TestProject, "config" | "log">,
  pings: readonly Ping[],
  partitions = 2,
): Promise<void> {
  const { model } = await readSchemas(config.root);
  const declared = model.logs.find((each) => each.name === log);
  if (!declared) throw new Error(`no log ${log}`);
  const schema = await openRegistry(config.registryUrl).version(`${log}-value`, "latest");
  if (!schema) throw new Error(`${log}-value is not registered`);
  const kafka = openKafka({ bootstrap: config.kafka });
  const producer = kafka.producer();
  try {
    const byPartition = new Map<number, { key: Buffer; value: Buffer; timestamp: number }[]>();
    for (const { host, millis, at } of pings) {
      const given = new Map<string, Value>([
        ["host", host],
        ["millis", BigInt(millis)],
        ["sent_at", BigInt(at) * 1_000_000n],
      ]);
      const { row } = fillRow(model, declared.message, given, 0);
      const key = Buffer.from(host);
      const partition = partitionOf(key, partitions);
      const records = byPartition.get(partition) ?? [];
      byPartition.set(partition, records);
      records.push({ key, value: encodeFrame(model, declared.message, schema.id, row), timestamp: at });
    }
    for (const [partition, records] of byPartition) await producer.send(log, partition, records, 30_000);
  } finally {
    await producer.close();
    await kafka.close();
  }
}

/** Events of some hosts in each of some minutes: `each` a minute, spread over it. The same minute has the same events. */
export function minutes(from: number, count: number, hosts: readonly string[], each = 6): readonly Ping[] {
  const pings: Ping[] = [];
  for (let minute = 0; minute < count; minute++) {
    for (let i = 0; i < each; i++) {
      const at = from + minute * 60_000 + Math.floor((i * 60_000) / each);
      for (const [h, host] of hosts.entries())
        pings.push({ host, millis: (Math.floor(at / 60_000) % 97) * 10 + i + h, at });
    }
  }
  return pings;
}
