import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, waitFor } from "#core";
import { freePorts, stopStack } from "#stack";

/** `npm start` as a process of its own, on its own ports and data folder. */
export interface StartProcess {
  readonly text: () => string;
  /** Waits until the output matches; fails when the process ends before. */
  sees(pattern: RegExp, deadline?: number): Promise<RegExpExecArray>;
  interrupt(): void;
  /** Waits for the end and answers the exit code. */
  ended(deadline?: number): Promise<number>;
  kill(): void;
}

export interface StartFolder {
  readonly dataDir: string;
  /** The root of outputs in files. */
  readonly files: string;
  readonly flags: readonly string[];
  run(args: readonly string[], env?: Readonly<Record<string, string>>): StartProcess;
  /** The process of an engine, as the stack recorded it. */
  pidOf(engine: string): number;
  /** Command lines of processes that still use the folder (Linux). */
  left(): string[];
  /** Ends what a failed test left, engines too, and deletes the folder. */
  remove(): Promise<void>;
}

export async function openStartFolder(): Promise<StartFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), "sluice-start-"));
  const ports = await freePorts();
  const flags = [
    `--kafka-port=${ports.kafka}`,
    `--kafka-controller-port=${ports.controller}`,
    `--registry-port=${ports.registry}`,
    `--flink-port=${ports.flink}`,
    `--gateway-port=${ports.gateway}`,
  ];
  const files = join(dataDir, "out");
  const children: ChildProcess[] = [];
  return {
    dataDir,
    files,
    flags,
    run(args, env = {}) {
      const child = spawn(process.execPath, [join(ROOT, "start/main.ts"), ...flags, ...args], {
        cwd: ROOT,
        env: { ...withoutAddresses(), SLUICE_DATA_DIR: dataDir, SLUICE_FILES: files, ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.push(child);
      return follow(child);
    },
    pidOf(engine) {
      const record = JSON.parse(readFileSync(join(dataDir, "stack", "processes.json"), "utf8")) as {
        processes: { name: string; pid: number }[];
      };
      const found = record.processes.find((p) => p.name === engine);
      if (!found) throw new Error(`no process of ${engine} is recorded`);
      return found.pid;
    },
    left: () => processesWith(dataDir),
    async remove() {
      for (const child of children) child.kill("SIGKILL");
      await stopStack(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The environment without the addresses of the test run's own stack: `npm start` must start engines itself. */
function withoutAddresses(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^SLUICE_.*(_URL|KAFKA)$/.test(name)));
}

function follow(child: ChildProcess): StartProcess {
  let text = "";
  let code: number | undefined;
  const take = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  child.on("close", (c) => {
    code = c ?? 1;
  });
  return {
    text: () => text,
    async sees(pattern, deadline = 120_000) {
      return waitFor(
        `${pattern} in the output of npm start`,
        () => {
          const match = pattern.exec(text);
          if (match === null && code !== undefined) throw new Error(`it ended with ${code}:\n${text}`);
          return match;
        },
        { deadline, maxInterval: 50 },
      );
    },
    interrupt: () => child.kill("SIGINT"),
    ended: (deadline = 60_000) =>
      waitFor("npm start to end", () => (code === undefined ? undefined : { code }), { deadline }).then((e) => e.code),
    kill: () => child.kill("SIGKILL"),
  };
}

function processesWith(folder: string): string[] {
  const found: string[] = [];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      if (line.includes(folder)) found.push(line.slice(0, 200));
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}
