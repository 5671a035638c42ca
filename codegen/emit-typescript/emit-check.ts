import { FORMATS, type FormatName } from "../formats.ts";
import { type Field, type FieldType, heldScalar, type Message, type Rule } from "../model.ts";
import { javascriptPattern } from "../pattern.ts";
import { caseOf } from "./emit-encoder.ts";
import { describeRule, sizeText } from "./rule-text.ts";
import { block, indent, isOptional, isRequired, type Member, type ModuleScope, membersOf, quote } from "./shape.ts";

/** Patterns become constants of the module: `patternPayment7`, `formatUuid`. */
export interface Checker {
  readonly head: string;
  readonly lines: readonly string[];
  readonly patterns: readonly string[];
}

/** `checkX(value)`: each declared rule as an expression; nested messages by their own function. */
export function emitChecker(scope: ModuleScope, message: Message): Checker {
  const name = scope.typeName(message);
  scope.types.add("Violation");
  const patterns: string[] = [];
  const body = membersOf(message).flatMap((member) => {
    if (member.kind === "field") return checkField({ scope, message, field: member.field, patterns }, property(member));
    return member.fields.flatMap((field) => {
      const site = { scope, message, field, patterns };
      return checkField(
        site,
        `(${property(member)}?.case === ${quote(caseOf(field))} ? ${property(member)}.value : undefined)`,
      );
    });
  });
  const lines = [`let found = ${scope.use("NONE")};`, ...body, `return found;`];
  return {
    head: `function check${name}(${body.length === 0 ? "_value" : "value"}: ${name}): readonly Violation[]`,
    lines: body.length === 0 ? [`return ${scope.use("NONE")};`] : lines,
    patterns,
  };
}

/** Whether a message, or one that it holds, has rules at all. */
export function hasRules(scope: ModuleScope, message: Message): boolean {
  return message.fields.some(
    (field) =>
      rulesOf(message, field).length > 0 ||
      (field.type.kind === "message" && hasRules(scope, scope.message(field.type.name))),
  );
}

/** The rules that are left to the checker: what is required of an output, its codec itself insists on. */
function rulesOf(message: Message, field: Field): readonly Rule[] {
  return isRequired(message, field) ? field.rules.filter((rule) => rule.check.kind !== "required") : field.rules;
}

interface Site {
  readonly scope: ModuleScope;
  readonly message: Message;
  readonly field: Field;
  readonly patterns: string[];
}

function property(member: Member): string {
  return /^[A-Za-z_$][\w$]*$/.test(member.property) ? `value.${member.property}` : `value[${quote(member.property)}]`;
}

function checkField(site: Site, access: string): string[] {
  const { scope, field } = site;
  const rules = rulesOf(site.message, field);
  const own = rules.filter((rule) => rule.on === "field");
  const required = own.find((rule) => rule.check.kind === "required");
  const parts = rules.filter((rule) => rule.on !== "field");
  const type = ruled(field.type);
  const nested = field.type.kind === "message" && hasRules(scope, scope.message(field.type.name));
  if (own.length === 0 && parts.length === 0 && !nested) return [];
  const optional = isOptional(site.message, field);
  const one = "one";
  const path = quote(field.name);
  const others = own.filter((rule) => rule !== required);
  const singular = field.cardinality === "implicit" || field.cardinality === "optional";
  const inner = [
    ...(singular ? ruleLines(site, others, type, one, path) : sizeLines(site, others, one, path)),
    ...(singular ? nestedLines(site, one, path) : loopLines(site, parts, one, nested)),
  ];
  const head = `const one = ${access};`;
  if (!required) {
    if (inner.length === 0) return [];
    return scoped([head, ...(optional ? block(`if (one !== undefined)`, inner) : inner)]);
  }
  const absent = `found = ${scope.use("broken")}(found, ${path}, "required", "is required");`;
  const missing = `if (${isAbsent(site, one)}) ${absent}`;
  if (inner.length === 0) return scoped([head, missing]);
  return scoped([
    head,
    ...block(`if (${isAbsent(site, one)})`, [absent]).slice(0, -1),
    `} else {`,
    ...indent(inner),
    `}`,
  ]);
}

/** What rules speak of: of a wrapper, the scalar in it. */
function ruled(type: FieldType): FieldType {
  const scalar = heldScalar(type);
  return scalar === undefined ? type : { kind: "scalar", scalar };
}

function scoped(lines: readonly string[]): string[] {
  return ["{", ...indent(lines), "}"];
}

function isAbsent(site: Site, one: string): string {
  const { scope, field } = site;
  if (field.cardinality === "optional") return `${one} === undefined`;
  if (field.cardinality === "repeated") return `${one}.length === 0`;
  if (field.cardinality === "map")
    return field.mapKey === "string" ? `${scope.use("pairs")}(${one}) === 0` : `${one}.size === 0`;
  if (field.type.kind === "enum") return `${numberOf(scope, field.type, one)} === 0`;
  if (field.type.kind !== "scalar") return `${one} === undefined`;
  const scalar = field.type.scalar;
  if (scalar === "string" || scalar === "bytes") return `${one}.length === 0`;
  if (scalar === "bool") return `!${one}`;
  return /64$/.test(scalar)
    ? `${one} === 0n`
    : scalar === "double" || scalar === "float"
      ? `Object.is(${one}, 0)`
      : `${one} === 0`;
}

function numberOf(scope: ModuleScope, type: FieldType & { kind: "enum" }, one: string): string {
  return `${scope.functionOf(scope.enumOf(type.name), "numberOf")}(${one}, "")`;
}

/** Rules of a list's or a map's size, and of its elements being different. */
function sizeLines(site: Site, rules: readonly Rule[], one: string, path: string): string[] {
  const { scope, field } = site;
  const isMap = field.cardinality === "map";
  const size = !isMap ? `${one}.length` : field.mapKey === "string" ? `${scope.use("pairs")}(${one})` : `${one}.size`;
  const noun = isMap ? "pair" : "element";
  return rules.flatMap((rule) => {
    const { check } = rule;
    if (check.kind === "unique")
      return [fail(scope, `!${scope.use("isUnique")}(${one})`, path, rule, "must not have an element twice")];
    if (check.kind !== "length") return [];
    return [fail(scope, outside(size, check.min, check.max), path, rule, sizeText(check.min, check.max, noun))];
  });
}

/** Goes over the elements when something holds for each of them. */
function loopLines(site: Site, parts: readonly Rule[], list: string, nested: boolean): string[] {
  const { scope, field } = site;
  if (parts.length === 0 && !nested) return [];
  const name = quote(field.name);
  const path = `${scope.use("entryPath")}(${name}, key)`;
  const keys = parts.filter((rule) => rule.on === "keys");
  const values = parts.filter((rule) => rule.on !== "keys");
  const keyType: FieldType = { kind: "scalar", scalar: field.mapKey ?? "int32" };
  const inner = [
    ...ruleLines(site, keys, keyType, "key", path, "key "),
    ...ruleLines(site, values, ruled(field.type), "item", path),
    ...nestedLines(site, "item", path),
  ];
  const needsItem = values.length > 0 || nested;
  if (field.cardinality === "repeated") {
    return block(`for (let key = 0; key < ${list}.length; key++)`, [`const item = ${list}[key]!;`, ...inner]);
  }
  if (field.mapKey === "string")
    return block(`for (const key in ${list})`, [...(needsItem ? [`const item = ${list}[key]!;`] : []), ...inner]);
  return block(needsItem ? `for (const [key, item] of ${list})` : `for (const key of ${list}.keys())`, inner);
}

function nestedLines(site: Site, one: string, path: string): string[] {
  const { scope, field } = site;
  if (field.type.kind !== "message") return [];
  const target = scope.message(field.type.name);
  if (!hasRules(scope, target)) return [];
  return [
    `const inner = ${scope.functionOf(target, "check")}(${one});`,
    `if (inner.length !== 0) found = ${scope.use("within")}(found, ${path}, inner);`,
  ];
}

function fail(scope: ModuleScope, bad: string, path: string, rule: Rule, text: string): string {
  return `if (${bad}) found = ${scope.use("broken")}(found, ${path}, ${quote(rule.id)}, ${quote(text)});`;
}

/** Rules of one value. Both bounds of a range are one rule with one id, and one violation. */
function ruleLines(
  site: Site,
  rules: readonly Rule[],
  type: FieldType,
  one: string,
  path: string,
  noun = "",
): string[] {
  const { scope } = site;
  const value = type.kind === "enum" ? numberOf(scope, type, one) : one;
  const done = new Set<string>();
  return rules.flatMap((rule) => {
    const together = rules.filter((other) => other.id === rule.id && other.on === rule.on);
    if (done.has(rule.id)) return [];
    done.add(rule.id);
    const conditions = together.map((each) =>
      condition(site, each, type, each.check.kind === "defined_only" ? one : value),
    );
    const text = together.map((each) => describeRule(scope, each, type)).join(" and ");
    return [fail(scope, conditions.join(" || "), path, rule, `${noun}must ${text}`)];
  });
}

const OPERATORS = { lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;
/** True when the rule is broken. */
function condition(site: Site, rule: Rule, type: FieldType, one: string): string {
  const { scope } = site;
  const { check } = rule;
  switch (check.kind) {
    case "required":
      return isAbsent({ ...site, field: { ...site.field, cardinality: "implicit", type } }, one);
    case "compare":
      // Written so that NaN breaks it.
      return `!(${one} ${OPERATORS[check.op]} ${literal(check.bound)})`;
    case "const":
      return `${one} !== ${literal(check.value)}`;
    case "in":
      return check.values.map((each) => `${one} !== ${literal(each)}`).join(" && ");
    case "not_in":
      return check.values.map((each) => `${one} === ${literal(each)}`).join(" || ");
    case "length":
      if (type.kind === "scalar" && type.scalar === "string" && !(check.max === undefined && check.min === 1))
        return `!${scope.use("hasLength")}(${one}, ${check.min ?? 0}, ${check.max ?? "Infinity"})`;
      return outside(`${one}.length`, check.min, check.max);
    case "bytes_length":
      return `!${scope.use("hasBytes")}(${one}, ${check.min ?? 0}, ${check.max ?? "Infinity"})`;
    case "pattern": {
      const name = `pattern${scope.typeName(site.message)}${site.field.number}${rule.on === "keys" ? "Key" : ""}`;
      site.patterns.push(`const ${name} = new RegExp(${quote(javascriptPattern(check.pattern))}, "u");`);
      return `!${name}.test(${one})`;
    }
    case "affix": {
      const call = { prefix: "startsWith", suffix: "endsWith", contains: "includes", not_contains: "includes" }[
        check.affix
      ];
      return `${check.affix === "not_contains" ? "" : "!"}${one}.${call}(${quote(check.text)})`;
    }
    case "format":
      return formatBroken(site, check.format, one);
    case "defined_only":
      return `!${scope.functionOf(scope.enumOf((type as { name: string }).name), "isDeclared")}(${one})`;
    case "finite":
      return `!Number.isFinite(${one})`;
    case "unique":
      return "false";
  }
}

/** The format's patterns, the same that SQL gets. */
function formatBroken({ scope, patterns }: Site, format: FormatName, one: string): string {
  const { match, not, max } = FORMATS[format];
  const name = `format${format.charAt(0).toUpperCase()}${format.slice(1)}`;
  const constant = (of: string, pattern: string): string => {
    patterns.push(`const ${of} = new RegExp(${quote(javascriptPattern(pattern))}, "u");`);
    return `${of}.test(${one})`;
  };
  return [
    ...(max === undefined ? [] : [`!${scope.use("hasLength")}(${one}, 0, ${max})`]),
    `!${constant(name, match)}`,
    ...(not === undefined ? [] : [constant(`${name}Not`, not)]),
  ].join(" || ");
}

function outside(size: string, min: number | undefined, max: number | undefined): string {
  const sides = [
    ...(min === undefined ? [] : [`${size} < ${min}`]),
    ...(max === undefined ? [] : [`${size} > ${max}`]),
  ];
  return sides.length === 0 ? "false" : sides.join(" || ");
}

function literal(value: string | number | bigint | boolean): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return `${value}n`;
  return Object.is(value, -0) ? "0" : String(value);
}
