import { duration, parseArguments, runCommand, SluiceError } from "#core";
import { openProgress } from "./progress.ts";
import { runSequence, type SequenceResult } from "./run-sequence.ts";
import { withStack } from "./with-stack.ts";

/**
 * `npm run test:sequences`: random sequences of edits on real engines. What is finished is kept, so that a run that was
 * cut off goes on; failed seeds run again.
 */
await runCommand(async (args) => {
  const usage = "npm run test:sequences [-- --count 200 --seed 17 --anew]";
  const options = { count: { type: "string" }, seed: { type: "string" }, anew: { type: "boolean" } } as const;
  const { values } = parseArguments(args, options, usage);
  const count = Number(values.count ?? 200);
  const only = values.seed === undefined ? undefined : Number(values.seed);
  if (!(count > 0) || (only !== undefined && !Number.isInteger(only)))
    throw new SluiceError("SLUICE_ARGUMENT", `usage: ${usage}`);
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  if (only !== undefined) {
    const result = await withStack((ownStack) => runSequence(only, { ownStack, tell: say }));
    say(resultText(result));
    return result.faults.length === 0 ? 0 : 1;
  }
  const progress = openProgress<SequenceResult>("sequences", values.anew ?? false);
  const seeds = Array.from({ length: count }, (_, i) => i + 1);
  const left = seeds.filter((seed) => (progress.done.get(seed)?.faults.length ?? 1) > 0);
  // The engines must not outlive an interrupted command: the sequence under way is finished, then all is stopped.
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopped = true;
    });
  }
  if (left.length > 0)
    await withStack(async (ownStack) => {
      for (const seed of left) {
        if (stopped) break;
        const result = await runSequence(seed, { ownStack });
        progress.keep(seed, result);
        say(resultText(result));
      }
    });
  return sumUp(
    seeds.flatMap((seed) => progress.done.get(seed) ?? []),
    count,
    say,
  );
});

function resultText({ seed, edits, steps, refused, faults, took }: SequenceResult): string {
  const head = `seed ${seed}: ${edits.join("; ")} (${steps.flat().length} steps, ${refused} refused, ${duration(took * 1000)})`;
  if (faults.length === 0) return head;
  return [
    `${head}: ${faults.length} faults`,
    ...faults.slice(0, 12).map((fault) => `  ${fault}`),
    `  again alone: npm run test:sequences -- --seed ${seed}`,
  ].join("\n");
}

function sumUp(results: readonly SequenceResult[], count: number, say: (line: string) => void): number {
  const kinds = new Map<string, number>();
  for (const { steps } of results) for (const word of steps.flat()) kinds.set(word, (kinds.get(word) ?? 0) + 1);
  say([...kinds].map(([word, n]) => `${word}: ${n}`).join(", "));
  const edits = results.reduce((sum, { steps }) => sum + steps.length, 0);
  const refused = results.reduce((sum, result) => sum + result.refused, 0);
  const failed = results.filter(({ faults }) => faults.length > 0).map(({ seed }) => seed);
  const bad = failed.length === 0 ? "none failed" : `failed: seeds ${failed.join(", ")}`;
  say(`${results.length} of ${count} sequences, ${edits} edits, ${refused} refused with a clear error; ${bad}`);
  return failed.length === 0 && results.length >= count ? 0 : 1;
}
