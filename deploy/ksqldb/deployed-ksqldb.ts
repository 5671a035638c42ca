import type { Config } from "#core";
import type { Kafka } from "#kafka";
import { openKsqldb } from "./client/open-ksqldb.ts";
import { serverName } from "./object.ts";
import { liveVersion, outputsOf, versionsOf } from "./outputs.ts";
import { type KsqldbDeployed, openKsqldbRecords } from "./record-store.ts";
import { type QueryHealth, queryHealth, readServer, type ServerState } from "./server-state.ts";

/** One version of an output that is deployed on ksqlDB. */
export interface DeployedQuery {
  readonly output: string;
  readonly version: number;
  /** `live`: its rows are the output's; `beside`: built, not promoted yet; `kept`: promoted over. */
  readonly role: "live" | "beside" | "kept";
  /** Of its query; `not asked`: no address of a server is known. */
  readonly status: QueryHealth | "not asked";
}

/**
 * The versions of the environment's outputs on ksqlDB, by name, the live one first. The server is asked only when there
 * are any; throws when it does not answer.
 */
export async function deployedKsqldb(
  config: Config,
  kafka: Kafka,
  signal?: AbortSignal,
): Promise<readonly DeployedQuery[]> {
  const store = openKsqldbRecords(kafka, config.env);
  try {
    const deployed = await store.readAll();
    const isAny = outputsOf(deployed.records).length > 0;
    return deployedQueries(deployed, isAny ? await serverOf(config, signal) : undefined);
  } finally {
    await store.close();
  }
}

/** What the records say, with the state of the server's queries. Pure. */
export function deployedQueries(
  deployed: Pick<KsqldbDeployed, "records" | "pointers">,
  server: ServerState | undefined,
): readonly DeployedQuery[] {
  return outputsOf(deployed.records).flatMap((output) => {
    const live = liveVersion(deployed, output);
    const all = versionsOf(deployed.records, output).toSorted((a, b) => Number(b === live) - Number(a === live));
    return all.map((record): DeployedQuery => {
      const isOlder = live !== undefined && record.version < live.version;
      return {
        output,
        version: record.version,
        role: record === live ? "live" : isOlder ? "kept" : "beside",
        status: server ? queryHealth(server, serverName(record.name)).health : "not asked",
      };
    });
  });
}

async function serverOf(
  { ksqldbUrl, ksqldbCa }: Config,
  signal: AbortSignal | undefined,
): Promise<ServerState | undefined> {
  if (ksqldbUrl === undefined) return undefined;
  const client = openKsqldb(ksqldbUrl, { ca: ksqldbCa, signal, retry: { busy: 3000, unreachable: 3000 } });
  try {
    return await readServer(client, [], { signal });
  } finally {
    await client.close();
  }
}
