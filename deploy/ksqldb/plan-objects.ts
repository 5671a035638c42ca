import { doesFor, lackOf } from "#codegen";
import type { SourceDescription } from "./client/results.ts";
import { hasQuery, type KsqldbObject, type ObjectVersion, recordName, serverName } from "./object.ts";
import { type KsqldbRecord, newestVersions, nextVersion } from "./records.ts";
import { retarget } from "./retarget.ts";
import { fingerprint, queryHealth, type ServerState } from "./server-state.ts";

/** What a deployment does with one object. */
export interface ObjectStep {
  /** `+` makes, `~` changes, `-` drops, `=` nothing to do. */
  readonly sign: "+" | "~" | "-" | "=";
  readonly name: string;
  readonly why: string;
  readonly action: ObjectAction;
}

export type ObjectAction =
  /** Sends CREATE for this version. `beside`: an earlier version stays as it is. */
  | { readonly kind: "create"; readonly target: ObjectVersion; readonly beside: boolean }
  /** The version of an open record is on the server: note that it runs. */
  | { readonly kind: "settle"; readonly target: ObjectVersion; readonly record: KsqldbRecord }
  | { readonly kind: "resume"; readonly record: KsqldbRecord; readonly queryId: string }
  | { readonly kind: "drop"; readonly record: KsqldbRecord }
  /** On the server, in no record, and its name is wanted. */
  | { readonly kind: "refuse"; readonly message: string; readonly hint: string }
  /** Deployed, not declared any more, and nobody asked to drop it. */
  | { readonly kind: "orphan"; readonly record: KsqldbRecord }
  | { readonly kind: "nothing"; readonly record: KsqldbRecord };

export interface ObjectPlan {
  readonly steps: readonly ObjectStep[];
  /** Names on the server that are neither declared nor in a record: left alone. */
  readonly undeclared: readonly string[];
}

export interface PlanInput {
  /** Each behind what it reads. */
  readonly objects: readonly KsqldbObject[];
  readonly records: readonly KsqldbRecord[];
  readonly server: ServerState;
  /** Drop what is deployed but not declared any more. Its topics stay. */
  readonly prune?: boolean;
  /** True for records that are looked at when they are not declared. Default: all. */
  readonly isWanted?: ((record: KsqldbRecord) => boolean) | undefined;
  /** By record name, the highest number that another engine used: ours go on behind it. */
  readonly taken?: ReadonlyMap<string, number> | undefined;
}

/**
 * What brings a server to the declared objects. Pure. A change is always built beside, as the next version with its own
 * topic, and with it everything that reads it: CREATE OR REPLACE of a window is impossible, and elsewhere it keeps old rows
 * under a new meaning. The old version goes on until somebody drops it.
 */
export function planObjects(input: PlanInput): ObjectPlan {
  const { objects, records, server, prune = false, isWanted = () => true, taken } = input;
  const newest = newestVersions(records);
  const targets = new Map<string, ObjectVersion>();
  const steps: ObjectStep[] = [];
  for (const object of objects) {
    const reads = new Map(object.reads.flatMap((name) => pair(name, targets.get(name))));
    const step = stepFor(object, reads, records, newest.get(recordName(object)), server, taken);
    steps.push(step.step);
    targets.set(object.name, step.target);
  }
  const declared = new Set(objects.map(recordName));
  const orphans = [...newest.values()].filter((record) => !declared.has(record.output) && isWanted(record));
  // Half a drop is finished, whoever asked for it.
  const halfDropped = records.filter(({ phase }) => phase === "dropping");
  const undeclaredRecords = records.filter(
    (record) => record.phase !== "dropped" && !declared.has(record.output) && isWanted(record),
  );
  const drops = prune ? [...new Set([...undeclaredRecords, ...halfDropped])] : halfDropped;
  for (const record of leavesFirst(drops)) {
    const why = record.phase === "dropping" ? "its drop was cut off" : "not declared any more; its topic stays";
    steps.push({ sign: "-", name: record.name, why, action: { kind: "drop", record } });
  }
  if (!prune) {
    for (const record of orphans) {
      const why = "not declared any more; left alone (--prune drops it)";
      steps.push({ sign: "=", name: record.name, why, action: { kind: "orphan", record } });
    }
  }
  const known = new Set([
    ...records.filter(({ phase }) => phase !== "dropped").map(({ name }) => serverName(name)),
    ...[...targets.values()].map(({ name }) => serverName(name)),
  ]);
  const undeclared = [...server.sources.keys()].filter((name) => !known.has(name) && name !== "KSQL_PROCESSING_LOG");
  return { steps, undeclared };
}

/** True when a plan would do something. */
export function hasWork({ steps }: ObjectPlan): boolean {
  return steps.some(({ sign }) => sign !== "=");
}

/** One line a step, as a plan shows it. */
export function renderObjectPlan({ steps }: ObjectPlan): string {
  const width = Math.max(0, ...steps.map(({ name }) => name.length));
  return steps.map(({ sign, name, why }) => `  ${sign} ${name.padEnd(width)}  ${why}`).join("\n");
}

/** Readers before what they read: the server drops nothing that is read. */
export function leavesFirst(records: readonly KsqldbRecord[]): readonly KsqldbRecord[] {
  const left = new Set(records);
  const order: KsqldbRecord[] = [];
  while (left.size > 0) {
    const read = new Set([...left].flatMap((record) => record.reads.map(serverName)));
    const free = [...left].filter(({ name }) => !read.has(serverName(name)));
    // Records in a circle cannot come from a server; then the order does not matter.
    for (const record of free.length > 0 ? free : [...left]) {
      order.push(record);
      left.delete(record);
    }
  }
  return order;
}

type Reads = ReadonlyMap<string, ObjectVersion>;
interface Decided {
  readonly step: ObjectStep;
  readonly target: ObjectVersion;
}

function stepFor(
  object: KsqldbObject,
  reads: Reads,
  records: readonly KsqldbRecord[],
  record: KsqldbRecord | undefined,
  server: ServerState,
  taken: PlanInput["taken"],
): Decided {
  const create = (version: number, sign: "+" | "~", why: string, beside: boolean): Decided => {
    const target = retarget(object, version, reads);
    const there = server.sources.get(serverName(target.name));
    if (there) return refuse(target, there.kind);
    return { target, step: { sign, name: target.name, why, action: { kind: "create", target, beside } } };
  };
  const next = Math.max(nextVersion(records, recordName(object)), 1 + (taken?.get(recordName(object)) ?? 0));
  const earliest = hasQuery(object) ? ", starts at the earliest of what it reads" : "";
  if (!record) return create(next, "+", `new${earliest}`, false);

  const target = retarget(object, record.version, reads);
  const { health, id } = queryHealth(server, serverName(record.name));
  const there = server.sources.has(serverName(record.name));
  const description = server.descriptions.get(serverName(record.name));
  const changed = changeOf(record, target) ?? ageOf(target, description);
  const beside = (why: string): Decided =>
    create(next, "~", `rebuild beside as v${next}: ${why}; v${record.version} stays`, true);

  if (record.phase === "open" && !there)
    return create(record.version, "+", "its creation was cut off: sent again", false);
  if (!there) {
    // A declaration holds no rows; of a query the topic has some already, and they would come a second time.
    const why = "it is missing on the server";
    return hasQuery(object) || changed ? beside(why) : create(record.version, "+", `${why}: declared again`, false);
  }
  if (changed !== undefined) return beside(changed);
  if (record.phase !== "open" && description && record.stored !== fingerprint(description)) {
    return beside("its statement on the server was changed by somebody else");
  }
  if (hasQuery(object) && health === "gone") return beside("its query was terminated");
  if (hasQuery(object) && health === "failed") return beside(`its query ${id} has failed`);
  if (record.phase === "open") {
    const why = "is on the server: its creation was cut off before that was noted";
    return { target, step: { sign: "~", name: record.name, why, action: { kind: "settle", target, record } } };
  }
  if (record.phase === "paused") {
    const why = `paused until it is resumed: deploy-sql -- resume ${record.output} --engine ksqldb`;
    return { target, step: { sign: "=", name: record.name, why, action: { kind: "nothing", record } } };
  }
  if (health === "paused" && id !== undefined) {
    const action: ObjectAction = { kind: "resume", record, queryId: id };
    return { target, step: { sign: "~", name: record.name, why: `its query ${id} is paused: resumed`, action } };
  }
  const older = record.hash === object.hash ? "" : ", without new columns, which nothing reads";
  const why = `unchanged${record.version === 1 ? "" : ` (v${record.version})`}${older}`;
  return { target, step: { sign: "=", name: record.name, why, action: { kind: "nothing", record } } };
}

/** What differs between a record and the target of the same version, in words; undefined when nothing does. */
function changeOf(record: KsqldbRecord, target: ObjectVersion): string | undefined {
  if (record.kind !== target.object.kind) return `it is a ${target.object.kind} now`;
  const { hash, needs } = target.object;
  const does = record.hash === hash || (needs !== undefined && doesFor(record.statement, target.statement, needs));
  if (!does) return "its statement has changed";
  const moved = target.reads.filter((name) => !record.reads.includes(name));
  if (moved.length > 0) return `it reads ${moved.join(", ")} now`;
  return record.topic === target.topic ? undefined : `its topic is ${target.topic} now`;
}

/** A declaration has the columns that the registry had when it was made, until it is made anew. */
function ageOf({ object }: ObjectVersion, description: SourceDescription | undefined): string | undefined {
  if (hasQuery(object) || !object.needs || !description || description.fields.length === 0) return undefined;
  const lack = lackOf(object.needs, description.fields);
  return lack === undefined ? undefined : `it was made from an older schema: ${lack}`;
}

function refuse(target: ObjectVersion, kind: string): Decided {
  const { name } = target;
  const message = `${name} is on the ksqlDB server already, as a ${kind} that no record knows`;
  const adopt = `when it is what is declared: deploy-sql -- adopt ${recordName(target.object)} --engine ksqldb`;
  const hint = `${adopt}; else drop it there, or rename the model: DROP ${kind.toUpperCase()} ${serverName(name)};`;
  return { target, step: { sign: "~", name, why: message, action: { kind: "refuse", message, hint } } };
}

function pair(name: string, target: ObjectVersion | undefined): readonly [string, ObjectVersion][] {
  return target ? [[name, target]] : [];
}
