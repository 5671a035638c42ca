import { afterAll, describe, expect, test } from "vitest";
import { waitFor } from "#core";
import { type OutRecord, openKafka } from "#kafka";
import { all, CLIENTS, fresh, lastOffsets, liveKafka, record, texts, withTopic, write } from "./live.ts";

describe.each(CLIENTS)("%s", (client) => {
  const kafka = liveKafka(client);
  afterAll(() => kafka.close());

  describe("admin", () => {
    test("creates, describes, alters and deletes topics, and says what it did", async () => {
      const admin = kafka.admin();
      const [a, b] = [fresh("test_kafka"), fresh("test_kafka")];
      const wanted = [
        { name: a, partitions: 3, config: { "retention.ms": "86400000" } },
        { name: b, partitions: 1, config: { "cleanup.policy": "compact" } },
      ];
      expect(await admin.createTopics(wanted)).toEqual([a, b]);
      expect(await admin.createTopics(wanted)).toEqual([]);
      expect(await admin.describeTopics([b, "no_such_topic", a])).toEqual([
        { name: b, id: expect.any(String), partitions: 1, replicas: 1, config: { "cleanup.policy": "compact" } },
        { name: a, id: expect.any(String), partitions: 3, replicas: 1, config: { "retention.ms": "86400000" } },
      ]);
      await admin.alterTopicConfig(a, { "retention.ms": null, "max.message.bytes": "2000000" });
      expect((await admin.describeTopics([a]))[0]?.config).toEqual({ "max.message.bytes": "2000000" });
      await admin.addPartitions(b, 2);
      expect((await admin.describeTopics([b]))[0]?.partitions).toBe(2);
      expect(await admin.deleteTopics([a, b, "no_such_topic"])).toEqual([a, b]);
      expect(await admin.topicNames()).not.toContain(a);
    });

    test("lists offsets, also at a time", () =>
      withTopic(kafka, 2, async (topic) => {
        await write(kafka, topic, 1, [record("a", 1000), record("b", 2000), record("c", 3000)]);
        expect(await kafka.admin().offsets(topic)).toEqual([
          { topic, partition: 0, earliest: 0n, latest: 0n },
          { topic, partition: 1, earliest: 0n, latest: 3n },
        ]);
        const at = await kafka.admin().offsetsAt(topic, 1500);
        expect(at.map((p) => p.offset)).toEqual([0n, 1n]);
        const after = await kafka.admin().offsetsAt(topic, 9000);
        expect(after.map((p) => p.offset)).toEqual([0n, 3n]);
      }));

    test("reads the broker's configuration", async () => {
      const config = await kafka.admin().brokerConfig(["transaction.max.timeout.ms"]);
      expect(Number(config["transaction.max.timeout.ms"])).toBeGreaterThan(0);
    });
  });

  describe("producer", () => {
    test("answers the offset of the batch and keeps keys, nulls, timestamps and headers", () =>
      withTopic(kafka, 2, async (topic) => {
        const producer = kafka.producer({ compression: "lz4" });
        const headers = new Map([["h", Buffer.from("x")]]);
        await producer.send(topic, 1, [record("first", 5)], 20_000);
        const tombstone = { key: Buffer.alloc(0), value: null, timestamp: 7, headers };
        expect(await producer.send(topic, 1, [tombstone, record("third", 6)], 20_000)).toEqual({ baseOffset: 1n });
        const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
        expect(rows.map((r) => [r.partition, r.offset, r.timestamp, r.key?.toString(), r.value?.toString()])).toEqual([
          [1, 0n, 5, "key", "first"],
          [1, 1n, 7, "", undefined],
          [1, 2n, 6, "key", "third"],
        ]);
        expect(rows[1]?.headers.map(([k, v]) => [k.toString(), v.toString()])).toEqual([["h", "x"]]);
        await producer.close();
      }));

    test("keeps timestamps that go backwards, and refuses those too far apart for one batch", () =>
      withTopic(kafka, 1, async (topic) => {
        const producer = kafka.producer();
        const start = Date.UTC(2026, 0, 20);
        const days = [0, -1, 12, -24, 24].map((d) => start + d * 86_400_000);
        await producer.send(
          topic,
          0,
          days.map((t) => record("x", t)),
          20_000,
        );
        await expect(producer.send(topic, 0, [record("x", start), record("x", 5)], 20_000)).rejects.toThrow(
          /too far apart/,
        );
        const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
        expect(rows.map((r) => r.timestamp)).toEqual(days);
        await producer.close();
      }));

    // A setting that is altered holds a moment later: the topic is made with it.
    test("reports what the broker refuses as final, and goes on afterwards", () =>
      withTopic(
        kafka,
        1,
        async (topic) => {
          const producer = kafka.producer();
          await producer.send(topic, 0, [record("before")], 20_000);
          await expect(producer.send(topic, 0, [record("x".repeat(20_000))], 20_000)).rejects.toMatchObject({
            code: "SLUICE_KAFKA",
            retryable: false,
            message: expect.stringContaining("MESSAGE_TOO_LARGE"),
          });
          await producer.send(topic, 0, [record("after")], 20_000);
          const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" }));
          expect(texts(rows)).toEqual(["before", "after"]);
          await producer.close();
        },
        { "max.message.bytes": "5000" },
      ));

    test.each(["gzip", "lz4", "snappy", "zstd"] as const)("writes %s that the reader reads", (compression) =>
      withTopic(kafka, 1, async (topic) => {
        const producer = kafka.producer({ compression });
        const values = Array.from({ length: 200 }, (_, i) => `value ${i}`);
        await producer.send(
          topic,
          0,
          values.map((v) => record(v)),
          20_000,
        );
        await producer.close();
        const from = { offsets: { "0": 150n } };
        expect(texts(await all(await kafka.consumer({ topics: [topic], from, until: "end" })))).toEqual(
          values.slice(150),
        );
      }),
    );

    test("says that nobody answers, with the address, when the deadline is over", async () => {
      const nobody = openKafka({ bootstrap: "127.0.0.1:1", client });
      const reasons: (string | undefined)[] = [];
      const producer = nobody.producer({ onWaiting: (r) => reasons.push(r?.code) });
      await expect(producer.send("t", 0, [record("x")], 300)).rejects.toMatchObject({
        code: "SLUICE_ADDRESS_UNREACHABLE",
        message: expect.stringContaining("127.0.0.1:1"),
        retryable: true,
      });
      expect(reasons).toEqual(["SLUICE_ADDRESS_UNREACHABLE"]);
      await expect(nobody.admin().topicNames()).rejects.toMatchObject({ code: "SLUICE_ADDRESS_UNREACHABLE" });
      await nobody.close();
    });
  });

  describe("consumer", () => {
    test("starts at the earliest, the latest, a time, and given offsets", () =>
      withTopic(kafka, 1, async (topic) => {
        await write(kafka, topic, 0, [record("a", 1000), record("b", 2000), record("c", 3000)]);
        const read = async (from: Parameters<typeof kafka.consumer>[0]["from"]): Promise<(string | undefined)[]> =>
          texts(await all(await kafka.consumer({ topics: [topic], from, until: "end" })));
        expect(await read("earliest")).toEqual(["a", "b", "c"]);
        expect(await read("latest")).toEqual([]);
        expect(await read({ timestamp: 1500 })).toEqual(["b", "c"]);
        expect(await read({ timestamp: 9000 })).toEqual([]);
        expect(await read({ offsets: { "0": 2n } })).toEqual(["c"]);
        expect(await read({ offsets: { [`${topic}:0`]: 1n } })).toEqual(["b", "c"]);
      }));

    test("from the latest sees only what comes later", () =>
      withTopic(kafka, 2, async (topic) => {
        await write(kafka, topic, 0, [record("old")]);
        const consumer = await kafka.consumer({ topics: [topic], from: "latest" });
        const next = consumer.next();
        await write(kafka, topic, 1, [record("new")]);
        expect((await next).flatMap((b) => texts(b.records))).toEqual(["new"]);
        await consumer.close();
      }));

    test("stops at the end that it found at the start", () =>
      withTopic(kafka, 1, async (topic) => {
        await write(kafka, topic, 0, [record("a"), record("b")]);
        const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
        await write(kafka, topic, 0, [record("later")]);
        expect(texts(await all(consumer))).toEqual(["a", "b"]);
      }));

    test("never shows records of aborted transactions, however the fetches are cut", () =>
      withTopic(kafka, 1, async (topic) => {
        const producer = await kafka.transactional({ id: fresh("tx") });
        const records = (name: string): OutRecord[] =>
          Array.from({ length: 20 }, (_, i) => record(`${name} ${i} ${"x".repeat(500)}`));
        for (const [name, good] of [
          ["bad1", false],
          ["good1", true],
          ["bad2", false],
          ["good2", true],
        ] as const) {
          const transaction = await producer.begin();
          // two batches: with a small fetch the marker comes in a later one
          await transaction.send(topic, 0, records(name));
          await transaction.send(topic, 0, records(name));
          await (good ? transaction.commit() : transaction.abort());
        }
        // Four transactions with their markers: the last one is written a moment after the answer.
        const ended = async (): Promise<boolean> => (await kafka.admin().offsets(topic))[0]?.latest === 164n;
        await waitFor("the last marker", ended, { deadline: 10_000 });
        for (const maxBytes of [1000, 1024 * 1024]) {
          const rows = await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end", maxBytes }));
          expect(rows.length).toBe(80);
          expect(new Set(texts(rows).map((t) => t?.split(" ")[0]))).toEqual(new Set(["good1", "good2"]));
        }
        const open = await producer.begin();
        await open.send(topic, 0, records("open"));
        const bounded = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
        expect((await all(bounded)).length).toBe(80);
        await open.abort();
        await producer.close();
      }));

    test("refuses an offset that the partition does not have, naming what it has", () =>
      withTopic(kafka, 1, async (topic) => {
        await write(kafka, topic, 0, [record("a")]);
        const consumer = await kafka.consumer({ topics: [topic], from: { offsets: { "0": 99n } } });
        await expect(consumer.next()).rejects.toThrow(/no offset 99: it holds 0 to 1/);
        await consumer.close();
      }));

    test("says which topic does not exist", async () => {
      const consumer = kafka.consumer({ topics: ["no_such_topic"], from: "earliest", deadline: 300 });
      await expect(consumer).rejects.toThrow(/no_such_topic/);
    });

    test("a group goes on where it committed, and its members share the partitions", () =>
      withTopic(kafka, 4, async (topic) => {
        const group = fresh("group");
        const options = { topics: [topic], from: "earliest", group } as const;
        for (let p = 0; p < 4; p++) await write(kafka, topic, p, [record(`a${p}`)]);
        const first = await kafka.consumer(options);
        const seen = new Set<string | undefined>();
        while (seen.size < 4) {
          const batches = await first.next();
          for (const b of batches) for (const t of texts(b.records)) seen.add(t);
          await first.commit(lastOffsets(batches));
        }
        await first.close();
        expect((await kafka.admin().groupOffsets(group)).map((o) => o.offset)).toEqual([1n, 1n, 1n, 1n]);
        for (let p = 0; p < 4; p++) await write(kafka, topic, p, [record(`b${p}`)]);

        const members = await Promise.all([kafka.consumer(options), kafka.consumer(options)]);
        const later = new Set<string | undefined>();
        const loops = members.map(async (member) => {
          for (let batches = await member.next(); batches.length > 0; batches = await member.next()) {
            for (const b of batches) for (const t of texts(b.records)) later.add(t);
          }
        });
        await waitFor("both members to have two partitions", () => members.every((m) => m.positions().length === 2), {
          deadline: 60_000,
        });
        await waitFor("the new records", () => later.size === 4, { deadline: 30_000 });
        expect([...later].sort()).toEqual(["b0", "b1", "b2", "b3"]);
        await Promise.all(members.map((m) => m.close()));
        await Promise.all(loops);
        await kafka.admin().deleteGroups([group]);
        expect(await kafka.admin().groups()).not.toContain(group);
      }));

    test("a signal ends a waiting reader and closes its sockets", () =>
      withTopic(kafka, 1, async (topic) => {
        const sockets = (): number => process.getActiveResourcesInfo().filter((r) => r === "TCPSocketWrap").length;
        const before = sockets();
        const stop = new AbortController();
        const consumer = await kafka.consumer({
          topics: [topic],
          from: "latest",
          maxWait: 30_000,
          signal: stop.signal,
        });
        const next = consumer.next();
        await waitFor("the fetch to be under way", () => sockets() > before, { deadline: 10_000 });
        stop.abort();
        expect(await next).toEqual([]);
        await waitFor("the sockets to be closed", () => sockets() <= before, { deadline: 10_000 });
      }));
  });
});
