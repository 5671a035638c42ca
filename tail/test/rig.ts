import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Batch, Follower, type FollowOptions, type Gap, type Generation, openNodeFiles } from "#tail";

/** A folder of its own, and a tailer whose transactions are lists. Time passes only when it is told to, or by `clock`. */
export interface Rig {
  readonly folder: string;
  path(name: string): string;
  append(name: string, text: string): void;
  /** Everything that there is to read, committed. Answers the texts in their order. */
  poll(): string[];
  /** A batch that is read and never committed, as when the broker is away or the process dies. */
  planOnly(): readonly string[];
  /** Ends the process and begins a new one, with what is committed. */
  kill(): void;
  /** Begins again with what is committed, in the same process. */
  retry(): void;
  /** Milliseconds by the steady clock. */
  pass(ms: number): void;
  readonly gaps: readonly Gap[];
  /** By id. */
  readonly committed: ReadonlyMap<string, Generation>;
  readonly batches: readonly Batch[];
  close(): void;
}

export const QUIET = 500;
export const PATIENCE = 1000;

export function openRig(
  options: { patterns?: readonly string[]; openFiles?: number; clock?: () => number } & Partial<FollowOptions> = {},
): Rig {
  const folder = mkdtempSync(join(tmpdir(), "sluice-tail-"));
  const { patterns = ["*.log"], openFiles, clock = () => 0, ...follow } = options;
  const committed = new Map<string, Generation>();
  const gaps: Gap[] = [];
  const batches: Batch[] = [];
  let ids = 0;
  let steady = 0;
  const open = () => openNodeFiles({ patterns, cwd: folder, ...(openFiles && { openFiles }) });
  const begin = (): Follower =>
    new Follower(files, committed.values(), {
      split: { maxBytes: 1000 },
      timeout: QUIET,
      quiet: QUIET,
      patience: PATIENCE,
      batchBytes: 1 << 20,
      batchEvents: 10_000,
      ...follow,
      newId: () => `g${++ids}`,
    });
  let files = open();
  let follower = begin();
  const next = (): Batch | undefined => {
    steady++;
    return follower.next({ steady: steady + clock(), wall: Date.now() }, true);
  };
  const textsOf = (batch: Batch | undefined): string[] => batch?.events.map(({ bytes }) => bytes.toString()) ?? [];
  return {
    folder,
    path: (name) => join(folder, name),
    append: (name, text) => appendFileSync(join(folder, name), text),
    poll() {
      const texts: string[] = [];
      for (let batch = next(); batch !== undefined; batch = next()) {
        texts.push(...textsOf(batch));
        gaps.push(...batch.gaps);
        follower.settled(batch);
        batches.push(batch);
        for (const generation of batch.changed) committed.set(generation.id, generation);
        for (const id of batch.removed) committed.delete(id);
      }
      return texts;
    },
    planOnly: () => textsOf(next()),
    kill() {
      files.close();
      files = open();
      follower = begin();
    },
    retry() {
      follower = begin();
    },
    pass(ms) {
      steady += ms;
    },
    gaps,
    committed,
    batches,
    close() {
      files.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** `from` to `to` as lines with their ends. */
export function lines(from: number, to: number, suffix = ""): string {
  return Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}${suffix}\n`).join("");
}

export function texts(from: number, to: number, suffix = ""): string[] {
  return lines(from, to, suffix).trimEnd().split("\n");
}
