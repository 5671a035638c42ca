import type { Config } from "#core";
import type { DeployOptions } from "../deploy.ts";
import { makePlan } from "../plan/make-plan.ts";
import { readPlaces, readSubjects, readTopics } from "../plan/read-actual.ts";
import { type Drift, placeDrift } from "../verbs/drift.ts";
import { declaredKsqldb, type KsqldbDeclared } from "./declared.ts";
import { hasQuery, recordName, serverName } from "./object.ts";
import { withKsqldb } from "./open-server.ts";
import { type OutputPlace, outputDrift } from "./output-places.ts";
import { type KsqldbRecord, newestVersions } from "./records.ts";
import { fingerprint, queryHealth, readServer, type ServerState } from "./server-state.ts";
import { isOutput } from "./version-engine.ts";

const DEPLOY = "deploy-sql --engine ksqldb";

/** What the ksqlDB server has undeclared, lacks, or has otherwise than it was deployed, by name. */
export function findKsqldbDrift(config: Config, options: DeployOptions = {}): Promise<readonly Drift[]> {
  return withKsqldb(config, options, async ({ client, kafka, registry, store }) => {
    const declared = await declaredKsqldb(config, options);
    const { records } = await store.readAll();
    const standing = records.filter(({ phase }) => phase !== "dropped");
    const hashes = new Map(declared.objects.map((object) => [recordName(object), object.hash]));
    const places = standing
      .filter(({ output, phase }) => hashes.has(output) && phase !== "open" && phase !== "dropping")
      .map((record): OutputPlace => {
        // What an undeployed change of the columns would register is the plan's to tell.
        const isDeployed = hashes.get(record.output) === record.hash;
        const subject = isOutput(record) && isDeployed ? declared.subjectFor(record.output, record.topic) : undefined;
        return { record, subject };
      });
    const [server, actual, topics, subjects] = await Promise.all([
      readServer(
        client,
        standing.map(({ name }) => serverName(name)),
        { signal: options.signal },
      ),
      readPlaces(declared.places, { kafka, registry }),
      readTopics(
        places.map(({ record }) => record.topic),
        { kafka },
      ),
      readSubjects(
        places.flatMap(({ subject }) => subject ?? []),
        { registry },
      ),
    ]);
    const { steps } = makePlan(
      { ...declared.places, env: config.env, jobs: [], pipelines: undefined },
      { ...actual, jobs: new Map(), files: new Map() },
      { rebuild: false, prune: false },
    );
    const whole = options.pipelines === undefined && options.only === undefined;
    const found = [
      ...objectDrift(declared, standing, server),
      ...(whole ? strangers(standing, server) : []),
      ...placeDrift(steps, DEPLOY),
      ...outputDrift(places, { topics, subjects }),
    ];
    return found.sort((a, b) => (`${a.what} ${a.name}` < `${b.what} ${b.name}` ? -1 : 1));
  });
}

/** Of what is deployed and what is declared. Pure. */
export function objectDrift(
  { objects, isUndeclared }: Pick<KsqldbDeclared, "objects" | "isUndeclared">,
  standing: readonly KsqldbRecord[],
  server: ServerState,
): readonly Drift[] {
  const declared = new Map(objects.map((object) => [recordName(object), object]));
  const newest = newestVersions(standing);
  const drift: Drift[] = [];
  for (const record of standing) {
    const { name, kind: what, output, version } = record;
    if (isUndeclared(record)) {
      const why = `v${version} is deployed, and no model declares it`;
      drift.push({ what, name, kind: "undeclared", why, hint: `${DEPLOY} --prune drops it` });
    } else if (declared.has(output)) {
      const fault = faultOf(record, server);
      if (fault) drift.push({ what, name, ...fault, hint: DEPLOY });
    }
  }
  for (const [output, { name, kind: what }] of declared)
    if (!newest.has(output)) drift.push({ what, name, kind: "missing", why: "declared, never deployed", hint: DEPLOY });
  return drift;
}

function faultOf(record: KsqldbRecord, server: ServerState): Pick<Drift, "kind" | "why"> | undefined {
  const name = serverName(record.name);
  const description = server.descriptions.get(name);
  if (!description)
    return { kind: "missing", why: `v${record.version} should be there, but the server does not know it` };
  if (record.phase === "open" || record.phase === "dropping")
    return { kind: "changed", why: `its ${record.phase === "open" ? "creation" : "drop"} was cut off` };
  if (record.stored !== fingerprint(description))
    return { kind: "changed", why: "its statement on the server is not the one that was deployed" };
  if (!hasQuery(record)) return undefined;
  const { health, id } = queryHealth(server, name);
  if (health === "gone") return { kind: "missing", why: "its query was terminated" };
  if (record.phase === "paused" && health === "running")
    return { kind: "changed", why: `its query ${id} runs, but it was paused` };
  return health === (record.phase === "paused" ? "paused" : "running")
    ? undefined
    : { kind: "changed", why: `its query ${id} ${health === "paused" ? "is paused" : "has failed"}` };
}

/** What is on the server and in no record. */
function strangers(standing: readonly KsqldbRecord[], server: ServerState): Drift[] {
  const known = new Set(standing.map(({ name }) => serverName(name)));
  return [...server.sources.values()]
    .filter(({ name }) => !known.has(name) && name !== "KSQL_PROCESSING_LOG")
    .map(({ name, kind }) => ({
      what: kind,
      name,
      kind: "undeclared",
      why: `is on the server, and no record names it`,
      hint: `drop it when nobody needs it: DROP ${kind.toUpperCase()} ${name};`,
    }));
}
