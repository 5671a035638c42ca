import { type Field, heldScalar, type ScalarName } from "../model.ts";

/** Into which types the bytes and every value of an integer fit. */
const WIDER: Readonly<Partial<Record<ScalarName, readonly ScalarName[]>>> = {
  int32: ["int64"],
  uint32: ["uint64"],
  sint32: ["sint64"],
};

/** Whether every value that was written as the first type is read as the same one by the second. */
export function isWider(before: Field, after: Field): boolean {
  const [was, is] = [heldScalar(before.type), heldScalar(after.type)];
  const isSameShape =
    before.type.kind === after.type.kind &&
    before.mapKey === after.mapKey &&
    (before.cardinality === "repeated") === (after.cardinality === "repeated");
  return isSameShape && was !== undefined && is !== undefined && WIDER[was]?.includes(is) === true;
}
