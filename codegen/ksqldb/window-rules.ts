import type { Problem } from "#core";
import { placeOf } from "../select-list.ts";
import { durationText } from "../sql-text.ts";
import type { KsqlPlan } from "./plan-query.ts";
import { refusing } from "./refuse.ts";

const MINUTES_10 = 600_000;
const DAY = 86_400_000;

/** Windows over the wrong time, and of a length that loses rows. */
export function windowRules(plan: KsqlPlan): Problem[] {
  const { query, model, sources } = plan;
  const refuse = refusing(plan);
  const window = query.window;
  if (!window) return [];
  const problems: Problem[] = [];
  const base = sources.find(({ relation }) => !relation.eventTime);
  if (base)
    problems.push(
      refuse(
        query.from.name.token,
        `a window over ${base.relation.name} goes by the time of arrival, and has what is no valid event`,
        `read ${base.relation.name}_ok, which has the time of the event`,
      ),
    );
  const { size, grace, retention } = window;
  if (retention !== undefined && retention < size + (grace ?? DAY))
    problems.push(
      refuse(
        window.token,
        `RETENTION is ${durationText(retention)}, less than the window and its grace (${durationText(size + (grace ?? DAY))})`,
        "write a longer RETENTION, or a shorter GRACE PERIOD",
      ),
    );
  if (query.emit !== "FINAL" && grace !== undefined && grace < MINUTES_10)
    problems.push({
      ...refuse(
        window.token,
        `GRACE PERIOD is ${durationText(grace)}: when history is read again, partitions are farther apart, and rows are dropped without a word`,
        "write GRACE PERIOD 1 DAY: results come at once all the same",
      ),
      severity: "warning",
    });
  const wanted = model.header.grain?.window;
  if (wanted !== undefined && wanted !== size)
    problems.push({
      code: "SLUICE_SQL_GRAIN",
      message: `Grain has windows of ${durationText(wanted)}, but those of the query are ${durationText(size)} long`,
      hint: `make the window ${durationText(wanted)} long, or change the Grain`,
      location: placeOf(model, window.sizeToken),
    });
  return problems;
}

/** What EMIT FINAL never tells. */
export function emitRules(plan: KsqlPlan): Problem[] {
  const { query, sources } = plan;
  const token = query.emitToken;
  if (query.emit !== "FINAL" || !token) return [];
  const refuse = refusing(plan);
  const { window } = query;
  if (!window) return [refuse(token, "EMIT FINAL without a window", "write EMIT CHANGES")];
  const problems: Problem[] = [];
  if (window.grace === undefined)
    problems.push(
      refuse(
        token,
        "EMIT FINAL without GRACE PERIOD is silent for a day",
        "write WINDOW TUMBLING (SIZE ..., GRACE PERIOD 10 SECONDS), or EMIT CHANGES",
      ),
    );
  const hint = "count with SUM(CASE WHEN ... THEN 1 ELSE 0 END) over all rows, or write EMIT CHANGES";
  const filtered = sources.find(({ relation }) => relation.filtered);
  if (query.whereToken)
    problems.push(
      refuse(
        query.whereToken,
        "rows that WHERE leaves out move no time: EMIT FINAL waits for the next row that passes",
        hint,
      ),
    );
  else if (filtered)
    problems.push(
      refuse(
        token,
        `${filtered.relation.name} leaves rows out, and these move no time: EMIT FINAL waits for the next row that passes`,
        hint,
      ),
    );
  return problems;
}
