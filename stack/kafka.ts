import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SluiceError } from "#core";
import type { EngineFiles } from "./engine-files.ts";
import { runJava } from "./java.ts";
import { kafkaServes } from "./kafka-probe.ts";
import { fileError } from "./records.ts";
import type { ServiceSpec, StackPorts } from "./types.ts";

/** Runs a single Kafka broker that is its own controller. Data in `<stack>/kafka`, made on the first start. */
export function kafkaSpec(files: EngineFiles, ports: StackPorts, java: string): ServiceSpec {
  const data = join(files.stackDir, "kafka");
  const config = join(files.configDir, "kafka.properties");
  const logging = join(files.configDir, "kafka-log4j2.properties");
  const log = join(files.logDir, "kafka.log");
  const jvm = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"];
  return {
    name: "kafka",
    address: `127.0.0.1:${ports.kafka}`,
    log,
    out: join(files.logDir, "kafka.out.log"),
    ...files.archiveOf("kafka", files.kafkaVersion, files.kafkaJars),
    jvm: [...jvm, `-Dlog4j2.configurationFile=${logging}`, `-Dkafka.logs.dir=${files.logDir}`],
    classPath: files.kafkaJars,
    ownJars: [],
    main: ["kafka.Kafka", config],
    async prepare(signal) {
      write(logging, rollingLog(log, "org.apache.kafka.clients", "WARN"));
      if (!isFormatted(data)) await format(files, ports, java, data, signal);
      write(config, kafkaConfig(ports, data));
    },
    isReady: () => kafkaServes("127.0.0.1", ports.kafka),
    corruption: kafkaCorruption,
  };
}

/** The broker's `server.properties`: one node, loopback only, internal topics with one copy, no topic made by accident. */
export function kafkaConfig(ports: StackPorts, data: string): string {
  const settings: Record<string, string | number> = {
    "process.roles": "broker,controller",
    "node.id": 1,
    // A fixed voter, not a stored one: the ports may change between two starts on the same data.
    "controller.quorum.voters": `1@127.0.0.1:${ports.controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${ports.kafka},CONTROLLER://127.0.0.1:${ports.controller}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${ports.kafka}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "PLAINTEXT",
    "controller.listener.names": "CONTROLLER",
    "log.dirs": propertyText(data),
    "auto.create.topics.enable": "false",
    "num.partitions": 1,
    "default.replication.factor": 1,
    "min.insync.replicas": 1,
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": 1,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "transaction.state.log.num.partitions": 1,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    "share.coordinator.state.topic.num.partitions": 1,
    // A group of one reader starts at once instead of waiting 3 s for more members.
    "group.initial.rebalance.delay.ms": 0,
    // Exactly-once outputs keep a transaction open over an outage: 1 h must be allowed.
    "transaction.max.timeout.ms": 3_600_000,
    "num.network.threads": 2,
    "num.io.threads": 4,
    "log.cleaner.dedupe.buffer.size": 16_777_216,
    "log.segment.bytes": 134_217_728,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n")}\n`;
}

/** log4j2 properties for a rolling file: 10 MB each, three old ones kept. */
export function rollingLog(file: string, quiet: string, level: string): string {
  const text = propertyText(file);
  return `status = warn
shutdownHook = disable
rootLogger.level = INFO
rootLogger.appenderRef.file.ref = file
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${text}
appender.file.filePattern = ${text}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss.SSS} %-5p %c{1} %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.fileIndex = min
appender.file.strategy.max = 3
logger.quiet.name = ${quiet}
logger.quiet.level = ${level}
`;
}

/** What Kafka's last lines say about damaged storage; `undefined` when it stopped for another reason. */
export function kafkaCorruption(lines: readonly string[]): string | undefined {
  const signs = [
    /No `?meta\.properties`? (file )?found/i,
    /No readable meta\.properties/i,
    /meta\.properties.*(mismatch|invalid|missing|error)/i,
    /InconsistentClusterId|InconsistentNodeId/,
    /CorruptRecordException|CorruptIndexException|CorruptSnapshotException/,
    /Found (fatal|corrupted|unexpected) .*(log|batch|metadata|snapshot)/i,
    /Encountered (fatal|metadata).*(loading|replay)/i,
    /(error|exception).*(quorum-state|\.checkpoint)/i,
    /does not have a valid magic|Unrecognized (metadata )?record/i,
  ];
  return lines.find((line) => signs.some((sign) => sign.test(line)))?.trim();
}

/** A path inside a properties file: a backslash would be an escape there. */
function propertyText(path: string): string {
  return path.replaceAll("\\", "/");
}

function isFormatted(data: string): boolean {
  if (!existsSync(data) || readdirSync(data).length === 0) return false;
  if (existsSync(join(data, "meta.properties"))) return true;
  throw new SluiceError("SLUICE_STACK_CORRUPT", `${data} holds files, but meta.properties of Kafka is not among them`, {
    hint: "`npm run stack -- down --wipe` removes the local data (topics, schemas, checkpoints); the next start begins anew",
  });
}

/** Formats beside the target and renames: a start that is broken off never leaves half a storage behind. */
async function format(
  files: EngineFiles,
  ports: StackPorts,
  java: string,
  data: string,
  signal?: AbortSignal,
): Promise<void> {
  const draft = `${data}.new`;
  const config = join(files.configDir, "kafka-format.properties");
  rmSync(draft, { recursive: true, force: true });
  write(config, kafkaConfig(ports, draft));
  // A leading "-" would be read as an option.
  const cluster = `S${randomBytes(16).toString("base64url").slice(1)}`;
  const args = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", files.kafkaJars.join(files.separator)];
  await runJava(
    java,
    [...args, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", config],
    "Kafka's storage is not formatted",
    signal,
  );
  try {
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
  } catch (error) {
    throw fileError(data, error);
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw fileError(file, error);
  }
}
