export { type AppFilesOptions, DEFAULT_KEEP, DEFAULT_ROTATION } from "./app-files.ts";
export {
  closedUntil,
  compareShipped,
  type Expected,
  type ExpectedReject,
  type ExpectedRow,
  expectedRejects,
  expectedRows,
  type LedgerView,
  openLedgerView,
} from "./expected.ts";
export {
  DEFAULT_FAULTS,
  everyKind,
  type Faults,
  MALFORMED,
  type Malformed,
  NO_FAULTS,
  PLANTED,
  type Planted,
} from "./faults.ts";
export { forgetLog, logFolder } from "./forget-log.ts";
export type { IncidentPlan } from "./incident.ts";
export { type LedgerHead, readHead, readIncidents } from "./manifest.ts";
export type { FinishOptions, Progress, Run } from "./run.ts";
export type { Incident } from "./scenario.ts";
export { parseScenario, readScenario, type ScenarioPlan } from "./scenario-file.ts";
export { writesFiles } from "./scenarios.ts";
export { readShipped, type ShippedLine } from "./shipped.ts";
export { createSource, type Fate, type Planned, possibleKinds, type Source, type SourceInput } from "./source.ts";
export { type GeneratorOptions, startGenerator } from "./start.ts";
export { type Timeline, timelineOf } from "./timeline.ts";
export type { Totals } from "./totals.ts";
