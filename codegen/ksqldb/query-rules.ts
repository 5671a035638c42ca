import type { Problem } from "#core";
import { placeOf } from "../select-list.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import { walk } from "./ast.ts";
import { columnRules, keyRules } from "./column-rules.ts";
import { countRules, groupRules } from "./group-rules.ts";
import type { KsqlPlan } from "./plan-query.ts";
import { refusing, sqlOf } from "./refuse.ts";
import { emitRules, windowRules } from "./window-rules.ts";

/** What ksqlDB refuses, and what it runs with other results than were meant: each with its place and what to write. */
export function queryRules(plan: KsqlPlan): readonly Problem[] {
  return [
    ...columnRules(plan),
    ...keyRules(plan),
    ...groupRules(plan),
    ...countRules(plan),
    ...windowRules(plan),
    ...emitRules(plan),
    ...havingRules(plan),
    ...joinRules(plan),
  ];
}

/** A `${name}` in a model: the server would take it as it stands. For texts too. */
export function variableProblems(model: KsqlPlan["model"]): readonly Problem[] {
  const tokens = tokenizeSql(model.sql);
  return tokens.flatMap((token, i): Problem[] => {
    const bare = token.kind === "word" && token.value === "$" && tokens[i + 1]?.value === "{";
    const name = bare ? tokens[i + 2]?.value : /\$\{(\w*)\}/.exec(token.kind === "text" ? token.value : "")?.[1];
    if (name === undefined) return [];
    return [
      {
        code: "SLUICE_SQL_INVALID",
        message: `\${${name}} has no value in a model`,
        hint: "write the value: the tool fills only what it writes itself around the query",
        location: placeOf(model, token),
      },
    ];
  });
}

function havingRules(plan: KsqlPlan): Problem[] {
  const { query, columns, model, sources } = plan;
  const refuse = refusing(plan);
  if (!query.having || !query.havingToken) return [];
  const problems: Problem[] = [];
  if (model.header.alert)
    problems.push(
      refuse(
        query.havingToken,
        "an alert without a row never resolves",
        "take HAVING out: select the condition as a column, <condition> AS `firing`",
      ),
    );
  const read = new Set(
    sources.flatMap(({ relation }) => [...relation.keys, ...relation.values].map(({ name }) => name)),
  );
  for (const part of walk(query.having)) {
    if (part.kind !== "column" || read.has(part.name.value)) continue;
    const alias = columns.find(
      ({ item }) => item.alias?.token.value.toUpperCase() === part.name.token.value.toUpperCase(),
    );
    if (alias)
      problems.push(
        refuse(
          part,
          `HAVING does not know "${part.name.token.value}", a name of the select list`,
          `repeat the expression: ${sqlOf(plan, alias.item.expression)}`,
        ),
      );
  }
  return problems;
}

function joinRules(plan: KsqlPlan): Problem[] {
  const { query, sources } = plan;
  const refuse = refusing(plan);
  const left = sources[0]?.relation;
  return query.joins.flatMap((join, i): Problem[] => {
    const right = sources[i + 1]?.relation;
    if (!left || !right) return [];
    const problems: Problem[] = [];
    if (left.partitions !== right.partitions) {
      const [a, b] = [`${left.name} has ${left.partitions} partitions`, `${right.name} ${right.partitions}`];
      const hint = "declare the same number of partitions for both";
      const found = refuse(join.source.name.token, `${a} and ${b}: ksqlDB joins equal numbers only`, hint);
      problems.push({ ...found, ...(right.origin ? { related: right.origin } : {}) });
    }
    if (
      join.on.kind !== "comparison" ||
      join.on.op !== "=" ||
      join.on.left.kind !== "column" ||
      join.on.right.kind !== "column"
    )
      problems.push(refuse(join.on, "ksqlDB joins on one column that equals another", "write ON a.x = b.y"));
    if (join.kind === "FULL")
      problems.push(refuse(join.token, "the key of a FULL JOIN is no column of either side", "write LEFT JOIN"));
    if (right.kind === "stream" && left.kind === "stream") {
      if (!join.within)
        problems.push(
          refuse(
            join.token,
            "two streams are joined within a time",
            "write WITHIN (1 HOUR, 0 SECONDS) GRACE PERIOD 1 MINUTE before ON",
          ),
        );
      else if (join.within.grace === undefined && join.kind !== "INNER")
        problems.push(
          refuse(
            join.token,
            "without GRACE PERIOD a row without its partner is told at once, and again when the partner comes",
            "write GRACE PERIOD 1 MINUTE behind WITHIN (...)",
          ),
        );
    } else if (join.within)
      problems.push(refuse(join.token, "WITHIN is for two streams", "take it out: a table is read as it is"));
    if (right.kind === "table" && left.kind === "stream" && join.on.kind === "comparison") {
      const key = right.keys[0]?.name;
      const named = [join.on.left, join.on.right].some((side) => side.kind === "column" && side.name.value === key);
      if (!named)
        problems.push(
          refuse(
            join.on,
            `a table is joined by its key, ${key?.toLowerCase()}`,
            `write ON ... = ${(sources[i + 1]?.as ?? "").toLowerCase()}.${key?.toLowerCase()}`,
          ),
        );
    }
    return problems;
  });
}
