// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../../../../../kafka/message-type.ts";
export { Money, MoneyPart } from "./shared/v1/money.ts";
export { type Currency, Unit } from "./shared/v1/unit.ts";
export { First, Types, type TypesKind, TypesNested, TypesNestedDeep, Wide, Words } from "./types.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
