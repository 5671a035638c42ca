import { duration, parseArguments, runCommand, SluiceError } from "#core";
import { openProgress } from "../sequences/progress.ts";
import { withStack } from "../sequences/with-stack.ts";
import { type EpochResult, type Outcome, outcomeText, runEpoch } from "./run-epoch.ts";
import { NAMED, SCENARIOS } from "./scenarios.ts";

/**
 * `npm run test:kills`: commands of deployment killed by SIGKILL at all their steps, and pairs that deploy at once. What
 * is finished is kept, so that a run that was cut off goes on; an epoch that failed runs again.
 */
await runCommand(async (args) => {
  const usage = "npm run test:kills [-- --kills 100 --pairs 20 --epoch 3 --anew]";
  const texts = { kills: { type: "string" }, pairs: { type: "string" }, epoch: { type: "string" } } as const;
  const { values } = parseArguments(args, { ...texts, anew: { type: "boolean" } }, usage);
  const [kills, pairs] = [Number(values.kills ?? 100), Number(values.pairs ?? 20)];
  if (!(kills > 0) || !(pairs >= 0)) throw new SluiceError("SLUICE_ARGUMENT", `usage: ${usage}`);
  const each = Math.ceil(pairs / Math.ceil(kills / SCENARIOS.length));
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  const only = values.epoch === undefined ? undefined : Number(values.epoch);
  const progress = openProgress<EpochResult>("kills", values.anew ?? false);
  // As many as are needed: epochs of an earlier day may have held fewer kills.
  const epochs = only === undefined ? [] : [only];
  const isEnough = (): boolean => {
    const outcomes = epochs.flatMap((epoch) => progress.done.get(epoch)?.outcomes ?? []);
    const twos = outcomes.filter(({ step }) => step === "pair").length;
    return outcomes.length - twos >= kills && twos >= pairs;
  };
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopped = true;
    });
  }
  const run = async (epoch: number, ownStack: boolean): Promise<void> => {
    say(`epoch ${epoch}`);
    const result = await runEpoch(epoch, { ownStack, pairs: each, tell: (line) => say(`  ${line}`) });
    progress.keep(epoch, result);
    const again = isFine(result) ? "" : `; again alone: npm run test:kills -- --epoch ${epoch}`;
    say(`  ${duration(result.took * 1000)}${again}`);
  };
  let next = 1;
  for (; only === undefined && !isEnough() && isFine(progress.done.get(next)); next++) epochs.push(next);
  if (only !== undefined) await withStack((ownStack) => run(only, ownStack));
  else if (!isEnough())
    await withStack(async (ownStack) => {
      for (; !isEnough() && !stopped; next++) {
        if (!isFine(progress.done.get(next))) await run(next, ownStack);
        epochs.push(next);
      }
    });
  const outcomes = epochs.flatMap((epoch) => progress.done.get(epoch)?.outcomes ?? []);
  return sumUp(outcomes, only === undefined ? { kills, pairs } : undefined, say);
});

function isFine(result: EpochResult | undefined): boolean {
  return result?.outcomes.every(({ faults }) => faults.length === 0) ?? false;
}

function sumUp(
  outcomes: readonly Outcome[],
  wanted: { readonly kills: number; readonly pairs: number } | undefined,
  say: (line: string) => void,
): number {
  const counts = new Map<string, number>(NAMED.map((step) => [step, 0]));
  for (const { step } of outcomes) if (step !== "pair") counts.set(step, (counts.get(step) ?? 0) + 1);
  for (const [step, n] of counts) say(`${String(n).padStart(4)} kills at ${step}`);
  const failed = outcomes.filter(({ faults }) => faults.length > 0);
  for (const outcome of failed) say(`failed: ${outcomeText(outcome)}`);
  const pairs = outcomes.filter(({ step }) => step === "pair").length;
  const kills = outcomes.length - pairs;
  const never = [...counts].flatMap(([step, n]) => (n === 0 ? [step] : []));
  say(
    `${kills} kills, ${pairs} pairs at once, ${failed.length} failed${wanted && never.length > 0 ? `; never hit: ${never.join(", ")}` : ""}`,
  );
  const whole = !wanted || (never.length === 0 && kills >= wanted.kills && pairs >= wanted.pairs);
  return failed.length === 0 && whole ? 0 : 1;
}
