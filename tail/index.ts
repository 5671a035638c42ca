export { type FileEntry, type Files, isPacked, type OpenFile } from "./follow/files.ts";
export { type Batch, type FileState, Follower, type FollowOptions } from "./follow/follower.ts";
export type { Gap, Generation } from "./follow/generation.ts";
export { type NodeFilesOptions, openNodeFiles } from "./follow/node-files.ts";
export type { SourcedEvent } from "./follow/path-read.ts";
export type { Now } from "./follow/reading.ts";
export { byAge, isRotatedName } from "./follow/rotated-names.ts";
export {
  type EventParser,
  type EventPlace,
  type Fault,
  type FileLog,
  openEventParser,
  type ParsedEvent,
} from "./parse/event-parser.ts";
export {
  type Cursor,
  KEPT_OF_LONG,
  type RawEvent,
  type Split,
  type SplitEnd,
  type SplitOptions,
  splitEvents,
  startAt,
  windowBytes,
} from "./read/split-events.ts";
export { type FileStatus, fileStatus } from "./ship/file-status.ts";
export { forgetPositions } from "./ship/forget.ts";
export { openRecordMaker, type PlacedRecord, portions, type RecordMaker } from "./ship/make-records.ts";
export {
  GAPS_TOPIC,
  idOf,
  POSITIONS_TOPIC,
  positionKey,
  readPosition,
  writePosition,
} from "./ship/position-record.ts";
export { ensureTailTopics, readPositions } from "./ship/positions.ts";
export { openTailCounter, renderMetrics, type TailTotals, type TailView } from "./ship/tail-metrics.ts";
export type { TailOptions, TailPoint, TailState } from "./ship/tail-options.ts";
export { openTailer, type Tailer } from "./ship/tailer.ts";
export { type Tried, type TriedEvent, tryFiles } from "./ship/try-file.ts";
