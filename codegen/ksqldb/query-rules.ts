import type { Problem, SourceLocation } from "#core";
import { placeOf } from "../select-list.ts";
import { durationText } from "../sql-text.ts";
import { type SqlToken, tokenizeSql } from "../sql-tokens.ts";
import { children, type Expression, type Span, shapeOf, walk } from "./ast.ts";
import { functionOf } from "./functions.ts";
import { SYSTEM_COLUMNS } from "./infer.ts";
import { aggregatesIn, type KsqlPlan, spanPlace } from "./plan-query.ts";

const MINUTES_10 = 600_000;
const DAY = 86_400_000;

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

type Refuse = (at: Span | SqlToken, message: string, hint: string) => Problem;

function refusing({ model }: KsqlPlan): Refuse {
  return (at, message, hint) => ({ code: "SLUICE_SQL_INVALID", message, hint, location: locate(model, at) });
}

function locate(model: KsqlPlan["model"], at: Span | SqlToken): SourceLocation {
  return "first" in at ? spanPlace(model, at) : placeOf(model, at);
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

function columnRules(plan: KsqlPlan): Problem[] {
  const refuse = refusing(plan);
  const problems: Problem[] = [];
  const seen = new Map<string, boolean>();
  for (const { item, name, isKey } of plan.columns) {
    if (item.expression.kind === "star")
      problems.push(
        refuse(
          item,
          "a model names its columns: SELECT * would change with what it reads",
          "write one column per line",
        ),
      );
    else if (name === undefined)
      problems.push(refuse(item, "this column has no name", "name it: <expression> AS name"));
    else if (SYSTEM_COLUMNS.has(name.toUpperCase()))
      problems.push(
        refuse(item.alias?.token ?? item, `${name} is a name of ksqlDB's own`, "give it another name with AS"),
      );
    else {
      const other = seen.get(name);
      if (other !== undefined) {
        const clash = other !== isKey;
        const hint = clash ? `call the one of the key \`${name}_key\`` : "give one of them another name with AS";
        const message = clash
          ? `the key and the value both have a column "${name}"`
          : `two columns are called "${name}"`;
        problems.push(refuse(item.alias?.token ?? item, message, hint));
      }
      seen.set(name, isKey);
    }
  }
  return problems;
}

function keyRules(plan: KsqlPlan): Problem[] {
  const { query, columns, sources, result } = plan;
  const refuse = refusing(plan);
  const problems: Problem[] = [];
  const selected = new Set<string>();
  for (const { item, name, isKey } of columns) {
    if (!isKey) continue;
    const shape = shapeOf(item.expression);
    if (selected.has(shape))
      problems.push(
        refuse(
          item,
          `${textOf(item.expression)} is in the key already`,
          `copy it into the value: AS_VALUE(${textOf(item.expression)}) AS ${name}`,
        ),
      );
    selected.add(shape);
  }
  const by = query.groupBy.length > 0 ? query.groupBy : query.partitionBy;
  for (const expression of by)
    if (!selected.has(shapeOf(expression)) && expression.kind !== "literal")
      problems.push(
        refuse(
          expression,
          `${textOf(expression)} makes the key, and the select list has no column for it`,
          `select it: ${textOf(expression)} AS \`${plainName(expression)}_key\``,
        ),
      );
  if (by.length === 0 && result.keys.length === 0 && (sources[0]?.relation.keys.length ?? 0) > 0) {
    const on = query.joins.at(-1)?.on;
    const name = on?.kind === "comparison" ? textOf(on.left) : (sources[0]?.relation.keys[0]?.name.toLowerCase() ?? "");
    problems.push(
      refuse(query.select[0] as Span, `the key ${name} is not in the select list`, `select it too: ${name}`),
    );
  }
  return problems;
}

function groupRules(plan: KsqlPlan): Problem[] {
  const { query, columns, sources } = plan;
  const refuse = refusing(plan);
  const aggregates = columns.flatMap(({ item }) => aggregatesIn(item.expression));
  if (query.groupBy.length === 0) {
    const [first] = aggregates;
    if (first)
      return [refuse(first, `${first.name} needs a GROUP BY`, "add WINDOW TUMBLING (SIZE 1 MINUTE, ...) and GROUP BY")];
    return query.window ? [refuse(query.window.token, "a WINDOW without GROUP BY", "add GROUP BY")] : [];
  }
  const problems: Problem[] = [];
  const token = query.groupToken as SqlToken;
  const table = sources.find(({ relation }) => relation.window !== undefined);
  if (table)
    problems.push(
      refuse(
        token,
        `${table.relation.name} has windows: ksqlDB does not aggregate it again`,
        "aggregate what that table reads",
      ),
    );
  if (!query.window && !table)
    problems.push({
      code: "SLUICE_SQL_STATE",
      message: "state without a bound: a GROUP BY without a window keeps every group for ever",
      hint: "add WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)",
      location: placeOf(plan.model, token),
    });
  const keys = new Set(query.groupBy.map(shapeOf));
  for (const expression of [...columns.map(({ item }) => item.expression), ...(query.having ? [query.having] : [])])
    for (const column of outsideAggregates(expression, keys).filter((each) => isKnown(plan, each)))
      problems.push(
        refuse(column, `${textOf(column)} is not in GROUP BY`, "group by it, or take LATEST_BY_OFFSET of it"),
      );
  return problems;
}

/** What nothing has is told already. */
function isKnown({ sources }: KsqlPlan, column: Expression): boolean {
  const columns = sources.flatMap(({ relation }) => [...relation.keys, ...relation.values]);
  return column.kind === "column" && columns.some(({ name }) => name === column.name.value);
}

/** Columns that are read for a group as a whole although they have a value per row. */
function outsideAggregates(expression: Expression, keys: ReadonlySet<string>): Expression[] {
  if (keys.has(shapeOf(expression))) return [];
  if (expression.kind === "column") return SYSTEM_COLUMNS.has(expression.name.value) ? [] : [expression];
  if (expression.kind === "lambda") return [];
  if (expression.kind === "call" && functionOf(expression.name)?.aggregate) return [];
  return children(expression).flatMap((inner) => outsideAggregates(inner, keys));
}

/** A null becomes "" or 0 on the way to the group: COUNT then counts every row. */
function countRules(plan: KsqlPlan): Problem[] {
  const refuse = refusing(plan);
  const lost = plan.sources.find(({ relation }) => !relation.keepsNull);
  const counts = plan.columns
    .flatMap(({ item }) => aggregatesIn(item.expression))
    .filter(({ name }) => name === "COUNT");
  return counts.flatMap((call): Problem[] => {
    const [argument] = call.args;
    if (!argument || argument.kind === "star") return [];
    if (argument.kind === "case" && !argument.otherwise) {
      const when = argument.whens[0]?.when;
      const text = when ? sqlOf(plan, when) : "...";
      return [
        refuse(
          call,
          "COUNT(CASE ...) counts every row when a null does not stay one on its way to the group",
          `write CAST(SUM(CASE WHEN ${text} THEN 1 ELSE 0 END) AS BIGINT)`,
        ),
      ];
    }
    if (!lost) return [];
    return [
      refuse(
        call,
        `${lost.relation.name} does not keep nulls: COUNT(${textOf(argument)}) counts every row`,
        `write COUNT(*), or CAST(SUM(CASE WHEN ${textOf(argument)} <> '' THEN 1 ELSE 0 END) AS BIGINT)`,
      ),
    ];
  });
}

function windowRules(plan: KsqlPlan): Problem[] {
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

function emitRules(plan: KsqlPlan): Problem[] {
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

function textOf(expression: Expression): string {
  if (expression.kind === "column") {
    const { token } = expression.name;
    const name = token.kind === "quoted" ? `\`${token.value}\`` : token.value;
    return expression.qualifier ? `${expression.qualifier.token.value}.${name}` : name;
  }
  return shapeOf(expression);
}

function plainName(expression: Expression): string {
  return expression.kind === "column" ? expression.name.token.value.toLowerCase() : "name";
}

/** The expression as it is written. */
function sqlOf({ model }: KsqlPlan, { first, last }: Span): string {
  const lines = model.sql.split("\n").slice(first.line - 1, last.line);
  lines[lines.length - 1] = (lines.at(-1) ?? "").slice(0, last.column - 1 + last.length);
  lines[0] = (lines[0] ?? "").slice(first.column - 1);
  return lines.join(" ").replaceAll(/\s+/g, " ");
}
