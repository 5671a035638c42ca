import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isAlive, messageOf, processStart, SluiceError } from "#core";
import { discard } from "./json-file.ts";

/** What a lock file says of the run that holds it. */
interface Holder {
  readonly pid: number;
  /** Start of the process: with the pid it names one process. */
  readonly start: string;
  /** Names one run: a process may hold locks of several folders, and only its own are its to release. */
  readonly run: string;
}

let runs = 0;

/**
 * Takes the lock file for a run of this process and answers how to release it. A lock whose process is gone is taken
 * over; one of a living process, this one too, is refused with what `refusal` makes of its pid.
 */
export function takeLock(file: string, refusal: (pid: number) => SluiceError): () => void {
  const mine: Holder = { pid: process.pid, start: processStart(process.pid) ?? "", run: `${process.pid}-${++runs}` };
  const own = `${file}.${mine.run}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(own, JSON.stringify(mine));
    while (!linked(own, file)) {
      const text = textOf(file);
      const holder = holderOf(text);
      if (holder && isAlive(holder)) throw refusal(holder.pid);
      moveAway(file, text, `${own}.old`);
    }
  } catch (error) {
    if (error instanceof SluiceError) throw error;
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot write ${file}: ${messageOf(error)}`, {
      hint: "check the folder's owner and the free space",
      cause: error,
    });
  } finally {
    discard(own);
  }
  return () => {
    if (holderOf(textOf(file))?.run === mine.run) rmSync(file, { force: true });
  };
}

/** A link appears whole or not at all, and never over another one: no one reads half a lock. */
function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes the lock that was read as `text`; one that somebody else took since then is put back. */
function moveAway(file: string, text: string | undefined, old: string): void {
  try {
    renameSync(file, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  try {
    if (textOf(old) !== text) linked(old, file);
  } finally {
    discard(old);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function holderOf(text: string | undefined): Holder | undefined {
  try {
    const value = JSON.parse(text ?? "") as Holder;
    return Number.isInteger(value.pid) && value.pid > 0 ? value : undefined;
  } catch {
    // A lock that a power failure left empty is nobody's.
    return undefined;
  }
}
