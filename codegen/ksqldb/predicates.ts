import { FORMATS, type TextFormat } from "../formats.ts";
import { type Field, heldScalar, type Message, type RuleCheck } from "../model.ts";
import { javaPattern } from "../pattern.ts";
import {
  allOf,
  comparePredicate,
  declaredNames,
  hasPlainElements,
  isFloat,
  literal,
  OPERATORS,
  type Value,
} from "../predicate-parts.ts";
import type { RuleWriter } from "../rules-sql.ts";
import { quoteText } from "../sql-text.ts";
import { ksqlName } from "./text.ts";
import { oneofColumn } from "./types.ts";

/** Data-quality rules as ksqlDB's predicates: TRUE for good; what it cannot tell stays with the producer. */
export const KSQL_RULES: RuleWriter = {
  access,
  value: withoutVariables(valuePredicate),
  elements: withoutVariables(elementPredicate),
};

/** A oneof's fields are in a STRUCT of their own. */
function access(of: string | undefined, field: Field, message: Message): string {
  const at = message.oneofs.findIndex((oneof) => oneof.name === field.oneof);
  const path = at < 0 ? [] : [ksqlName(oneofColumn(field.oneof as string, at).toLowerCase())];
  return [...(of === undefined ? [] : [of]), ...path, ksqlName(field.name)].join("->");
}

type Write = (value: Value, check: RuleCheck) => string | undefined;

/** The server fills `${name}` inside texts too. */
function withoutVariables(write: Write): Write {
  return (value, check) => {
    const sql = write(value, check);
    return sql?.includes("${") ? undefined : sql;
  };
}

function valuePredicate(value: Value, check: RuleCheck): string | undefined {
  const { sql } = value;
  switch (check.kind) {
    case "required":
      return requiredPredicate(value);
    case "compare":
      return comparePredicate(value, check, literal(value, check.bound));
    case "const":
      return `${sql} = ${typeof check.value === "boolean" ? String(check.value).toUpperCase() : literal(value, check.value)}`;
    case "in":
      return `${sql} IN (${check.values.map((v) => literal(value, v)).join(", ")})`;
    case "not_in":
      return `NOT (${sql} IN (${check.values.map((v) => literal(value, v)).join(", ")}))`;
    case "defined_only":
      return `${sql} IN (${declaredNames(value).join(", ")})`;
    case "length":
      return between(lengthOf(value, check), check.min, check.max);
    case "bytes_length":
      return between(`LEN(TO_BYTES(${sql}, 'utf8'))`, check.min, check.max);
    case "pattern":
      return check.pattern === "" ? "TRUE" : matches(sql, check.pattern);
    case "affix":
      return affixPredicate(sql, check.affix, check.text);
    case "format":
      return formatPredicate(value, FORMATS[check.format]);
    case "unique":
      return isFloat(value.type) ? undefined : `ARRAY_LENGTH(ARRAY_DISTINCT(${sql})) = ARRAY_LENGTH(${sql})`;
    case "finite":
      return `NOT (CAST(${sql} AS STRING) IN ('NaN', 'Infinity', '-Infinity'))`;
  }
}

function elementPredicate(array: Value, check: RuleCheck): string | undefined {
  const { sql } = array;
  if (!hasPlainElements(array)) return undefined;
  const only = (values: readonly string[]): string =>
    `ARRAY_LENGTH(ARRAY_EXCEPT(${sql}, ARRAY[${values.join(", ")}])) = 0`;
  const none = (values: readonly string[]): string =>
    `NOT (${values.map((v) => `ARRAY_CONTAINS(${sql}, ${v})`).join(" OR ")})`;
  const element = (v: string | number | bigint): string => typedLiteral(array, v);
  switch (check.kind) {
    case "compare": {
      const extreme = check.op === "lt" || check.op === "lte" ? "ARRAY_MAX" : "ARRAY_MIN";
      return `(ARRAY_LENGTH(${sql}) = 0 OR ${extreme}(${sql}) ${OPERATORS[check.op]} ${literal(array, check.bound)})`;
    }
    case "const":
      return typeof check.value === "boolean" ? none([check.value ? "FALSE" : "TRUE"]) : only([element(check.value)]);
    case "in":
      return only(check.values.map(element));
    case "not_in":
      return none(check.values.map(element));
    case "defined_only":
      return only(declaredNames(array));
    default:
      return undefined;
  }
}

function requiredPredicate({ sql, type, cardinality, enumType }: Value): string | undefined {
  if (cardinality === "optional") return `${sql} IS NOT NULL`;
  if (cardinality === "repeated") return `ARRAY_LENGTH(${sql}) > 0`;
  if (cardinality === "map") return `ARRAY_LENGTH(MAP_KEYS(${sql})) > 0`;
  if (type.kind === "enum") return `${sql} <> ${quoteText(enumType?.values[0]?.name ?? "0")}`;
  if (type.kind !== "scalar") return undefined;
  if (type.scalar === "string") return `${sql} <> ''`;
  if (type.scalar === "bytes") return `LEN(${sql}) > 0`;
  return type.scalar === "bool" ? `${sql} = TRUE` : `${sql} <> 0`;
}

/** LEN counts a character above U+FFFF as two: where that matters, each becomes one. */
function lengthOf({ sql, type, cardinality }: Value, { min = 0, max }: { min?: number; max?: number }): string {
  if (cardinality === "repeated") return `ARRAY_LENGTH(${sql})`;
  if (cardinality === "map") return `ARRAY_LENGTH(MAP_KEYS(${sql}))`;
  if (heldScalar(type) === "bytes" || (max === undefined && min <= 1)) return `LEN(${sql})`;
  return `LEN(REGEXP_REPLACE(${sql}, '[^\\x{0}-\\x{FFFF}]', '_'))`;
}

function between(sql: string, min: number | undefined, max: number | undefined): string {
  const checks = [
    ...(min === undefined || min === 0 ? [] : [`${sql} >= ${min}`]),
    ...(max === undefined ? [] : [`${sql} <= ${max}`]),
  ];
  return checks.length === 0 ? "TRUE" : allOf(checks);
}

/** True when the pattern is found: what REGEXP_EXTRACT gives is NULL then only. */
function matches(sql: string, pattern: string): string {
  return `REGEXP_EXTRACT(${quoteText(javaPattern(pattern))}, ${sql}) IS NOT NULL`;
}

function affixPredicate(sql: string, affix: "prefix" | "suffix" | "contains" | "not_contains", text: string): string {
  if (text === "") return affix === "not_contains" ? "FALSE" : "TRUE";
  const found = `INSTR(${sql}, ${quoteText(text)})`;
  if (affix === "prefix") return `${found} = 1`;
  if (affix === "contains") return `${found} > 0`;
  if (affix === "not_contains") return `${found} = 0`;
  return `REGEXP_EXTRACT(${quoteText(`${text.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&")}\\z`)}, ${sql}) IS NOT NULL`;
}

function formatPredicate(value: Value, format: TextFormat): string {
  const { sql } = value;
  const checks = [matches(sql, format.match)];
  if (format.max !== undefined) checks.unshift(`${lengthOf(value, { max: format.max })} <= ${format.max}`);
  if (format.not !== undefined) checks.push(`REGEXP_EXTRACT(${quoteText(javaPattern(format.not))}, ${sql}) IS NULL`);
  return allOf(checks);
}

/** A literal of the element's own type. */
function typedLiteral(value: Value, element: string | number | bigint): string {
  const text = literal(value, element);
  const scalar = heldScalar(value.type);
  const wide = scalar !== undefined && !["string", "int32", "sint32", "sfixed32"].includes(scalar);
  return wide ? `CAST(${text} AS BIGINT)` : text;
}
