import type { SourceLocation } from "#core";
import type { EnumType, Field, Message, Rule, RuleCheck, SchemaModel } from "./model.ts";
import type { Value } from "./predicate-parts.ts";
import { elementPredicate, valuePredicate } from "./predicates.ts";
import { quoteName } from "./sql-text.ts";

/** One rule as a predicate over the columns of the base table: TRUE for good, FALSE for bad, never NULL. */
export interface SqlRule {
  /** Path of the field: `customer.address.country`. */
  readonly field: string;
  readonly rule: string;
  /** The top-level column that the predicate reads. */
  readonly column: string;
  readonly predicate: string;
}

/** A rule that Flink SQL cannot check without code of its own: it holds in the producer alone. */
export interface ProducerRule {
  /** `items[].sku`, `labels[keys]`. */
  readonly field: string;
  readonly rule: string;
  readonly check: RuleCheck;
  readonly location: SourceLocation;
}

export interface SqlRules {
  /** In field order, depth first: the order in which the first broken rule names a dead record. */
  readonly rules: readonly SqlRule[];
  readonly producerOnly: readonly ProducerRule[];
}

/** How an engine writes a field and a check of it. */
export interface RuleWriter {
  /** The field of a message; `of` is absent for a column. */
  readonly access: (of: string | undefined, field: Field, message: Message) => string;
  readonly value: (value: Value, check: RuleCheck) => string | undefined;
  readonly elements: (array: Value, check: RuleCheck) => string | undefined;
}

const FLINK: RuleWriter = {
  access: (of, field) => (of === undefined ? quoteName(field.name) : `${of}.${quoteName(field.name)}`),
  value: valuePredicate,
  elements: elementPredicate,
};

/** The rules of a message's fields, and of the messages in them, as SQL. `skip` is a rule that is checked elsewhere. */
export function rulesSql(
  model: SchemaModel,
  message: Message,
  skip: (field: Field, rule: Rule) => boolean,
  writer: RuleWriter = FLINK,
): SqlRules {
  const rules: SqlRule[] = [];
  const producerOnly: ProducerRule[] = [];
  const walk = (
    holder: Message,
    access: string | undefined,
    path: string,
    column: string,
    absent: readonly string[],
  ): void => {
    for (const field of holder.fields) {
      const value = writer.access(access, field, holder);
      const at = { path: path + field.name, column: column || field.name, value, absent };
      for (const rule of field.rules) {
        if (path === "" && skip(field, rule)) continue;
        const predicate = rulePredicate(model, field, rule, at, writer);
        if (predicate === "TRUE") continue;
        if (predicate !== undefined) rules.push({ field: at.path, rule: rule.id, column: at.column, predicate });
        else
          producerOnly.push({
            field: at.path + suffix(field, rule),
            rule: rule.id,
            check: rule.check,
            location: rule.location,
          });
      }
      if (field.type.kind !== "message") continue;
      const inner = model.messages.get(field.type.name);
      if (inner === undefined) continue;
      if (field.cardinality === "optional")
        walk(inner, value, `${at.path}.`, at.column, [...absent, `${value} IS NULL`]);
      else producerOnly.push(...innerRules(model, inner, `${at.path}[].`));
    }
  };
  walk(message, undefined, "", "", []);
  return { rules, producerOnly };
}

interface At {
  readonly value: string;
  readonly absent: readonly string[];
}

function rulePredicate(model: SchemaModel, field: Field, rule: Rule, at: At, writer: RuleWriter): string | undefined {
  const value: Value = {
    sql: at.value,
    type: field.type,
    cardinality: field.cardinality,
    enumType: enumOf(model, field),
  };
  const absent = [...at.absent];
  let predicate: string | undefined;
  if (rule.on === "field") {
    const optional = field.cardinality === "optional" && rule.check.kind !== "required";
    if (optional) absent.push(`${at.value} IS NULL`);
    predicate = writer.value(value, rule.check);
  } else if (rule.on === "keys")
    predicate = writer.elements(
      {
        ...value,
        sql: `MAP_KEYS(${at.value})`,
        type: { kind: "scalar", scalar: field.mapKey ?? "string" },
        enumType: undefined,
      },
      rule.check,
    );
  else if (rule.on === "values") predicate = writer.elements({ ...value, sql: `MAP_VALUES(${at.value})` }, rule.check);
  else predicate = writer.elements(value, rule.check);
  if (predicate === undefined || predicate === "TRUE" || absent.length === 0) return predicate;
  return `(${[...absent, predicate].join(" OR ")})`;
}

function enumOf(model: SchemaModel, field: Field): EnumType | undefined {
  return field.type.kind === "enum" ? model.enums.get(field.type.name) : undefined;
}

function suffix(field: Field, rule: Rule): string {
  if (rule.on === "elements") return "[]";
  return field.cardinality === "map" && rule.on !== "field" ? `[${rule.on}]` : "";
}

function innerRules(model: SchemaModel, message: Message, path: string): ProducerRule[] {
  return message.fields.flatMap((field) => {
    const own = field.rules.map((rule) => ({
      field: path + field.name + suffix(field, rule),
      rule: rule.id,
      check: rule.check,
      location: rule.location,
    }));
    const inner = field.type.kind === "message" ? model.messages.get(field.type.name) : undefined;
    const separator = field.cardinality === "optional" ? "." : "[].";
    return inner ? [...own, ...innerRules(model, inner, `${path}${field.name}${separator}`)] : own;
  });
}
