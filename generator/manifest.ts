import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf, SluiceError } from "#core";
import type { Incident } from "./scenario.ts";

/** Files of a manifest folder. */
export const HEAD = "manifest.json";
export const INCIDENTS = "incidents.json";
export const SEGMENT: RegExp = /^ledger-(\d{6})\.csv$/;

/** What a ledger is about: enough to judge its rows without the schema. Durations in milliseconds. */
export interface LedgerHead {
  readonly log: string;
  readonly topic: string;
  readonly partitions: number;
  readonly lateness: number;
  readonly tolerance: number;
  readonly skew: number;
  /** Columns of the segments in order, with their DuckDB types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Events whose sending ended without an answer: each may or may not be on the topic. */
  readonly unknown: number;
  /** Segments dropped to stay below the limit. */
  readonly dropped: number;
  /** Only windows that start after this are told completely; null when nothing was dropped and no run interrupted. */
  readonly completeFrom: number | null;
  /** A run is writing, or was killed: what it sent last may stand on the topic and not here. */
  readonly open: boolean;
  /** Latest record time that the run which has it open may have used; null before its first event. */
  readonly usedUntil: number | null;
  /** Runs that never closed the ledger. What they sent last is missing: `completeFrom` lies behind it. */
  readonly interrupted: number;
}

/** The segments of a manifest folder, oldest first, as full paths. */
export function segmentsOf(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => SEGMENT.test(name))
    .sort()
    .map((name) => join(dir, name));
}

/** What the folder says about its ledger; SLUICE_GENERATOR when there is none. */
export function readHead(dir: string): LedgerHead {
  try {
    return JSON.parse(readFileSync(join(dir, HEAD), "utf8")) as LedgerHead;
  } catch (error) {
    throw new SluiceError("SLUICE_GENERATOR", `no manifest in ${dir}: ${messageOf(error)}`, {
      hint: "a manifest is written while events are generated: npm run generate",
      cause: error,
    });
  }
}

/** All planted incidents, oldest first. */
export function readIncidents(dir: string): readonly Incident[] {
  const file = join(dir, INCIDENTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Incident[]) : [];
}
