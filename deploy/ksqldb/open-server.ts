import { type CompatibilityLevel, type Config, SluiceError } from "#core";
import { type Kafka, kafkaOptions, openKafka, openRegistry, type Registry } from "#kafka";
import { type Ksqldb, openKsqldb } from "./client/open-ksqldb.ts";
import { type KsqldbStore, openKsqldbRecords } from "./record-store.ts";

/** What a deployment to ksqlDB talks to. */
export interface KsqldbSystems {
  readonly client: Ksqldb;
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly store: KsqldbStore;
  /** Level of schemas where the registry has none. */
  readonly compatibility?: CompatibilityLevel;
}

/** Opens them for as long as `work` takes. Fails first of all when there is no server: SLUICE_CONFIG when none is named. */
export async function withKsqldb<T>(
  config: Config,
  { signal }: { readonly signal?: AbortSignal | undefined },
  work: (systems: KsqldbSystems) => Promise<T>,
): Promise<T> {
  const client = openKsqldb(serverUrl(config), { ca: config.ksqldbCa, signal });
  try {
    await client.info();
    const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
    const registry = openRegistry(config.registryUrl, {
      retryFor: 5000,
      ca: config.registryCa,
      ...(signal && { signal }),
    });
    const store = openKsqldbRecords(kafka, config.env);
    try {
      const { compatibility } = config;
      return await work({ client, kafka, registry, store, ...(compatibility && { compatibility }) });
    } finally {
      await store.close();
      await kafka.close();
    }
  } finally {
    await client.close();
  }
}

/** The address of the server; SLUICE_CONFIG names the settings when there is none. */
export function serverUrl({ ksqldbUrl, env }: Pick<Config, "ksqldbUrl" | "env">): string {
  if (ksqldbUrl !== undefined) return ksqldbUrl;
  throw new SluiceError("SLUICE_CONFIG", `there is no address of a ksqlDB server for ${env}`, {
    hint: `set SLUICE_KSQLDB_URL, and SLUICE_KAFKA and SLUICE_REGISTRY_URL to what that server uses; or addresses of ${env} in environments.yaml`,
  });
}
