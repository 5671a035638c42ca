import type { CompatibilityLevel } from "./compatibility-level.ts";
import type { AddressName } from "./environments.ts";
import type { S3Settings } from "./file-settings.ts";
import type { KafkaSecurity } from "./kafka-security.ts";

/** Where things are and what this run may touch. From flag, `SLUICE_*`, `environments.yaml`, running stack, default. */
export interface Config {
  /** The project: where `schemas/` and `sql/` are. Default: the checkout. */
  readonly root: string;
  /** Run data: `.sluice/` under the root. */
  readonly dataDir: string;
  /** Kafka bootstrap address, `host:port`. */
  readonly kafka: string;
  /** How the brokers let us in; undefined: they ask for nothing. Holds a password: never show it. */
  readonly kafkaSecurity?: KafkaSecurity;
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
  /** ksqlDB server, where there is one. May hold user and password: never show it. */
  readonly ksqldbUrl?: string;
  /** Certificates (PEM text) of authorities that may sign the ksqlDB server's certificate, beside the known ones. */
  readonly ksqldbCa?: string;
  /** Addresses as the engines see them, where they differ from ours; read them with `engineAddresses`. */
  readonly engine?: { readonly kafka?: string; readonly registry?: string; readonly files?: string };
  /** Addresses that somebody named: the others are those of the local stack. */
  readonly given: readonly AddressName[];
  /** Where file outputs are written: an absolute folder or `s3://bucket[/prefix]`, without trailing slash. */
  readonly files: string;
  /** Present when `files` is on S3 or an endpoint or a region is given. */
  readonly s3?: S3Settings;
  /** Subtasks of each job. */
  readonly parallelism: number;
  /** Copies of each partition of the topics that we create. */
  readonly replication: number;
  /** Level that a changed schema is judged under where the registry has none. Default: BACKWARD_TRANSITIVE. */
  readonly compatibility?: CompatibilityLevel;
  /** Deployment environment; part of transactional ids and job ids. */
  readonly env: string;
}

/** Addresses a caller already knows, such as those of a stack started on free ports. */
export type ConfigOverrides = Partial<Config>;

/** The configuration with other addresses. What belonged to one that changes (secrets, the engines' view) is left out. */
export function withAddresses(
  { kafkaSecurity, registryCa, engine, ...config }: Config,
  addresses: Pick<Config, "kafka" | "registryUrl" | "flinkUrl" | "gatewayUrl">,
): Config {
  const [kafka, registry] = [config.kafka === addresses.kafka, config.registryUrl === addresses.registryUrl];
  const seen = {
    ...(kafka && engine?.kafka !== undefined && { kafka: engine.kafka }),
    ...(registry && engine?.registry !== undefined && { registry: engine.registry }),
    ...(config.flinkUrl === addresses.flinkUrl && engine?.files !== undefined && { files: engine.files }),
  };
  return {
    ...config,
    ...addresses,
    ...(kafka && kafkaSecurity && { kafkaSecurity }),
    ...(registry && registryCa !== undefined && { registryCa }),
    ...(Object.keys(seen).length > 0 && { engine: seen }),
  };
}
