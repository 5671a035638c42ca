import { SluiceError, waitFor } from "#core";
import type { Kafka } from "#kafka";
import type { Ksqldb } from "../../ksqldb/client/open-ksqldb.ts";
import type { QueryProgress } from "../../ksqldb/client/results.ts";
import { type KsqldbObject, serverName } from "../../ksqldb/object.ts";

export interface AwaitOptions {
  /** Milliseconds. */
  readonly within: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits until the query of an object has read all that its topics hold, and has written what comes of it: the server
 * commits what was read behind that. Fails when the query does, or with what is lacking when the time is over.
 */
export async function awaitRead(
  client: Ksqldb,
  kafka: Kafka,
  object: KsqldbObject,
  topics: readonly string[],
  { within, signal }: AwaitOptions,
): Promise<void> {
  let lacking = "";
  try {
    await waitFor(
      `${object.name} to read ${topics.join(", ")}`,
      async () => {
        lacking = await lackOf(client, kafka, object, topics, signal).catch(forGood);
        return lacking === "";
      },
      { deadline: within, interval: 50, signal },
    );
  } catch (error) {
    if (!(error instanceof SluiceError) || error.code !== "SLUICE_TIMEOUT" || lacking === "") throw error;
    throw new SluiceError("SLUICE_TIMEOUT", `waited ${within} ms for ${object.name}: ${lacking}`, {
      hint: "the server's log, and KSQL_PROCESSING_LOG, say what became of the records",
      cause: error,
    });
  }
}

/** A server that did not answer for as long as its client asks is away: no second wait for it. */
function forGood(error: unknown): never {
  if (!(error instanceof SluiceError) || error.code !== "SLUICE_ADDRESS_UNREACHABLE") throw error;
  throw new SluiceError(error.code, error.message, { hint: error.hint, cause: error });
}

/** What is not read yet, in words; empty when all is. */
async function lackOf(
  client: Ksqldb,
  kafka: Kafka,
  { name }: KsqldbObject,
  topics: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const results = await client.ksql(`DESCRIBE ${serverName(name)} EXTENDED;`, { signal });
  const source = results.flatMap((each) => (each.type === "sourceDescription" ? [each.source] : []))[0];
  const failed = source?.writeQueries.find(({ statusCount }) => (statusCount["ERROR"] ?? 0) > 0);
  if (failed)
    throw new SluiceError("SLUICE_KSQLDB", `the query ${failed.id} of ${name} has failed`, {
      hint: "the server's log says why",
    });
  const progress = source?.progress ?? [];
  for (const topic of topics) {
    for (const { partition, earliest, latest } of await kafka.admin().offsets(topic)) {
      if (latest === earliest) continue;
      const read = progress.find((each) => each.topic === topic && each.partition === partition)?.read ?? 0n;
      if (read < latest) return `it has read ${read} of ${latest} records of ${topic}, partition ${partition}`;
    }
  }
  return ownLack(progress, await kafka.admin().topicNames());
}

/** What a query sends on to itself, by the key of its groups, must be read too. */
function ownLack(progress: readonly QueryProgress[], names: readonly string[]): string {
  const group = progress[0]?.group;
  if (group === undefined) return "";
  const own = names.filter((name) => name.startsWith(`${group}-`) && name.endsWith("-repartition"));
  for (const topic of own) {
    const parts = progress.filter((each) => each.topic === topic);
    if (parts.length === 0) return `it has read nothing of ${topic}`;
    const behind = parts.find(({ end, read }) => read < end);
    if (behind) return `it has read ${behind.read} of ${behind.end} records of ${topic}`;
  }
  return "";
}
