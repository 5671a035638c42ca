import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "#core";
import { isAlive } from "../../core/process-id.ts";
import { Engine } from "../engine.ts";
import { fileError } from "../records.ts";
import type { Running, ServiceSpec, StackEvent } from "../types.ts";

let folder: string;
let events: StackEvent[];
let diskFull: boolean;
let engine: Engine;

// A shell script takes the place of Java: what is tested here is what becomes of the process, not what it serves.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-engine-"));
  events = [];
  diskFull = false;
  const java = join(folder, "java");
  writeFileSync(java, "#!/bin/sh\nexec sleep 60\n");
  chmodSync(java, 0o755);
  engine = new Engine(spec(), {
    java,
    separator: ":",
    cwd: folder,
    deadline: 10_000,
    restarts: 2,
    emit: (event) => events.push(event),
    changed: () => {
      if (diskFull) throw fileError("processes.json", Object.assign(new Error("no space"), { code: "ENOSPC" }));
    },
    supervised: () => true,
  });
});

afterEach(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

function spec(): ServiceSpec {
  return {
    name: "kafka",
    address: "127.0.0.1:1",
    log: join(folder, "kafka.log"),
    out: join(folder, "kafka.out"),
    classList: undefined,
    archive: join(folder, "kafka.jsa"),
    jvm: [],
    classPath: [],
    ownJars: [],
    main: [],
    prepare: async () => undefined,
    isReady: async () => {
      appendFileSync(join(folder, "kafka.log"), "[10:00:00] WARN said while it starts (kafka.Kafka)\n");
      return true;
    },
    corruption: () => undefined,
  };
}

const kinds = (): string[] => events.map(({ kind }) => kind);
const kill = (): void => void engine.running?.process.kill("SIGKILL");
const until = (kind: StackEvent["kind"]): Promise<true> =>
  waitFor(kind, async () => kinds().includes(kind) || undefined, { deadline: 20_000 });

const posix = test.skipIf(process.platform === "win32");

posix("a full disk when an engine ends is told as an event, and the engine is given up", async () => {
  await engine.start();
  diskFull = true;
  kill();
  await until("failed");
  expect(kinds()).toEqual(["starting", "ready", "exited", "failed"]);
  expect(events.at(-1)).toMatchObject({
    name: "kafka",
    why: expect.stringContaining("cannot write processes.json: the disk is full"),
  });
  expect(engine.state).toBe("failed");
});

posix("a disk that is full when the engine is started again ends the tries and leaves no process", async () => {
  await engine.start();
  kill();
  await until("restarting");
  diskFull = true;
  await until("failed");
  expect(kinds()).toEqual(["starting", "ready", "exited", "restarting", "failed"]);
  expect(engine.running).toBeUndefined();
});

posix(
  "an engine that ends more often than it may be started again is given up, and it is said how often it was tried",
  async () => {
    await engine.start();
    for (const restarts of [1, 2]) {
      kill();
      await waitFor("the engine to be back", () => engine.restarts === restarts, { deadline: 20_000 });
    }
    kill();
    await until("failed");
    expect(events.at(-1)).toMatchObject({
      kind: "failed",
      why: "it ended again after 2 restarts within 10 min; the last time: killed by SIGKILL",
    });
    expect(engine.state).toBe("failed");
    expect(engine.running).toBeUndefined();
  },
);

posix("a full disk does not hinder a stop", async () => {
  await engine.start();
  diskFull = true;
  await engine.stop();
  expect(kinds()).toEqual(["starting", "ready", "stopped"]);
  expect(engine.running).toBeUndefined();
});

posix("a stop resolves after it was told, also when the engine has just died", async () => {
  await engine.start();
  const running = engine.running as Running;
  kill();
  // Node learns of the end only when this test lets go.
  for (const end = performance.now() + 5000; isAlive(running) && performance.now() < end; );
  await engine.stop();
  expect(kinds()).toEqual(["starting", "ready", "stopped"]);
});

posix("an end is told with the faults of its log since it was ready, and with none when there are none", async () => {
  const { log } = engine.spec;
  await engine.start();
  appendFileSync(log, "[10:00:01] INFO all is well (kafka.Kafka)\n[10:00:02] INFO ERROR is only a word here\n");
  kill();
  await until("exited");
  expect(events.find(({ kind }) => kind === "exited")).toMatchObject({ how: "killed by SIGKILL", log, lastLines: [] });

  await waitFor("the engine to be back", async () => engine.state === "running" || undefined, { deadline: 20_000 });
  events.length = 0;
  appendFileSync(
    log,
    "[10:00:03] ERROR disk failed (kafka.Kafka)\njava.io.IOException: broken\n\tat kafka.Kafka.main\n",
  );
  appendFileSync(log, "[10:00:04] INFO bye (kafka.Kafka)\n");
  kill();
  await until("exited");
  expect(events.find(({ kind }) => kind === "exited")).toMatchObject({
    lastLines: ["[10:00:03] ERROR disk failed (kafka.Kafka)", "java.io.IOException: broken"],
  });
});
