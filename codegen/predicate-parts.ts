import { type Cardinality, type EnumType, type FieldType, heldScalar, type RuleCheck } from "./model.ts";
import { quoteText } from "./sql-text.ts";

/** A column, a nested field, or an array of elements, with what SQL must know of it. */
export interface Value {
  readonly sql: string;
  readonly type: FieldType;
  readonly cardinality: Cardinality;
  readonly enumType: EnumType | undefined;
}

export const OPERATORS = { lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A bound as every engine reads it; `whole` writes an integer that only some can hold as a literal. */
export function literal(
  { type, enumType }: Value,
  bound: string | number | bigint,
  whole: (value: bigint) => string = String,
): string {
  if (type.kind === "enum") {
    const declared = enumType?.values.find((v) => v.number === Number(bound));
    return quoteText(declared?.name ?? String(bound));
  }
  if (typeof bound === "string") return quoteText(bound);
  if (typeof bound === "bigint") return whole(bound);
  if (!isFloat(type)) return String(bound);
  if (!Number.isFinite(bound)) return `CAST('${bound}' AS DOUBLE)`;
  const text = String(bound);
  return text.includes("e") ? text.replace("e+", "E").replace("e", "E") : `${text}E0`;
}

export function isFloat(type: FieldType): boolean {
  const scalar = heldScalar(type);
  return scalar === "double" || scalar === "float";
}

/** `x < 5`, where a NaN, which SQL calls greater than all, is no good value. */
export function comparePredicate(value: Value, { op }: Extract<RuleCheck, { kind: "compare" }>, bound: string): string {
  const compared = `${value.sql} ${OPERATORS[op]} ${bound}`;
  return isFloat(value.type) ? `(${compared} AND CAST(${value.sql} AS STRING) <> 'NaN')` : compared;
}

/** The names of an enum, quoted. */
export function declaredNames({ enumType }: Value): readonly string[] {
  return (enumType?.values ?? []).map((v) => quoteText(v.name));
}

/** Whether array functions can tell anything of such elements. */
export function hasPlainElements({ type }: Value): boolean {
  const scalar = heldScalar(type);
  return (scalar !== undefined || type.kind === "enum") && !isFloat(type) && scalar !== "bytes";
}

/** One check as it stands, several in parentheses. */
export function allOf(checks: readonly string[]): string {
  return checks.length === 1 ? (checks[0] as string) : `(${checks.join(" AND ")})`;
}
