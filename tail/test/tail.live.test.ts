import { appendFileSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { AppLog } from "#generated";
import { openKafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer, type Tailer, type TailState } from "#tail";
import { openFaultProxy } from "../../kafka/test/fault-proxy.ts";
import { fresh, liveKafka, withTopic } from "../../kafka/test/live.ts";
import { numberedLine } from "./numbered-line.ts";
import { readShipped } from "./read-shipped.ts";
import type { Verdict } from "./tally.ts";

const kafka = liveKafka();
afterAll(() => kafka.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-tail-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const APPS = ["billing", "cart", "crm"];

/** Applications that write numbered lines. */
class Writers {
  readonly written: Map<string, number> = new Map();

  write(lines: number): void {
    for (const app of APPS) {
      const from = this.written.get(app) ?? 0;
      let text = "";
      for (let serial = from + 1; serial <= from + lines; serial++)
        text += numberedLine(app, serial, new Date().toISOString());
      appendFileSync(join(folder, `${app}.log`), text);
      this.written.set(app, from + lines);
    }
  }

  rotate(): void {
    for (const app of APPS) renameSync(join(folder, `${app}.log`), join(folder, `${app}.log.1`));
  }
}

async function shipped(topic: string): Promise<number> {
  return (await readShipped(kafka, topic)).records;
}

const FINE: Verdict = { lost: 0, doubled: 0, disordered: 0, holes: 0, broken: 0 };

/** Each line once, in order for each application, and the ranges of each file without a hole. */
async function expectAll(topic: string, writers: Writers): Promise<void> {
  const total = [...writers.written.values()].reduce((sum, n) => sum + n, 0);
  await waitFor("all lines to be committed", async () => (await shipped(topic)) >= total, { deadline: 60_000 });
  expect((await readShipped(kafka, topic)).verdict(writers.written)).toEqual(FINE);
}

const logOf = (topic: string): FileLog<AppLog> => ({ ...AppLog, topic }) as FileLog<AppLog>;

function tail(
  topic: string,
  set: string,
  signal: AbortSignal,
  more: { kafka?: typeof kafka; onState?: (s: TailState) => void } = {},
): Tailer {
  return openTailer({
    kafka,
    log: logOf(topic),
    files: openNodeFiles({ patterns: ["*.log"], cwd: folder }),
    set,
    signal,
    schemaId: 7,
    lookEvery: 20,
    follow: { quiet: 300, patience: 3000 },
    ...more,
  });
}

test("of two tailers of a set the older one is fenced, says so, and nothing is doubled", () =>
  withTopic(kafka, 3, async (topic) => {
    const set = fresh("set");
    const writers = new Writers();
    const stop = new AbortController();
    writers.write(100);
    const older = tail(topic, set, stop.signal);
    const fenced = expect(older.done).rejects.toMatchObject({
      code: "SLUICE_KAFKA_FENCED",
      message: expect.stringContaining(set),
    });
    await waitFor("the older one to ship", () => older.view().totals.events >= 300, { deadline: 30_000 });
    const younger = tail(topic, set, stop.signal);
    for (let i = 0; i < 20; i++) {
      writers.write(20);
      await waitFor("some of it", async () => (await shipped(topic)) >= 300 + 60 * i, { deadline: 30_000 });
    }
    await fenced;
    await expectAll(topic, writers);
    stop.abort();
    await younger.done;
  }));

test("while the broker is away nothing is read and nothing is lost; it goes on by itself", () =>
  withTopic(kafka, 3, async (topic) => {
    const proxy = await openFaultProxy(readConfig().kafka);
    const behind = openKafka({ bootstrap: proxy.address, clientId: "sluice-tail-test" });
    const states: TailState[] = [];
    const writers = new Writers();
    const stop = new AbortController();
    writers.write(100);
    const tailer = tail(topic, fresh("set"), stop.signal, { kafka: behind, onState: (state) => states.push(state) });
    await waitFor("the first lines", () => tailer.view().totals.events >= 300, { deadline: 30_000 });
    proxy.block();
    writers.write(100);
    writers.rotate();
    writers.write(100);
    await waitFor("the tailer to say that it waits", () => states.some((state) => typeof state !== "string"), {
      deadline: 60_000,
    });
    proxy.unblock();
    proxy.cut();
    await expectAll(topic, writers);
    expect(tailer.state).toBe("running");
    stop.abort();
    await tailer.done;
    await behind.close();
    await proxy.close();
  }));
