import {
  checkKsqlModels,
  type KsqlPlans,
  logStatement,
  modelStatement,
  okStatement,
  referenceStatement,
} from "../ksqldb/index.ts";
import type { SqlModel } from "../sql-model.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import type { DeclaredSide, JobState, Touch } from "./job-state.ts";

/**
 * Judges queries of ksqlDB, which has no savepoints: one whose statement is another, or that reads such a one, is built
 * beside. A statement that stays is left alone, with the columns that the registry had when it was made.
 */
export function ksqldbStates(
  before: DeclaredSide,
  after: DeclaredSide,
): (model: SqlModel, touches: readonly Touch[]) => JobState {
  const [old, next] = [statementsOf(before), statementsOf(after)];
  const others = new Set<string>();
  for (const [name, { statement, reads }] of next)
    if (old.get(name)?.statement !== statement || reads.some((each) => others.has(each))) others.add(name);
  return ({ name }, touches) => {
    const now = next.get(name);
    if (!after.models.some((each) => each.name === name))
      return { verdict: "gone", why: "no model declares it any more" };
    if (!now)
      return old.has(name) || touches.length > 0
        ? { verdict: "unknown", why: "what its model says instead decides" }
        : { verdict: "same", why: "it is planned on neither side" };
    if (!old.has(name)) return { verdict: "new", why: "starts at the earliest record" };
    const read = now.reads.find((each) => others.has(each));
    if (read !== undefined) return { verdict: "rebuild beside", why: `it reads ${read}, whose statement is another` };
    if (others.has(name)) return { verdict: "rebuild beside", why: "its statement is another" };
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
}

/** Of logs, references and planned models, each behind what it reads. */
function statementsOf({ schemas, models }: DeclaredSide): ReadonlyMap<string, Stated> {
  const plans: KsqlPlans = checkKsqlModels(schemas, models).plans;
  const found = new Map<string, Stated>();
  const add = (name: string, statement: string, reads: readonly string[]): void => {
    found.set(name, { statement: withoutSpace(statement), reads });
  };
  for (const log of schemas.logs) {
    add(log.name, logStatement(log), []);
    add(`${log.name}_ok`, okStatement(schemas, log), [log.name]);
  }
  for (const table of schemas.references) add(table.name, referenceStatement(table), []);
  for (const [name, plan] of plans) {
    const reads = plan.model.references.map((each) =>
      each.kind === "log" ? `${each.log.name}${each.view === undefined ? "" : "_ok"}` : each.name,
    );
    add(name, modelStatement(schemas, plan, { name, topic: name }), reads);
  }
  return found;
}

/** White space and comments change nothing. */
function withoutSpace(sql: string): string {
  return tokenizeSql(sql)
    .map(({ value }) => value)
    .join(" ");
}
