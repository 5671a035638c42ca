import { reasonWithout } from "#codegen";
import { type Config, plural, SluiceError } from "#core";
import { kafkaOptions, openKafka, openRegistry } from "#kafka";
import { type Ksqldb, openKsqldb } from "../../ksqldb/client/open-ksqldb.ts";
import type { RetryOptions } from "../../ksqldb/client/retry.ts";
import { serverUrl } from "../../ksqldb/open-server.ts";
import { readDifferences } from "../known-differences.ts";
import {
  checkedCases,
  chooseCases,
  type LeftOut,
  runCases,
  runName,
  type TestSqlOptions,
  type TestSqlResult,
} from "../test-sql.ts";
import { ksqldbModels, plansForCases } from "./case-objects.ts";
import { removeRun } from "./clean-up.ts";
import { runKsqldbCase } from "./run-case.ts";

export interface TestSqlKsqldbOptions extends TestSqlOptions {
  /** Milliseconds for each thing that is waited for: a command, a query that reads, the rows. Default 60,000. */
  readonly within?: number | undefined;
  /** How long a server that is busy or away is tried again. */
  readonly retry?: RetryOptions | undefined;
  /** Called for each case whose model is not there for ksqlDB. */
  readonly onLeftOut?: ((each: LeftOut) => void) | undefined;
}

const WITHIN = 60_000;

/**
 * Runs the SQL cases of a project on a ksqlDB server, which may have other things on it: each case has streams, tables,
 * topics and subjects of its own, which are gone afterwards. Resolves whatever the cases say; throws when they cannot be
 * read, when none is meant, when a server is not there or lets nobody in, and when something could not be dropped.
 */
export async function testSqlOnKsqldb(config: Config, options: TestSqlKsqldbOptions = {}): Promise<TestSqlResult> {
  const url = serverUrl(config);
  const { declared, cases } = await checkedCases(config.root);
  const { schemas } = declared;
  const models = ksqldbModels(config.root, schemas);
  const chosen = chooseCases(cases, options);
  const plans = await plansForCases(config, schemas);
  const runs = chosen.filter(({ model }) => plans.declared.plans.has(model.name));
  const leftOut = chosen
    .filter((each) => !runs.includes(each))
    .map((each): LeftOut => {
      const reason = reasonWithout(each.model, declared.models, models).replaceAll("`", "");
      return { case: each, reason };
    });
  const known = new Map(
    [...new Set(runs.map(({ model }) => model.name))].map((name) => {
      const own = cases.flatMap(({ model, name: each }) => (model.name === name ? [each] : []));
      return [name, readDifferences(config.root, name, own)] as const;
    }),
  );
  for (const each of leftOut) options.onLeftOut?.(each);

  const { signal } = options;
  const client = openKsqldb(url, { ca: config.ksqldbCa, retry: options.retry ?? {} });
  const kafka = openKafka(kafkaOptions(config, "sluice-cases"));
  const left: string[] = [];
  const onLeft = (statements: readonly string[]): void => void left.push(...statements);
  try {
    await expectSameCluster(client, config, () => kafka.admin().cluster());
    const registry = openRegistry(config.registryUrl, { retryFor: 5000, ca: config.registryCa });
    const within = options.within ?? WITHIN;
    const run = runName();
    const work = runCases(runs, { ...options, signal }, run, (each, prefix, stop) => {
      const own = known.get(each.model.name) ?? [];
      const context = { config, client, kafka, registry, plans, known: own, within, onLeft, signal: stop };
      return runKsqldbCase(context, each, prefix);
    });
    const [ended] = await Promise.allSettled([work]);
    const [removed] = await Promise.allSettled([removeRun(config, kafka, run)]);
    const fault = [ended, removed].find((each) => each.status === "rejected")?.reason as unknown;
    if (left.length > 0) throw leftBehind(client, left, fault);
    if (ended.status === "rejected" || removed.status === "rejected") throw fault;
    return { ...ended.value, leftOut };
  } finally {
    await kafka.close();
    await client.close();
  }
}

/** Rows that we write where the server does not read would be waited for in vain. */
async function expectSameCluster(
  client: Ksqldb,
  { kafka, env }: Config,
  cluster: () => Promise<{ readonly id: string }>,
): Promise<void> {
  const [server, own] = [await client.info(), await cluster()];
  if (server.kafkaClusterId === own.id) return;
  throw new SluiceError(
    "SLUICE_CONFIG",
    `the ksqlDB server at ${client.address} uses the Kafka cluster ${server.kafkaClusterId}, and ${kafka} is ${own.id}`,
    { hint: `set SLUICE_KAFKA, or addresses.kafka of ${env} in environments.yaml, to the server's own brokers` },
  );
}

/** Said whatever else went wrong: somebody must drop them. */
function leftBehind({ address }: Ksqldb, left: readonly string[], cause: unknown): SluiceError {
  const before = cause instanceof SluiceError ? `${cause.message}. ` : "";
  const message = `${before}Not dropped at ${address}: ${plural(left.length, "object")} of cases`;
  return new SluiceError("SLUICE_KSQLDB", message, { hint: `when the server is back: ${left.join(" ")}`, cause });
}
