import { type InterfaceDeclarationStructure, StructureKind, type TypeAliasDeclarationStructure } from "ts-morph";
import type { EnumType, Field, Message } from "../model.ts";
import { caseOf } from "./emit-encoder.ts";
import { fieldType, isOptional, type ModuleScope, membersOf, quote, valueType } from "./shape.ts";

/** The app type of a message. */
export function emitInterface(scope: ModuleScope, message: Message): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: scope.typeName(message),
    isExported: true,
    ...docs(message.comment),
    properties: membersOf(message).map((member) => {
      const name = /^[A-Za-z_$][\w$]*$/.test(member.property) ? member.property : quote(member.property);
      if (member.kind === "oneof") {
        const cases = member.fields.map(
          (field) => `{ case: ${quote(caseOf(field))}; value: ${valueType(scope, field.type)} }`,
        );
        const comment = member.fields
          .filter((field) => field.comment !== "")
          .map((field) => `${caseOf(field)}: ${field.comment}`);
        return { name, type: `${cases.join(" | ")} | undefined`, hasQuestionToken: true, ...docs(comment.join("\n")) };
      }
      const { field } = member;
      const optional = isOptional(message, field);
      return {
        name,
        type: `${fieldType(scope, field)}${optional ? " | undefined" : ""}`,
        hasQuestionToken: optional,
        ...docs(field.comment),
      };
    }),
  };
}

/** The app type of an enum: its declared names, and the decimal text of a number that this schema does not know. */
export function emitUnion(scope: ModuleScope, type: EnumType): TypeAliasDeclarationStructure {
  const values = type.values.map((value) => `${quote(value.name)}`);
  const notes = type.values.filter((value) => value.comment !== "").map((value) => `- ${value.name}: ${value.comment}`);
  return {
    kind: StructureKind.TypeAlias,
    name: scope.typeName(type),
    isExported: true,
    type: [...values, `\`\${number}\``].join(" | "),
    ...docs(
      [type.comment, ...notes, "A number without a declared name is its decimal text."].filter(Boolean).join("\n"),
    ),
  };
}

/** Paths to redact, with `*` for elements: `customer.name`, `items.*.note`. */
export function sensitivePaths(scope: ModuleScope, message: Message): readonly string[] {
  return message.fields.flatMap((field): string[] => {
    const path = field.cardinality === "repeated" || field.cardinality === "map" ? `${pathOf(field)}.*` : pathOf(field);
    if (field.sensitive) return [pathOf(field)];
    if (field.type.kind !== "message") return [];
    return sensitivePaths(scope, scope.message(field.type.name)).map((inner) => `${path}.${inner}`);
  });
}

function pathOf(field: Field): string {
  return field.name;
}

function docs(comment: string): { docs?: { description: string }[] } {
  const text = comment.trim().replaceAll("*/", "*\\/");
  return text === "" ? {} : { docs: [{ description: text.includes("\n") ? `\n${text}` : text }] };
}
