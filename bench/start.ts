import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { duration, parseArguments, ROOT, renderTable, SluiceError, waitFor } from "#core";
import { freePorts, startStack } from "#stack";
import type { Summary } from "#start";

/**
 * How long the engines need, how much memory they hold, and how long `npm start` needs to its first closed window, on
 * fresh data with everything installed. Median of several runs.
 */
export async function benchStart(args: readonly string[]): Promise<number> {
  const { values } = parseArguments(
    args,
    { runs: { type: "string", default: "3" } },
    "npm run bench -- start [--runs 3]",
  );
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new SluiceError("SLUICE_ARGUMENT", "--runs must be a whole number above 0");
  const healthy: number[] = [];
  const resident: number[] = [];
  const windows: number[] = [];
  const stacks: number[] = [];
  const deployed: number[] = [];
  for (let i = 1; i <= runs; i++) {
    const stack = await timeStack();
    healthy.push(stack.ms);
    const run = await timeStart();
    stacks.push(run.milestones.stack ?? Number.NaN);
    deployed.push(run.milestones.deployed ?? Number.NaN);
    windows.push(run.milestones.first_window ?? Number.NaN);
    resident.push(run.resident);
    process.stderr.write(
      `run ${i}: healthy ${duration(stack.ms)}, first window ${duration(windows.at(-1) ?? 0)}, ${Math.round(run.resident / 2 ** 20)} MB\n`,
    );
  }
  process.stdout.write(
    `${renderTable([
      ["figure", `median of ${runs}`, "goal"],
      ["engines healthy (jars present)", duration(median(healthy)), "25 s"],
      ["npm start: engines and code", duration(median(stacks)), ""],
      ["npm start: SQL deployed", duration(median(deployed)), ""],
      ["npm start: first closed window", duration(median(windows)), "45 s"],
      ["resident in all at the end of the run", `${Math.round(median(resident) / 2 ** 20)} MB`, "2048 MB"],
    ])}\n`,
  );
  return 0;
}

async function withData<T>(action: (dataDir: string) => Promise<T>): Promise<T> {
  const base = join(ROOT, ".sluice");
  mkdirSync(base, { recursive: true });
  const dataDir = mkdtempSync(join(base, "bench-start-"));
  // What set-up and earlier starts leave for all runs: jars, class archives, planner answers.
  for (const name of readdirSync(base)) {
    if (/^(jars|apicurio-.*|cds|planner)$/.test(name)) symlinkSync(join(base, name), join(dataDir, name));
  }
  try {
    return await action(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function timeStack(): Promise<{ ms: number }> {
  return withData(async (dataDir) => {
    const began = performance.now();
    const stack = await startStack({ dataDir, ports: "free" });
    const ms = performance.now() - began;
    await stack.stop();
    return { ms };
  });
}

function timeStart(): Promise<Summary & { resident: number }> {
  return withData(async (dataDir) => {
    const ports = await freePorts();
    const flags = [
      ["--kafka-port", ports.kafka],
      ["--kafka-controller-port", ports.controller],
      ["--registry-port", ports.registry],
      ["--flink-port", ports.flink],
      ["--gateway-port", ports.gateway],
    ].flat();
    const child = spawn(
      process.execPath,
      [join(ROOT, "start/main.ts"), "--for", "30s", "--json", ...flags.map(String)],
      {
        cwd: ROOT,
        env: { ...process.env, SLUICE_DATA_DIR: dataDir },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let out = "";
    let log = "";
    let resident = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
    const exit = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
    let code: number | undefined;
    exit.then((c) => {
      code = c;
    });
    await waitFor(
      "npm start to end",
      () => {
        resident = Math.max(resident, residentOf(child.pid as number));
        return code !== undefined;
      },
      { deadline: 300_000, maxInterval: 1000 },
    );
    const line = out.trim().split("\n").at(-1) ?? "";
    if (code !== 0)
      throw new SluiceError("SLUICE_NO_RESULT", `npm start ended with exit code ${code}:\n${log.slice(-2000)}`);
    return { ...(JSON.parse(line) as Summary), resident };
  });
}

/** Resident bytes of a process and all its descendants (Linux; 0 elsewhere). */
function residentOf(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  try {
    for (const name of readdirSync("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, "utf8");
        parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
        sizes.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
      } catch {
        // It ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) as number));
  return [...sizes].reduce((sum, [pid, size]) => (pid > 1 && isOurs(pid) ? sum + size : sum), 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
