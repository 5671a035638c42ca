import { type Field, heldScalar, type Log, propertyName, type Rule, type SchemaModel } from "#codegen";

/** One way to break one declared rule: the property to set and the value that is wrong. */
export interface Breaker {
  readonly field: string;
  readonly property: string;
  readonly rule: string;
  readonly value: unknown;
}

/**
 * Ways to break the rules of a log, one rule each. Only rules on plain top-level fields that SQL judges exactly as the
 * producer does, so that the verdict of the pipeline is certain.
 */
export function breakersOf(log: Log, model: SchemaModel): readonly Breaker[] {
  return log.message.fields
    .filter((f) => f.cardinality === "implicit" || (f.type.kind === "wrapper" && f.cardinality === "optional"))
    .filter((f) => f.oneof === undefined)
    .flatMap((field) =>
      field.rules.flatMap((rule) => {
        const value = wrongValue(field, rule, model);
        return value === undefined ? [] : [{ field: field.name, property: propertyName(field), rule: rule.id, value }];
      }),
    );
}

function wrongValue(field: Field, rule: Rule, model: SchemaModel): unknown {
  const { check } = rule;
  const scalar = heldScalar(field.type);
  switch (check.kind) {
    case "compare": {
      if (scalar === undefined || !/int|fixed/.test(scalar)) return undefined;
      const step = check.op === "gte" ? -1n : check.op === "lte" ? 1n : 0n;
      const value = BigInt(check.bound) + step;
      const limit = 1n << (scalar.endsWith("64") ? 63n : 31n);
      const low = scalar.startsWith("u") || scalar.startsWith("f") ? 0n : -limit;
      if (value < low || value >= limit) return undefined;
      return scalar.endsWith("64") ? value : Number(value);
    }
    case "length":
      return scalar === "string" && (check.min ?? 0) > 0 ? "x".repeat((check.min as number) - 1) : undefined;
    case "pattern": {
      const pattern = new RegExp(check.pattern, "u");
      return scalar === "string" ? ["?!", "", "a1"].find((text) => !pattern.test(text)) : undefined;
    }
    case "format":
      return check.format === "uuid" ? "00000000-not-a-uuid" : undefined;
    case "not_in": {
      const first = check.values[0];
      if (field.type.kind !== "enum") return first;
      return model.enums.get(field.type.name)?.values.find((v) => v.number === first)?.name;
    }
    default:
      return undefined;
  }
}
