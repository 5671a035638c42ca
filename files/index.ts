export { type CleanOptions, cleanOutput } from "./clean/clean-output.ts";
export type { PartitionTime } from "./clean/partition-time.ts";
export type { CleanPlan, Removal, WriterState } from "./clean/plan-clean.ts";
export { clearFolder } from "./clear-folder.ts";
export { type Compacted, type Compaction, type CompactOptions, compactOutput } from "./compact/compact-output.ts";
export { listFinished } from "./list-finished.ts";
export { dataTime } from "./merged-name.ts";
export { outputFolder } from "./output-folder.ts";
export {
  type FileRowsOptions,
  type FilesConfig,
  type FilesView,
  openFilesView,
  readFileRows,
} from "./rows/read-rows.ts";

export {
  type Content,
  type FileStore,
  isFinished,
  openStore,
  type StoredFile,
  type StoreOptions,
  type Upload,
} from "./store.ts";
