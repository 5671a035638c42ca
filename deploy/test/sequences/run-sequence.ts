import { messageOf, SluiceError } from "#core";
import { deploy, planDeployment } from "../../deploy.ts";
import { pending } from "../../plan/make-plan.ts";
import { pause, resume } from "../../verbs/pause.ts";
import { dropKept } from "../../versions/drop-kept.ts";
import { promote, rollback } from "../../versions/promote.ts";
import { minutes, sendPings } from "../pings.ts";
import { drawEdits, type Edit, edited, editText, isIdle, isVerb, type Verb } from "./edits.ts";
import { expectedWorld, stepText } from "./expected.ts";
import { type Lab, openLab } from "./lab.ts";
import { firstShape, outputOf, reformatted, type Shape } from "./shape.ts";
import { faultsOf, readWorld, type World, worldDifferences } from "./world.ts";

const LOG = "seq_ping";

/** What a sequence found; it went well when nothing is in `faults`. */
export interface SequenceResult {
  readonly seed: number;
  readonly edits: readonly string[];
  /** By edit: what the plan said would be done, as "mark what" words. */
  readonly steps: readonly (readonly string[])[];
  /** Edits that the tool refused with a clear error, nothing touched. */
  readonly refused: number;
  readonly faults: readonly string[];
  /** Seconds. */
  readonly took: number;
}

export interface SequenceOptions {
  readonly ownStack: boolean;
  readonly edits?: readonly Edit[];
  readonly tell?: (line: string) => void;
}

/** Deploys a small project, then edits it; after each edit what was planned, done and stands must be the same. */
export async function runSequence(seed: number, options: SequenceOptions): Promise<SequenceResult> {
  const start = performance.now();
  const edits = options.edits ?? drawEdits(seed);
  const faults: string[] = [];
  const steps: string[][] = [];
  let refused = 0;
  const { ownStack } = options;
  const lab = await openLab(`q${seed}x${Date.now().toString(36)}`, { log: LOG, ownStack, late: seed % 8 === 0 });
  try {
    let shape = firstShape(LOG);
    const before: Shape[] = [];
    await lab.write(shape);
    faults.push(...(await round(lab, shape, { first: true })).faults.map((fault) => `first deployment: ${fault}`));
    await sendSome(lab, shape);
    for (const edit of edits) {
      const next = edited(shape, edit, before);
      if (!isVerb(edit)) before.push(shape);
      shape = next;
      const said = await oneEdit(lab, shape, edit);
      steps.push([...said.steps]);
      refused += said.refused ? 1 : 0;
      faults.push(...said.faults.map((fault) => `after "${editText(edit)}": ${fault}`));
      options.tell?.(`  ${editText(edit)}: ${said.refused ? "refused" : said.steps.join(", ") || "nothing to do"}`);
      if (faults.length > 0) break;
    }
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await lab.close();
  }
  const took = (performance.now() - start) / 1000;
  return { seed, edits: edits.map(editText), steps, refused, faults, took };
}

interface Round {
  readonly steps: readonly string[];
  readonly refused: boolean;
  readonly faults: readonly string[];
}

async function oneEdit(lab: Lab, shape: Shape, edit: Edit): Promise<Round> {
  let refused = false;
  const faults: string[] = [];
  if (isVerb(edit)) {
    const before = await readWorld(lab);
    const error = await refusalOf(lab, edit);
    refused = error !== undefined;
    const after = await readWorld(lab);
    // What a refusal says is that nothing was touched.
    if (error)
      faults.push(...worldDifferences(before, after).map((line) => `refused (${messageOf(error)}), but ${line}`));
    else if (worldDifferences(before, after).length === 0 && !isPausedAgain(edit, before))
      faults.push("nothing happened");
  } else {
    await lab.write(shape);
  }
  const done = await round(lab, shape, { prune: edit.kind === "remove output" && edit.prune, idle: isIdle(edit) });
  return { steps: done.steps, refused: refused || done.refused, faults: [...faults, ...done.faults] };
}

/** What is paused already is paused by a second `pause`, too. */
function isPausedAgain({ kind, model }: Verb, { live, versions }: World): boolean {
  const output = outputOf(LOG, model);
  return kind === "pause" && versions.get(`${output}/v${live.get(output)}`)?.phase === "paused";
}

/** The error of a verb that does not apply now; any other error is a fault. */
async function refusalOf({ config }: Lab, { kind, model }: Verb): Promise<SluiceError | undefined> {
  const output = outputOf(LOG, model);
  try {
    if (kind === "promote") await promote(config, { output, accept: "a test", wait: 30_000 });
    else if (kind === "rollback") await rollback(config, { output, reason: "a test" });
    else if (kind === "drop") await dropKept(config, { output, confirm: async () => undefined });
    else await (kind === "pause" ? pause : resume)(config, { output });
    return undefined;
  } catch (error) {
    const clear = error instanceof SluiceError && ["SLUICE_ARGUMENT", "SLUICE_DEPLOY_DIFFERS"].includes(error.code);
    if (clear) return error;
    throw error;
  }
}

/** Plans, applies, applies again, plans the same in another layout. */
async function round(
  lab: Lab,
  shape: Shape,
  { first = false, prune = false, idle = false }: { first?: boolean; prune?: boolean; idle?: boolean },
): Promise<Round> {
  const { config } = lab;
  const options = { prune, pipelines: lab.pipelines };
  const faults: string[] = [];
  const before = first ? emptyWorld(config.env) : await readWorld(lab);
  const plan = await planDeployment(config, options);
  const planned = pending(plan).map(stepText).sort();
  const words = pending(plan).map(({ mark, what, verdict }) => `${mark} ${what}${verdict ? ` (${verdict})` : ""}`);
  if (idle && planned.length > 0) faults.push(`no change, but planned: ${planned.join("; ")}`);
  const isRefused = plan.steps.some(({ action }) => action.kind === "refuse");
  const applied = await deploy(config, options).catch((error: unknown) => {
    if (isRefused && error instanceof SluiceError && error.code === "SLUICE_DEPLOY_CHANGED") return undefined;
    throw error;
  });
  if (isRefused !== (applied === undefined)) faults.push("the plan held a refusal, and was applied");
  const done = (applied?.steps ?? []).map(stepText).sort();
  if (applied)
    faults.push(
      ...planned.filter((step) => !done.includes(step)).map((step) => `planned, not done: ${step}`),
      ...done.filter((step) => !planned.includes(step)).map((step) => `done, not planned: ${step}`),
    );
  if (applied && planned.length !== done.length) faults.push(`${planned.length} steps planned, ${done.length} done`);
  const after = await readWorld(lab);
  faults.push(...worldDifferences(applied ? expectedWorld(before, plan) : before, after));
  faults.push(...faultsOf(after));
  if (!applied) return { steps: words, refused: true, faults };
  const again = await deploy(config, options);
  if (again.applied > 0) faults.push(`the second apply did ${again.steps.map(stepText).join("; ")}`);
  faults.push(...worldDifferences(after, await readWorld(lab)).map((line) => `the second apply: ${line}`));
  await lab.write(reformatted(shape));
  const other = pending(await planDeployment(config, options)).map(stepText);
  if (other.length > 0) faults.push(`reformatted, and planned: ${other.join("; ")}`);
  await lab.write(shape);
  return { steps: words, refused: false, faults };
}

function emptyWorld(env: string): World {
  const none = new Map<string, never>();
  return { env, log: LOG, topics: none, subjects: none, versions: none, live: none, pointers: none, jobs: none };
}

/** Three minutes of events, so that versions have rows to compare, and something in every partition behind them. */
async function sendSome(lab: Lab, { partitions }: Shape): Promise<void> {
  const from = Math.floor(Date.now() / 60_000) * 60_000 - 30 * 60_000;
  await sendPings(lab, minutes(from, 3, ["a", "b"], 3), partitions);
  const closing = Array.from({ length: 8 }, (_, i) => ({ host: `z${i}`, millis: 0, at: from + 180_000 }));
  await sendPings(lab, closing, partitions);
}
