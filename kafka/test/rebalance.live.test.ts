import { afterAll, describe, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { type KafkaConsumer, openKafka } from "#kafka";
import { openFaultProxy } from "./fault-proxy.ts";
import { all, CLIENTS, fresh, lastOffsets, liveKafka, record, texts, withTopic, write } from "./live.ts";

const PARTITIONS = 4;
const RECORDS = 400;

// Mostly waiting, each on topics and names of its own: all at once.
describe.concurrent.each(CLIENTS)("%s", (client) => {
  const kafka = liveKafka(client);
  afterAll(() => kafka.close());

  test("members come and go: every record is handed out, by a member that has its partition", () =>
    withTopic(kafka, PARTITIONS, async (topic) => {
      const group = fresh("group");
      const seen = new Set<string>();
      const foreign: string[] = [];
      const loops: Promise<void>[] = [];
      const join = async (): Promise<KafkaConsumer> => {
        const member = await kafka.consumer({ topics: [topic], from: "earliest", group, sessionTimeout: 6000 });
        const loop = async (): Promise<void> => {
          for (let batches = await member.next(); batches.length > 0; batches = await member.next()) {
            const mine = new Set(member.positions().map((p) => p.partition));
            for (const b of batches) {
              if (!mine.has(b.partition)) foreign.push(`${b.partition}`);
              for (const text of texts(b.records)) seen.add(text!);
            }
            await member.commit(lastOffsets(batches));
          }
        };
        loops.push(loop());
        return member;
      };
      const shares = (...members: KafkaConsumer[]): Promise<unknown> =>
        waitFor(
          `${members.length} members to share the partitions`,
          () => {
            const taken = members.flatMap((m) => m.positions().map((p) => p.partition));
            return (
              taken.length === PARTITIONS &&
              new Set(taken).size === PARTITIONS &&
              members.every((m) => m.positions().length > 0)
            );
          },
          { deadline: 60_000 },
        );
      const producer = kafka.producer();
      let written = 0;
      const some = async (): Promise<void> => {
        for (const until = written + RECORDS / 4; written < until; written++) {
          await producer.send(topic, written % PARTITIONS, [record(`${written}`)], 20_000);
        }
      };

      const a = await join();
      await Promise.all([some(), shares(a)]);
      const [b] = await Promise.all([join(), some()]);
      await shares(a, b);
      await Promise.all([a.close(), some()]);
      await shares(b);
      const [c] = await Promise.all([join(), some()]);
      await shares(b, c);
      await waitFor("all records", () => seen.size === RECORDS, { deadline: 60_000 });
      const done = async (): Promise<boolean> =>
        (await kafka.admin().groupOffsets(group)).reduce((sum, o) => sum + Number(o.offset), 0) === RECORDS;
      await waitFor("all to be committed", done, { deadline: 30_000 });
      await Promise.all([b.close(), c.close(), producer.close()]);
      await Promise.all(loops);
      expect(foreign).toEqual([]);
      await kafka.admin().deleteGroups([group]);
    }));

  test("a member that dies without leaving is replaced when its session is over, from where it committed", () =>
    withTopic(kafka, 1, async (topic) => {
      const group = fresh("group");
      await write(kafka, topic, 0, [record("a"), record("b")]);
      const proxy = await openFaultProxy(readConfig().kafka);
      const dying = openKafka({ bootstrap: proxy.address, client });
      const first = await dying.consumer({ topics: [topic], from: "earliest", group, sessionTimeout: 6000 });
      const batches = await first.next();
      expect(texts(batches.flatMap((b) => b.records))).toEqual(["a", "b"]);
      await first.commit([{ topic, partition: 0, offset: 1n }]);
      // It goes silent: no leave, no heartbeat.
      await proxy.close();
      const second = await kafka.consumer({ topics: [topic], from: "earliest", group });
      const next = await second.next();
      expect(texts(next.flatMap((b) => b.records))).toEqual(["b"]);
      await second.close();
      await dying.close();
      await kafka.admin().deleteGroups([group]);
    }));

  test("a reader waits for a broker that is away and goes on without a gap", () =>
    withTopic(kafka, 2, async (topic) => {
      const proxy = await openFaultProxy(readConfig().kafka);
      const through = openKafka({ bootstrap: proxy.address, client });
      const waits: boolean[] = [];
      const reader = await through.consumer({
        topics: [topic],
        from: "earliest",
        onWaiting: (reason) => waits.push(reason !== undefined),
      });
      const seen: string[] = [];
      const loop = (async () => {
        for (let batches = await reader.next(); batches.length > 0; batches = await reader.next()) {
          for (const b of batches) seen.push(...texts(b.records).map(String));
        }
      })();
      for (let i = 0; i < 10; i++) {
        await write(kafka, topic, i % 2, [record(`${i}`)]);
        if (i % 3 === 1) proxy.cut();
      }
      await waitFor("all records", () => seen.length >= 10, { deadline: 30_000 });
      await waitFor("the end of each wait", () => waits.at(-1) !== true, { deadline: 30_000 });
      await reader.close();
      await loop;
      expect(seen.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `${i}`));
      await through.close();
      await proxy.close();
    }));

  test("closing a reader resolves the call that waits", () =>
    withTopic(kafka, 1, async (topic) => {
      const reader = await kafka.consumer({ topics: [topic], from: "latest", maxWait: 30_000 });
      const next = reader.next();
      await reader.close();
      expect(await next).toEqual([]);
      expect(await reader.next()).toEqual([]);
    }));

  test("comes to the end of a partition that ends in a marker", () =>
    withTopic(kafka, 1, async (topic) => {
      const producer = await kafka.transactional({ id: fresh("tx") });
      for (const good of [true, false]) {
        const transaction = await producer.begin();
        await transaction.send(topic, 0, [record("x")]);
        await (good ? transaction.commit() : transaction.abort());
      }
      await producer.close();
      const reader = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
      expect(texts(await all(reader))).toEqual(["x"]);
    }));
});
