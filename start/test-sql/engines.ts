import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Config, http, ROOT, withAddresses } from "#core";
import { openFlink, warmGateway } from "#deploy";
import { kafkaOptions, openKafka, openRegistry } from "#kafka";
import { startStack } from "#stack";

/**
 * Runs `work` on the configured engines when all answer, else on a stack of its own on free ports, which is gone
 * afterwards with its data. Addresses that were given must answer: nothing else is taken in their place.
 */
export async function withEngines<T>(
  config: Config,
  signal: AbortSignal,
  work: (config: Config) => Promise<T>,
): Promise<T> {
  const given = config.given.some((name) => name !== "ksqldb");
  if (given || (await allAnswer(config))) return work(config);
  process.stderr.write(`no engines at ${config.kafka} and ${config.flinkUrl}: starting some for these cases\n`);
  const folder = join(ROOT, ".sluice");
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(folder, "cases-"));
  try {
    const stack = await startStack({ dataDir, ports: "free", signal });
    try {
      await warmGateway(stack.addresses.gatewayUrl, signal);
      return await work(withAddresses(config, stack.addresses));
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function allAnswer(config: Config): Promise<boolean> {
  const kafka = openKafka(kafkaOptions(config, "sluice-cases"));
  const yes = (): boolean => true;
  const no = (): boolean => false;
  try {
    // The engines first: a broker that is not there is waited for much longer.
    const others = await Promise.all([
      openFlink(config.flinkUrl).overview().then(yes, no),
      http("the Flink SQL Gateway", `${config.gatewayUrl}/v4/info`, { timeout: 3000 }).then(yes, no),
      openRegistry(config.registryUrl, { retryFor: 0, timeout: 3000, ca: config.registryCa }).healthy(),
    ]);
    return others.every(Boolean) && (await kafka.admin().cluster().then(yes, no));
  } finally {
    await kafka.close();
  }
}
