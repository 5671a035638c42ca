import { expect, test } from "vitest";
import { waitFor } from "#core";
import type { OutRecord } from "#kafka";
import { Sender, type SenderClock } from "../sender.ts";
import type { Planned } from "../source.ts";

const record = (index: number, partition: number, timestamp: number): Planned => ({
  index,
  partition,
  key: Buffer.from("k"),
  value: Buffer.alloc(100),
  timestamp,
  fate: "ok",
  reason: "",
  repeats: undefined,
  planted: "",
  row: String(index),
});

test("whoever waits for room hears of a failure though there is still none", async () => {
  let reject: (error: Error) => void = () => {};
  const send = (_: string, partition: number): Promise<{ baseOffset: bigint }> =>
    new Promise((_resolve, no) => {
      if (partition === 0) reject = no;
    });
  const sender = new Sender({ send }, "t", 2, 1000, { acknowledged: () => {}, unknown: () => {} });
  for (let i = 0; i < 20_000; i++) sender.add(record(i, i % 2, i));
  const room = sender.room();
  reject(new Error("refused"));
  await expect(room).rejects.toThrow("refused");
  expect(sender.full).toBe(true);
  await expect(sender.room()).rejects.toThrow("refused");
});

/** A clock that stands until the test moves it. */
function clockAt(time: number): SenderClock & { time: number; due: (() => void)[] } {
  const clock = {
    time,
    due: [] as (() => void)[],
    now: () => clock.time,
    after: (_: number, call: () => void) => void clock.due.push(call),
  };
  return clock;
}

interface Flight {
  readonly partition: number;
  readonly records: readonly OutRecord[];
  answer(): void;
}

function open(span: number): { sender: Sender; flights: Flight[]; clock: ReturnType<typeof clockAt> } {
  const flights: Flight[] = [];
  const clock = clockAt(0);
  const sink = {
    send: (_topic: string, partition: number, records: readonly OutRecord[]) =>
      new Promise<{ baseOffset: bigint }>((resolve) => {
        flights.push({ partition, records, answer: () => resolve({ baseOffset: 0n }) });
      }),
  };
  const sender = new Sender(sink, "t", 2, span, { acknowledged: () => {}, unknown: () => {} }, clock);
  return { sender, flights, clock };
}

test("no partition gets further ahead in record time than the span, however long another one waits", async () => {
  const { sender, flights, clock } = open(1000);
  for (let i = 0; i < 100; i++) sender.add(record(i, i % 2, i * 100));
  sender.kickAll();
  expect(flights.map((f) => [f.partition, f.records.length])).toEqual([
    [0, 6],
    [1, 5],
  ]);
  clock.time = 1;
  flights[0]?.answer();
  await waitFor("the hold", () => clock.due.length === 1, { deadline: 2000 });
  clock.due.shift()?.();
  // Partition 1 has not answered for 100 ms of record time: partition 0 may go to 1,100 and no further.
  expect(flights.slice(2)).toEqual([]);
  flights[1]?.answer();
  await waitFor("the next batches", () => flights.length === 4, { deadline: 2000 });
  expect(
    flights
      .slice(2)
      .flatMap((f) => f.records.map((r) => r.timestamp))
      .sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 11 }, (_, i) => 1100 + i * 100));
});

test("after a silence each partition gets one batch before the rest may follow", async () => {
  const { sender, flights, clock } = open(1000);
  for (let i = 0; i < 100; i++) sender.add(record(i, i % 2, i * 100));
  sender.kickAll();
  for (const flight of flights) flight.answer();
  await waitFor("the hold", () => clock.due.length === 1, { deadline: 2000 });
  sender.kickAll();
  expect(flights).toHaveLength(2);
  clock.due.shift()?.();
  expect(flights).toHaveLength(4);
  // Answers that follow each other closely are no silence.
  for (const flight of flights.slice(2)) flight.answer();
  await waitFor("batches without another hold", () => flights.length === 6, { deadline: 2000 });
  expect(clock.due).toHaveLength(0);
  clock.time += 60_000;
  for (const flight of flights.slice(4)) flight.answer();
  await waitFor("a hold after the outage", () => clock.due.length === 1, { deadline: 2000 });
  expect(flights).toHaveLength(6);
});

test("a batch is full at its records or its bytes, whichever comes first", () => {
  const sizes: number[] = [];
  const sink = {
    send: (_topic: string, _partition: number, records: readonly OutRecord[]) => {
      sizes.push(records.length);
      return new Promise<{ baseOffset: bigint }>(() => {});
    },
  };
  const events = { acknowledged: () => {}, unknown: () => {} };
  const small = new Sender(sink, "t", 1, 1000, events, clockAt(0), { records: 3 });
  for (let i = 0; i < 10; i++) small.add(record(i, 0, i));
  const light = new Sender(sink, "t", 1, 1000, events, clockAt(0), { bytes: 500 });
  for (let i = 0; i < 10; i++) light.add(record(i, 0, i));
  // 121 bytes each: a fifth one would be too much.
  expect(sizes).toEqual([3, 4]);
});

test("records wait for others as long as they may linger, and not once the batch is full", async () => {
  const flights: number[] = [];
  const clock = clockAt(0);
  const sink = {
    send: (_topic: string, _partition: number, records: readonly OutRecord[]) => {
      flights.push(records.length);
      return Promise.resolve({ baseOffset: 0n });
    },
  };
  const events = { acknowledged: () => {}, unknown: () => {} };
  const sender = new Sender(sink, "t", 1, 1000, events, clock, { records: 5, linger: 20 });
  for (let i = 0; i < 3; i++) sender.add(record(i, 0, i));
  sender.kickAll();
  expect(flights).toEqual([]);
  for (let i = 3; i < 5; i++) sender.add(record(i, 0, i));
  expect(flights).toEqual([5]);
  await waitFor("the hold of the first answer", () => clock.due.length === 2, { deadline: 2000 });
  for (const call of clock.due.splice(0)) call();
  sender.add(record(5, 0, 5));
  sender.kickAll();
  expect(flights).toEqual([5]);
  clock.time = 20;
  for (const call of clock.due.splice(0)) call();
  expect(flights).toEqual([5, 1]);
});

test("the end of a run waits for nobody who lingers", async () => {
  const sink = { send: () => Promise.resolve({ baseOffset: 0n }) };
  let told = 0;
  const events = {
    acknowledged: (records: readonly Planned[]) => {
      told += records.length;
    },
    unknown: () => {},
  };
  const sender = new Sender(sink, "t", 1, 1000, events, undefined, { linger: 60_000 });
  for (let i = 0; i < 3; i++) sender.add(record(i, 0, i));
  sender.kickAll();
  expect(told).toBe(0);
  await sender.drain();
  expect(told).toBe(3);
});
