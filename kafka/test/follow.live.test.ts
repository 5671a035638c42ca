import { afterAll, beforeAll, expect, test } from "vitest";
import { waitFor } from "#core";
import {
  DEPLOYMENTS_TOPIC,
  type Kafka,
  type OutputType,
  type OutRecord,
  type Pointer,
  type PointerWatch,
  pointerKey,
  type ReadOptions,
  readPointer,
  readRows,
  watchPointers,
} from "#kafka";
import { fresh, liveKafka } from "./live.ts";

const PARTITIONS = 2;
const env = fresh("test");
const kafka: Kafka = liveKafka();
const stop = new AbortController();

beforeAll(async () => {
  const config = { "cleanup.policy": "compact" };
  await kafka.admin().createTopics([{ name: DEPLOYMENTS_TOPIC, partitions: 1, config }]);
});
afterAll(async () => {
  stop.abort();
  await kafka.close();
});

interface Windowed {
  readonly n: number;
  readonly windowEnd: Date;
}

/** Two numbers in a frame: a row's own one and the minute in which its window ends. */
function outputType(output: string): OutputType<Windowed> {
  return {
    output,
    topic: output,
    subject: `${output}-value`,
    name: "test.Windowed",
    index: [0],
    schema: "",
    sensitive: [],
    encode: () => undefined,
    decode: (buf, start) => ({
      n: buf.readInt32BE(start),
      windowEnd: new Date(buf.readInt32BE(start + 4) * 60_000),
    }),
    check: () => [],
  };
}

function record(n: number, minute: number, key = `k${n}`): OutRecord {
  const value = Buffer.alloc(14);
  value.writeInt32BE(1, 1);
  value.writeInt32BE(n, 6);
  value.writeInt32BE(minute, 10);
  return { key: Buffer.from(key), value, timestamp: Date.now() };
}

const iso = (minute: number): string => new Date(minute * 60_000).toISOString();

/** An output with its topics and its pointer; everything is deleted when it is left. */
async function openOutput(cut: Pointer["cut"]) {
  const output = fresh("test_follow");
  const producer = kafka.producer();
  const topics: string[] = [];
  let parts: Pointer["parts"] = [{ version: 1, topic: output, after: null, until: null }];
  const key = Buffer.from(pointerKey(env, output));
  const put = (value: unknown): Promise<unknown> => {
    const text = value === null ? null : Buffer.from(JSON.stringify(value));
    return producer.send(DEPLOYMENTS_TOPIC, 0, [{ key, value: text, timestamp: Date.now() }], 20_000);
  };
  const topicOf = (version: number): string => (version === 1 ? output : `${output}_v${version}`);
  const live = {
    output,
    type: outputType(output),
    put,
    async make(version: number): Promise<void> {
      topics.push(topicOf(version));
      await kafka.admin().createTopics([{ name: topicOf(version), partitions: PARTITIONS }]);
    },
    async write(version: number, records: readonly OutRecord[]): Promise<void> {
      const halves = Array.from({ length: PARTITIONS }, (_, p) => records.filter((_, i) => i % PARTITIONS === p));
      for (const [p, half] of halves.entries())
        if (half.length > 0) await producer.send(topicOf(version), p, half, 20_000);
    },
    /** Ends the live version, whose job writes no more, at a minute, and makes another one the live one. */
    async promote(version: number, minute: number): Promise<void> {
      const last = parts.at(-1)!;
      const ranges = await kafka.admin().offsets(last.topic!);
      const ends = Object.fromEntries(ranges.map(({ partition, latest }) => [String(partition), String(latest)]));
      const bound = cut === "window" ? iso(minute) : null;
      parts = [...parts.slice(0, -1), { ...last, until: bound, ends }];
      parts = [...parts, { version, topic: topicOf(version), after: bound, until: null }];
      const pointer: Pointer = {
        ...{ kind: "pointer", env, output, pipeline: "test", engine: "flink", live: version },
        ...{ previous: last.version, parts, cut, at: Date.now() },
      };
      await put(pointer);
    },
    async [Symbol.asyncDispose]() {
      await put(null);
      await producer.close();
      await kafka.admin().deleteTopics(topics);
    },
  };
  await live.make(1);
  return live;
}

/** Reads until told to stop, or to the end. */
function collect(type: OutputType<Windowed>, options: ReadOptions = {}) {
  const seen: number[] = [];
  const ended = new AbortController();
  const done = (async () => {
    for await (const { value } of readRows(kafka, type, { follow: { env }, signal: ended.signal, ...options }))
      seen.push(value.n);
  })();
  done.catch(() => undefined);
  const has = (count: number): Promise<unknown> =>
    Promise.race([waitFor(`${count} rows`, () => seen.length >= count, { deadline: 20_000 }), done]);
  return {
    seen,
    done,
    has,
    async close() {
      ended.abort();
      await done;
    },
  };
}

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

test("a follower goes on in the new version, back in the old one and on again: no row lost, none doubled", async () => {
  await using output = await openOutput("window");
  const expected: number[] = [];
  let next = 0;
  let minute = 0;
  /** Each version computes each minute: the number says which version and which minute a row is of. */
  const rows = (version: number, from: number, to: number): OutRecord[] =>
    Array.from({ length: (to - from) * 4 }, (_, i) => record(version * 1_000_000 + from * 4 + i, from + 1 + (i >> 2)));
  const expect_ = (records: readonly OutRecord[]): number[] => records.map(({ value }) => value!.readInt32BE(6));

  await output.write(1, rows(1, 0, 20));
  expected.push(...expect_(rows(1, 0, 20)));
  const watch = await watchPointers(kafka, env);
  // One follows alone, one shares a watch, and one hears of each change late, when others have read on.
  const slow: PointerWatch = {
    ...watch,
    onChange: (listener) => watch.onChange((changed) => void setTimeout(() => listener(changed), 300)),
  };
  const readers = [
    collect(output.type),
    collect(output.type, { follow: watch }),
    collect(output.type, { follow: slow }),
  ];
  const written = new Map([[1, 20]]);
  minute = 20;
  let version = 1;
  for (const to of [2, 1, 2, 3, 1]) {
    if (!written.has(to)) {
      await output.make(to);
      written.set(to, 0);
    }
    // The other job is ahead by then, or it catches up behind the switch with minutes that are not its own.
    const ahead = next % 2 === 0 && to !== 1 ? minute + 3 : minute;
    const from = written.get(to)!;
    if (to !== 1) await output.write(to, rows(to, from, ahead));
    await output.promote(to, minute);
    await output.write(to, rows(to, to === 1 ? from : ahead, minute + 10));
    expected.push(...expect_(rows(to, minute, minute + 10)));
    minute += 10;
    written.set(to, minute);
    version = to;
    next++;
    // Some switches are seen one by one, others come in one go.
    if (next % 2 === 0) await Promise.all(readers.slice(0, 2).map((reader) => reader.has(expected.length)));
  }
  expect(version).toBe(1);
  const late = collect(output.type, { until: "end" });
  await late.done;
  for (const reader of readers) {
    await reader.has(expected.length);
    await reader.close();
  }
  for (const { seen } of [late, ...readers]) expect(sorted(seen)).toEqual(sorted(expected));
  // Part after part.
  const parts = late.seen.map((n) => Math.floor(n / 1_000_000));
  expect(parts.filter((v, i) => v !== parts[i - 1])).toEqual([1, 2, 1, 2, 3, 1]);
  await watch.close();
});

test("an idle follower wakes when the pointer moves, and one that starts at the latest or at its own place has the rest", async () => {
  await using output = await openOutput("window");
  await output.write(1, [record(1, 1), record(2, 1)]);
  const all = collect(output.type);
  const latest = collect(output.type, { from: "latest" });
  await all.has(2);
  await output.make(2);
  await output.write(2, [record(101, 1), record(102, 1), record(103, 2), record(104, 2)]);
  await output.promote(2, 1);
  // The old topic says nothing any more.
  await Promise.all([all.has(4), latest.has(2)]);
  expect(sorted(all.seen)).toEqual([1, 2, 103, 104]);
  expect(sorted(latest.seen)).toEqual([103, 104]);
  await Promise.all([all.close(), latest.close()]);
  const second = collect(output.type, {
    from: { offsets: { [`${output.output}:1`]: 0n, [`${output.output}:0`]: 1n } },
    until: "end",
  });
  await second.done;
  expect(sorted(second.seen)).toEqual([2, 103, 104]);
  const third = collect(output.type, { from: { offsets: { [`${output.output}_v2:0`]: 2n } }, until: "end" });
  await third.done;
  expect(third.seen).toEqual([104]);
});

test("rows without a window are divided by key: a later version has those that no earlier one had", async () => {
  await using output = await openOutput("keys");
  await output.write(1, [record(1, 0, "a"), record(2, 0, "b")]);
  const running = collect(output.type);
  await running.has(2);
  await output.make(2);
  await output.write(2, [record(11, 0, "a"), record(12, 0, "b"), record(13, 0, "c")]);
  await output.promote(2, 0);
  await output.write(2, [record(14, 0, "d")]);
  await running.has(4);
  await output.promote(1, 0);
  await output.write(1, [record(3, 0, "c"), record(4, 0, "d"), record(5, 0, "e"), record(6, 0, "a")]);
  await running.has(5);
  await running.close();
  const late = collect(output.type, { until: "end" });
  await late.done;
  for (const { seen } of [running, late]) expect(sorted(seen)).toEqual([1, 2, 5, 13, 14]);
});

test("what cannot be followed is refused by name; a topic that was dropped is passed over", async () => {
  await using output = await openOutput("window");
  await output.write(1, [record(1, 1)]);
  const group = collect(output.type, { group: "g" });
  await expect(group.done).rejects.toMatchObject({
    code: "SLUICE_ARGUMENT",
    message: expect.stringContaining("group g"),
  });
  const bare = collect(output.type, { from: { offsets: { 0: 1n } } });
  await expect(bare.done).rejects.toThrow(`"0" does not say of which topic of ${output.output}`);
  const { output: _, ...log } = output.type;
  await expect(collect(log as OutputType<Windowed>).done).rejects.toThrow(/is no output/);

  await output.make(2);
  await output.write(2, [record(12, 2)]);
  await output.promote(2, 1);
  await kafka.admin().deleteTopics([output.output]);
  const late = collect(output.type, { until: "end" });
  await late.done;
  expect(late.seen).toEqual([12]);

  await output.put({ kind: "pointer", env });
  const key = pointerKey(env, output.output);
  await expect(readPointer(kafka, env, output.output)).rejects.toThrow(`the pointer ${key} in ${DEPLOYMENTS_TOPIC}`);
  await expect(collect(output.type).done).rejects.toThrow(key);
});
