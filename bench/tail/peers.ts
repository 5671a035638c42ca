import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { messageOf, ROOT, waitFor } from "#core";
import type { Kafka } from "#kafka";
import { end } from "./run-child.ts";

/** Ships a folder of logs as another program would; wall and processor time in milliseconds. */
export interface TailPeer {
  readonly name: string;
  ship(kafka: Kafka, topic: string, folder: string, lines: number): Promise<{ wallMs: number; cpuMs: number }>;
}

const CLIENT = "2.16.1";
const run = promisify(execFile);

/** Those that can be had on this machine; why the others cannot. */
export async function openPeers(): Promise<{
  readonly peers: readonly TailPeer[];
  readonly missing: readonly string[];
}> {
  const peers: TailPeer[] = [];
  const missing: string[] = [];
  const home = join(ROOT, ".sluice", "tail-peers");
  mkdirSync(home, { recursive: true });
  try {
    const python = await installPython(home);
    peers.push(pythonPeer(python, "raw"), pythonPeer(python, "json"));
  } catch (error) {
    missing.push(`Python: ${messageOf(error).split("\n")[0]}`);
  }
  try {
    peers.push(rsyslogPeer(await installRsyslog(home)));
  } catch (error) {
    missing.push(`rsyslog: ${messageOf(error).split("\n")[0]}`);
  }
  return { peers, missing };
}

/** Confluent's client out of PyPI, in a folder of its own. */
async function installPython(home: string): Promise<string> {
  const venv = join(home, `python-${CLIENT}`);
  const python = join(venv, "bin", "python");
  if (existsSync(join(venv, "installed"))) return python;
  await run("python3", ["-m", "venv", venv]);
  await run(join(venv, "bin", "pip"), ["install", "--quiet", `confluent-kafka==${CLIENT}`], { timeout: 300_000 });
  writeFileSync(join(venv, "installed"), "");
  return python;
}

function pythonPeer(python: string, form: "raw" | "json"): TailPeer {
  const script = join(import.meta.dirname, "python_tail.py");
  return {
    name: form === "raw" ? "Python, offset file: lines as they stand" : "Python, offset file: regex to JSON",
    async ship({ bootstrap }, topic, folder, lines) {
      rmSync(join(folder, "offsets.json"), { force: true });
      const { stdout } = await run(python, [script, bootstrap, topic, folder, String(lines), form]);
      return JSON.parse(stdout) as { wallMs: number; cpuMs: number };
    },
  };
}

interface Rsyslog {
  readonly file: string;
  readonly libraries: string;
  readonly modules: string;
}

/** Debian's packages, unpacked and not installed. */
async function installRsyslog(home: string): Promise<Rsyslog> {
  const folder = join(home, "rsyslog");
  const root = join(folder, "root");
  if (!existsSync(join(folder, "installed"))) {
    mkdirSync(folder, { recursive: true });
    const packages = ["rsyslog", "rsyslog-kafka", "librdkafka1", "libestr0", "libfastjson4", "liblognorm5"];
    await run("apt-get", ["download", ...packages], { cwd: folder, timeout: 120_000 });
    for (const name of readdirSync(folder))
      if (name.endsWith(".deb")) await run("dpkg", ["-x", name, root], { cwd: folder });
    writeFileSync(join(folder, "installed"), "");
  }
  const found = readdirSync(root, { recursive: true }).map(String);
  const modules = found.find((path) => path.endsWith("rsyslog/omkafka.so"));
  const library = found.find((path) => path.endsWith("/librdkafka.so.1"));
  if (modules === undefined || library === undefined) throw new Error("the packages are not as expected");
  return {
    file: join(root, "usr", "sbin", "rsyslogd"),
    libraries: join(root, library, ".."),
    modules: join(root, modules, ".."),
  };
}

/** `imfile` reads the files and keeps where it is, `omkafka` sends each line as it stands. */
function rsyslogPeer({ file, libraries, modules }: Rsyslog): TailPeer {
  return {
    name: "rsyslog, imfile to omkafka: lines as they stand",
    async ship(kafka, topic, folder, lines) {
      const work = mkdtempSync(join(folder, "..", "rsyslog-"));
      const config = join(work, "rsyslog.conf");
      writeFileSync(config, rsyslogConfig(kafka.bootstrap, topic, folder, work));
      const began = performance.now();
      const child = spawn(file, ["-n", "-f", config, "-i", join(work, "pid"), "-M", modules], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, LD_LIBRARY_PATH: libraries },
      });
      try {
        const count = async (): Promise<bigint> => {
          const ranges = await kafka.admin().offsets(topic);
          return ranges.reduce((sum, { latest }) => sum + latest, 0n);
        };
        await waitFor("rsyslog to send all lines", async () => (await count()) >= BigInt(lines), {
          deadline: 300_000,
        });
        return { wallMs: performance.now() - began, cpuMs: processorTime(child.pid ?? 0) };
      } finally {
        await end(child);
        rmSync(work, { recursive: true, force: true });
      }
    },
  };
}

function rsyslogConfig(bootstrap: string, topic: string, folder: string, work: string): string {
  return `global(workDirectory="${work}" maxMessageSize="64k")
module(load="imfile")
module(load="omkafka")
template(name="line" type="string" string="%msg%")
template(name="key" type="string" string="%$!metadata!filename%")
input(type="imfile" File="${folder}/*.log" Tag="app" ruleset="out" addMetadata="on")
ruleset(name="out" queue.type="LinkedList" queue.size="200000" queue.dequeueBatchSize="4096") {
  action(type="omkafka" broker=["${bootstrap}"] topic="${topic}" template="line" dynaKey="on" key="key"
    confParam=["compression.codec=lz4", "enable.idempotence=true", "linger.ms=5"])
}
`;
}

/** Processor time of a process of this machine so far, as Linux tells it. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
