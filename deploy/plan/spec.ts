import type { SchemaFile } from "#codegen";
import type { SchemaImport } from "#kafka";

/** A topic as the project wants it. Only these configuration keys are compared and set. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
  /** It must not get more partitions. */
  readonly fixed?: boolean;
}

/**
 * A subject of the registry with the canonical text that should be its newest version. A file that others import has a
 * subject of its own, called as it is imported.
 */
export interface SubjectSpec {
  readonly name: string;
  readonly schema: string;
  /** Files of the user that the text imports, directly or not, each behind what it imports itself. */
  readonly imports?: readonly SchemaImport[];
  /** The user's file that it comes from: a change that earlier records do not survive is refused. Not of what is emitted. */
  readonly source?: SchemaFile;
}

/** The folder of an output in files. */
export interface FilesSpec {
  readonly format: "json" | "csv" | "parquet";
  /** From the files root: `payment/aggregated_logs`. */
  readonly folder: string;
}
