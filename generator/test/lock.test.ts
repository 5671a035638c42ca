import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processStart, SluiceError } from "#core";
import { takeLock } from "../lock.ts";

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sluice-lock-"));
  file = join(dir, "generator", "payment.lock");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const take = (): (() => void) => takeLock(file, (pid) => new SluiceError("SLUICE_GENERATOR", `held by ${pid}`));
const written = (): Record<string, unknown> => JSON.parse(readFileSync(file, "utf8"));

test("a lock is held until it is released, and leaves nothing behind", () => {
  const release = take();
  expect(take).toThrow(`held by ${process.pid}`);
  expect(readdirSync(join(dir, "generator"))).toEqual(["payment.lock"]);
  release();
  expect(readdirSync(join(dir, "generator"))).toEqual([]);
  take()();
});

test("another living process holds it; once it is gone the lock is taken over", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const gone = new Promise((resolve) => other.once("exit", resolve));
  try {
    take();
    writeFileSync(file, JSON.stringify({ ...written(), pid: other.pid, start: processStart(other.pid as number) }));
    expect(take).toThrow(`held by ${other.pid}`);
  } finally {
    other.kill("SIGKILL");
    await gone;
  }
  take();
  expect(written()["pid"]).toBe(process.pid);
});

test.runIf(process.platform === "linux")("a process that only got the pid of the holder does not hold the lock", () => {
  take();
  writeFileSync(file, JSON.stringify({ ...written(), start: "1" }));
  take();
  expect(written()["start"]).toBe(processStart(process.pid));
});

test("a run that lost its lock to another one does not release the other's", () => {
  const release = take();
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(file, JSON.stringify({ ...written(), pid }));
  take();
  release();
  expect(written()["pid"]).toBe(process.pid);
});

test("an empty lock file is nobody's", () => {
  take();
  writeFileSync(file, "");
  take();
  expect(written()["pid"]).toBe(process.pid);
});

test("a folder that cannot be made is named", () => {
  writeFileSync(join(dir, "generator"), "");
  expect(take).toThrow(/cannot write .*payment\.lock/);
});
