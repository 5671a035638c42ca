import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAlive, processStart, ROOT, waitFor } from "#core";

/** A server that speaks S3, on a free port of this machine, with nothing in it at first. */
export interface Moto {
  readonly endpoint: string;
  /** The settings for it, credentials included, over the environment of this process. */
  readonly env: NodeJS.ProcessEnv;
  createBucket(name: string): Promise<void>;
  /** The bucket must be empty. */
  deleteBucket(name: string): Promise<void>;
  /** From now on only keys that the server knows are taken; it knows none. `false`: any is taken again. */
  refuseCredentials(refuse?: boolean): Promise<void>;
  stop(): Promise<void>;
}

const VENV = join(ROOT, ".sluice", "moto-venv");
const VERSION = "5.2.5";

/** Starts moto; the first time on a machine it is installed into `.sluice/moto-venv` (Python 3, about two minutes). */
export async function startMoto(): Promise<Moto> {
  await installMoto();
  const child = spawn(join(VENV, "bin", "moto_server"), ["-H", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PYTHONUNBUFFERED: "1" },
  });
  const endpoint = await addressOf(child);
  const ask = async (path: string, method: string, body = ""): Promise<void> => {
    const reply = await fetch(`${endpoint}${path}`, { method, ...(method !== "GET" && { body }) });
    if (!reply.ok) throw new Error(`moto answered ${reply.status} to ${method} ${path}: ${await reply.text()}`);
  };
  return {
    endpoint,
    env: {
      ...process.env,
      SLUICE_S3_ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: "sluice-test",
      AWS_SECRET_ACCESS_KEY: "sluice-secret",
    },
    createBucket: (name) => ask(`/${name}`, "PUT"),
    deleteBucket: (name) => ask(`/${name}`, "DELETE"),
    refuseCredentials: (refuse = true) => ask("/moto-api/reset-auth", "POST", refuse ? "0" : "1000000000"),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** The address that the server prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const take = (chunk: Buffer): void => {
      said = (said + chunk.toString("utf8")).slice(-4000);
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`moto ended with ${code}: ${said}`)));
  });
}

/** Once for all test processes: the others wait for the one that installs. */
async function installMoto(): Promise<void> {
  const done = join(VENV, `installed-${VERSION}`);
  const lock = join(ROOT, ".sluice", "moto-install.json");
  if (existsSync(done)) return;
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const mine = { pid: process.pid, start: processStart(process.pid) ?? "" };
  await waitFor("another process to install moto", () => existsSync(done) || takeLock(lock, mine), {
    deadline: 600_000,
  });
  if (existsSync(done)) return;
  try {
    const run = promisify(execFile);
    await run("python3", ["-m", "venv", VENV]);
    await run(join(VENV, "bin", "pip"), ["install", "--quiet", `moto[server,s3]==${VERSION}`], { timeout: 580_000 });
    writeFileSync(done, "");
  } finally {
    rmSync(lock, { force: true });
  }
}

async function takeLock(file: string, mine: { pid: number; start: string }): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(mine), { flag: "wx" });
    return true;
  } catch {
    const text = await readFile(file, "utf8").catch(() => "");
    const holder = text === "" ? undefined : (JSON.parse(text) as { pid: number; start: string });
    if (holder && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}
