import { pathToFileURL } from "node:url";
import type { Config } from "./config.ts";
import { splitCredentials } from "./http.ts";
import type { KafkaSecurity } from "./kafka-security.ts";

/** What the statements of a job need, as the engines see it. */
export interface EngineAddresses {
  readonly kafka: string;
  readonly kafkaSecurity?: KafkaSecurity | undefined;
  /** May hold user and password: never show it. */
  readonly registry: string;
  readonly registryCa?: string | undefined;
  /** Root of outputs in files, as an address: `file:///...` or `s3://bucket/prefix`. */
  readonly files: string;
}

/**
 * The addresses that a job gets: those of the environment's `engine`, else the ones that we use ourselves. Computed from
 * the configuration each time, so that one with other addresses laid over it gives those.
 */
export function engineAddresses(config: EngineConfig): EngineAddresses {
  return {
    kafka: config.engine?.kafka ?? config.kafka,
    kafkaSecurity: config.kafkaSecurity,
    registry: config.engine?.registry ?? config.registryUrl,
    registryCa: config.registryCa,
    files: config.engine?.files ?? filesUrl(config.files),
  };
}

/** What of a configuration the engines' addresses come from. */
export type EngineConfig = Pick<Config, "kafka" | "kafkaSecurity" | "registryUrl" | "registryCa" | "files" | "engine">;

/** The root of all outputs in files as an engine on this machine, or S3, knows it. */
export function filesUrl(files: string): string {
  return /^[a-z][\w+.-]+:\/\//i.test(files) ? files : pathToFileURL(files).href;
}

/** Every password that is in a configuration: what must not be in a text that is shown. Longest first. */
export function secretsOf(config: Pick<Config, "kafkaSecurity" | "registryUrl" | "ksqldbUrl" | "engine">): string[] {
  const urls = [config.registryUrl, config.ksqldbUrl, config.engine?.registry];
  const passwords = urls.map((url) => {
    const { userInfo } = url === undefined ? { userInfo: undefined } : splitCredentials(url);
    return userInfo?.slice(userInfo.indexOf(":") + 1);
  });
  const all = [config.kafkaSecurity?.sasl?.password, ...passwords].filter((secret) => secret !== undefined);
  return [...new Set(all)].filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
}
