import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { type Kafka, openKafka, openProducer, type ProducerState, readRows } from "#kafka";
import { type Stack, startStack } from "#stack";
import { type Reading, readingType } from "./reading.ts";

const EVENTS = 60_000;
const KILLS = 1;

// A broker of its own: others must not see it die.
let dataDir: string;
let stack: Stack;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "sluice-killed-"));
  stack = await startStack({ dataDir, ports: "free", services: ["kafka"] });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function brokerPid(): Promise<number> {
  const running = (await stack.processes()).find((p) => p.name === "kafka" && p.state === "running");
  return running!.pid!;
}

/** Whether every thread of a process has stopped (Linux; elsewhere the process itself is not looked at). */
function isStopped(pid: number): boolean {
  if (process.platform !== "linux") return true;
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.every((thread) => /\) T /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8")));
}

// One client at a time: an unclean start of a broker takes long. `SLUICE_KAFKA_CLIENT=kafkajs` tests the other one.
describe.each([readConfig().kafkaClient])("%s", (client) => {
  let kafka: Kafka;
  beforeAll(() => {
    kafka = openKafka({ bootstrap: stack.addresses.kafka, client, clientId: "sluice-test" });
  });
  afterAll(() => kafka?.close());

  test("a broker that is killed in the middle costs no acknowledged event, and doubles none", async () => {
    const type = readingType(`killed_${client}`);
    await kafka.admin().createTopics([{ name: type.topic, partitions: 4 }]);
    const acknowledged = new Set<number>();
    const states: ProducerState[] = [];
    const failed: unknown[] = [];
    const producer = await openProducer(kafka, type, {
      schemaId: 1,
      batchRecords: 100,
      maxBufferedBytes: 64 * 1024,
      onDelivery: (event) => acknowledged.add((event as Reading).n),
      onError: (error) => failed.push(error),
      onState: (state) => states.push(state),
    });
    let given = 0;
    for (let kill = 0; kill <= KILLS; kill++) {
      if (kill > 0) {
        process.kill(await brokerPid(), "SIGKILL");
      }
      const until = (EVENTS / (KILLS + 1)) * (kill + 1);
      for (; given < until; given++) {
        const room = producer.enqueue({ id: `k${given % 37}`, n: given });
        if (room !== true) await room;
      }
      if (kill < KILLS) await waitFor("a healthy broker", () => producer.state === "ok", { deadline: 60_000 });
    }
    await producer.flush();
    await producer.close();
    expect(states.filter((s) => s !== "ok").length).toBeGreaterThanOrEqual(1);
    expect(failed).toEqual([]);
    expect(acknowledged.size).toBe(EVENTS);

    const last = new Map<string, number>();
    const seen = new Set<number>();
    let disorder = 0;
    let doubled = 0;
    for await (const row of readRows(kafka, type, { until: "end" })) {
      if (seen.has(row.value.n)) doubled++;
      seen.add(row.value.n);
      if ((last.get(row.value.id) ?? -1) > row.value.n) disorder++;
      last.set(row.value.id, row.value.n);
    }
    expect({ seen: seen.size, doubled, disorder }).toEqual({ seen: EVENTS, doubled: 0, disorder: 0 });
  });

  test("a broker that hangs past the deadline fails the event, and the producer goes on when it is back", async () => {
    const type = readingType(`hung_${client}`);
    await kafka.admin().createTopics([{ name: type.topic, partitions: 1 }]);
    const producer = await openProducer(kafka, type, { schemaId: 1, deadline: 1000, linger: 0 });
    await producer.send({ id: "a", n: 1 });
    const pid = await brokerPid();
    process.kill(pid, "SIGSTOP");
    // The signal takes effect thread by thread: until all have stopped the broker may still answer.
    await waitFor("the broker to hang", () => isStopped(pid), { deadline: 10_000 });
    const lost = { id: "a", n: 2 };
    try {
      await expect(producer.send(lost)).rejects.toMatchObject({
        code: "SLUICE_KAFKA_DELIVERY",
        event: lost,
        failures: [{ outcome: "unknown" }],
      });
    } finally {
      process.kill(pid, "SIGCONT");
    }
    await waitFor("the broker to answer", () => kafka.admin().cluster(), { deadline: 30_000 });
    for (let n = 3; n < 10; n++) await producer.send({ id: "a", n });
    await producer.close();
    const seen: number[] = [];
    for await (const row of readRows(kafka, type, { until: "end" })) seen.push(row.value.n);
    // 2 may have arrived, once; everything acknowledged did, once and in order.
    expect(seen.filter((n) => n !== 2)).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
    expect(seen.filter((n) => n === 2).length).toBeLessThanOrEqual(1);
  });

  test("a reader goes on after the broker was killed, without a gap and without a repetition", async () => {
    const type = readingType(`reread_${client}`);
    await kafka.admin().createTopics([{ name: type.topic, partitions: 2 }]);
    const producer = await openProducer(kafka, type, { schemaId: 1 });
    for (let n = 0; n < 10; n++) await producer.send({ id: `k${n}`, n });
    const waits: (string | undefined)[] = [];
    const seen: number[] = [];
    const rows = readRows(kafka, type, { onWaiting: (reason) => waits.push(reason?.code) });
    for await (const row of rows) {
      seen.push(row.value.n);
      if (seen.length === 10) {
        process.kill(await brokerPid(), "SIGKILL");
        producer.enqueue({ id: "late", n: 10 });
      }
      if (seen.length === 11) break;
    }
    await producer.close();
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.at(-1)).toBeUndefined();
  });
});
