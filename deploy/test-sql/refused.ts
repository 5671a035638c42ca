import { type Log, sourceStatements } from "#codegen";
import type { Statement } from "../flink/statement.ts";
import type { Declared } from "../flink/statements.ts";
import { withoutPrefix } from "./bounded.ts";

/** A record that counts nowhere: its place, as `topic/partition/offset`, and why. */
export interface Refused {
  readonly place: string;
  /** `late`, or the reason in `<log>_dead`. */
  readonly reason: string;
  readonly detail: string;
}

/** What `<log>_late` and `<log>_dead` hold, by their own queries in one. `undefined` when the project lacks them. */
export function refusedQuery(
  { schemas, models }: Declared,
  log: Log,
): { readonly statements: readonly Statement[]; readonly sql: string } | undefined {
  const [late, dead] = ["late", "dead"].map((kind) => models.find((model) => model.name === `${log.name}_${kind}`));
  if (!late || !dead) return undefined;
  // Of all columns: each of the two reads others.
  const { table } = sourceStatements(schemas, log, { views: [] });
  const sql = `SELECT 'late' AS reason, '' AS detail, source_topic, source_partition, source_offset FROM (
${late.sql}
)
UNION ALL
SELECT reason, detail, source_topic, source_partition, source_offset FROM (
${dead.sql}
)`;
  return { statements: [{ kind: "source", name: log.name, sql: table }], sql };
}

/** A row of that query. */
export function readRefused(fields: readonly unknown[], prefix: string): Refused {
  const [reason, detail, topic, partition, offset] = fields.map(String);
  return {
    place: `${withoutPrefix(topic as string, prefix)}/${partition}/${offset}`,
    reason: reason as string,
    detail: detail as string,
  };
}
