import { spawnSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

const LOWEST = 17;
const EXE = process.platform === "win32" ? ".exe" : "";

/**
 * The Java to use: JAVA_HOME's, else the first on PATH. What it says of itself is remembered as long as the file stays
 * the same, since asking costs a JVM start. @param {string} memory a file to remember in
 * @returns {{ file: string, version: string, home: string, compiler: boolean }}
 */
export function checkJava(memory, env = process.env) {
  const { file, where } = findJava(env);
  if (file === undefined) throw new SetupFailure("SLUICE_JAVA", `no Java found: ${where}`, hint());
  const { mtimeMs, size } = statSync(file);
  const key = `${file} ${mtimeMs} ${size}`;
  const known = readStamp(memory);
  const java = known?.key === key ? known.java : ask(file, where, env);
  const major = majorOf(java.version);
  if (major < LOWEST) {
    throw new SetupFailure(
      "SLUICE_JAVA",
      `Java ${LOWEST} or newer is needed; found Java ${java.version} (${file}, ${where})`,
      hint(),
    );
  }
  if (!java.compiler) {
    throw new SetupFailure(
      "SLUICE_JAVA",
      `a JDK is needed to build the Java module; ${java.home} is a run-time only (no javac)`,
      hint(),
    );
  }
  if (known?.key !== key) writeStamp(memory, { key, java });
  return java;
}

/** 17 of "17.0.15", 8 of "1.8.0_392", 25 of "25-ea". @param {string} version */
export function majorOf(version) {
  const [first, second] = version.split(/[._-]/).map(Number);
  return first === 1 && second !== undefined ? second : (first ?? 0);
}

/** Version and home out of `java -XshowSettings:properties -version`. @param {string} text */
export function parseJava(text) {
  return {
    version: /version "([^"]+)"/.exec(text)?.[1] ?? /^\s*java\.version = (.+)$/m.exec(text)?.[1]?.trim(),
    home: /^\s*java\.home = (.+)$/m.exec(text)?.[1]?.trim(),
  };
}

function findJava(env) {
  const home = env.JAVA_HOME;
  if (home) {
    const file = join(home, "bin", `java${EXE}`);
    if (existsSync(file)) return { file: realpathSync(file), where: "from JAVA_HOME" };
  }
  const about = home ? `JAVA_HOME is ${home}, but there is no bin/java in it; ` : "JAVA_HOME is not set; ";
  for (const folder of (env.PATH ?? env.Path ?? "").split(delimiter)) {
    const file = join(folder, `java${EXE}`);
    if (folder && existsSync(file)) return { file: realpathSync(file), where: "first on PATH" };
  }
  return { file: undefined, where: `${about}there is no java on PATH` };
}

function ask(file, where, env) {
  const run = spawnSync(file, ["-XshowSettings:properties", "-version"], { encoding: "utf8", env, timeout: 60_000 });
  const text = `${run.stderr ?? ""}${run.stdout ?? ""}`;
  const { version, home } = parseJava(text);
  if (run.status !== 0 || version === undefined) {
    const said = run.error?.message ?? text.trim().split("\n")[0];
    throw new SetupFailure("SLUICE_JAVA", `Java does not run (${file}, ${where}): ${said}`, hint());
  }
  const base = home ?? dirname(dirname(file));
  return { file, version, home: base, compiler: existsSync(join(base, "bin", `javac${EXE}`)) };
}

function hint(platform = process.platform) {
  const how = {
    darwin: "brew install openjdk@17, then export JAVA_HOME=$(brew --prefix openjdk@17)",
    win32: "winget install EclipseAdoptium.Temurin.17.JDK, then open a new terminal",
    linux: "install the package openjdk-17-jdk-headless (Debian, Ubuntu) or java-17-openjdk-devel (Fedora, RHEL)",
  }[platform];
  return `${how ?? "install a JDK 17"}\nanother JDK on this machine: set JAVA_HOME to its folder`;
}
