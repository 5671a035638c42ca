import { type FieldType, heldScalar } from "../model.ts";
import { SCALARS } from "./scalars.ts";
import { type Member, tagBytes, tagOf } from "./shape.ts";

/** Room for the lengths that a nested message may still shift into place. */
const SLACK = 16;

/** Text and bytes: their size depends on the value. */
export function hasContent(type: FieldType): boolean {
  const scalar = heldScalar(type);
  return scalar === "string" || scalar === "bytes";
}

function isText(type: FieldType): boolean {
  return heldScalar(type) === "string";
}

/** Expression for the most bytes that all singular fields which are no messages can take. */
export function sizeBound(members: readonly Member[]): string {
  let fixed = SLACK;
  const text: string[] = [];
  const bytes: string[] = [];
  for (const member of members) {
    const fields = member.kind === "field" ? [member.field] : member.fields;
    for (const field of fields) {
      fixed += 2 * tagBytes(tagOf(field.number, 2)).length + fixedBytes(field.type);
      if (member.kind === "oneof" || field.cardinality === "repeated" || field.cardinality === "map") continue;
      if (!hasContent(field.type)) continue;
      const length =
        field.cardinality === "optional"
          ? `(${member.local} === undefined ? 0 : ${member.local}.length)`
          : `${member.local}.length`;
      (isText(field.type) ? text : bytes).push(length);
    }
  }
  const parts = [String(fixed)];
  if (text.length === 1) parts.push(`${text[0]} * 3`);
  else if (text.length > 1) parts.push(`(${text.join(" + ")}) * 3`);
  return [...parts, ...bytes].join(" + ");
}

/** Bytes of one value on top of its content. */
export function fixedBytes(type: FieldType): number {
  switch (type.kind) {
    case "scalar":
      return SCALARS[type.scalar].bytes;
    case "wrapper":
      // Its length and the tag in it.
      return SCALARS[type.scalar].bytes + 6;
    case "enum":
      return 10;
    case "timestamp":
    case "duration":
      return 24;
    default:
      return 5;
  }
}

/** Upper bound of a value with text or bytes in it, plus `rest`. */
export function contentBound(type: FieldType, value: string, rest: string): string {
  if (isText(type)) return `${value}.length * 3 + ${rest}`;
  return hasContent(type) ? `${value}.length + ${rest}` : rest;
}
