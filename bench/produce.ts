import { messageOf, readConfig } from "#core";
import { Payment } from "#generated";
import { openKafka, openProducer, readBatches, type TopicType } from "#kafka";

export interface ProduceFigures {
  readonly events: number;
  readonly bytes: number;
  /** Events per second, from the first call to the last acknowledgement. */
  readonly perSecond: number;
  /** Events per second of this process' own processor time: what one core can do. */
  readonly perCpuSecond: number;
  readonly readPerSecond: number;
  readonly readPerCpuSecond: number;
}

/** Door of `npm run bench -- produce [events]`: prints the figures for the configured broker. */
export async function benchProduce(args: readonly string[]): Promise<number> {
  const f = await measureProduce(readConfig().kafka, Number(args[0] ?? 300_000));
  const n = (value: number): string => Math.round(value).toLocaleString("en-US");
  console.log(`produce  ${n(f.events)} payments of ${f.bytes} bytes, idempotent, acks all, 4 partitions`);
  console.log(`  typed producer  ${n(f.perSecond)} events/s  ${n(f.perCpuSecond)} events per CPU second`);
  console.log(`  typed reader    ${n(f.readPerSecond)} events/s  ${n(f.readPerCpuSecond)} events per CPU second`);
  return 0;
}

/** Produces payments with the typed producer into a topic of its own, reads them back typed, and measures both. */
export async function measureProduce(bootstrap: string, events: number): Promise<ProduceFigures> {
  const kafka = openKafka({ bootstrap, clientId: "sluice-bench" });
  const topic = `bench_produce_${process.pid}_${Date.now()}`;
  const type = { ...Payment, topic };
  try {
    await kafka.admin().createTopics([{ name: topic, partitions: 4 }]);
    const pool = Array.from({ length: 10_000 }, (_, i) => sample(i));
    const producer = await openProducer(kafka, type, { schemaId: 1 });
    const run = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        const room = producer.enqueue(pool[i % pool.length]!);
        if (room !== true) await room;
      }
      await producer.flush();
    };
    await run(Math.min(events, 30_000));
    const warm = producer.stats;
    const write = await measured(() => run(events));
    const bytes = await sizeOf(kafka, type);
    await producer.close();
    const read = await measured(async () => {
      let seen = 0;
      for await (const rows of readBatches(kafka, type, { until: "end" })) seen += rows.length;
      if (seen !== warm.accepted + events) throw new Error(`read ${seen} of ${warm.accepted + events} events`);
    });
    return {
      events,
      bytes,
      perSecond: (events / write.wall) * 1000,
      perCpuSecond: (events / write.cpu) * 1000,
      readPerSecond: ((events + warm.accepted) / read.wall) * 1000,
      readPerCpuSecond: ((events + warm.accepted) / read.cpu) * 1000,
    };
  } finally {
    await kafka
      .admin()
      .deleteTopics([topic])
      .catch((error: unknown) => console.error(messageOf(error)));
    await kafka.close();
  }
}

/** Mean size of a framed event, over the first batch that comes back. */
async function sizeOf(kafka: ReturnType<typeof openKafka>, type: TopicType<Payment>): Promise<number> {
  const consumer = await kafka.consumer({ topics: [type.topic], from: "earliest", until: "end" });
  try {
    const [batch] = await consumer.next();
    const records = batch?.records ?? [];
    const total = records.reduce((sum, r) => sum + (r.value?.length ?? 0), 0);
    return records.length === 0 ? 0 : Math.round(total / records.length);
  } finally {
    await consumer.close();
  }
}

async function measured(run: () => Promise<void>): Promise<{ wall: number; cpu: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run();
  const used = process.cpuUsage(cpu);
  return { wall: performance.now() - start, cpu: (used.user + used.system) / 1000 };
}

function sample(i: number): Payment {
  const digits = String(i).padStart(12, "0");
  return {
    eventId: `00000000-0000-4000-8000-${digits}`,
    orderId: `order-${i % 3000}`,
    kind: "PAYMENT",
    paymentMethod: i % 3 ? "CARD" : "PAYPAL",
    status: "SUCCEEDED",
    currency: i % 2 ? "EUR" : "USD",
    amountMinor: BigInt(100 + (i % 90_000)),
    latencyMs: 20 + (i % 900),
    customer: {
      customerId: `c-${i % 2000}`,
      name: "Ada Example",
      email: `ada${i % 2000}@example.com`,
      address: { street: "Main Street 1", city: "Springfield", postalCode: "12345", country: "US" },
    },
    items: [{ sku: `sku-${i % 500}`, quantity: 1 + (i % 3), unitMinor: 1999n }],
    occurredAt: new Date(1_790_000_000_000 + i),
    ip: "192.0.2.10",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64)",
    labels: { shop: "eu" },
  };
}

if (import.meta.main) process.exitCode = await benchProduce(process.argv.slice(2));
