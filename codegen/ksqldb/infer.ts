import type { Problem, SourceLocation } from "#core";
import { didYouMean } from "../names.ts";
import type { Expression, Name, Span } from "./ast.ts";
import { FLINK_WORDS, functionNames, functionOf } from "./functions.ts";
import type { Relation } from "./relation.ts";
import { differs, isNumber, isWhole, type KsqlType, plain, typeText, UNKNOWN } from "./types.ts";

/** A relation under the name by which the query calls it. */
export interface Named {
  /** Alias, else the relation's own name; upper-case unless quoted. */
  readonly as: string;
  readonly relation: Relation;
}

export interface Scope {
  readonly sources: readonly Named[];
  /** WINDOWSTART and WINDOWEND may be read. */
  readonly windowed: boolean;
  readonly report: (problem: Problem) => void;
  readonly place: (span: Span) => SourceLocation;
}

type Lambdas = ReadonlyMap<string, KsqlType>;

/** What every row has besides its columns. */
const PSEUDO: Readonly<Record<string, KsqlType>> = {
  ROWTIME: plain("BIGINT"),
  ROWPARTITION: plain("INTEGER"),
  ROWOFFSET: plain("BIGINT"),
};
const BOUNDS = new Set(["WINDOWSTART", "WINDOWEND"]);
/** Names that no column may have. */
export const SYSTEM_COLUMNS: ReadonlySet<string> = new Set([...Object.keys(PSEUDO), ...BOUNDS]);

/** The type of an expression; reports what it names wrongly and what ksqlDB would compute in silence but wrongly. */
export function inferType(expression: Expression, scope: Scope, lambdas: Lambdas = new Map()): KsqlType {
  const infer = (inner: Expression): KsqlType => inferType(inner, scope, lambdas);
  switch (expression.kind) {
    case "literal":
      return plain(expression.type);
    case "column":
      return columnType(expression.name, expression.qualifier, scope, lambdas);
    case "field":
      return fieldType(infer(expression.of), expression.name, scope);
    case "item": {
      infer(expression.index);
      const of = infer(expression.of);
      if (of.kind === "ARRAY") return of.element;
      return of.kind === "MAP" ? of.value : UNKNOWN;
    }
    case "call":
      return callType(expression, scope, lambdas);
    case "cast":
      infer(expression.of);
      return castType(expression.to);
    case "case":
      return caseType(expression, scope, lambdas);
    case "arithmetic":
      return arithmeticType(expression, infer(expression.left), infer(expression.right), scope);
    case "comparison":
      comparisonProblem(expression, infer(expression.left), infer(expression.right), scope);
      return plain("BOOLEAN");
    case "condition":
      for (const inner of expression.of) infer(inner);
      return plain("BOOLEAN");
    case "sign":
      return infer(expression.of);
    case "array": {
      const types = expression.items.map(infer);
      return { kind: "ARRAY", element: types[0] ?? UNKNOWN };
    }
    case "map": {
      const types = expression.items.map(infer);
      return { kind: "MAP", key: types[0] ?? UNKNOWN, value: types[1] ?? UNKNOWN };
    }
    case "struct":
      return {
        kind: "STRUCT",
        fields: expression.fields.map(({ name, value }) => ({ name: name.value, type: infer(value) })),
      };
    case "lambda":
      return inferType(
        expression.body,
        scope,
        new Map([...lambdas, ...expression.parameters.map((p) => [p.value, UNKNOWN] as const)]),
      );
    case "star":
      return UNKNOWN;
  }
}

function columnType(name: Name, qualifier: Name | undefined, scope: Scope, lambdas: Lambdas): KsqlType {
  const own = qualifier ? undefined : lambdas.get(name.value);
  if (own) return own;
  const sources = qualifier ? scope.sources.filter(({ as }) => as === qualifier.value) : scope.sources;
  const span = { first: qualifier?.token ?? name.token, last: name.token };
  if (qualifier && sources.length === 0) {
    const names = scope.sources.map(({ as }) => as.toLowerCase());
    const hint = `it reads ${names.join(" and ")}`;
    scope.report({
      code: "SLUICE_SQL_UNKNOWN_TABLE",
      message: `nothing here is called "${qualifier.token.value}"`,
      hint,
      location: scope.place({ first: qualifier.token, last: qualifier.token }),
    });
    return UNKNOWN;
  }
  const pseudo = PSEUDO[name.value];
  if (pseudo) return pseudo;
  if (BOUNDS.has(name.value)) {
    if (!scope.windowed)
      scope.report({
        code: "SLUICE_SQL_UNKNOWN_COLUMN",
        message: `${name.value} is there only in a window`,
        hint: "add WINDOW TUMBLING (SIZE 1 MINUTE, ...), or read the columns that the table has",
        location: scope.place(span),
      });
    return plain("BIGINT");
  }
  const found = sources.flatMap(({ as, relation }) =>
    [...relation.keys, ...relation.values]
      .filter((column) => column.name === name.value)
      .map((column) => ({ as, column })),
  );
  if (found.length > 1 && new Set(found.map(({ as }) => as)).size > 1) {
    const which = found.map(({ as }) => `${as.toLowerCase()}.${name.token.value}`).join(" or ");
    scope.report({
      code: "SLUICE_SQL_INVALID",
      message: `"${name.token.value}" is a column of both sides`,
      hint: `write ${which}`,
      location: scope.place(span),
    });
  }
  if (found[0]) return found[0].column.type;
  scope.report(unknownColumn(name, sources, scope.place(span)));
  return UNKNOWN;
}

function unknownColumn(name: Name, sources: readonly Named[], location: SourceLocation): Problem {
  const written = name.token.value;
  const columns = sources.flatMap(({ relation }) =>
    [...relation.keys, ...relation.values].map((column) => column.name),
  );
  const only = sources.length === 1 ? sources[0]?.relation.name : undefined;
  const message = only ? `${only} has no column "${written}"` : `nothing that is read here has a column "${written}"`;
  const other = columns.find((column) => column.toUpperCase() === written.toUpperCase());
  const places = new Map(sources.flatMap(({ relation }) => [...relation.places]));
  const problem = (hint: string, near: string | undefined): Problem => {
    const related = near === undefined ? undefined : places.get(near);
    return { code: "SLUICE_SQL_UNKNOWN_COLUMN", message, hint, location, ...(related ? { related } : {}) };
  };
  if (other !== undefined) {
    const quoted = name.token.kind === "quoted";
    const why = quoted
      ? `it is ${other} there: write it without back quotes`
      : `write \`${other}\` in back quotes: without them it is ${written.toUpperCase()}`;
    return problem(why, other);
  }
  const close = didYouMean(
    written.toUpperCase(),
    columns.map((column) => column.toUpperCase()),
  );
  const near = columns.find((column) => column.toUpperCase() === close);
  const shown = near === near?.toUpperCase() ? near?.toLowerCase() : `\`${near}\``;
  if (near !== undefined) return problem(`did you mean ${near === near.toUpperCase() ? `"${shown}"` : shown}?`, near);
  return problem(
    `there are ${columns
      .slice(0, 30)
      .map((each) => each.toLowerCase())
      .join(", ")}`,
    undefined,
  );
}

function fieldType(of: KsqlType, name: Name, scope: Scope): KsqlType {
  if (of.kind === "UNKNOWN") return UNKNOWN;
  const location = scope.place({ first: name.token, last: name.token });
  if (of.kind !== "STRUCT") {
    const message = `"->" reads a field of a STRUCT, and this is ${typeText(of)}`;
    scope.report({ code: "SLUICE_SQL_INVALID", message, hint: "a column stands alone", location });
    return UNKNOWN;
  }
  const found = of.fields.find((field) => field.name === name.value);
  if (found) return found.type;
  const names = of.fields.map((field) => field.name.toLowerCase());
  const close = didYouMean(name.token.value.toLowerCase(), names);
  const hint = close ? `did you mean "${close}"?` : `there are ${names.join(", ")}`;
  scope.report({
    code: "SLUICE_SQL_UNKNOWN_COLUMN",
    message: `there is no field "${name.token.value}" in it`,
    hint,
    location,
  });
  return UNKNOWN;
}

function callType(call: Extract<Expression, { kind: "call" }>, scope: Scope, lambdas: Lambdas): KsqlType {
  // A unit such as SECONDS is no column.
  const unit = /^(TIMESTAMP|DATE|TIME)(ADD|SUB)$/.test(call.name);
  const types = call.args.map((arg, i) => (unit && i === 0 ? UNKNOWN : inferType(arg, scope, lambdas)));
  const found = functionOf(call.name);
  if (found) return found.result(types);
  const location = scope.place({ first: call.first, last: call.first });
  const here = FLINK_WORDS[call.name];
  const close = didYouMean(call.name, functionNames());
  if (here !== undefined || close !== undefined) {
    const hint = here !== undefined ? `ksqlDB writes ${here}` : `did you mean ${close}?`;
    scope.report({ code: "SLUICE_SQL_INVALID", message: `ksqlDB has no function ${call.name}`, hint, location });
  } else {
    const message = `${call.name} is none of ksqlDB's own functions`;
    const hint = "right if the server has it as a function of yours; it cannot be checked here";
    scope.report({ code: "SLUICE_SQL_INVALID", message, hint, location, severity: "warning" });
  }
  return UNKNOWN;
}

const CASTS: Readonly<Record<string, KsqlType>> = {
  INT: plain("INTEGER"),
  INTEGER: plain("INTEGER"),
  BIGINT: plain("BIGINT"),
  DOUBLE: plain("DOUBLE"),
  BOOLEAN: plain("BOOLEAN"),
  STRING: plain("STRING"),
  VARCHAR: plain("STRING"),
  BYTES: plain("BYTES"),
  TIMESTAMP: plain("TIMESTAMP"),
  DATE: plain("DATE"),
  TIME: plain("TIME"),
};

function castType(to: string): KsqlType {
  return CASTS[to] ?? (to.startsWith("DECIMAL") ? plain("DECIMAL") : UNKNOWN);
}

function caseType(expression: Extract<Expression, { kind: "case" }>, scope: Scope, lambdas: Lambdas): KsqlType {
  for (const { when } of expression.whens) inferType(when, scope, lambdas);
  const results = [
    ...expression.whens.map(({ value }) => value),
    ...(expression.otherwise ? [expression.otherwise] : []),
  ];
  const typed = results.map((result) => ({ result, type: inferType(result, scope, lambdas) }));
  const first = typed.find(({ type }) => type.kind !== "NULL" && type.kind !== "UNKNOWN");
  const other = first && typed.find(({ type }) => differs(type, first.type));
  if (first && other)
    scope.report({
      code: "SLUICE_SQL_INVALID",
      message: `the results of CASE are ${typeText(first.type)} and ${typeText(other.type)}: ksqlDB wants one type`,
      hint: `write CAST(... AS ${typeText(isNumber(other.type) && first.type.kind === "INTEGER" ? other.type : first.type)}) around the other`,
      location: scope.place(other.result),
    });
  return first?.type ?? UNKNOWN;
}

function arithmeticType(
  expression: Extract<Expression, { kind: "arithmetic" }>,
  left: KsqlType,
  right: KsqlType,
  scope: Scope,
): KsqlType {
  const { op, operator } = expression;
  if (op === "||") return plain("STRING");
  if (left.kind === "STRING" && op === "+") return plain("STRING");
  if (op === "/" && isWhole(left) && isWhole(right))
    scope.report({
      code: "SLUICE_SQL_INVALID",
      message: `${left.kind} / ${right.kind} leaves the fraction out: 3 / 4 is 0`,
      hint: "write CAST(... AS DOUBLE) around one side",
      location: scope.place({ first: operator, last: operator }),
    });
  for (const [type, side] of [
    [left, expression.left],
    [right, expression.right],
  ] as const)
    if (type.kind !== "UNKNOWN" && !isNumber(type) && type.kind !== "NULL")
      scope.report({
        code: "SLUICE_SQL_INVALID",
        message: `"${op}" computes with numbers, and this is ${typeText(type)}`,
        hint: type.kind === "TIMESTAMP" ? "write TIMESTAMPADD(SECONDS, 10, ...)" : "write CAST(... AS BIGINT)",
        location: scope.place(side),
      });
  const order = ["INTEGER", "BIGINT", "DECIMAL", "DOUBLE"];
  if (left.kind === "UNKNOWN" || right.kind === "UNKNOWN") return UNKNOWN;
  return order.indexOf(left.kind) >= order.indexOf(right.kind) ? left : right;
}

function comparisonProblem(
  expression: Extract<Expression, { kind: "comparison" }>,
  left: KsqlType,
  right: KsqlType,
  scope: Scope,
): void {
  if (isNumber(left) && isNumber(right)) return;
  // A text beside a time is read as one.
  const text = left.kind === "STRING" || right.kind === "STRING";
  const time = [left, right].some(({ kind }) => ["TIMESTAMP", "DATE", "TIME", "DECIMAL"].includes(kind));
  if (!differs(left, right) || (text && time)) return;
  const number = isNumber(left) || isNumber(right);
  const hint = time && number ? "write FROM_UNIXTIME(...) around the number" : "write CAST(... AS ...) around one side";
  scope.report({
    code: "SLUICE_SQL_INVALID",
    message: `"${expression.op}" compares ${typeText(left)} with ${typeText(right)}`,
    hint,
    location: scope.place(expression),
  });
}
