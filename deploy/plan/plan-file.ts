import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { SluiceError } from "#core";
import { savePlan } from "./saved-plan.ts";
import type { Plan } from "./step.ts";

/** Throws SLUICE_FILE_ACCESS when a plan could not be saved there: told before the planning, which takes its time. */
export function checkPlanFile(file: string): void {
  told(file, () => {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new Error("it is a folder");
    const folder = dirname(file);
    if (!there && !statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(there ? file : folder, constants.W_OK);
  });
}

/** Saves a plan; throws SLUICE_FILE_ACCESS. */
export function writePlanFile(file: string, plan: Plan): void {
  told(file, () => writeFileSync(file, savePlan(plan)));
}

function told(file: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `the plan cannot be saved in ${file}: ${(cause as Error).message}`, {
      hint: "name a file in a folder that is there and may be written to: --out plan.json",
      cause,
    });
  }
}
