import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "#core";
import { isAlive, parseProcStat, processStart, residentBytes } from "../../core/process-id.ts";
import { addressesOf } from "../ports.ts";
import { livingOf, parseRecord, readRecord, recordFile, type StackRecord, self, writeRecord } from "../records.ts";
import { stopRecorded } from "../running-stack.ts";
import { lockStack } from "../start-lock.ts";
import { stopStack } from "../stop.ts";
import { terminate } from "../terminate.ts";

const PORTS = { kafka: 1, controller: 2, registry: 3, flink: 4, gateway: 5 };
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sluice-stack-"));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

/** A process that says when it runs; with `stubborn` it does not end on SIGTERM. */
async function sleeper(stubborn = false): Promise<{ pid: number; start: string; child: ChildProcess }> {
  const code = `${stubborn ? "process.on('SIGTERM', () => {});" : ""} console.log('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  await once(child.stdout, "data");
  const pid = child.pid as number;
  return { pid, start: processStart(pid) as string, child };
}

test("state and start time are read behind a command with spaces and brackets", () => {
  const rest = Array.from({ length: 30 }, (_, i) => String(i + 4)).join(" ");
  expect(parseProcStat(`77 (a) b (c) S ${rest}`)).toEqual({ state: "S", start: "22" });
});

test("a process is known by pid and start, not by pid alone", () => {
  const me = self();
  expect(isAlive(me)).toBe(true);
  expect(isAlive({ ...me, start: "another boot:1" })).toBe(false);
  expect(residentBytes(process.pid)).toBeGreaterThan(1_000_000);
});

test("a process that ignores SIGTERM is ended all the same", async () => {
  const stubborn = await sleeper(true);
  const ended = once(stubborn.child, "exit");
  await terminate(stubborn, 150);
  expect((await ended)[1]).toBe("SIGKILL");
  expect(isAlive(stubborn)).toBe(false);
});

test("a process that listens to SIGTERM is not killed hard", async () => {
  const polite = await sleeper();
  const ended = once(polite.child, "exit");
  await terminate(polite);
  expect((await ended)[1]).toBe("SIGTERM");
});

test("stopping a folder's stack leaves a process alone whose pid was given to someone else", async () => {
  const mine = await sleeper();
  const bystander = await sleeper();
  const record: StackRecord = {
    version: 1,
    stopping: false,
    ports: PORTS,
    processes: [
      { name: "kafka", pid: mine.pid, start: mine.start, since: 1 },
      { name: "flink", pid: bystander.pid, start: `${bystander.start}0`, since: 1 },
    ],
  };
  writeRecord(dataDir, record);
  expect(livingOf(readRecord(dataDir)).map((p) => p.name)).toEqual(["kafka"]);
  expect(await stopRecorded(dataDir)).toBe(true);
  expect([isAlive(mine), isAlive(bystander)]).toEqual([false, true]);
  expect(readRecord(dataDir)).toBeUndefined();
});

test("engines are stopped even where the record cannot be written, and their supervisor finds none", async () => {
  const mine = await sleeper();
  const processes = [{ name: "kafka", pid: mine.pid, start: mine.start, since: 1 }] as const;
  const record: StackRecord = { version: 1, stopping: false, ports: PORTS, processes };
  writeRecord(dataDir, record);
  // The draft cannot be opened, as on a full disk.
  mkdirSync(`${recordFile(dataDir)}.${process.pid}`);
  let found: StackRecord | undefined = record;
  mine.child.once("exit", () => {
    found = readRecord(dataDir);
  });
  const ended = once(mine.child, "exit");
  expect(await stopRecorded(dataDir)).toBe(true);
  await ended;
  expect(found).toBeUndefined();
});

test("a record names only processes that it names exactly", () => {
  const processes = [
    { name: "kafka", pid: 10, start: "b:1", since: 5 },
    { name: "kafka", pid: 1, start: "b:1", since: 5 },
    { name: "registry", pid: 11, since: 5 },
    { name: "postgres", pid: 12, start: "b:1", since: 5 },
  ];
  const record = parseRecord(JSON.stringify({ version: 1, ports: PORTS, owner: { pid: 9 }, processes }));
  expect(record?.processes).toEqual([processes[0]]);
  expect(record?.owner).toBeUndefined();
  expect(parseRecord('{"version":2}')).toBeUndefined();
});

test("a torn record is no record", () => {
  writeRecord(dataDir, { version: 1, stopping: false, ports: PORTS, processes: [] });
  writeFileSync(recordFile(dataDir), readFileSync(recordFile(dataDir), "utf8").slice(0, 20));
  expect(readRecord(dataDir)).toBeUndefined();
});

test("a second start waits until the first has ended, and a lock of a dead process is taken over", async () => {
  const order: string[] = [];
  const release = await lockStack(dataDir);
  const second = lockStack(dataDir).then((free) => {
    order.push("second");
    free();
  });
  await expect(lockStack(dataDir, AbortSignal.timeout(100))).rejects.toThrow();
  order.push("first");
  release();
  await second;
  expect(order).toEqual(["first", "second"]);

  writeFileSync(join(dataDir, "stack", "lock.json"), JSON.stringify({ pid: process.pid, start: "an earlier boot:5" }));
  (await lockStack(dataDir))();
});

test("other commands find a running stack by what it records", async () => {
  const engine = await sleeper();
  const defaults = readConfig({ dataDir }, {}).kafka;
  const processes = [{ name: "flink", pid: engine.pid, start: engine.start, since: 1 }] as const;
  writeRecord(dataDir, { version: 1, stopping: false, ports: PORTS, processes });
  expect(readConfig({ dataDir }, {})).toMatchObject(addressesOf(PORTS));
  await stopStack(dataDir);
  expect(readConfig({ dataDir }, {}).kafka).toBe(defaults);
});

test("a wipe removes what the generator knows of the topics, and nothing else beside the stack", async () => {
  const made = ["generator", "manifest/payment", "stack/kafka", "planner", "logs"];
  const there = (): string[] => made.filter((folder) => existsSync(join(dataDir, folder)));
  for (const folder of made) mkdirSync(join(dataDir, folder), { recursive: true });
  await stopStack(dataDir);
  expect(there()).toEqual(made);
  await stopStack(dataDir, { wipe: true });
  expect(there()).toEqual(["planner", "logs"]);

  // Also when someone has removed the stack's folder by hand.
  rmSync(join(dataDir, "stack"), { recursive: true });
  mkdirSync(join(dataDir, "generator"));
  await stopStack(dataDir, { wipe: true });
  expect(there()).toEqual(["planner", "logs"]);
});

test("an argument that a verb does not know is refused before anything is done", async () => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  for (const args of [["status", "19092"], ["down", "kafka"], ["logs", "kafka", "flink"], ["logs"], ["restart"]]) {
    const env = { ...process.env, SLUICE_DATA_DIR: dataDir };
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "ignore", "pipe"], env });
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    const [code] = await once(child, "close");
    expect([code, said.includes("SLUICE_ARGUMENT")], args.join(" ")).toEqual([1, true]);
  }
});
