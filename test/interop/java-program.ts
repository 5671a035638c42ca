import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ROOT, readVersions } from "#core";
import type { MessageType } from "#kafka";
import { findJava } from "../../stack/java.ts";

const PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
const PROGRAM = join(import.meta.dirname, "java", "Interop.java");
const BASE = join(ROOT, ".sluice", "interop");

/**
 * Compiles `test/interop/java/Interop.java` with classes that protoc makes of a type's registered text, in the file
 * `path`, and of the files that it imports. What was compiled once is kept. Answers how to run it: arguments to printed
 * lines.
 */
export function compileJava(type: MessageType<object>, path: string): (...args: readonly string[]) => string[] {
  const tools = fetchTools();
  const texts = [{ name: path, schema: type.schema }, ...(type.imports ?? [])];
  const key = createHash("sha256").update(JSON.stringify(texts)).update(readFileSync(PROGRAM)).update(tools.runtime);
  const folder = join(BASE, `java-${key.digest("hex").slice(0, 12)}`);
  const broker = join(ROOT, ".sluice", "jars", `kafka-${readVersions()["KAFKA_VERSION"]}`);
  const classPath = [folder, tools.runtime, join(broker, "*")].join(delimiter);
  // The program's own class is written last.
  if (!existsSync(join(folder, "Interop.class"))) {
    for (const { name, schema } of texts) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), schema);
    }
    const names = texts.map(({ name }) => name);
    execute(tools.protoc, [`-I${folder}`, `-I${tools.folder}`, `--java_out=${folder}`, ...names], folder);
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".java"));
    const options = ["-nowarn", "-proc:none", "-cp", classPath, "-d", folder];
    execute(jdk("javac"), [...options, ...sources], folder);
    execute(jdk("javac"), [...options, PROGRAM], folder);
  }
  const quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Dfile.encoding=UTF-8"];
  return (...args) =>
    execute(jdk("java"), [...quick, "-cp", classPath, "Interop", ...args], folder)
      .split("\n")
      .filter((line) => line !== "");
}

/** protoc and its run time in the version that flink/pom.xml tests with, by Maven; copied once. */
function fetchTools(): { readonly folder: string; readonly protoc: string; readonly runtime: string } {
  const version = /<protobuf\.version>(.*)</.exec(readFileSync(join(ROOT, "flink", "pom.xml"), "utf8"))?.[1];
  const folder = join(BASE, `protobuf-${version}`);
  const protoc = join(folder, `protoc-${version}-${classifier()}.exe`);
  const runtime = join(folder, `protobuf-java-${version}.jar`);
  const wanted = [
    [protoc, `com.google.protobuf:protoc:${version}:exe:${classifier()}`],
    [runtime, `com.google.protobuf:protobuf-java:${version}`],
  ] as const;
  for (const [file, artifact] of wanted) {
    if (existsSync(file)) continue;
    const mvn = [join(ROOT, "setup", "mvn.mjs"), "-B", "-q", PLUGIN];
    execute(process.execPath, [...mvn, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], ROOT);
  }
  chmodSync(protoc, 0o755);
  // The run time brings Google's own files along, where protoc looks for them.
  if (!existsSync(join(folder, "google"))) execute(jdk("jar"), ["-xf", runtime, "google"], folder);
  return { folder, protoc, runtime };
}

/** A tool of the JDK whose `java` runs the engines. */
function jdk(tool: string): string {
  const java = findJava().file;
  return java === "java" ? tool : join(dirname(java), process.platform === "win32" ? `${tool}.exe` : tool);
}

/** This machine in the words of protoc's artefacts. */
function classifier(): string {
  const os = { linux: "linux", darwin: "osx", win32: "windows" }[process.platform as string];
  return `${os}-${process.arch === "arm64" ? "aarch_64" : "x86_64"}`;
}

function execute(file: string, args: readonly string[], cwd: string): string {
  return execFileSync(file, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
}
