import { messageOf, SluiceError } from "#core";
import { deploy, planDeployment } from "../../deploy.ts";
import { openFlink } from "../../flink/rest.ts";
import { pending } from "../../plan/make-plan.ts";
import { pause, resume } from "../../verbs/pause.ts";
import { dropKept } from "../../versions/drop-kept.ts";
import { promote, rollback } from "../../versions/promote.ts";
import { stepText } from "../sequences/expected.ts";
import { type Lab, openLab } from "../sequences/lab.ts";
import { openRandom, type Random } from "../sequences/random.ts";
import { firstShape, outputOf, type Shape } from "../sequences/shape.ts";
import { faultsOf, readWorld } from "../sequences/world.ts";
import type { KillPoint } from "./kill-point.ts";
import { placeFaults } from "./places.ts";
import { type Feed, openFeed } from "./rows.ts";
import { nameOf, pairChange, requestsOf, SCENARIOS, type Scenario, stepOf } from "./scenarios.ts";
import { type Answer, type KillVerb, startChild } from "./task.ts";

const LOG = "kill_ping";
const OUTPUT = outputOf(LOG, "totals_1m");

/** One kill, or two that deployed at once. */
export interface Outcome {
  readonly name: string;
  /** Named step of the kill; "pair" of two. */
  readonly step: string;
  /** What the process had done last, or what the two said. */
  readonly where: string;
  readonly faults: readonly string[];
}

export interface EpochResult {
  readonly outcomes: readonly Outcome[];
  /** Seconds. */
  readonly took: number;
}

export interface EpochOptions {
  readonly ownStack: boolean;
  /** Default: all. */
  readonly scenarios?: readonly Scenario[];
  readonly pairs: number;
  readonly tell?: (line: string) => void;
}

/** One life of a small project, in which each of its commands is killed once, and two deploy at once a few times. */
export async function runEpoch(epoch: number, options: EpochOptions): Promise<EpochResult> {
  const start = performance.now();
  const random = openRandom(epoch);
  const outcomes: Outcome[] = [];
  const lab = await openLab(`k${epoch}x${Date.now().toString(36)}`, {
    log: LOG,
    ownStack: options.ownStack,
    late: false,
  });
  const life: Life = { lab, feed: openFeed(lab), shape: firstShape(LOG) };
  const keep = (outcome: Outcome): void => {
    outcomes.push(outcome);
    options.tell?.(outcomeText(outcome));
  };
  try {
    await lab.write(life.shape);
    for (const scenario of options.scenarios ?? SCENARIOS) keep(await oneKill(life, scenario, epoch, random));
    for (let i = 0; i < options.pairs; i++) keep(await onePair(life, random));
  } catch (error) {
    keep({ name: "the run", step: "none", where: "", faults: [(error as Error).stack ?? messageOf(error)] });
  } finally {
    await lab.close();
  }
  return { outcomes, took: (performance.now() - start) / 1000 };
}

export function outcomeText({ name, step, where, faults }: Outcome): string {
  return [`${name}, ${step}: ${where}`, ...faults.map((fault) => `    ${fault}`)].join("\n");
}

interface Life {
  readonly lab: Lab;
  readonly feed: Feed;
  shape: Shape;
}

async function oneKill(life: Life, scenario: Scenario, epoch: number, random: Random): Promise<Outcome> {
  const { lab, feed } = life;
  const { name, verb, prune, rebuild, change, down } = scenario;
  const step = stepOf(scenario, epoch);
  const output = outputOf(LOG, scenario.model ?? "totals_1m");
  if (name !== "first deployment") await feed.send(1, life.shape.partitions);
  await prepare(life, scenario);
  if (change && !scenario.cut) {
    life.shape = change(life.shape);
    await lab.write(life.shape);
  }
  const kill: { -readonly [Name in keyof KillPoint]: KillPoint[Name] } = {
    step,
    request: random.between(0, requestsOf(scenario, step) - 1),
    side: random.pick(["before", "after"] as const),
    delay: random.pick([0, 0, 0, random.between(1, 300)]),
  };
  // Behind its last request it would not be missed.
  if (down) kill.delay = 0;
  if (scenario.at !== undefined) kill.request = scenario.at;
  const child = startChild(lab, { verb, output, prune, rebuild, kill, down });
  await child.ready;
  child.go();
  const answer = await child.ended;
  const trace = child.trace();
  const faults: string[] = [];
  if (down) faults.push(...untold(answer, trace));
  else if (answer !== undefined)
    faults.push(`it was not killed at ${step}, but said ${JSON.stringify(answer)}; it did: ${trace.join(", ")}`);
  const isVerbFirst = random.number() < 0.5;
  // Whatever was asked for is asked for again; before the next deployment or behind it.
  if (verb !== "deploy" && isVerbFirst) await repeat(lab, verb, output);
  faults.push(...(await converged(life, { prune, rebuild })));
  if (verb !== "deploy" && !isVerbFirst) {
    await repeat(lab, verb, output);
    faults.push(...(await converged(life, {})));
  }
  if (verb === "pause") {
    await resume(lab.config, { output });
    faults.push(...(await converged(life, {})));
  }
  if (name === "first deployment") await feed.send(3, life.shape.partitions);
  faults.push(...(await rowFaults(life)));
  const where = `${trace.at(-1) ?? "nothing"}${verb === "deploy" ? "" : isVerbFirst ? ", repeated first" : ", deployed first"}`;
  return { name, step: nameOf(scenario, step), where, faults };
}

/** A deployment that lost a system must fail, and say what it has done and what not. */
function untold(answer: Answer | undefined, trace: readonly string[]): readonly string[] {
  const said = JSON.stringify(answer);
  const lines = (phase: string): number => trace.filter((line) => line.startsWith(`${phase} `)).length;
  // It may have gone down behind the last request of all.
  const isOver = trace.findLastIndex((line) => line.startsWith("went down")) === trace.length - 1;
  if (answer !== undefined && "applied" in answer && isOver) return [];
  if (answer === undefined || "applied" in answer) return [`a system went down, but it said ${said}`];
  const { code, hint = "" } = answer;
  const done = /^done: (.*)$/m.exec(hint)?.[1];
  const count = done === undefined || done === "nothing" ? 0 : done.split(", ").length;
  const isTold = done !== undefined && /^not done: /m.test(hint) && /deploy again/.test(hint);
  const isRight = count === lines("done");
  const isClear = /^SLUICE_(ADDRESS_UNREACHABLE|DEPLOY_FAILED|KAFKA|REGISTRY)/.test(code);
  return isTold && isRight && isClear ? [] : [`it is not told what was done (${trace.join(", ")}): ${said}`];
}

async function rowFaults({ lab, feed, shape }: Life): Promise<readonly string[]> {
  const given = { editions: shape.hosts ?? 0, closed: feed.closed() };
  return [...(await feed.faults(OUTPUT)), ...(await placeFaults(lab, given))];
}

/** Brings a project to where the killed command finds what it needs. */
async function prepare(life: Life, { before, cut, first, change, model }: Scenario): Promise<void> {
  const { lab } = life;
  const { config } = lab;
  if (first) {
    life.shape = first(life.shape);
    await lab.write(life.shape);
    await deploy(config, { pipelines: lab.pipelines });
  }
  if (before === "promote") {
    const output = outputOf(LOG, model ?? "totals_1m");
    await promote(config, { output, accept: "a test", wait: 60_000 }).catch((error: unknown) => {
      if (!(error instanceof SluiceError) || error.code !== "SLUICE_ARGUMENT") throw error;
    });
  }
  if (before === "pause") await pause(config, { output: OUTPUT });
  if ((before === "deploy again" || cut) && change) {
    life.shape = change(life.shape);
    await lab.write(life.shape);
  }
  if (before === "deploy again") await deploy(config, { pipelines: lab.pipelines });
  if (cut) {
    const child = startChild(lab, { verb: "deploy", kill: { ...cut, side: "before", delay: 0 } });
    await child.ready;
    child.go();
    const answer = await child.ended;
    if (answer !== undefined) throw new Error(`it was not cut off at ${cut.step}, but said ${JSON.stringify(answer)}`);
  }
  if (before === "cancel") {
    const flink = openFlink(config.flinkUrl);
    const job = (await flink.jobs()).find(({ name, state }) => name.startsWith(`${OUTPUT} `) && state === "RUNNING");
    if (!job) throw new Error(`no job of ${OUTPUT} to cancel`);
    await flink.cancel(job.id, { deadline: 30_000 });
  }
}

/** The verb once more; that it has been done already is no fault. */
async function repeat({ config }: Lab, verb: KillVerb, output: string): Promise<void> {
  try {
    if (verb === "promote") await promote(config, { output, accept: "a test", wait: 60_000 });
    else if (verb === "rollback") await rollback(config, { output, reason: "a test" });
    else if (verb === "drop") await dropKept(config, { output, confirm: async () => undefined });
    else await (verb === "pause" ? pause : resume)(config, { output });
  } catch (error) {
    if (!(error instanceof SluiceError) || error.code !== "SLUICE_ARGUMENT") throw error;
  }
}

/** Deploys; then nothing is left to do, and what stands is whole. */
async function converged(
  { lab }: Life,
  { prune = false, rebuild = false }: { readonly prune?: boolean | undefined; readonly rebuild?: boolean | undefined },
): Promise<readonly string[]> {
  const { config, pipelines } = lab;
  const options = { pipelines, prune, rebuild };
  await readWorld(lab);
  await deploy(config, options);
  const faults = [...faultsOf(await readWorld(lab))];
  const plan = pending(await planDeployment(config, options)).map(stepText);
  if (plan.length > 0) faults.push(`after the next deployment it is planned: ${plan.join("; ")}`);
  const { applied } = await deploy(config, options);
  if (applied > 0) faults.push(`the second apply did ${applied} steps`);
  return faults;
}

/** Two processes deploy the same change at once. */
async function onePair(life: Life, random: Random): Promise<Outcome> {
  const { lab, feed } = life;
  await feed.send(1, life.shape.partitions);
  const { name, shape } = pairChange(random, life.shape);
  life.shape = shape;
  await lab.write(shape);
  const pair = [startChild(lab, { verb: "deploy" }), startChild(lab, { verb: "deploy" })];
  await Promise.all(pair.map(({ ready }) => ready));
  for (const child of pair) child.go();
  const answers = await Promise.all(pair.map(({ ended }) => ended));
  const faults = answers.flatMap(unclear);
  faults.push(...(await converged(life, {})));
  faults.push(...(await rowFaults(life)));
  return { name: `two at once: ${name}`, step: "pair", where: answers.map(answerText).join(" | "), faults };
}

function answerText(answer: Answer | undefined): string {
  if (answer === undefined) return "killed";
  return "applied" in answer ? `${answer.applied} steps` : `${answer.code}: ${answer.message.split("\n")[0]}`;
}

/** A loser must say what happened: with an error of ours that is no fault of the tool. */
function unclear(answer: Answer | undefined): string[] {
  if (answer === undefined) return ["one of the two was killed"];
  if ("applied" in answer) return [];
  return /^SLUICE_(DEPLOY|FLINK)/.test(answer.code) ? [] : [`one of the two said ${answer.code}: ${answer.message}`];
}
