// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../../../../../kafka/message-type.ts";
export { Rules, type RulesLevel, RulesPart } from "./rules/v1/rules.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
