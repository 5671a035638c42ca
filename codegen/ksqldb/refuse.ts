import type { Problem, SourceLocation } from "#core";
import { placeOf } from "../select-list.ts";
import type { SqlToken } from "../sql-tokens.ts";
import { type Expression, type Span, shapeOf } from "./ast.ts";
import { type KsqlPlan, spanPlace } from "./plan-query.ts";

/** A problem at a place of a model. */
export type Refuse = (at: Span | SqlToken, message: string, hint: string) => Problem;

export function refusing({ model }: KsqlPlan): Refuse {
  return (at, message, hint) => ({ code: "SLUICE_SQL_INVALID", message, hint, location: locate(model, at) });
}

function locate(model: KsqlPlan["model"], at: Span | SqlToken): SourceLocation {
  return "first" in at ? spanPlace(model, at) : placeOf(model, at);
}

/** An expression as a reader would write it. */
export function textOf(expression: Expression): string {
  if (expression.kind === "column") {
    const { token } = expression.name;
    const name = token.kind === "quoted" ? `\`${token.value}\`` : token.value;
    return expression.qualifier ? `${expression.qualifier.token.value}.${name}` : name;
  }
  return shapeOf(expression);
}

/** The expression as it is written. */
export function sqlOf({ model }: KsqlPlan, { first, last }: Span): string {
  const lines = model.sql.split("\n").slice(first.line - 1, last.line);
  lines[lines.length - 1] = (lines.at(-1) ?? "").slice(0, last.column - 1 + last.length);
  lines[0] = (lines[0] ?? "").slice(first.column - 1);
  return lines.join(" ").replaceAll(/\s+/g, " ");
}
