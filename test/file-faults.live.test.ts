import { execFileSync } from "node:child_process";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT, readConfig, waitFor } from "#core";
import { checkpointAll, deploy } from "#deploy";
import { AppLog, HttpAccess } from "#generated";
import { type Stack, startStack } from "#stack";
import { openStartFolder } from "../start/test/start-process.ts";
import { type FaultBench, openFaultBench } from "./file-faults.ts";

/**
 * Local files and what goes wrong with them: folders that cannot be written, before and under running jobs, and a disk
 * that fills up. Disks need Linux and the right to mount: each pipeline's folder is a small one of its own.
 */
const EVENTS = { rate: 100, backfill: 4 * 60_000, limit: 6000 };
const OUTPUTS = ["http_access_raw", "app_log_archive"];

let stack: Stack;
let bench: FaultBench;
let dataDir: string;
const mounted: string[] = [];

beforeAll(async () => {
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  dataDir = mkdtempSync(join(ROOT, ".sluice", "file-faults-"));
  mkdirSync(join(dataDir, "files"));
  stack = await startStack({ dataDir, ports: "free" });
  bench = await openFaultBench(readConfig({ ...stack.addresses, dataDir, files: join(dataDir, "files") }));
}, 300_000);

afterAll(async () => {
  await bench?.close();
  await stack?.stop();
  for (const folder of mounted) execFileSync("umount", ["-l", folder]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Whether this user may mount: inside some containers not even root may. */
const MOUNTS = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "pipe" });
    execFileSync("umount", [folder], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/** The folder of a pipeline becomes, once, a disk of 24 MB in memory. */
function mountDisk(pipeline: string): string {
  const folder = join(dataDir, "files", pipeline);
  if (mounted.includes(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder]);
  mounted.push(folder);
  return folder;
}

function remount(folder: string, mode: "ro" | "rw"): void {
  execFileSync("mount", ["-o", `remount,${mode}`, folder], { stdio: "pipe" });
}

/** Writes until nothing more fits, and answers the file. */
function fillUp(folder: string): string {
  const file = join(folder, "filler");
  const handle = openSync(file, "w");
  try {
    for (const size of [65_536, 4096]) {
      while (statfsSync(folder).bavail * 4096 >= size) writeSync(handle, Buffer.alloc(size));
    }
    expect(fstatSync(handle).size).toBeGreaterThan(1_000_000);
  } finally {
    closeSync(handle);
  }
  return file;
}

test.skipIf(!MOUNTS)(
  "a file or a read-only disk where an output's folder should be is told by a deployment, which touches nothing",
  async () => {
    const file = join(dataDir, "files", "app_log");
    writeFileSync(file, "");
    const blocked = await bench.refuses({ pipelines: ["app_log"] });
    expect(blocked.message).toContain(`cannot use ${join(file, "archive")}: not a directory`);
    expect(blocked.hint).toContain("SLUICE_FILES");
    rmSync(file);

    const disk = mountDisk("app_log");
    remount(disk, "ro");
    const readOnly = await bench.refuses({ pipelines: ["app_log"] });
    expect(readOnly.message).toContain(`cannot use ${join(disk, "archive")}: read-only file system (EROFS)`);
    expect(readOnly.hint).toContain("SLUICE_FILES");
    remount(disk, "rw");
  },
);

test("npm start ends with 1 and says which folder cannot be written, and leaves no engine", async () => {
  const file = join(dataDir, "a-file");
  writeFileSync(file, "");
  const folder = await openStartFolder();
  try {
    const run = folder.run(["--pipeline", "app_log", "--for", "5s"], { SLUICE_FILES: join(file, "data") });
    expect(await run.ended()).toBe(1);
    expect(run.text()).toContain("SLUICE_FILE_ACCESS");
    expect(run.text()).toContain(`cannot use ${join(file, "data")}`);
    expect(run.text()).toMatch(/hint +.*SLUICE_FILES/);
    expect(run.text()).not.toContain("deployed");
    expect(folder.left()).toEqual([]);
  } finally {
    await folder.remove();
  }
});

test.skipIf(!MOUNTS)(
  "a full disk and one that turns read-only are told, each with its cause; once mended nothing is lost or doubled",
  async () => {
    const full = mountDisk("http_access");
    const readOnly = mountDisk("app_log");
    for (const only of OUTPUTS) await deploy(bench.config, { only });
    for (const log of [HttpAccess, AppLog]) await bench.send(log, EVENTS);
    // Some files are there before: what is lost later would be missed beside them.
    const before = await bench.mended(OUTPUTS);
    for (const output of OUTPUTS) expect(before.get(output)?.length, output).toBeGreaterThan(2000);

    const filler = fillUp(full);
    await waitFor(
      "no file to be open for writing",
      async () => {
        await checkpointAll(bench.config, { deadline: 30_000 });
        remount(readOnly, "ro");
        return true;
      },
      { deadline: 30_000 },
    );
    for (const log of [HttpAccess, AppLog]) await bench.send(log, { ...EVENTS, close: true });
    const { cause } = await bench.told("http_access_raw", /a disk is full: no space left on device/);
    expect(cause.hint).toContain("make room");
    const refused = await bench.told("app_log_archive", /its folder .*app_log\/archive.* cannot be (written|made)/);
    expect(refused.cause.hint).toContain("goes on by itself");

    rmSync(filler);
    remount(readOnly, "rw");
    const after = await bench.mended(OUTPUTS);
    for (const output of OUTPUTS) expect(after.get(output)?.length, output).toBeGreaterThan(11_000);
  },
);
