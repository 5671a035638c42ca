import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type IsRunning, livingPorts } from "../local-stack.ts";

const PORTS = { kafka: 19092, controller: 19093, registry: 18081, flink: 18082, gateway: 18083 };
const FOUND = { kafka: 19092, registry: 18081, flink: 18082, gateway: 18083 };
const dataDir = mkdtempSync(join(tmpdir(), "sluice-local-stack-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** What is found for a record when only this process runs. */
function found(record: unknown, running = "12 b:7"): unknown {
  const isRunning: IsRunning = (pid, start) => `${pid} ${start}` === running;
  mkdirSync(join(dataDir, "stack"), { recursive: true });
  writeFileSync(join(dataDir, "stack", "processes.json"), typeof record === "string" ? record : JSON.stringify(record));
  return livingPorts(dataDir, isRunning);
}

const flink = { name: "flink", pid: 12, start: "b:7", since: 1 };
const kafka = { name: "kafka", pid: 13, start: "b:8", since: 1 };

test("the ports of a stack are found while one of its engines or its supervisor runs", () => {
  expect(found({ version: 1, ports: PORTS, processes: [kafka, flink] })).toEqual(FOUND);
  expect(found({ version: 1, ports: PORTS, owner: { pid: 12, start: "b:7" }, processes: [] })).toEqual(FOUND);
});

test("a stack that ended, a pid that was given to someone else and a helper job do not count", () => {
  expect(found({ version: 1, ports: PORTS, processes: [kafka] })).toBeUndefined();
  expect(found({ version: 1, ports: PORTS, processes: [{ ...flink, start: "b:6" }] })).toBeUndefined();
  expect(found({ version: 1, ports: PORTS, processes: [{ ...flink, name: "helper" }] })).toBeUndefined();
});

test("a file that is no record of this version is passed over", () => {
  const processes = [flink];
  const { gateway: _, ...four } = PORTS;
  for (const record of [
    "",
    '{"version": 1, "por',
    "null",
    "[]",
    { version: 2, ports: PORTS, processes },
    { version: 1, processes },
    { version: 1, ports: four, processes },
    { version: 1, ports: { ...PORTS, kafka: "19092" }, processes },
    { version: 1, ports: { ...PORTS, flink: 70_000 }, processes },
    { version: 1, ports: PORTS, processes: "flink" },
    { version: 1, ports: PORTS, processes: [null, 5, { name: "flink", pid: 12 }] },
  ]) {
    expect(found(record), JSON.stringify(record)).toBeUndefined();
  }
  expect(livingPorts(join(dataDir, "no such folder"))).toBeUndefined();
});

test("a process is looked up by its pid and start time in the system itself", () => {
  found({ version: 1, ports: PORTS, owner: { pid: process.pid, start: "an earlier boot:5" }, processes: [] });
  expect(livingPorts(dataDir)).toEqual(process.platform === "linux" ? undefined : FOUND);
});
