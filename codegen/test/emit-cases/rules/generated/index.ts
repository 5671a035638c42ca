// Made from schemas/ by `npm run codegen`. Do not edit.
import type { FilesType, LogType, OutputType, ReferenceType } from "../../../../../kafka/message-type.ts";
export { Rules, type RulesLevel, RulesPart } from "./rules/v1/rules.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every declared reference, sorted by name. */
export const references: readonly ReferenceType<any>[] = [];
/** Every output in a topic, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
/** Every output in files, sorted by name. */
export const fileOutputs: readonly FilesType<any>[] = [];
