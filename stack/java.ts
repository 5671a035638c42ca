import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { SluiceError } from "#core";

const LOWEST = 17;

/** A Java that can run the engines. */
export interface Java {
  readonly file: string;
  readonly version: string;
}

/** JAVA_HOME's `java`, else the one on PATH; SLUICE_JAVA when there is none or it is older than 17. */
export function findJava(env: NodeJS.ProcessEnv = process.env): Java {
  const home = env["JAVA_HOME"];
  const inHome = home ? join(home, "bin", process.platform === "win32" ? "java.exe" : "java") : undefined;
  const file = inHome !== undefined && existsSync(inHome) ? inHome : "java";
  const hint = `install a JDK ${LOWEST} or newer and set JAVA_HOME to it, or put its \`java\` first on PATH`;
  const run = spawnSync(file, ["-version"], { encoding: "utf8", env });
  if (run.error) {
    throw new SluiceError("SLUICE_JAVA", `no Java found: neither in JAVA_HOME nor on PATH`, { hint, cause: run.error });
  }
  const version = parseJavaVersion(run.stderr);
  if (run.status !== 0 || version === undefined) {
    throw new SluiceError("SLUICE_JAVA", `${file} does not run: ${run.stderr.trim().split("\n")[0]}`, { hint });
  }
  if (majorOf(version) < LOWEST) {
    throw new SluiceError("SLUICE_JAVA", `Java ${LOWEST} or newer is needed; ${file} is Java ${version}`, { hint });
  }
  return { file, version };
}

/** The version out of `java -version`, such as "17.0.15" or "1.8.0_392". */
export function parseJavaVersion(text: string): string | undefined {
  return /version "([^"]+)"/.exec(text)?.[1];
}

/** 17 of "17.0.15", 8 of "1.8.0_392", 21 of "21-ea". */
export function majorOf(version: string): number {
  const [first, second] = version.split(/[._-]/).map(Number);
  return first === 1 && second !== undefined ? second : (first ?? 0);
}

/** Runs a Java program to its end; SLUICE_STACK_START with its last words when it fails. */
export async function runJava(
  java: string,
  args: readonly string[],
  what: string,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(java, [...args], {
      ...(signal ? { signal } : {}),
      maxBuffer: 8 << 20,
    });
    return stdout;
  } catch (error) {
    signal?.throwIfAborted();
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("\tat "));
    throw new SluiceError("SLUICE_STACK_START", `${what}: ${lines.at(-1) ?? (error as Error).message}`, {
      hint: lines.slice(-5).join("\n"),
      cause: error,
    });
  }
}
