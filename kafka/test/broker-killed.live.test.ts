import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { waitFor } from "#core";
import { openKafka, openProducer, type ProducerState, readRows } from "#kafka";
import { startStack } from "#stack";
import { type Reading, readingType } from "./reading.ts";

const EVENTS = 60_000;
const KILLS = 2;

test("a broker that is killed in the middle costs no acknowledged event, and doubles none", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sluice-killed-"));
  const stack = await startStack({ dataDir, ports: "free", services: ["kafka"] });
  const kafka = openKafka({ bootstrap: stack.addresses.kafka, clientId: "sluice-test" });
  try {
    const type = readingType("killed");
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
        const running = (await stack.processes()).find((p) => p.name === "kafka" && p.state === "running");
        process.kill(running!.pid!, "SIGKILL");
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
  } finally {
    await kafka.close();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
