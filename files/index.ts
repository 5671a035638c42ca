export { type CleanOptions, cleanOutput } from "./clean/clean-output.ts";
export type { PartitionTime } from "./clean/partition-time.ts";
export type { CleanPlan, Removal, WriterState } from "./clean/plan-clean.ts";
export { clearFolder } from "./clear-folder.ts";
export { type Compacted, type Compaction, type CompactOptions, compactOutput } from "./compact/compact-output.ts";
export type { FilesCut, FirstOffset, PositionColumns } from "./compare/cut.ts";
export {
  type FilesComparison,
  type FilesPair,
  type FolderComparison,
  openComparison,
} from "./compare/open-comparison.ts";
export type { FileRowDifference } from "./compare/read-difference.ts";
export { listFinished } from "./list-finished.ts";
export { dataTime } from "./merged-name.ts";
export { openStore } from "./open-store.ts";
export { folderOfPlace, outputFolder } from "./output-folder.ts";
export {
  type FileRowsOptions,
  type FilesConfig,
  type FilesView,
  openFilesView,
  readFileRows,
  type ViewOptions,
} from "./rows/read-rows.ts";
export { type Content, type FileStore, isFinished, type StoredFile, type StoreOptions, type Upload } from "./store.ts";
