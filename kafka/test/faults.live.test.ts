import { describe, expect, test } from "vitest";
import { readConfig } from "#core";
import type { Kafka, KafkaProducer } from "#kafka";
import { sendTo } from "../kafkajs/producer.ts";
import { runtime } from "../kafkajs/runtime.ts";
import { runFaults } from "./fault-run.ts";
import { CLIENTS } from "./live.ts";

// `npm run test:faults` does more runs, and prints each.
const broker = readConfig().kafka;

// Mostly waiting, each on topics and names of its own: all at once.
describe.concurrent.each(CLIENTS)("%s", (client) => {
  test.each([1, 2])("answers that are lost cost no acknowledged record (run %i)", async (seed) => {
    const run = await runFaults(broker, client, seed);
    expect(run).toMatchObject({ givenUp: 0, lost: 0, doubled: 0, misplaced: 0, disorder: 0 });
    // The faults did happen, and both kinds of sends were there.
    expect(run.acknowledged).toBeGreaterThan(1000);
    expect(run.rejected).toBeGreaterThan(0);
    expect(Math.min(run.faults.cut, run.faults.drop, run.faults.delay)).toBeGreaterThan(0);
  });
});

/** The client as it comes: few retries, and used again after a send that failed. */
function bareProducer(kafka: Kafka): KafkaProducer {
  const retry = { retries: 2, initialRetryTime: 30, maxRetryTime: 100 };
  const client = new (runtime().kafkajs.Kafka)({ brokers: [kafka.bootstrap], requestTimeout: 150, logLevel: 0, retry });
  const createPartitioner = () => () => 0;
  const producer = client.producer({ idempotent: true, retry, createPartitioner });
  const ready = producer.connect();
  return {
    async send(topic, partition, records) {
      await ready;
      return { baseOffset: await sendTo(producer, "none", topic, partition, records) };
    },
    close: () => producer.disconnect(),
  };
}

test("a bare kafkajs producer loses what it acknowledged: the runs see it, and retiring it is no ornament", async () => {
  let lost = 0;
  for (let seed = 1; lost === 0 && seed <= 5; seed++)
    lost = (await runFaults(broker, "kafkajs", seed, bareProducer)).lost;
  expect(lost).toBeGreaterThan(0);
});
