export type { StartOptions } from "./options.ts";
export { start } from "./run.ts";
export { missing, renderSummary, type Summary } from "./summary.ts";
