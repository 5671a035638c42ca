import { functionName } from "./expression.ts";
import { isObject, type JsonObject, objects } from "./json.ts";
import { bareType } from "./row-types.ts";

/** Says what stands in a column of the input, as SQL. */
export type ColumnText = (index: number) => string;

/** An expression of the planner as SQL that a person would write. What casts to its own type is left out. */
export function expressionText(rex: unknown, column: ColumnText): string {
  if (!isObject(rex)) return String(rex);
  switch (rex["kind"]) {
    case "INPUT_REF":
      return column(Number(rex["inputIndex"]));
    case "FIELD_ACCESS":
      return `${expressionText(rex["expr"], column)}.${String(rex["name"])}`;
    case "LITERAL":
      return literalText(rex);
    case "CALL":
      return callText(rex, column);
    default:
      return String(rex["kind"] ?? "?").toLowerCase();
  }
}

/** "90 s" for a number of milliseconds as an interval would say it. */
export function spanText(ms: number): string {
  for (const [unit, length] of [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
    ["second", 1000],
  ] as const)
    if (ms !== 0 && ms % length === 0) return `${ms / length} ${unit}${ms === length ? "" : "s"}`;
  return `${ms / 1000} seconds`;
}

const INFIX = new Set(["=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "LIKE", "||"]);
const POSTFIX = /^IS (NOT )?(NULL|TRUE|FALSE|UNKNOWN)$/;

function callText(call: JsonObject, column: ColumnText): string {
  const name = functionName(call) ?? String(call["internalName"] ?? call["class"] ?? "?");
  const raw = objects(call["operands"]);
  const operands = raw.map((each) => expressionText(each, column));
  const [first = "", second = ""] = operands;
  if (name === "AND" || name === "OR") return raw.map((each) => grouped(each, column)).join(` ${name} `);
  if (name === "REINTERPRET") return isCase(raw[0]) ? "the event time" : first;
  if (name === "CAST" || name === "TRY_CAST") {
    const type = bareType(call["type"]);
    return type === bareType(raw[0]?.["type"]) ? first : `${name}(${first} AS ${typeText(type)})`;
  }
  if (name === "CASE") return caseText(operands);
  if (name === "SEARCH") return searchText(first, raw[1]);
  if (POSTFIX.test(name)) return `${wrapped(raw[0], column)} ${name}`;
  if (name === "NOT") return `NOT ${wrapped(raw[0], column)}`;
  if (name === "ITEM") return `${first}[${second}]`;
  if (INFIX.has(name) && raw.length === 2) return `${wrapped(raw[0], column)} ${name} ${wrapped(raw[1], column)}`;
  return `${name}(${operands.join(", ")})`;
}

/** Two terms with another operator between them get brackets. */
function wrapped(rex: unknown, column: ColumnText): string {
  const text = expressionText(rex, column);
  const name = isObject(rex) ? functionName(rex) : undefined;
  return name !== undefined && (INFIX.has(name) || name === "AND" || name === "OR") ? `(${text})` : text;
}

function grouped(rex: JsonObject, column: ColumnText): string {
  const text = expressionText(rex, column);
  return functionName(rex) === "OR" || functionName(rex) === "AND" ? `(${text})` : text;
}

function isCase(rex: unknown): boolean {
  return isObject(rex) && functionName(rex) === "CASE";
}

function caseText(operands: readonly string[]): string {
  const branches: string[] = [];
  for (let i = 0; i + 1 < operands.length; i += 2) branches.push(`WHEN ${operands[i]} THEN ${operands[i + 1]}`);
  return `CASE ${branches.join(" ")} ELSE ${operands.at(-1)} END`;
}

function literalText(rex: JsonObject): string {
  const value = rex["value"];
  const type = String(rex["type"]);
  if (value === null || value === undefined) return isObject(rex["sarg"]) ? "(...)" : "NULL";
  if (/^INTERVAL/.test(type) && !/YEAR|MONTH/.test(type)) return `INTERVAL ${spanText(Number(value))}`;
  if (/^(VAR)?CHAR|^STRING/.test(type)) return `'${String(value).replaceAll("'", "''")}'`;
  if (/^(DOUBLE|FLOAT)/.test(type)) return String(Number(value));
  return String(value).toUpperCase() === String(value).toLowerCase() ? String(value) : String(value).toUpperCase();
}

/** `x IN ('a', 'b')`, `x >= 1 AND x < 9`: what the planner writes as one search. */
function searchText(operand: string, literal: JsonObject | undefined): string {
  const sarg = literal && isObject(literal["sarg"]) ? literal["sarg"] : {};
  const type = literal?.["type"];
  const say = (value: unknown): string => literalText({ value, type });
  const ranges = objects(sarg["ranges"]);
  const bound = (range: JsonObject, side: string): JsonObject | undefined =>
    isObject(range[side]) ? range[side] : undefined;
  const points = ranges.flatMap((range) => {
    const [lower, upper] = [bound(range, "lower"), bound(range, "upper")];
    return lower && upper && lower["value"] === upper["value"] ? [say(lower["value"])] : [];
  });
  if (points.length === ranges.length) return `${operand} IN (${points.join(", ")})`;
  const parts = ranges.map((range) => {
    const sides = [
      [bound(range, "lower"), ">"],
      [bound(range, "upper"), "<"],
    ] as const;
    return sides
      .flatMap(([side, sign]) =>
        side ? [`${operand} ${sign}${side["boundType"] === "CLOSED" ? "=" : ""} ${say(side["value"])}`] : [],
      )
      .join(" AND ");
  });
  return parts.length === 1 ? (parts[0] ?? "") : parts.map((part) => `(${part})`).join(" OR ");
}

function typeText(type: string): string {
  return type.replaceAll("VARCHAR(2147483647)", "STRING").replaceAll(" WITH LOCAL TIME ZONE", "_LTZ");
}
