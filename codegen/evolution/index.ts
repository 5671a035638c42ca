export { CHANGE_TYPES, type Change, type ChangeType, isBreaking } from "./change-type.ts";
export { compareSchemas } from "./compare-schemas.ts";
export { type Compatibility, type EarlierVersion, judgeLevel, type VersionChange } from "./judge-level.ts";
export { locateChange } from "./locate-change.ts";
export { type BufFinding, bufVerdict } from "./pair/buf-verdict.ts";
export {
  type FileVerdict,
  judgePair,
  type PairChange,
  type PairVerdict,
  type ParsedPair,
  readPair,
} from "./pair/check-pair.ts";
export { parseRegistered, type RegisteredText } from "./parse-proto.ts";
export type { ProtoSchema } from "./proto-schema.ts";
export { type RegisteredModel, registeredModel } from "./registered-model.ts";
export { remedyOf } from "./remedy.ts";
