import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SluiceError } from "./error.ts";
import { readFileSettings, type S3Settings } from "./file-settings.ts";
import { withoutCredentials } from "./http.ts";
import { livingPorts } from "./local-stack.ts";
import { ROOT } from "./paths.ts";
import { readCertificates } from "./pem.ts";

/** Where things are and what this run may touch. From flag, `SLUICE_*`, running stack, default. */
export interface Config {
  /** The project: where `schemas/` and `sql/` are. Default: the checkout. */
  readonly root: string;
  /** Run data: `.sluice/` under the root. */
  readonly dataDir: string;
  /** Kafka bootstrap address, `host:port`. */
  readonly kafka: string;
  /** The Kafka client that does the work. */
  readonly kafkaClient: "platformatic" | "kafkajs";
  /** Base of the Confluent-compatible registry API, without trailing slash. May hold user and password: never show it. */
  readonly registryUrl: string;
  /** Certificates (PEM text) of authorities that may sign the registry's certificate, beside the known ones. */
  readonly registryCa?: string;
  /** Flink REST (JobManager and web UI). */
  readonly flinkUrl: string;
  /** Flink SQL Gateway REST. */
  readonly gatewayUrl: string;
  /** Where file outputs are written: an absolute folder or `s3://bucket[/prefix]`, without trailing slash. */
  readonly files: string;
  /** Present when `files` is on S3 or an endpoint or a region is given. */
  readonly s3?: S3Settings;
  /** Subtasks of each job. */
  readonly parallelism: number;
  /** Deployment environment; part of transactional ids and job ids. */
  readonly env: string;
}

/** Addresses a caller already knows, such as those of a stack started on free ports. */
export type ConfigOverrides = Partial<Config>;

const KNOWN = new Set([
  "SLUICE_ROOT",
  "SLUICE_DATA_DIR",
  "SLUICE_KAFKA",
  "SLUICE_KAFKA_CLIENT",
  "SLUICE_REGISTRY_URL",
  "SLUICE_REGISTRY_CA",
  "SLUICE_FLINK_URL",
  "SLUICE_GATEWAY_URL",
  "SLUICE_KSQLDB_URL",
  "SLUICE_FILES",
  "SLUICE_S3_ENDPOINT",
  "SLUICE_S3_REGION",
  "SLUICE_ENV",
  "SLUICE_KAFKA_PORT",
  "SLUICE_KAFKA_CONTROLLER_PORT",
  "SLUICE_REGISTRY_PORT",
  "SLUICE_FLINK_PORT",
  "SLUICE_GATEWAY_PORT",
  "SLUICE_RATE",
  "SLUICE_SEED",
  "SLUICE_BATCH_SIZE",
  "SLUICE_BATCH_BYTES",
  "SLUICE_LINGER",
  "SLUICE_MAVEN_ARGS",
  "SLUICE_PARALLELISM",
]);

/**
 * All settings, all faults in one message; an unknown `SLUICE_*` name is a fault, so that a typo never goes unseen.
 * An address comes from the override, its `SLUICE_*` address, its `SLUICE_*_PORT`, the stack that runs for the data
 * folder, `compose/versions.env`, in this order.
 */
export function readConfig(overrides: ConfigOverrides = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  for (const name of Object.keys(env)) {
    if (name.startsWith("SLUICE_") && !KNOWN.has(name)) faults.push(`${name} is no setting of Sluice`);
  }
  const root = resolve(overrides.root ?? env["SLUICE_ROOT"] ?? ROOT);
  const port = (name: string, value: number): number => {
    const text = env[`SLUICE_${name}`];
    if (text === undefined) return value;
    const number = Number(text);
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
    faults.push(`SLUICE_${name} must be a port between 1 and 65535, not "${text}"`);
    return value;
  };
  const dataDir =
    overrides.dataDir ?? (env["SLUICE_DATA_DIR"] ? resolve(env["SLUICE_DATA_DIR"]) : join(root, ".sluice"));
  const versions = readVersions();
  const living = livingPorts(dataDir);
  const ports = {
    kafka: port("KAFKA_PORT", living?.kafka ?? Number(versions["KAFKA_PORT"])),
    registry: port("REGISTRY_PORT", living?.registry ?? Number(versions["REGISTRY_PORT"])),
    flink: port("FLINK_PORT", living?.flink ?? Number(versions["FLINK_PORT"])),
    gateway: port("GATEWAY_PORT", living?.gateway ?? Number(versions["GATEWAY_PORT"])),
  };
  const url = (name: string, value: string): string => {
    const text = env[name] ?? value;
    try {
      const parsed = new URL(text);
      if (/^https?:$/.test(parsed.protocol)) return parsed.toString().replace(/\/+$/, "");
    } catch {
      // Said below.
    }
    faults.push(`${name} must be an http address, not "${withoutCredentials(text)}"`);
    return value;
  };
  const ca = env["SLUICE_REGISTRY_CA"] ? readCertificates("SLUICE_REGISTRY_CA", env["SLUICE_REGISTRY_CA"]) : undefined;
  if (ca?.fault !== undefined) faults.push(ca.fault);
  const client = env["SLUICE_KAFKA_CLIENT"] ?? "platformatic";
  if (client !== "platformatic" && client !== "kafkajs") {
    faults.push(`SLUICE_KAFKA_CLIENT must be platformatic or kafkajs, not "${client}"`);
  }
  const parallelism = Number(env["SLUICE_PARALLELISM"] ?? 1);
  if (!Number.isInteger(parallelism) || parallelism < 1 || parallelism > 1000) {
    faults.push(`SLUICE_PARALLELISM must be a whole number above 0, not "${env["SLUICE_PARALLELISM"]}"`);
  }
  const { files, s3, faults: fileFaults } = readFileSettings(root, env);
  faults.push(...fileFaults);
  const config: Config = {
    root,
    dataDir,
    kafka: env["SLUICE_KAFKA"] ?? `127.0.0.1:${ports.kafka}`,
    kafkaClient: client === "kafkajs" ? "kafkajs" : "platformatic",
    registryUrl: url("SLUICE_REGISTRY_URL", `http://127.0.0.1:${ports.registry}/apis/ccompat/v7`),
    flinkUrl: url("SLUICE_FLINK_URL", `http://127.0.0.1:${ports.flink}`),
    gatewayUrl: url("SLUICE_GATEWAY_URL", `http://127.0.0.1:${ports.gateway}`),
    files,
    ...(s3 !== undefined && { s3 }),
    parallelism,
    env: env["SLUICE_ENV"] ?? "local",
    ...(ca?.text !== undefined && { registryCa: ca.text }),
    ...overrides,
  };
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(config.env))
    faults.push(`SLUICE_ENV must be a short snake_case name, not "${config.env}"`);
  if (faults.length > 0) {
    throw new SluiceError("SLUICE_CONFIG", faults.sort().join("; "), {
      hint: "docs/configuration.md lists every setting",
    });
  }
  return Object.freeze(config);
}

/** The table `compose/versions.env`: versions of the engines and the default ports. */
export function readVersions(file: string = join(ROOT, "compose", "versions.env")): Readonly<Record<string, string>> {
  const table: Record<string, string> = {};
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) {
    const match = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim());
    if (match) table[match[1] as string] = match[2] as string;
  }
  return table;
}
