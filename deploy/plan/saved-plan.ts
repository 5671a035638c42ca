import { readFileSync } from "node:fs";
import { SluiceError } from "#core";
import { planJson } from "./render-plan.ts";
import type { Plan } from "./step.ts";

/** The first field of a saved plan: what a reader of the file goes by. */
const FORMAT = "sluice-plan-1";

/** A plan as a file: what a machine reads, and what `deploy-sql <file>` holds against the world. */
export function savePlan(plan: Plan): string {
  return `${JSON.stringify({ format: FORMAT, ...(planJson(plan) as object) }, null, 2)}\n`;
}

interface Saved {
  readonly env: string;
  readonly engine: string;
  readonly steps: readonly SavedStep[];
}

type SavedStep = Readonly<Record<string, unknown>>;

/** Throws SLUICE_DEPLOY_MOVED, with the steps that are new or gone, unless the plan is the saved one. */
export function checkSavedPlan(file: string, plan: Plan): void {
  const saved = readSaved(file);
  if (saved.env !== plan.env)
    throw new SluiceError("SLUICE_ARGUMENT", `${file} is a plan for ${saved.env}, not for ${plan.env}`, {
      hint: `npm run deploy-sql -- ${file} --env ${saved.env}`,
    });
  if (saved.engine !== plan.engine)
    throw new SluiceError("SLUICE_ARGUMENT", `${file} is a plan for ${saved.engine}, not for ${plan.engine}`, {
      hint: `npm run deploy-sql -- ${file} --engine ${saved.engine}`,
    });
  const now = (planJson(plan) as { steps: SavedStep[] }).steps.filter(isChange).map(identity);
  const then = saved.steps.filter(isChange).map(identity);
  const gone = then.filter((step) => !now.includes(step));
  const added = now.filter((step) => !then.includes(step));
  if (gone.length === 0 && added.length === 0) return;
  throw new SluiceError("SLUICE_DEPLOY_MOVED", `nothing was touched: what would be done is not what ${file} says`, {
    hint: [
      ...gone.map((step) => `no longer: ${step}`),
      ...added.map((step) => `new: ${step}`),
      `make the plan again: npm run plan-sql -- --out ${file}`,
    ].join("\n"),
  });
}

function readSaved(file: string): Saved {
  const broken = (why: string): never => {
    throw new SluiceError("SLUICE_ARGUMENT", `${file} is no saved plan: ${why}`, {
      hint: "npm run plan-sql -- --out <file>",
    });
  };
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    broken((error as Error).message);
  }
  let value: Partial<Saved & { format: string }> = {};
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    broken("it is not JSON");
  }
  if (value?.format !== FORMAT || typeof value.env !== "string" || !Array.isArray(value.steps))
    broken(`it does not begin with "format": "${FORMAT}"`);
  return value as Saved;
}

function isChange(step: SavedStep): boolean {
  return step["mark"] !== "=";
}

/** What makes a step the same: counts of records and numbers of checkpoints go on while people look at a plan. */
function identity(step: SavedStep): string {
  const { mark, what, name, why } = step;
  const steady = String(why)
    .replace(/checkpoint \d+/g, "checkpoint")
    .replace(/savepoint-[\w-]+/g, "savepoint");
  const detail = Array.isArray(step["detail"]) ? step["detail"].join("\n      ") : "";
  return `${mark} ${what} ${name}: ${steady}${detail ? `\n      ${detail}` : ""}`;
}
