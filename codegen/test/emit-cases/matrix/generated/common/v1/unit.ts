// Made from schemas/common/v1/unit.proto by `npm run codegen`. Do not edit.
import { enumNumber } from "../../../../../../../kafka/codec/runtime.ts";
/**
 * Only an enum: no message of the file is ever registered for itself.
 * A number without a declared name is its decimal text.
 */
export type Unit = "UNIT_UNSPECIFIED" | "UNIT_PIECE" | "UNIT_GRAM" | "UNIT_LOSS" | `${number}`;
export const schema: string = [
  "syntax = \"proto3\";",
  "package common.v1;",
  "enum Unit {",
  "  UNIT_UNSPECIFIED = 0;",
  "  UNIT_PIECE = 1;",
  "  UNIT_GRAM = 2147483647;",
  "  UNIT_LOSS = -2147483648;",
  "}",
  "",
].join("\n");

export function nameOfUnit(number: number): Unit {
  switch (number) {
    case 0:
      return "UNIT_UNSPECIFIED";
    case 1:
      return "UNIT_PIECE";
    case 2147483647:
      return "UNIT_GRAM";
    case -2147483648:
      return "UNIT_LOSS";
    default:
      return `${number}`;
  }
}

export function numberOfUnit(name: Unit, field: string, key?: unknown): number {
  switch (name) {
    case "UNIT_UNSPECIFIED":
      return 0;
    case "UNIT_PIECE":
      return 1;
    case "UNIT_GRAM":
      return 2147483647;
    case "UNIT_LOSS":
      return -2147483648;
    default:
      return enumNumber(name, "Unit", field, key);
  }
}

export function isDeclaredUnit(name: Unit): boolean {
  return !/^-?\d/.test(nameOfUnit(numberOfUnit(name, "")));
}
