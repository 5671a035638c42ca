// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../../../../../kafka/message-type.ts";
import { SessionTotals } from "./derived/session_totals.ts";
export { SessionTotals, SessionTotalsSpan, readSessionTotals } from "./derived/session_totals.ts";
export { Session } from "./session/v1/session.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [SessionTotals];
