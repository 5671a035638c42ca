import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { http, type S3Settings } from "#core";
import type { EngineFiles } from "./engine-files.ts";
import { s3Arguments } from "./flink-s3.ts";
import { rollingLog } from "./kafka.ts";
import { fileError } from "./records.ts";
import type { ServiceSpec, StackPorts } from "./types.ts";

export const DEFAULT_SLOTS = 64;

/** Packages that Flink's serializers and shaded libraries reach into; closed by default since Java 17. */
const OPENS = ["java.lang", "java.lang.reflect", "java.net", "java.nio", "java.text", "java.time", "java.util"].flatMap(
  (name) => ["--add-opens", `java.base/${name}=ALL-UNNAMED`],
);
const MORE_OPENS = [
  "java.util.concurrent",
  "java.util.concurrent.atomic",
  "java.util.concurrent.locks",
  "sun.nio.ch",
].flatMap((name) => ["--add-opens", `java.base/${name}=ALL-UNNAMED`]);

/** Each checkpoint of an exactly-once output warns of a metric that is there already: it would bury what matters. */
const HARMLESS = "logger.metrics.name = org.apache.flink.metrics.MetricGroup\nlogger.metrics.level = ERROR\n";

export interface FlinkOptions {
  /** Task slots. Default 64. */
  readonly slots?: number | undefined;
  /** The S3 that `s3://` paths are on. */
  readonly s3?: S3Settings | undefined;
}

/** Runs Flink with its SQL Gateway in one JVM. Checkpoints and savepoints in `<stack>/flink`. */
export function flinkSpec(files: EngineFiles, ports: StackPorts, options: FlinkOptions = {}): ServiceSpec {
  const data = join(files.stackDir, "flink");
  const logging = join(files.configDir, "flink-log4j2.properties");
  const log = join(files.logDir, "flink.log");
  const rest = `http://127.0.0.1:${ports.flink}`;
  const gateway = `http://127.0.0.1:${ports.gateway}`;
  return {
    name: "flink",
    address: rest,
    log,
    out: join(files.logDir, "flink.out.log"),
    ...files.archiveOf("flink", files.flinkVersion, files.flinkJars),
    jvm: [
      "-Xmx1200m",
      "-XX:+UseSerialGC",
      "-XX:+ExitOnOutOfMemoryError",
      ...OPENS,
      ...MORE_OPENS,
      `-Dlog4j.configurationFile=${logging}`,
      `-Dlog4j2.configurationFile=${logging}`,
      // Flink's web page shows this file.
      `-Dlog.file=${log}`,
    ],
    classPath: files.flinkJars,
    ownJars: files.ownJars.map((jar) => join(data, "jars", basename(jar))),
    env: { FLINK_PLUGINS_DIR: files.flinkPlugins },
    main: [
      "sluice.flink.local.LocalFlink",
      ...flinkArguments(ports, data, options.slots ?? DEFAULT_SLOTS),
      ...s3Arguments(options.s3, process.env),
    ],
    async prepare() {
      try {
        for (const folder of ["checkpoints", "savepoints", "tmp", "jars"])
          mkdirSync(join(data, folder), { recursive: true });
        // Copies: a rebuild must not change jars under a JVM that has them open.
        for (const jar of files.ownJars) copyFileSync(jar, join(data, "jars", basename(jar)));
        writeFileSync(logging, `${rollingLog(log, "org.apache.kafka", "WARN")}${HARMLESS}`);
      } catch (error) {
        throw fileError(data, error);
      }
    },
    async isReady() {
      const overview = await http("Flink", `${rest}/overview`, { timeout: 3000 });
      if (overview.status !== 200 || Number((overview.json as { taskmanagers?: number })?.taskmanagers ?? 0) < 1)
        return false;
      return (await http("Flink's SQL Gateway", `${gateway}/v1/info`, { timeout: 3000 })).status === 200;
    },
    corruption: () => undefined,
  };
}

/** Entries of Flink's configuration that depend on this stack; the launcher knows the rest. */
export function flinkArguments(ports: StackPorts, data: string, slots: number): string[] {
  return [
    `rest.port=${ports.flink}`,
    "rest.bind-address=127.0.0.1",
    `sql-gateway.endpoint.rest.port=${ports.gateway}`,
    "sql-gateway.endpoint.rest.bind-address=127.0.0.1",
    `taskmanager.numberOfTaskSlots=${slots}`,
    `execution.checkpointing.dir=${pathToFileURL(join(data, "checkpoints"))}`,
    `execution.checkpointing.savepoint-dir=${pathToFileURL(join(data, "savepoints"))}`,
    `io.tmp.dirs=${join(data, "tmp")}`,
  ];
}
