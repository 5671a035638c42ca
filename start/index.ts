export { type EngineOptions, type Engines, openEngines } from "./engines.ts";
export { type Health, type HealthOptions, watchHealth } from "./health.ts";
export type { StartOptions } from "./options.ts";
export { type ResetOptions, resetPipeline } from "./reset/reset.ts";
export { start } from "./run.ts";
export { type ShippedOptions, type ShippedRun, type Shipping, shippedSet, startShippedLog } from "./ship-log.ts";
export { missing, renderSummary, type Summary } from "./summary.ts";
