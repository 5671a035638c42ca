import { isObject, type JsonObject, objects, stableText } from "./json.ts";

/** How a reference to a column of the input is written in a normal form. */
export type ColumnRef = (index: number, path: readonly string[], whole: boolean) => unknown;

/**
 * An expression of the planner in the one form that all of its spellings share: operands whose order has no meaning are
 * sorted, comparisons point one way, intervals are numbers.
 */
export function normalExpression(rex: unknown, ref: ColumnRef): unknown {
  if (!isObject(rex)) return rex;
  switch (rex["kind"]) {
    case "INPUT_REF":
      return ref(Number(rex["inputIndex"]), [], true);
    case "FIELD_ACCESS":
      return normalAccess(rex, ref);
    case "LITERAL":
      return /^INTERVAL /.test(String(rex["type"])) ? { ...rex, type: intervalKind(String(rex["type"])) } : rex;
    case "CALL":
      return normalCall(rex, ref);
    default:
      // Others (over, correlations, subqueries) stand as they are, the expressions in them in normal form.
      return Object.fromEntries(
        Object.entries(rex).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.map((each) => normalExpression(each, ref)) : normalExpression(value, ref),
        ]),
      );
  }
}

/** The name of a function of the engine: `AND` of `$AND$1`. `undefined` for one of somebody else's. */
export function functionName(call: JsonObject): string | undefined {
  const name = call["internalName"] ?? call["systemName"];
  return typeof name === "string" ? (/^\$\$?(.+)\$\d+$/.exec(name)?.[1] ?? name) : undefined;
}

/** All parts of an expression, itself first. */
export function* partsOf(rex: unknown): Generator<JsonObject> {
  if (Array.isArray(rex)) for (const each of rex) yield* partsOf(each);
  if (!isObject(rex)) return;
  yield rex;
  for (const value of Object.values(rex)) yield* partsOf(value);
}

/** The parts between AND. */
export function conjuncts(condition: unknown): readonly unknown[] {
  if (condition === null || condition === undefined) return [];
  if (isObject(condition) && functionName(condition) === "AND")
    return objects(condition["operands"]).flatMap(conjuncts);
  return [condition];
}

const FLIPPED: Readonly<Record<string, string>> = { "$>$1": "$<$1", "$>=$1": "$<=$1" };
const ASSOCIATIVE = new Set(["AND", "OR"]);
const SYMMETRIC = new Set(["=", "<>", "+", "*"]);
/** What looks at a row or a list only to see whether it is there. */
const PRESENCE = new Set(["IS NULL", "IS NOT NULL"]);

function normalCall(call: JsonObject, ref: ColumnRef): unknown {
  const name = functionName(call) ?? "";
  const raw = objects(call["operands"]);
  const { syntax: _, ...rest } = call;
  if (ASSOCIATIVE.has(name)) {
    const flat = (operands: readonly JsonObject[]): JsonObject[] =>
      operands.flatMap((each) => (functionName(each) === name ? flat(objects(each["operands"])) : [each]));
    return { ...rest, operands: sorted(flat(raw).map((each) => normalExpression(each, ref))) };
  }
  const operands = raw.map((each) =>
    PRESENCE.has(name) && each["kind"] === "INPUT_REF"
      ? ref(Number(each["inputIndex"]), [], false)
      : normalExpression(each, ref),
  );
  if (SYMMETRIC.has(name) && operands.length === 2) return { ...rest, operands: sorted(operands) };
  const flipped = FLIPPED[String(call["internalName"])];
  if (flipped !== undefined) return { ...rest, internalName: flipped, operands: [...operands].reverse() };
  return { ...rest, operands };
}

function normalAccess(rex: JsonObject, ref: ColumnRef): unknown {
  const path: string[] = [];
  let at: unknown = rex;
  while (isObject(at) && at["kind"] === "FIELD_ACCESS") {
    path.unshift(String(at["name"]));
    at = at["expr"];
  }
  if (isObject(at) && at["kind"] === "INPUT_REF") {
    return ref(Number(at["inputIndex"]), path, true);
  }
  return { ...rex, expr: normalExpression(rex["expr"], ref) };
}

function intervalKind(type: string): string {
  return /YEAR|MONTH/.test(type) ? "INTERVAL MONTHS" : "INTERVAL MILLISECONDS";
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  return [...values].sort((a, b) => (stableText(a) < stableText(b) ? -1 : 1));
}
