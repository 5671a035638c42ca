import { type Config, engineAddresses } from "#core";
import { openStore } from "#files";
import { kafkaOptions, openKafka, openRegistry } from "#kafka";
import { openRecords } from "./flink/records.ts";
import { openFlink } from "./flink/rest.ts";
import type { RunContext } from "./flink/run-job.ts";
import { openGate, SUBMITS_AT_ONCE } from "./parallel.ts";
import type { Systems } from "./plan/read-actual.ts";

/** Opens what a deployment talks to, for as long as `work` takes. Fails first of all when Flink is not there. */
export async function withSystems<T>(
  config: Config,
  { signal }: { readonly signal?: AbortSignal | undefined },
  work: (systems: Systems) => Promise<T>,
): Promise<T> {
  const flink = openFlink(config.flinkUrl, signal);
  // Against a dead cluster the gateway would hang on INSERT instead of failing.
  await flink.overview();
  const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
  const registry = openRegistry(config.registryUrl, {
    // A command does not sit in silence: a registry that restarts answers within this time.
    retryFor: 5000,
    ca: config.registryCa,
    ...(signal && { signal }),
  });
  try {
    const { compatibility } = config;
    const store = openStore(config, { signal });
    return await work({ kafka, registry, flink, store, ...(compatibility && { compatibility }) });
  } finally {
    await kafka.close();
  }
}

/** The same with the deployment records, and all that jobs are started with. */
export function withContext<T>(
  config: Config,
  options: { readonly signal?: AbortSignal | undefined },
  work: (context: RunContext, systems: Systems) => Promise<T>,
): Promise<T> {
  return withSystems(config, options, async (systems) => {
    const records = openRecords(systems.kafka, config.env);
    try {
      const context: RunContext = {
        env: config.env,
        gatewayUrl: config.gatewayUrl,
        flink: systems.flink,
        records,
        ...engineAddresses(config),
        parallelism: config.parallelism,
        gate: openGate(SUBMITS_AT_ONCE),
        signal: options.signal,
      };
      return await work(context, systems);
    } finally {
      await records.close();
    }
  });
}
