import { spawn } from "node:child_process";
import { createReadStream, mkdirSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "#core";
import { findJava } from "#stack";

/** A frame on which the two decoders do not agree. */
export interface Difference {
  readonly frame: number;
  readonly typescript: string;
  readonly java: string;
}

/** What both decoders said of the same frames. */
export interface Comparison {
  readonly frames: number;
  /** Verdicts by their first two words: `ok`, `bad truncated` ... */
  readonly verdicts: ReadonlyMap<string, number>;
  readonly differences: number;
  /** The first of them. */
  readonly first: readonly Difference[];
}

const SHOWN = 20;
const HERE = join(ROOT, "test", "fuzz");
const TESTS = join(ROOT, "flink", "format", "src", "test", "java", "sluice", "flink", "format");
const LIBRARIES = join(ROOT, "flink", "local", "target", "lib", "*");

/** Makes `frames.bin` and `schemas.json` in the folder. */
export async function makeFrames(folder: string, frames: number, seed: number, signal: AbortSignal): Promise<void> {
  const args = [join(HERE, "mutate.ts"), "--out", folder, "--frames", String(frames), "--seed", String(seed)];
  await run(process.execPath, args, signal);
}

/** Writes the verdicts of the emitted decoders; its heap is bounded, as a reader's would be. */
export async function typescriptVerdicts(folder: string, out: string, signal: AbortSignal): Promise<string> {
  const limit = "--max-old-space-size=256";
  return run(process.execPath, [limit, join(HERE, "verdicts.ts"), "--in", folder, "--out", out], signal);
}

/**
 * Compiles the Java side, which stands with the tests of the format because it calls what only its package can see.
 * Returns the class path to run it with: Flink and our format, as they were built last.
 */
export async function compileJava(folder: string, signal: AbortSignal): Promise<string> {
  const classes = join(folder, "classes");
  mkdirSync(classes, { recursive: true });
  const sources = readdirSync(TESTS).filter((name) => /^(Fuzz\w*|CanonicalValue)\.java$/.test(name));
  const files = sources.map((name) => join(TESTS, name));
  const { file: java } = findJava();
  const javac = java === "java" ? "javac" : join(dirname(java), "javac");
  await run(javac, ["-nowarn", "-d", classes, "-cp", LIBRARIES, ...files], signal);
  return [classes, LIBRARIES].join(delimiter);
}

/** Writes the verdicts of Flink's format; its heap is bounded too. */
export async function javaVerdicts(path: string, folder: string, out: string, signal: AbortSignal): Promise<string> {
  const jvm = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path];
  return run(findJava().file, [...jvm, "sluice.flink.format.FuzzVerdicts", folder, out], signal);
}

/** Reads both files of verdicts side by side. */
export async function compareVerdicts(typescript: string, java: string): Promise<Comparison> {
  const verdicts = new Map<string, number>();
  const first: Difference[] = [];
  let frame = 0;
  let differences = 0;
  const ours = lines(typescript);
  const theirs = lines(java);
  for (;;) {
    const [a, b] = await Promise.all([ours.next(), theirs.next()]);
    if (a.done && b.done) return { frames: frame, verdicts, differences, first };
    const [left, right] = [a.done ? "(no verdict)" : a.value, b.done ? "(no verdict)" : b.value];
    const kind = left.startsWith("ok ") ? "ok" : left;
    verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1);
    if (left !== right) {
      differences++;
      if (first.length < SHOWN) first.push({ frame, typescript: left, java: right });
    }
    frame++;
  }
}

function lines(file: string): AsyncIterator<string, undefined> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
}

/** Standard output of a program that ended well. The signal kills it: a decoder that hangs must not hang the test. */
function run(file: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], signal, killSignal: "SIGKILL" });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err = `${err}${chunk.toString()}`.slice(-8000);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${file} ${args[0]} ended with ${code}:\n${err}`));
    });
  });
}
