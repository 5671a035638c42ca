import { FORMATS, type TextFormat } from "./formats.ts";
import { heldScalar, type RuleCheck } from "./model.ts";
import { javaPattern } from "./pattern.ts";
import {
  allOf,
  comparePredicate,
  declaredNames,
  hasPlainElements,
  isFloat,
  OPERATORS,
  literal as plainLiteral,
  type Value,
} from "./predicate-parts.ts";
import { quoteText } from "./sql-text.ts";
import { scalarSqlType } from "./sql-types.ts";

/**
 * A check of one value that is not NULL. `undefined` when SQL cannot tell. Its negation must be its exact complement,
 * also after the planner has rewritten NOT (x > 1) to x <= 1: where a NaN would fall through, it is named.
 */
export function valuePredicate(value: Value, check: RuleCheck): string | undefined {
  const { sql } = value;
  switch (check.kind) {
    case "required":
      return requiredPredicate(value);
    case "compare":
      return comparePredicate(value, check, literal(value, check.bound));
    case "const":
      if (typeof check.value === "boolean") return check.value ? sql : `NOT ${sql}`;
      return `${sql} = ${literal(value, check.value)}`;
    case "in":
      return `${sql} IN (${check.values.map((v) => literal(value, v)).join(", ")})`;
    case "not_in":
      return `${sql} NOT IN (${check.values.map((v) => literal(value, v)).join(", ")})`;
    case "defined_only":
      return `${sql} IN (${declaredNames(value).join(", ")})`;
    case "length":
      return between(lengthOf(value), check.min, check.max);
    case "bytes_length":
      return between(`CHAR_LENGTH(DECODE(ENCODE(${sql}, 'UTF-8'), 'ISO-8859-1'))`, check.min, check.max);
    case "pattern":
      // An empty pattern is found in everything; Flink's REGEXP says FALSE to it.
      return check.pattern === "" ? "TRUE" : `REGEXP(${sql}, ${quoteText(javaPattern(check.pattern))})`;
    case "affix":
      return affixPredicate(sql, check.affix, check.text);
    case "format":
      return formatPredicate(sql, FORMATS[check.format]);
    case "unique":
      return isFloat(value.type) ? undefined : `CARDINALITY(ARRAY_DISTINCT(${sql})) = CARDINALITY(${sql})`;
    case "finite":
      return `CAST(${sql} AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity')`;
  }
}

/** A check of every element of an array, where array functions can tell; else `undefined`. */
export function elementPredicate(array: Value, check: RuleCheck): string | undefined {
  const { sql } = array;
  if (!hasPlainElements(array)) return undefined;
  const only = (values: readonly string[]): string =>
    `CARDINALITY(ARRAY_EXCEPT(${sql}, ARRAY[${values.join(", ")}])) = 0`;
  const none = (values: readonly string[]): string => {
    return allOf(values.map((v) => `NOT ARRAY_CONTAINS(${sql}, ${v})`));
  };
  const element = (v: string | number | bigint): string => typedLiteral(array, v);
  switch (check.kind) {
    case "compare": {
      const extreme = check.op === "lt" || check.op === "lte" ? "ARRAY_MAX" : "ARRAY_MIN";
      return `(CARDINALITY(${sql}) = 0 OR ${extreme}(${sql}) ${OPERATORS[check.op]} ${literal(array, check.bound)})`;
    }
    case "const":
      return typeof check.value === "boolean" ? none([check.value ? "FALSE" : "TRUE"]) : only([element(check.value)]);
    case "in":
      return only(check.values.map(element));
    case "not_in":
      return none(check.values.map(element));
    case "defined_only":
      return only((array.enumType?.values ?? []).map((v) => element(v.number)));
    default:
      return undefined;
  }
}

function requiredPredicate({ sql, type, cardinality, enumType }: Value): string | undefined {
  if (cardinality === "optional") return `${sql} IS NOT NULL`;
  if (cardinality === "repeated" || cardinality === "map") return `CARDINALITY(${sql}) > 0`;
  if (type.kind === "enum") return `${sql} <> ${quoteText(enumType?.values[0]?.name ?? "0")}`;
  if (type.kind !== "scalar") return undefined;
  if (type.scalar === "string") return `${sql} <> ''`;
  if (type.scalar === "bytes") return `CHAR_LENGTH(DECODE(${sql}, 'ISO-8859-1')) > 0`;
  return type.scalar === "bool" ? sql : `${sql} <> ${isFloat(type) ? "0E0" : "0"}`;
}

function lengthOf({ sql, type, cardinality }: Value): string {
  if (cardinality === "repeated" || cardinality === "map") return `CARDINALITY(${sql})`;
  // ISO-8859-1 makes one character of each byte; Flink has no OCTET_LENGTH.
  if (heldScalar(type) === "bytes") return `CHAR_LENGTH(DECODE(${sql}, 'ISO-8859-1'))`;
  return `CHAR_LENGTH(${sql})`;
}

function between(length: string, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && min === max) return `${length} = ${min}`;
  if (min !== undefined && max !== undefined) return `${length} BETWEEN ${min} AND ${max}`;
  if (min !== undefined) return min === 0 ? "TRUE" : `${length} >= ${min}`;
  return max === undefined ? "TRUE" : `${length} <= ${max}`;
}

function affixPredicate(sql: string, affix: "prefix" | "suffix" | "contains" | "not_contains", text: string): string {
  if (text === "") return affix === "not_contains" ? "FALSE" : "TRUE";
  if (affix === "prefix") return `STARTSWITH(${sql}, ${quoteText(text)})`;
  if (affix === "suffix") return `ENDSWITH(${sql}, ${quoteText(text)})`;
  return `POSITION(${quoteText(text)} IN ${sql}) ${affix === "contains" ? ">" : "="} 0`;
}

function formatPredicate(sql: string, format: TextFormat): string {
  const checks = [`REGEXP(${sql}, ${quoteText(javaPattern(format.match))})`];
  if (format.max !== undefined) checks.unshift(`CHAR_LENGTH(${sql}) <= ${format.max}`);
  if (format.not !== undefined) checks.push(`NOT REGEXP(${sql}, ${quoteText(javaPattern(format.not))})`);
  return allOf(checks);
}

function literal(value: Value, bound: string | number | bigint): string {
  const largest = 2n ** 63n - 1n;
  return plainLiteral(value, bound, (whole) =>
    whole > largest ? `CAST('${whole}' AS DECIMAL(20, 0))` : String(whole),
  );
}

/** A literal with the element's exact type: Flink gives ARRAY['a', 'bbb'] the type of its first shape. */
function typedLiteral(value: Value, element: string | number | bigint): string {
  const text = literal(value, element);
  const scalar = heldScalar(value.type);
  const type = scalar ? scalarSqlType(scalar) : "STRING";
  return type === "INT" || text.startsWith("CAST(") ? text : `CAST(${text} AS ${type})`;
}
