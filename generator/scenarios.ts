import type { Log } from "#codegen";
import type { LogType } from "#kafka";
import { appLogKind } from "./app-log.ts";
import { genericKind } from "./generic.ts";
import { httpAccessKind } from "./http-access.ts";
import { paymentKind } from "./payment.ts";
import type { ScenarioKind } from "./scenario.ts";
import { serviceLogKind } from "./service-log.ts";
import { viewLogKind } from "./view-log.ts";

const KINDS: ReadonlyMap<string, ScenarioKind> = new Map([
  ["app_log", appLogKind],
  ["http_access", httpAccessKind],
  ["payment", paymentKind],
  ["service_log", serviceLogKind],
  ["view_log", viewLogKind],
]);

/** The scenario of a log: its own one when the schema has the fields which that one needs, else the generic one. */
export function scenarioKindOf(log: Log): ScenarioKind {
  const kind = KINDS.get(log.name);
  const declared = new Set(log.message.fields.map((f) => f.property));
  return kind?.needs.every((f) => declared.has(f)) ? kind : genericKind;
}

/** Whether events of a log can be written as lines of log files. */
export function writesFiles(log: Log, type: LogType<never>): boolean {
  return type.lines !== undefined && scenarioKindOf(log).inFiles === true;
}
