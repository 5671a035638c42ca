import { readFileSync } from "node:fs";
import { messageOf, SluiceError } from "#core";
import { writeJson } from "./json-file.ts";

/** How far the generator of one log has come. */
export interface GeneratorState {
  /** Next unused index of each seed: an index is never sent twice, whatever happened to the run that used it. */
  readonly next: Readonly<Record<string, number>>;
  /** Latest simulated time that any run may have used. */
  readonly time: number;
}

/** The saved state; `undefined` when nothing was ever sent from this data folder. */
export function readState(file: string): GeneratorState | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot read ${file}: ${messageOf(error)}`, { cause: error });
  }
  try {
    const value = JSON.parse(text) as Partial<GeneratorState>;
    if (typeof value.time === "number" && typeof value.next === "object" && value.next !== null) {
      return { next: value.next, time: value.time };
    }
  } catch {
    // Falls to the error below: half a state is no state.
  }
  throw new SluiceError("SLUICE_GENERATOR", `${file} holds no generator state`, {
    hint: "delete the file; the next run then starts at the first event again",
  });
}

export function writeState(file: string, seed: number, next: number, time: number): void {
  writeJson(file, { next: { ...readState(file)?.next, [seed]: next }, time });
}
