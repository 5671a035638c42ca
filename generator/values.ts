import { type Field, type Message, oneofProperty, propertyName, type Rule, type SchemaModel } from "#codegen";
import { SluiceError } from "#core";
import type { Make } from "./make.ts";
import type { Random } from "./random.ts";
import { keepsRules } from "./rules.ts";
import { scalarMaker } from "./scalars.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The share of optional fields that are left out. */
const ABSENT = 0.3;
const DEFAULT_ELEMENTS = 3;

/**
 * A maker of events of any declared message, from the types, rules and hints of its fields. Fields named in `except`
 * (properties) are left to the caller.
 */
export function messageMaker(
  message: Message,
  model: SchemaModel,
  words: Vocabulary,
  except: ReadonlySet<string> = new Set(),
): (random: Random, time: number) => Record<string, unknown> {
  const plain = message.fields.filter((f) => f.oneof === undefined && !except.has(f.property));
  const makers = plain.map((field) => [propertyName(field), fieldMaker(field, message, model, words)] as const);
  const oneofs = message.oneofs
    .filter((o) => !except.has(oneofProperty(o)))
    .map((oneof) => {
      const cases = message.fields
        .filter((f) => f.oneof === oneof.name)
        .map((f) => [f.property, elementMaker(f, f.rules, message, model, words)] as const);
      return [oneofProperty(oneof), cases] as const;
    });
  return (random, time) => {
    const event: Record<string, unknown> = {};
    for (const [property, make] of makers) {
      const value = make(random, time);
      if (value !== undefined) event[property] = value;
    }
    for (const [property, cases] of oneofs) {
      const [kind, make] = random.pick(cases);
      event[property] = { case: kind, value: make(random, time) };
    }
    return event;
  };
}

/** A maker for one field, its presence or its elements included. */
export function fieldMaker(field: Field, message: Message, model: SchemaModel, words: Vocabulary): Make {
  const own = field.rules.filter((r) => r.on === "field");
  const required = own.some((r) => r.check.kind === "required");
  switch (field.cardinality) {
    case "implicit":
      return elementMaker(field, own, message, model, words);
    case "optional": {
      const make = elementMaker(field, own, message, model, words);
      if (required) return make;
      return (random, time) => (random.float() < ABSENT ? undefined : make(random, time));
    }
    case "repeated": {
      const make = elementMaker(field, rulesOn(field, "elements"), message, model, words);
      const [min, max] = sizes(own, required);
      const unique = own.some((r) => r.check.kind === "unique");
      return (random, time) => {
        const wanted = min + random.int(max - min + 1);
        if (!unique) return Array.from({ length: wanted }, () => make(random, time));
        return distinct(wanted, field, (set) => set.add(make(random, time)));
      };
    }
    case "map": {
      const keyField: Field = { ...field, type: { kind: "scalar", scalar: field.mapKey ?? "string" } };
      const key = elementMaker(keyField, rulesOn(field, "keys"), message, model, words);
      const value = elementMaker(field, rulesOn(field, "values"), message, model, words);
      const [min, max] = sizes(own, required);
      return (random, time) => {
        const keys = distinct(min + random.int(max - min + 1), field, (set) => set.add(key(random, time)));
        const entries = keys.map((k) => [k, value(random, time)] as const);
        // As in the app types: string keys make a plain object, all others a Map.
        return field.mapKey === "string" ? Object.fromEntries(entries) : new Map(entries);
      };
    }
  }
}

function elementMaker(
  field: Field,
  rules: readonly Rule[],
  message: Message,
  model: SchemaModel,
  words: Vocabulary,
): Make {
  const type = field.type;
  switch (type.kind) {
    case "timestamp":
      return (random, time) => new Date(time - random.int(3_600_000));
    case "message": {
      const inner = model.messages.get(type.name);
      if (!inner) throw new SluiceError("SLUICE_INTERNAL", `no message ${type.name} in the model`);
      return messageMaker(inner, model, words);
    }
    case "enum": {
      const values = model.enums.get(type.name)?.values ?? [];
      const good = values.filter((v) => keepsRules(v.number, rules));
      // Number 0 stands for "not said": real producers say something.
      const said = good.filter((v) => v.number !== 0);
      const names = (said.length > 0 ? said : good).map((v) => v.name);
      if (names.length === 0) throw noValue(field, message);
      return (random) => random.pick(names);
    }
    case "duration":
      return (random) => ({ seconds: BigInt(random.int(86_400)), nanos: random.int(1_000_000_000) });
    case "wrapper":
    case "scalar": {
      const make = scalarMaker(type.scalar, field, rules, words);
      if (!make) throw noValue(field, message);
      return make;
    }
  }
}

function rulesOn(field: Field, on: Rule["on"]): readonly Rule[] {
  return field.rules.filter((r) => r.on === on);
}

function sizes(rules: readonly Rule[], required: boolean): [min: number, max: number] {
  let min = required ? 1 : 0;
  let max = Number.MAX_SAFE_INTEGER;
  for (const { check } of rules) {
    if (check.kind !== "length") continue;
    min = Math.max(min, check.min ?? 0);
    max = Math.min(max, check.max ?? max);
  }
  return [min, Math.min(max, min + DEFAULT_ELEMENTS)];
}

/** Adds until there are `wanted` different values; a domain smaller than that is a fault of the rules. */
function distinct(wanted: number, field: Field, add: (set: Set<unknown>) => void): unknown[] {
  const set = new Set<unknown>();
  for (let tries = 0; set.size < wanted; tries++) {
    if (tries > 100 * (wanted + 1)) {
      throw new SluiceError("SLUICE_GENERATOR", `${field.name} cannot hold ${wanted} different values`, {
        location: field.location,
        hint: "loosen the rules of its elements, or ask for fewer of them",
      });
    }
    add(set);
  }
  return [...set];
}

function noValue(field: Field, message: Message): SluiceError {
  return new SluiceError("SLUICE_GENERATOR", `no value found that keeps all rules of ${message.name}.${field.name}`, {
    location: field.location,
    hint: 'give the field a hint that fits its rules: [(sluice.v1.field).hint = "..."]',
  });
}
