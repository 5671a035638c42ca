import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAlive, processStart, SluiceError } from "#core";
import { SERVICES, type ServiceName, type StackPorts } from "./types.ts";

/** A process that this folder's stack started. `helper` is a short job, such as the making of an archive. */
export interface ProcessRecord {
  readonly name: ServiceName | "helper";
  readonly pid: number;
  readonly start: string;
  readonly since: number;
}

/** `<dataDir>/stack/processes.json`: what runs for this folder, so that a later command can find and stop it. */
export interface StackRecord {
  readonly version: 1;
  /** The supervising process; absent when the engines were left running on their own. */
  readonly owner?: { readonly pid: number; readonly start: string };
  /** Set before processes are stopped from outside, so that their supervisor does not start them again. */
  readonly stopping: boolean;
  readonly ports: StackPorts;
  readonly processes: readonly ProcessRecord[];
}

export function recordFile(dataDir: string): string {
  return join(dataDir, "stack", "processes.json");
}

/** The record of this folder; `undefined` when there is none or it is no record (a torn file names no process). */
export function readRecord(dataDir: string): StackRecord | undefined {
  try {
    return parseRecord(readFileSync(recordFile(dataDir), "utf8"));
  } catch {
    return undefined;
  }
}

/** A record from its text; entries that do not name a process exactly are dropped, since nothing may be killed on a guess. */
export function parseRecord(text: string): StackRecord | undefined {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || value["version"] !== 1 || !isObject(value["ports"])) return undefined;
  const owner = value["owner"];
  const names: readonly unknown[] = [...SERVICES, "helper"];
  const processes = Array.isArray(value["processes"]) ? value["processes"] : [];
  return {
    version: 1,
    ...(isProcess(owner) ? { owner: { pid: owner.pid, start: owner.start } } : {}),
    stopping: value["stopping"] === true,
    ports: value["ports"] as unknown as StackPorts,
    processes: processes.filter((p): p is ProcessRecord => isProcess(p) && names.includes((p as ProcessRecord).name)),
  };
}

/** Written to a second file and renamed: a reader sees the old or the new record, never half of one. */
export function writeRecord(dataDir: string, record: StackRecord): void {
  const file = recordFile(dataDir);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true, recursive: true });
    throw fileError(file, error);
  }
}

export function removeRecord(dataDir: string): void {
  rmSync(recordFile(dataDir), { force: true });
}

/** The recorded processes that still run, by pid and start time. */
export function livingOf(record: StackRecord | undefined): ProcessRecord[] {
  return (record?.processes ?? []).filter(isAlive);
}

/** This process, as a record names it. */
export function self(): { pid: number; start: string } {
  return { pid: process.pid, start: processStart(process.pid) ?? "unknown" };
}

/** SLUICE_FILE_ACCESS for a folder or file that cannot be used, with what to do about it. */
export function fileError(path: string, error: unknown): SluiceError {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const full = code === "ENOSPC" || code === "EDQUOT";
  return new SluiceError(
    "SLUICE_FILE_ACCESS",
    `cannot write ${path}: ${full ? "the disk is full" : (error as Error).message}`,
    {
      hint: full
        ? "make room on that disk, or choose another folder with SLUICE_DATA_DIR"
        : "make the folder writable for you, or choose another one with SLUICE_DATA_DIR",
      cause: error,
    },
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isProcess(value: unknown): value is { pid: number; start: string } {
  return (
    isObject(value) && Number.isInteger(value["pid"]) && Number(value["pid"]) > 1 && typeof value["start"] === "string"
  );
}
