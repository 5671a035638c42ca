import { afterAll, describe, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { type Kafka, openKafka } from "#kafka";
import { ADD_PARTITIONS_TO_TXN, END_TXN, openFaultProxy } from "./fault-proxy.ts";
import { all, CLIENTS, fresh, liveKafka, record, texts, withTopic } from "./live.ts";

// Mostly waiting, each on topics and names of its own: all at once.
describe.concurrent.each(CLIENTS)("%s", (client) => {
  const kafka = liveKafka(client);
  afterAll(() => kafka.close());

  const committed = async (topic: string): Promise<(string | undefined)[]> =>
    texts(await all(await kafka.consumer({ topics: [topic], from: "earliest", until: "end" })));

  /** The broker tells readers a moment after it has answered the writer. */
  const shows = (topic: string, expected: readonly string[]): Promise<unknown> =>
    waitFor(
      `${topic} to show ${expected.length} records`,
      async () => (await committed(topic)).length >= expected.length,
      {
        deadline: 30_000,
      },
    ).then(async () => expect((await committed(topic)).sort()).toEqual(expected));

  test("shows the records of a transaction and its offsets together, or not at all", () =>
    withTopic(kafka, 2, async (topic) => {
      const group = fresh("positions");
      const position = async (): Promise<bigint | undefined> =>
        (await kafka.admin().groupOffsets(group)).find((o) => o.topic === topic && o.partition === 0)?.offset;
      const producer = await kafka.transactional({ id: fresh("tx") });

      const first = await producer.begin();
      expect(await first.send(topic, 0, [record("a"), record("b")])).toEqual({ baseOffset: 0n });
      await first.send(topic, 1, [record("c")]);
      await first.commitOffsets(group, [{ topic, partition: 0, offset: 7n }]);
      expect(await committed(topic)).toEqual([]);
      expect(await position()).toBeUndefined();
      await first.commit();
      await shows(topic, ["a", "b", "c"]);
      await waitFor("the position", async () => (await position()) === 7n, { deadline: 30_000 });

      const second = await producer.begin();
      await second.commitOffsets(group, [
        { topic, partition: 0, offset: 9n },
        { topic, partition: 1, offset: 3n },
      ]);
      await second.send(topic, 0, [record("never")]);
      await second.abort();
      expect((await committed(topic)).sort()).toEqual(["a", "b", "c"]);
      expect(await position()).toBe(7n);

      const third = await producer.begin();
      // Partitions that are written at once for the first time.
      await Promise.all([third.send(topic, 0, [record("d")]), third.send(topic, 1, [record("e")])]);
      await third.commitOffsets(group, [{ topic, partition: 0, offset: 8n }]);
      await third.commit();
      await shows(topic, ["a", "b", "c", "d", "e"]);
      await waitFor("the position", async () => (await position()) === 8n, { deadline: 30_000 });
      await producer.close();
      await kafka.admin().deleteGroups([group]);
    }));

  test("an empty transaction is committed and aborted, and one at a time may be open", async () => {
    const producer = await kafka.transactional({ id: fresh("tx") });
    const empty = await producer.begin();
    await expect(producer.begin()).rejects.toMatchObject({ code: "SLUICE_ARGUMENT" });
    await empty.commit();
    await expect(empty.commit()).rejects.toMatchObject({ code: "SLUICE_ARGUMENT" });
    await (await producer.begin()).abort();
    await producer.close();
  });

  test("what was committed between two abort markers of one producer is shown, also when the second one ended nothing here", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const proxy = await openFaultProxy(readConfig().kafka);
      const through = openKafka({ bootstrap: proxy.address, client, clientId: "sluice-test" });
      try {
        const producer = await kafka.transactional({ id });
        const bad = await producer.begin();
        await bad.send(topic, 0, [record("bad")]);
        await bad.abort();
        const good = await producer.begin();
        await good.send(topic, 0, [record("good")]);
        await good.commit();
        await producer.close();
        // The partition becomes a part of the transaction, and nothing is written to it.
        const silent = await through.transactional({ id, deadline: 1000 });
        proxy.onAnswer((apiKey) => (apiKey === ADD_PARTITIONS_TO_TXN ? "drop" : "pass"));
        await expect((await silent.begin()).send(topic, 0, [record("never")])).rejects.toThrow();
        expect(proxy.counts().drop).toBe(1);
        await silent.close();
        await (await kafka.transactional({ id })).close();
        expect(await committed(topic)).toEqual(["good"]);
      } finally {
        await through.close();
        await proxy.close();
      }
    }));

  test("a new holder of an id fences the old one and aborts what it left open", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const old = await kafka.transactional({ id });
      const left = await old.begin();
      await left.send(topic, 0, [record("left open")]);

      const next = await kafka.transactional({ id });
      const transaction = await next.begin();
      await transaction.send(topic, 0, [record("new")]);
      await transaction.commit();
      await shows(topic, ["new"]);

      const fenced = { code: "SLUICE_KAFKA_FENCED", retryable: false, message: expect.stringContaining(id) };
      await expect(left.send(topic, 0, [record("too late")])).rejects.toMatchObject(fenced);
      await expect(left.commit()).rejects.toMatchObject(fenced);
      await expect(old.begin()).rejects.toMatchObject(fenced);
      await old.close();
      const after = await next.begin();
      await after.send(topic, 0, [record("newer")]);
      await after.commit();
      await shows(topic, ["new", "newer"]);
      await next.close();
    }));

  test("an old holder that wants to commit is fenced, too", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const old = await kafka.transactional({ id });
      const left = await old.begin();
      await left.send(topic, 0, [record("left open")]);
      const next = await kafka.transactional({ id });
      await expect(left.commit()).rejects.toMatchObject({ code: "SLUICE_KAFKA_FENCED" });
      expect(await committed(topic)).toEqual([]);
      await Promise.all([old.close(), next.close()]);
    }));

  test("a holder that died in the middle leaves nothing that is seen", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const proxy = await openFaultProxy(readConfig().kafka);
      const dying = openKafka({ bootstrap: proxy.address, client });
      const producer = await dying.transactional({ id, deadline: 300 });
      await (await producer.begin()).send(topic, 0, [record("half")]);
      proxy.block();
      const closed = producer.close();
      // Still open: readers wait before it.
      const next = await kafka.transactional({ id });
      const transaction = await next.begin();
      await transaction.send(topic, 0, [record("whole")]);
      await transaction.commit();
      await shows(topic, ["whole"]);
      await next.close();
      await closed;
      await dying.close();
      await proxy.close();
    }));

  test("after a refused send the transaction can only be aborted, and a new producer goes on", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const producer = await kafka.transactional({ id });
      const transaction = await producer.begin();
      await transaction.send(topic, 0, [record("good")]);
      await expect(transaction.send(topic, 0, [record("x".repeat(2_000_000))])).rejects.toThrow(/MESSAGE_TOO_LARGE/);
      await expect(transaction.commit()).rejects.toMatchObject({ code: "SLUICE_STOPPED" });
      await transaction.abort();
      await expect(producer.begin()).rejects.toMatchObject({ code: "SLUICE_STOPPED" });
      // Aborted at once: a reader need not wait for the next claim.
      const stable = async (): Promise<boolean> => (await kafka.admin().offsets(topic))[0]!.latest > 0n;
      await waitFor("the last stable offset to move", stable, { deadline: 10_000 });
      const next = await kafka.transactional({ id });
      const again = await next.begin();
      await again.send(topic, 0, [record("good")]);
      await again.commit();
      await shows(topic, ["good"]);
      await next.close();
    }));

  test("a commit whose answer is lost is whole or not at all, and the next claim says which", () =>
    withTopic(kafka, 1, async (topic) => {
      const id = fresh("tx");
      const group = fresh("positions");
      const proxy = await openFaultProxy(readConfig().kafka);
      const through: Kafka = openKafka({ bootstrap: proxy.address, client });
      let written = 0;
      try {
        for (let round = 0; round < 4; round++) {
          const producer = await through.transactional({ id });
          const at = (await kafka.admin().groupOffsets(group))[0]?.offset ?? 0n;
          expect((await committed(topic)).length).toBe(Number(at));
          const transaction = await producer.begin();
          await transaction.send(topic, 0, [record(`${at}`)]);
          await transaction.commitOffsets(group, [{ topic, partition: 0, offset: at + 1n }]);
          let lost = false;
          proxy.onAnswer((apiKey) => {
            if (apiKey !== END_TXN || lost || round % 2 === 0) return "pass";
            lost = true;
            return "cut";
          });
          const outcome = await transaction.commit().then(
            () => "committed",
            (error: { code: string }) => error.code,
          );
          expect(lost).toBe(round % 2 === 1);
          if (outcome === "committed") written++;
          else expect(outcome).not.toBe("SLUICE_KAFKA_FENCED");
          await producer.close();
        }
        const last = await kafka.transactional({ id });
        const at = Number((await kafka.admin().groupOffsets(group))[0]?.offset ?? 0n);
        expect(await committed(topic)).toEqual(Array.from({ length: at }, (_, i) => `${i}`));
        expect(at).toBeGreaterThanOrEqual(written);
        await last.close();
      } finally {
        await through.close();
        await proxy.close();
        await kafka.admin().deleteGroups([group]);
      }
    }));
});
