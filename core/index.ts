export { BATCHING_OPTIONS, BATCHING_USAGE, type Batching, readBatching } from "./batching.ts";
export { parseArguments, parseDuration, pipelineNames, runCommand } from "./command.ts";
export { COMPATIBILITY_LEVELS, type CompatibilityLevel } from "./compatibility-level.ts";
export { type Config, type ConfigOverrides, withAddresses } from "./config.ts";
export { type ConfirmStreams, confirmName } from "./confirm.ts";
export { didYouMean } from "./did-you-mean.ts";
export { type EngineAddresses, engineAddresses, filesUrl, secretsOf } from "./engine-addresses.ts";
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
export type { S3Settings } from "./file-settings.ts";
export { type GitAnswer, git, gitBlobs } from "./git.ts";
export { type HttpOptions, type HttpReply, http, splitCredentials, withoutCredentials } from "./http.ts";
export { type KafkaSecurity, SASL_MECHANISMS, type SaslMechanism } from "./kafka-security.ts";
export { expectKnown } from "./known-names.ts";
export { outputOf } from "./output-of.ts";
export { ROOT } from "./paths.ts";
export { isAlive, processStart, residentBytes } from "./process-id.ts";
export { type ReadConfigOptions, readConfig } from "./read-config.ts";
export { type HttpSend, sendHttp } from "./send-http.ts";
export { parseSize } from "./size.ts";
export { listenForStop, type StopSignal } from "./stop-signal.ts";
export {
  count,
  duration,
  excerpt,
  hasColor,
  type Paint,
  paint,
  plural,
  type ReadText,
  renderError,
  renderProblem,
  renderTable,
} from "./terminal.ts";
export {
  isTimeZone,
  NAMED_TIME_FORMATS,
  type NamedTimeFormat,
  namesZone,
  type TimePart,
  type TimeUnit,
  timeParts,
} from "./time-format.ts";
export { unreachable } from "./unreachable.ts";
export { readVersions } from "./versions.ts";
export { type WaitOptions, waitFor } from "./wait.ts";
export { type Bounds, openYaml, type YamlFields, type YamlReader } from "./yaml-reader.ts";
