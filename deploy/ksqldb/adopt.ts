import { type Config, SluiceError } from "#core";
import { lookupSchema } from "#kafka";
import type { DeployOptions } from "../deploy.ts";
import { declaredKsqldb, type KsqldbDeclared } from "./declared.ts";
import { hasQuery, type KsqldbObject, type ObjectVersion, recordName, serverName } from "./object.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import { type KsqldbRecord, nextVersion, stands } from "./records.ts";
import { retarget } from "./retarget.ts";
import { statementDifferences } from "./same-statement.ts";
import { fingerprint, queryHealth, readServer, type ServerState } from "./server-state.ts";

/**
 * Takes into the records, as version 1, what stands on the server under the name of an output or of a step, with all that
 * it reads and no record names: when each of them has the statement that is declared and its query runs. Throws otherwise,
 * with what differs; then nothing is written.
 */
export function adoptKsqldb(
  config: Config,
  output: string,
  { pipelines, signal }: DeployOptions = {},
): Promise<readonly KsqldbRecord[]> {
  return withKsqldb(config, { signal }, async (systems) => {
    const declared = await declaredKsqldb(config, { pipelines });
    const { records, flink } = await systems.store.readAll();
    if (flink.get(output)?.stands)
      throw new SluiceError("SLUICE_ARGUMENT", `${output} is deployed with Flink: one engine owns an output`);
    const chain = chainOf(declared.objects, output);
    const known = records.find((record) => record.output === output && stands(record));
    if (known)
      throw new SluiceError("SLUICE_ARGUMENT", `${output} has a record already: ${known.name}, ${known.phase}`, {
        hint: "npm run plan-sql -- --engine ksqldb",
      });
    const missing = chain.filter((object) => !records.some((r) => r.output === recordName(object) && stands(r)));
    const targets = missing.map((object) => firstVersion(object, chain));
    const names = targets.map(({ name }) => serverName(name));
    const server = await readServer(systems.client, names, { signal });
    const adopted: KsqldbRecord[] = [];
    const problems: string[] = [];
    for (const target of targets) {
      const found = server.descriptions.get(serverName(target.name));
      // What is not there is the next deployment's to make; what was asked for must be.
      if (!found && recordName(target.object) !== output) continue;
      const faults = found
        ? await faultsOf(
            target,
            found.statement,
            declared,
            systems,
            server,
            nextVersion(records, recordName(target.object)),
          )
        : ["the server does not know it"];
      problems.push(...faults.map((fault) => `${target.name}: ${fault}`));
      if (found) adopted.push(recordFor(config.env, target, fingerprint(found)));
    }
    if (problems.length > 0)
      throw new SluiceError("SLUICE_DEPLOY_CHANGED", `${output} cannot be adopted:\n  ${problems.join("\n  ")}`, {
        hint: "nothing was written down; drop on the server what is not wanted, or declare what is there",
      });
    await systems.store.write(...adopted);
    return adopted;
  });
}

/** The object of that name with all that it reads, each behind what it reads. */
function chainOf(objects: readonly KsqldbObject[], output: string): readonly KsqldbObject[] {
  const start = objects.find((object) => recordName(object) === output);
  if (!start) throw new SluiceError("SLUICE_ARGUMENT", `no model declares ${output} for ksqlDB`);
  const names = new Set([start.name]);
  for (const object of [...objects].reverse())
    if (names.has(object.name)) for (const read of object.reads) names.add(read);
  return objects.filter(({ name }) => names.has(name));
}

function firstVersion(object: KsqldbObject, chain: readonly KsqldbObject[]): ObjectVersion {
  const reads = chain.filter(({ name }) => object.reads.includes(name));
  return retarget(
    object,
    1,
    new Map(reads.map((read) => [read.name, { name: read.name, topic: read.topic, object: read }])),
  );
}

async function faultsOf(
  { object, name, topic, statement }: ObjectVersion,
  stored: string,
  declared: KsqldbDeclared,
  { registry }: KsqldbSystems,
  server: ServerState,
  next: number,
): Promise<readonly string[]> {
  const faults: string[] = [];
  if (next > 1) faults.push(`version 1 was used before, version ${next} is the next one`);
  const subject = object.output === undefined ? undefined : declared.subjectFor(object.output, topic);
  const schema = subject && (await lookupSchema(registry, subject.name, subject));
  if (subject && !schema) faults.push(`the declared schema is not registered as ${subject.name}`);
  const filled = statement.replaceAll(/\$\{schema_id\}/g, String(schema?.id ?? "of no schema"));
  faults.push(...statementDifferences(filled, stored));
  const { health } = queryHealth(server, serverName(name));
  if (hasQuery(object) && health !== "running") faults.push(`its query is ${health}`);
  return faults;
}

function recordFor(env: string, target: ObjectVersion, stored: string): KsqldbRecord {
  const { object, version, name, topic, reads, statement } = target;
  return {
    env,
    output: recordName(object),
    pipeline: object.pipeline ?? "",
    engine: "ksqldb",
    version,
    phase: "settled",
    name,
    kind: object.kind,
    topic,
    reads,
    hash: object.hash,
    statement,
    stored,
    sequence: null,
  };
}
