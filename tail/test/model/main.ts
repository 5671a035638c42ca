import fc from "fast-check";
import { type Command, type Setting, sequence, setting } from "./commands.ts";
import { runSequence } from "./run.ts";

/** `npm run test:tail-model [-- <sequences>] [<seed>]`: many random sequences; a failing one is printed as a fixture. */
const [runs = "3000", seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const started = performance.now();
let commands = 0;
const property = fc.property(sequence, setting, (list, given) => {
  commands += list.length;
  runSequence(list, given);
});
const result = fc.check(property, { numRuns: Number(runs), seed: Number(seed) });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (result.failed) {
  const [failing, given] = result.counterexample as [Command[], Setting];
  const fault = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  process.stdout.write(`${JSON.stringify({ fault, seed: result.seed, setting: given, commands: failing })}\n`);
  process.stdout.write(
    `failed after ${result.numRuns} sequences (${seconds} s): keep the line above in tail/test/model/fixtures/\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(
    `${result.numRuns} sequences, ${commands} commands, seed ${result.seed}: none lost, none doubled, each gap told (${seconds} s)\n`,
  );
}
