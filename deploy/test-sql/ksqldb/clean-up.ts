import type { Config } from "#core";
import { type Kafka, openRegistry } from "#kafka";
import { type ApplyContext, applyObjects } from "../../ksqldb/apply-objects.ts";
import { openKsqldb } from "../../ksqldb/client/open-ksqldb.ts";
import { leavesFirst } from "../../ksqldb/plan-objects.ts";

/**
 * Drops what a case made on the server, readers first, and with it its queries; then deletes its topics, those that the
 * server made too. Never throws, for it follows whatever went wrong before: gives the DROP statements of what is left on
 * the server. What is left elsewhere is for `removeRun`.
 */
export async function cleanUp(
  { config, kafka }: { readonly config: Config; readonly kafka: Kafka },
  apply: ApplyContext,
  prefix: string,
): Promise<readonly string[]> {
  const { properties: _, prepare: __, ...rest } = apply;
  // Not the caller's client: that one may have been told to stop.
  const client = openKsqldb(config.ksqldbUrl ?? "", {
    ca: config.ksqldbCa,
    retry: { unreachable: 2000, busy: 30_000 },
  });
  let left: readonly string[] = [];
  try {
    await applyObjects({ ...rest, client, prune: true }, []);
  } catch {
    const records = (await apply.records.read()).filter(({ phase }) => phase !== "dropped");
    left = leavesFirst(records).map(({ kind, name }) => `DROP ${kind.toUpperCase()} IF EXISTS ${name.toUpperCase()};`);
  } finally {
    await client.close();
  }
  await deleteTopics(kafka, prefix).catch(() => undefined);
  return left;
}

async function deleteTopics(kafka: Kafka, prefix: string): Promise<void> {
  const names = await kafka.admin().topicNames();
  await kafka.admin().deleteTopics(names.filter((name) => name.startsWith(prefix)));
}

/**
 * Deletes every topic and subject that begins with the name of a run. Subjects go only when all cases have ended: a registry
 * may lose a schema that is registered for one subject while it is deleted for another.
 */
export async function removeRun(config: Config, kafka: Kafka, run: string): Promise<void> {
  await deleteTopics(kafka, run);
  const registry = openRegistry(config.registryUrl, { retryFor: 5000, ca: config.registryCa });
  for (const subject of await registry.subjects())
    if (subject.startsWith(run)) await registry.deleteSubject(subject, { permanent: true });
}
