// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../../../../../kafka/message-type.ts";
export { Everything, EverythingInner, EverythingInnerDeep, type EverythingKind, Other } from "./golden.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
