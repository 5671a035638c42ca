// Made from schemas/ by `npm run codegen`. Do not edit.
import type { FilesType, LogType, OutputType, ReferenceType } from "../../../../../kafka/message-type.ts";
export { Money, MoneyPart } from "./shared/v1/money.ts";
export { type Currency, Unit } from "./shared/v1/unit.ts";
export { First, Types, type TypesKind, TypesNested, TypesNestedDeep, Wide, Words } from "./types.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every declared reference, sorted by name. */
export const references: readonly ReferenceType<any>[] = [];
/** Every output in a topic, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
/** Every output in files, sorted by name. */
export const fileOutputs: readonly FilesType<any>[] = [];
