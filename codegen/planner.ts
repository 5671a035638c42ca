import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT, SluiceError } from "#core";
import type { PlannerAnswer, PlannerRequest } from "./planner-answer.ts";
import { openPlannerCache } from "./planner-cache.ts";

/** Flink's planner. A known request is answered from the cache; the first other one starts a Java process. */
export interface Planner {
  plan(request: PlannerRequest): Promise<PlannerAnswer>;
  close(): Promise<void>;
}

export interface PlannerOptions {
  /** Answers are kept in `<dataDir>/planner/`: the newest ones, by use. */
  readonly dataDir: string;
  /** Where `flink/local/target` is. Default: the checkout. */
  readonly jars?: string;
}

/** An explanation also writes the code of the operators: cutting that into small methods is a fifth of all the work. */
const UNSPLIT = { "table.generated-code.max-length": "2147483647" };

/** Opens the planner; nothing is started before it is needed. Close it when done. */
export function openPlanner(options: PlannerOptions): Planner {
  const target = options.jars ?? join(ROOT, "flink", "local", "target");
  const cache = openPlannerCache(join(options.dataDir, "planner"));
  let service: Service | undefined;
  let version: string | undefined;
  let grown = false;
  return {
    async plan(request) {
      version ??= jarVersion(target);
      const key = createHash("sha256").update(version).update(JSON.stringify(request)).digest("hex").slice(0, 40);
      const known = cache.read(key);
      if (known) return known;
      cache.prepare();
      service ??= startService(target);
      const answer = await service.ask({ ...request, options: { ...UNSPLIT, ...request.options } });
      // A fault may be of the moment (memory, a half-built jar): only good answers are kept.
      if (answer.error === undefined) {
        cache.write(key, answer);
        grown = true;
      }
      return answer;
    },
    async close() {
      if (grown) cache.prune();
      grown = false;
      await service?.close();
      service = undefined;
    },
  };
}

/** The identity of what answers: names, sizes and times of the jars. One that is built anew is asked anew. */
function jarVersion(target: string): string {
  const jar = join(target, "sluice-flink-local.jar");
  const lib = join(target, "lib");
  if (!existsSync(jar) || !existsSync(lib)) {
    throw new SluiceError("SLUICE_JAVA", "the Flink module is not built", {
      hint: "`node setup/main.mjs --java` builds it (Java 17 and Maven)",
    });
  }
  const identity = (file: string): string => {
    const { size, mtimeMs } = statSync(file);
    return `${file}:${size}:${mtimeMs}`;
  };
  const jars = readdirSync(lib)
    .sort()
    .map((name) => identity(join(lib, name)).slice(lib.length));
  return [identity(jar).slice(target.length), ...jars].join("\n");
}

interface Service {
  ask(request: PlannerRequest): Promise<PlannerAnswer>;
  close(): Promise<void>;
}

function startService(target: string): Service {
  const home = process.env["JAVA_HOME"];
  const java = home ? join(home, "bin", "java") : "java";
  const classPath = [join(target, "lib", "*"), join(target, "sluice-flink-local.jar")].join(delimiter);
  const flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m"];
  const opens = ["java.lang", "java.util", "java.net"].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const args = [...flags, ...opens, "-cp", classPath, "sluice.flink.local.PlannerService"];
  const child: ChildProcessWithoutNullStreams = spawn(java, args, { stdio: "pipe" });
  const waiting = new Map<number, { resolve(answer: PlannerAnswer): void; reject(error: Error): void }>();
  let said = "";
  let ended: SluiceError | undefined;
  let next = 1;
  const end = (why: string): void => {
    ended ??= new SluiceError("SLUICE_JAVA", `the planner process ended: ${why}`, {
      hint: "it needs Java 17 or newer: check JAVA_HOME and `java -version`",
    });
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-2000);
  });
  // A write after the end of the process is told by "exit".
  child.stdin.on("error", () => {});
  child.on("error", (error) => end(error.message));
  const closed = new Promise<void>((resolve) => {
    child.on("close", (code) => {
      const lines = said.trim().split("\n");
      // Below the line that names the fault stands its stack.
      end(lines.findLast((line) => /Error|Exception/.test(line)) ?? (lines.at(-1) || `exit code ${code}`));
      resolve();
    });
    child.on("error", () => resolve());
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { id, ...answer } = JSON.parse(line) as PlannerAnswer & { id: number };
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  return {
    ask(request) {
      if (ended) return Promise.reject(ended);
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
      });
    },
    async close() {
      child.stdin.end();
      await closed;
    },
  };
}
