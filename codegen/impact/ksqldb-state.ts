import {
  checkKsqlModels,
  type KsqlPlans,
  logStatement,
  modelStatement,
  okStatement,
  referenceStatement,
} from "../ksqldb/index.ts";
import { withoutSpace } from "../ksqldb/source-statements.ts";
import { type KsqlField, messageFields } from "../ksqldb/types.ts";
import type { SqlModel } from "../sql-model.ts";
import type { DeclaredSide, JobState, Touch } from "./job-state.ts";
import { doesFor, type KsqlNeed, ksqlNeeds, lackOf } from "./ksqldb-needs.ts";

/**
 * Judges queries of ksqlDB, which has no savepoints: one whose statement is another, or that reads such a one, is built
 * beside. A log or reference keeps the columns that the registry had when it was made: with them goes whoever reads more.
 */
export function ksqldbStates(
  before: DeclaredSide,
  after: DeclaredSide,
): (model: SqlModel, touches: readonly Touch[]) => JobState {
  const [old, next] = [statementsOf(before), statementsOf(after)];
  const others = new Map<string, string>();
  for (const [name, now] of next) {
    const why = differenceOf(name, old.get(name), now, others);
    if (why !== undefined) others.set(name, why);
  }
  return ({ name }, touches) => {
    const now = next.get(name);
    if (!after.models.some((each) => each.name === name))
      return { verdict: "gone", why: "no model declares it any more" };
    if (!now)
      return old.has(name) || touches.length > 0
        ? { verdict: "unknown", why: "what its model says instead decides" }
        : { verdict: "same", why: "it is planned on neither side" };
    if (!old.has(name)) return { verdict: "new", why: "starts at the earliest record" };
    const why = others.get(name);
    if (why !== undefined) return { verdict: "rebuild beside", why };
    if (touches.some(({ effect }) => effect.effect !== "other columns"))
      return {
        verdict: "unknown",
        why: "its statement stays, so its query runs on with the columns that it was made with",
      };
    return { verdict: "same", why: "it gets the same statements" };
  };
}

interface Stated {
  readonly statement: string;
  readonly reads: readonly string[];
  /** What is read of it, of a log, its `_ok` stream or a reference. */
  readonly needs?: readonly KsqlNeed[];
  /** What the registry makes of a log or reference. */
  readonly columns?: readonly KsqlField[];
}

/** Why it is built beside: with what it reads goes whoever reads that, for the same reason. */
function differenceOf(
  name: string,
  was: Stated | undefined,
  { statement, reads, needs, columns }: Stated,
  others: ReadonlyMap<string, string>,
): string | undefined {
  const read = reads.find((each) => others.has(each));
  if (read !== undefined) return others.get(read);
  if (was === undefined) return `${name} is new`;
  const isCovered = was.statement === statement || (needs !== undefined && doesFor(was.statement, statement, needs));
  if (!isCovered) return `the statement of ${name} is another`;
  const lack = columns && needs && was.columns ? lackOf(needs, was.columns) : undefined;
  return lack === undefined ? undefined : `${name} was made from an older schema: ${lack}`;
}

/** Of logs, references and planned models, each behind what it reads. */
function statementsOf({ schemas, models }: DeclaredSide): ReadonlyMap<string, Stated> {
  const plans: KsqlPlans = checkKsqlModels(schemas, models).plans;
  const found = new Map<string, Stated>();
  const needs = ksqlNeeds(
    schemas,
    [...plans.values()].map(({ model }) => model),
  );
  const add = (name: string, statement: string, reads: readonly string[], columns?: readonly KsqlField[]): void => {
    const needed = needs.get(name);
    const facts = { ...(needed && { needs: needed }), ...(columns && { columns }) };
    found.set(name, { statement: withoutSpace(statement), reads, ...facts });
  };
  for (const log of schemas.logs) {
    add(log.name, logStatement(log), [], messageFields(schemas, log.message));
    add(`${log.name}_ok`, okStatement(schemas, log), [log.name]);
  }
  for (const table of schemas.references)
    add(table.name, referenceStatement(table), [], messageFields(schemas, table.message));
  for (const [name, plan] of plans) {
    const reads = plan.model.references.map((each) =>
      each.kind === "log" ? `${each.log.name}${each.view === undefined ? "" : "_ok"}` : each.name,
    );
    add(name, modelStatement(schemas, plan, { name, topic: name }), reads);
  }
  return found;
}
