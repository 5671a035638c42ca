export { type StartOptions, start } from "./run.ts";
export { missing, renderSummary, type Summary } from "./summary.ts";
