import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { outputOf, parseArguments, ROOT, readConfig, SluiceError } from "#core";
import { openRegistry } from "#kafka";
import { findJava, startStack } from "#stack";
import { type FormatReading, reportFormats, TASKS } from "./format-report.ts";

const USAGE = "npm run bench -- format [--records 1000000] [--rounds 5] [--tasks decode_all,encode] [--json]";
const MODULE = join(ROOT, "flink", "bench");
const LOCAL = join(ROOT, "flink", "local", "target");
const SUBJECT = "bench_format_sluice-value";

/** As in `stack/flink.ts`: what Flink needs of a closed platform. */
const OPENS = ["java.lang", "java.util", "java.net", "java.nio", "java.time", "java.util.concurrent"].flatMap(
  (name) => ["--add-opens", `java.base/${name}=ALL-UNNAMED`],
);

/**
 * `npm run bench -- format`: our Flink format, flink-protobuf with compiled classes and flink-json, each in jobs of the
 * same Flink JVM, which has one core to itself; Kafka and the registry have the others. Exit code 0; the goals are
 * printed with what was reached.
 */
export async function benchFormat(args: readonly string[]): Promise<number> {
  const { values } = parseArguments(
    args,
    {
      records: { type: "string", default: "1000000" },
      rounds: { type: "string", default: "5" },
      tasks: { type: "string", default: TASKS.join(",") },
      json: { type: "boolean", default: false },
    },
    USAGE,
    0,
  );
  const [records, rounds] = [atLeast("--records", values.records, 1000), atLeast("--rounds", values.rounds, 1)];
  const unknown = values.tasks.split(",").filter((name) => !TASKS.some((task) => task === name));
  if (unknown.length > 0) {
    throw new SluiceError("SLUICE_ARGUMENT", `there is no task ${unknown.join(", ")}`, {
      hint: `--tasks ${TASKS.join(",")}`,
    });
  }
  build();
  const base = readConfig().dataDir;
  mkdirSync(base, { recursive: true });
  const dataDir = mkdtempSync(join(base, "bench-format-"));
  try {
    const stack = await startStack({ dataDir, ports: "free", services: ["kafka", "registry"] });
    try {
      const pinned = await pin(stack);
      const schema = schemaText();
      const { id } = await openRegistry(stack.addresses.registryUrl).register(SUBJECT, schema);
      const file = join(dataDir, "access.proto");
      writeFileSync(file, schema);
      const settings = {
        bootstrap: stack.addresses.kafka,
        url: stack.addresses.registryUrl,
        id: String(id),
        schema: file,
        records: String(records),
        rounds: String(rounds),
        tasks: values.tasks,
      };
      const readings = await runJobs(pinned, settings, dataDir);
      const report = values.json
        ? JSON.stringify({ records, pinned, readings })
        : reportFormats(readings, rounds, pinned);
      process.stdout.write(`${report}\n`);
      return 0;
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function atLeast(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new SluiceError("SLUICE_ARGUMENT", `${flag} must be a whole number, ${least} or more, not "${text}"`, {
    hint: USAGE,
  });
}

/** The peers come from Maven Central now, not with the set-up: nothing else needs them. */
function build(): void {
  process.stderr.write("building flink/bench (flink-protobuf and protoc come from Maven Central)\n");
  const command = [join(ROOT, "setup", "mvn.mjs"), "-B", "-q", "-f", join(MODULE, "pom.xml"), "compile"];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: "utf8", stdio: ["ignore", "pipe", 2] });
  if (status !== 0) throw new SluiceError("SLUICE_NO_RESULT", "flink/bench cannot be built", { hint: stdout.trim() });
}

/** Kafka and the registry leave the first core to Flink. False where the platform cannot, or has one core only. */
async function pin(stack: Awaited<ReturnType<typeof startStack>>): Promise<boolean> {
  if (availableParallelism() < 2) return false;
  try {
    for (const { pid } of await stack.processes()) {
      if (pid !== undefined) outputOf("taskset", ["-acp", `1-${availableParallelism() - 1}`, String(pid)]);
    }
    return true;
  } catch {
    return false;
  }
}

/** The schema as it would be registered: without comments and the options of Java. */
function schemaText(): string {
  const text = readFileSync(join(MODULE, "src", "main", "proto", "access.proto"), "utf8");
  return text.replace(/^(\/\/|option ).*\n/gm, "").replace(/\n{3,}/g, "\n\n");
}

async function runJobs(
  pinned: boolean,
  settings: Readonly<Record<string, string>>,
  folder: string,
): Promise<FormatReading[]> {
  const log = join(folder, "log4j2.properties");
  writeFileSync(log, CONSOLE);
  const classPath = [
    join(MODULE, "target", "classes"),
    join(MODULE, "target", "peers", "*"),
    join(LOCAL, "lib", "*"),
    join(LOCAL, "sluice-flink-local.jar"),
  ].join(delimiter);
  const java = [
    findJava().file,
    "-Xmx1200m",
    "-XX:+UseSerialGC",
    ...OPENS,
    `-Dlog4j2.configurationFile=${log}`,
    `-Dlog4j.configurationFile=${log}`,
    "-cp",
    classPath,
    "sluice.flink.bench.FormatBench",
    ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
  ];
  const [file, ...rest] = pinned ? ["taskset", "-c", "0", ...java] : java;
  const child = spawn(file as string, rest, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  const readings: FormatReading[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith("{")) continue;
      const reading = JSON.parse(line) as FormatReading;
      readings.push(reading);
      const rate = Math.round(reading.records / reading.cpuMs);
      process.stderr.write(`round ${reading.round} ${reading.task} ${reading.format}: ${rate} k per CPU second\n`);
    }
    const code = await ended;
    if (code !== 0) throw new SluiceError("SLUICE_NO_RESULT", `the Java side ended with exit code ${code}`);
    return readings;
  } finally {
    child.kill("SIGKILL");
  }
}

const CONSOLE = `rootLogger.level = ERROR
rootLogger.appenderRef.err.ref = err
appender.err.type = Console
appender.err.name = err
appender.err.target = SYSTEM_ERR
appender.err.layout.type = PatternLayout
appender.err.layout.pattern = %-5p %c{1} %m%n
`;
