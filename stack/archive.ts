import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { constants, setPriority } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { processStart } from "#core";
import type { ProcessRecord } from "./records.ts";
import type { ServiceSpec } from "./types.ts";

/** What the making of one AppCDS archive needs. */
interface ArchiveJob {
  readonly java: string;
  readonly classList: string;
  readonly archive: string;
  readonly jvm: readonly string[];
  readonly classPath: string;
  readonly log: string;
}

/** With fewer lines the engine had not loaded its classes yet; such an archive would be kept for ever. */
const FEWEST_CLASSES = 2000;

/**
 * Makes, in a process of its own at the lowest priority, the class archives that are missing: the next start is about
 * twice as fast. Returns the record of that process, `undefined` when nothing is to be made. It can fail without harm.
 */
export function spawnArchiver(
  specs: readonly ServiceSpec[],
  java: string,
  separator: string,
): ProcessRecord | undefined {
  const jobs: ArchiveJob[] = specs.flatMap(({ classList, archive, jvm, classPath, out }) =>
    classList === undefined ? [] : [{ java, classList, archive, jvm, classPath: classPath.join(separator), log: out }],
  );
  if (jobs.length === 0) return undefined;
  const args = ["--disable-warning=ExperimentalWarning", fileURLToPath(import.meta.url), JSON.stringify(jobs)];
  const child = spawn(process.execPath, args, { detached: true, stdio: "ignore" });
  child.once("error", () => undefined);
  child.unref();
  if (child.pid === undefined) return undefined;
  return { name: "helper", pid: child.pid, start: processStart(child.pid) ?? "gone", since: Date.now() };
}

/** Archives of the same engine for jars or a Java that are no longer used. One that is in use stays readable. */
function outdated(archive: string): string[] {
  const engine = basename(archive).split("-")[0];
  const others = readdirSync(dirname(archive)).filter((name) => name.startsWith(`${engine}-`) && name.endsWith(".jsa"));
  return others.map((name) => join(dirname(archive), name)).filter((file) => file !== archive);
}

async function make(job: ArchiveJob): Promise<void> {
  if (existsSync(job.archive)) return;
  // The engine is still writing: the last line may be half a line.
  const lines = readFileSync(job.classList, "utf8").split("\n").slice(0, -1);
  if (lines.length < FEWEST_CLASSES) return;
  const draft = `${job.archive}.${process.pid}`;
  const list = `${draft}.classlist`;
  mkdirSync(dirname(draft), { recursive: true });
  writeFileSync(list, `${lines.join("\n")}\n`);
  const flags = [
    "-Xshare:dump",
    `-XX:SharedClassListFile=${list}`,
    `-XX:SharedArchiveFile=${draft}`,
    "-Xlog:cds=off",
    "-Xlog:cds*=error",
  ];
  const child = spawn(job.java, [...flags, ...job.jvm, "-cp", job.classPath], { stdio: "ignore" });
  const end = (): void => {
    child.kill("SIGKILL");
    for (const file of [list, draft]) rmSync(file, { force: true });
    process.exit(1);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, end);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.removeListener(signal, end);
  if (code === 0 && existsSync(draft)) {
    for (const old of outdated(job.archive)) rmSync(old, { force: true });
    renameSync(draft, job.archive);
  } else {
    appendFileSync(job.log, `no class archive was made: exit code ${code}\n`);
  }
  for (const file of [list, draft]) rmSync(file, { force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setPriority(constants.priority.PRIORITY_LOW);
  for (const job of JSON.parse(process.argv[2] ?? "[]") as ArchiveJob[]) await make(job).catch(() => undefined);
}
