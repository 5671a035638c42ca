import { type Paint, plural, renderTable } from "#core";
import { pending } from "./make-plan.ts";
import type { Plan, Step } from "./step.ts";

/** The plan as a person reads it: changes first, in the order of apply, then totals and what is lost. */
export function renderPlan(plan: Plan, paint: Paint): string {
  const changes = pending(plan);
  const same = plan.steps.length - changes.length;
  const head = `${plan.env} (${plan.engine})   ${changes.length} to change, ${same} unchanged`;
  const notes = plan.steps.filter(
    (step) => step.mark === "=" && /left alone|but it is|runs beside|is paused|is declared/.test(step.why),
  );
  const body = [...changes, ...notes].length === 0 ? [] : ["", rows([...changes, ...notes], paint)];
  return [paint.bold(head), ...body, "", closing(plan, changes)].join("\n");
}

/** The plan for machines: no statements, no functions. */
export function planJson(plan: Plan): unknown {
  const changes = pending(plan);
  return {
    env: plan.env,
    engine: plan.engine,
    changes: changes.length,
    unchanged: plan.steps.length - changes.length,
    steps: plan.steps.map(({ action, ...step }) => ({ ...step, action: action.kind })),
  };
}

function rows(steps: readonly Step[], paint: Paint): string {
  const table = renderTable(steps.map((step) => [`  ${step.mark} ${step.what}`, step.name, step.why])).split("\n");
  const out: string[] = [];
  steps.forEach((step, i) => {
    out.push(colored(step, table[i] ?? "", paint));
    for (const line of notes(step)) out.push(paint.dim(`        ${line}`));
    for (const line of step.detail ?? [])
      out.push(
        `        ${line.startsWith("+") ? paint.green(line) : line.startsWith("-") ? paint.red(line) : paint.dim(line)}`,
      );
  });
  return out.join("\n");
}

/** What happens to state, and how much is read again. */
function notes({ mark, state, cost }: Step): string[] {
  if (mark === "=") return [];
  return [...(state === undefined ? [] : [`state: ${state}`]), ...(cost === undefined ? [] : [cost])];
}

function colored(step: Step, line: string, paint: Paint): string {
  if (step.mark === "+") return paint.green(line);
  if (step.mark === "~") return paint.yellow(line);
  return step.mark === "=" ? paint.dim(line) : paint.red(line);
}

function closing(plan: Plan, changes: readonly Step[]): string {
  if (changes.length === 0) return "nothing to do: everything declared is deployed and runs";
  const destroyed = plan.steps.flatMap((step) => step.destroys ?? []);
  const loss = destroyed.length === 0 ? "nothing here destroys data" : `this destroys data: ${destroyed.join("; ")}`;
  const refused = changes.filter((step) => step.action.kind === "refuse").length;
  const next =
    refused > 0
      ? `${plural(refused, "change")} refused, see "!" above`
      : `apply with: npm run deploy-sql${plan.engine === "flink" ? "" : ` -- --engine ${plan.engine}`}`;
  return `${loss}; ${next}`;
}
