import type { Message, SchemaModel } from "#codegen";
import type { OffsetRange } from "#kafka";
import type { Comparison } from "./comparison.ts";

/** One version of an output as its deployment record has it, whichever engine writes it. */
export interface Version {
  readonly env: string;
  readonly output: string;
  readonly pipeline: string;
  readonly engine: "flink" | "ksqldb";
  readonly version: number;
  /** Where its rows go: one of the two. */
  readonly topic?: string;
  readonly folder?: string;
}

/** How the rows of an engine's versions lie in their topics. */
export interface RowFormat<R extends Version> {
  /** The schema that a version writes with. */
  schemaOf(record: R): Promise<{ readonly schemas: SchemaModel; readonly message: Message }>;
  /** A record's key as text, another one for each key. */
  keyText(record: R, key: Buffer): string;
  /**
   * Nanoseconds that event time must be behind a window's end before the window counts as closed. Undefined: the engine
   * writes a row only when its window has closed.
   */
  readonly settlesAfter: bigint | undefined;
}

/** What only the engine of a version can tell. */
export interface VersionEngine<R extends Version> extends RowFormat<R> {
  /** Undefined when the version runs; otherwise what it does, in words. */
  trouble(record: R): Promise<string | undefined>;
  /** First and next offset of every partition that it reads, directly or not. */
  sources(record: R): Promise<readonly OffsetRange[]>;
  /** How its rows in files compare with those of the live version. */
  compareFiles(pair: VersionPair<R>, options: CompareFilesOptions): Promise<RowsCompared>;
  /** True when `reader` reads the rows of `writer`. */
  feeds(writer: R, reader: R): boolean;
  /** Milliseconds for which differences must stay the same before they count: the new version may still be reading. */
  readonly steadyFor: number;
}

export interface CompareFilesOptions {
  /** Milliseconds that the new version may take to catch up with the old one. */
  readonly wait: number;
  readonly signal?: AbortSignal | undefined;
}

export interface RowsCompared {
  /** Undefined when nothing was compared: `why`, or the new version is behind. */
  readonly rows: Comparison | undefined;
  /** Files: why nobody can tell which rows both versions must have. */
  readonly why?: string | undefined;
  /** The new version had not come as far as the old one when the time to wait was over. */
  readonly behind: boolean;
}

/** A version that was built beside, and the one that it would take the place of. */
export interface VersionPair<R extends Version> {
  readonly live: R;
  readonly next: R;
}

/** "payment_totals_1m v2". */
export function versionName({ output, version }: Version): string {
  return `${output} v${version}`;
}

/** The command of a verb, for the engine of this version. */
export function verbCommand(verb: string, { output, engine }: Pick<Version, "output" | "engine">): string {
  return `npm run deploy-sql -- ${verb} ${output}${engine === "ksqldb" ? " --engine ksqldb" : ""}`;
}
