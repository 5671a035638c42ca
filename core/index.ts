export { parseArguments, parseDuration, runCommand } from "./command.ts";
export { type Config, type ConfigOverrides, readConfig, readVersions } from "./config.ts";
export {
  messageOf,
  type Problem,
  problemsError,
  type RelatedLocation,
  SluiceError,
  type SluiceErrorOptions,
  type SourceLocation,
  sortProblems,
} from "./error.ts";
export type { ErrorCode } from "./error-codes.ts";
export { type HttpOptions, type HttpReply, http, splitCredentials, withoutCredentials } from "./http.ts";
export { outputOf } from "./output-of.ts";
export { ROOT } from "./paths.ts";
export { isAlive, processStart, residentBytes } from "./process-id.ts";
export {
  count,
  duration,
  hasColor,
  type Paint,
  paint,
  plural,
  type ReadText,
  renderError,
  renderProblem,
  renderTable,
} from "./terminal.ts";
export { type WaitOptions, waitFor } from "./wait.ts";
