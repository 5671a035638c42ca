import type { Problem } from "#core";
import type { Field, Message, SchemaModel } from "../model.ts";

/** Types of fields: recursion, types that are not the user's, enum aliases. */
export function lintTypes(model: SchemaModel, messages: readonly Message[]): Problem[] {
  return [
    ...messages.flatMap((message) => [...notOwn(model, message), ...recursion(model, message)]),
    ...aliases(model),
  ];
}

/** Types that a declaration must not stand on: those of outputs, which change with their queries, and of options. */
function notOwn(model: SchemaModel, message: Message): Problem[] {
  return message.fields.flatMap((field) => {
    const { type } = field;
    if (type.kind !== "message" && type.kind !== "enum") return [];
    const declared = type.kind === "message" ? model.messages.get(type.name) : model.enums.get(type.name);
    const output = declared?.file.startsWith("schemas/derived/") === true;
    const option = /^(sluice\.v1|buf\.validate)\./.test(type.name);
    if (!output && !option) return [];
    return [
      {
        code: "SLUICE_PROTO_UNSUPPORTED" as const,
        message: `field "${field.name}" is of type ${type.name}, ${output ? "which is emitted from a model" : "which is for options"}`,
        hint: "declare a type of your own with what is wanted of it",
        location: field.location,
        ...(declared === undefined ? {} : { related: declared.location }),
      },
    ];
  });
}

/** One problem per field that leads back to the message that holds it. */
function recursion(model: SchemaModel, message: Message): Problem[] {
  return message.fields.flatMap((field) => {
    const way = wayBack(model, field, message.fullName, new Set());
    if (way === undefined) return [];
    const chain = [message.name, ...way.map((name) => name.slice(name.lastIndexOf(".") + 1))].join(" -> ");
    return [
      {
        code: "SLUICE_PROTO_UNSUPPORTED" as const,
        message: `${message.name} holds itself: ${chain}`,
        hint: "a SQL row has a fixed depth: refer to the other one by its id, or list the levels",
        location: field.location,
      },
    ];
  });
}

function wayBack(model: SchemaModel, field: Field, goal: string, seen: Set<string>): string[] | undefined {
  if (field.type.kind !== "message") return undefined;
  const { name } = field.type;
  if (name === goal) return [name];
  if (seen.has(name)) return undefined;
  seen.add(name);
  for (const inner of model.messages.get(name)?.fields ?? []) {
    const way = wayBack(model, inner, goal, seen);
    if (way) return [name, ...way];
  }
  return undefined;
}

function aliases(model: SchemaModel): Problem[] {
  return [...model.enums.values()].flatMap((type) => {
    const byNumber = new Map<number, string>();
    const problems: Problem[] = [];
    for (const { name, number } of type.values) {
      const twin = byNumber.get(number);
      if (twin !== undefined) {
        problems.push({
          code: "SLUICE_PROTO_UNSUPPORTED",
          message: `${type.name} has two names for ${number}: ${twin} and ${name}`,
          hint: "a column holds the name: keep one, and reserve the other",
          location: type.location,
        });
      }
      byNumber.set(number, name);
    }
    return problems;
  });
}
