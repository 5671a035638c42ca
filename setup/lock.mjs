import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { say } from "./say.mjs";

const FRESH = 5000;

/**
 * Runs one set-up at a time in a checkout; a second one waits and then finds the work done. A lock whose process is
 * gone is taken over. @template T @param {string} folder @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const lock = join(folder, "lock");
  const owner = join(lock, "pid");
  mkdirSync(folder, { recursive: true });
  for (let told = false; ; ) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const pid = ownerOf(owner);
    if (isGone(pid, lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say(`another set-up is at work (process ${pid ?? "unknown"}); waiting for it`);
    told = true;
    await delay(300);
  }
  writeFileSync(owner, String(process.pid));
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isGone(pid, lock) {
  if (pid === undefined) {
    // Made a moment ago and not signed yet, or left by a crash between the two.
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > FRESH;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
