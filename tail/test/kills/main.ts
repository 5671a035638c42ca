import { join } from "node:path";
import { count, duration, parseArguments, runCommand, SluiceError } from "#core";
import { faultsOf, renderOutcome } from "./outcome.ts";
import { openOwnKafka } from "./own-kafka.ts";
import { type KillOptions, runKills } from "./run-kills.ts";

/** How often others save their positions, in milliseconds. */
const SAVE_EVERY = 1000;

/**
 * `npm run test:tail-kill`: log files that logrotate rotates, and a tailer that is killed all the time: first without
 * transactions, as most others ship, where lines must be doubled or the test shows nothing; then as it is.
 */
await runCommand(async (args) => {
  const usage = "npm run test:tail-kill [-- --lines 1000000 --each 8 --random 56 --seed 7 --at-least-once --keep]";
  const texts = { lines: { type: "string" }, each: { type: "string" }, random: { type: "string" } } as const;
  const flags = { "at-least-once": { type: "boolean" }, keep: { type: "boolean" }, seed: { type: "string" } } as const;
  const { values } = parseArguments(args, { ...texts, ...flags }, usage, 0);
  const [lines, each, random] = [values.lines ?? 1_000_000, values.each ?? 8, values.random ?? 56].map(Number) as [
    number,
    number,
    number,
  ];
  const seed = Number(values.seed ?? Date.now() % 100_000);
  if (!(lines >= 5000 && each > 0 && random > 1 && seed >= 0))
    throw new SluiceError("SLUICE_ARGUMENT", `usage: ${usage}`);
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  const began = performance.now();
  const tell = (line: string): boolean => say(`  ${((performance.now() - began) / 1000).toFixed(0)} s: ${line}`);
  const common = { seed, perSecond: 4500, span: 2000, pause: 3000, tell };

  const run = async (more: Pick<KillOptions, "lines" | "each" | "random" | "restarts" | "saveEvery">) => {
    const own = await openOwnKafka();
    let keep = more.saveEvery === undefined;
    try {
      const options: KillOptions = { ...common, ...more, stack: own.stack, folder: join(own.folder, "run") };
      const result = await runKills(options);
      const faults = faultsOf(result, options);
      keep &&= faults.length > 0;
      return { result, faults };
    } finally {
      keep ||= values.keep === true;
      await own.close(keep);
      if (keep) say(`kept: ${own.folder}`);
    }
  };

  // Whatever was started ends with this process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  say(`seed ${seed}`);
  const tenth = { lines: Math.max(5000, lines / 10), each: Math.ceil(each / 4), random: Math.ceil(random / 8) };
  const contrast = await run({ ...tenth, restarts: 0, saveEvery: SAVE_EVERY });
  const { doubled } = contrast.result.verdict;
  say(`at least once: ${renderOutcome(contrast.result)}`);
  if (doubled === 0)
    say("failed: positions apart from records double lines under kills; where none are, the test is blind");
  if (values["at-least-once"]) return doubled > 0 ? 0 : 1;

  const { result, faults } = await run({ lines, each, random, restarts: 2 });
  for (const [point, n] of result.kills) say(`${String(n).padStart(4)} kills: ${point}`);
  for (const fault of faults) say(`failed: ${fault}`);
  say(
    `${duration(performance.now() - began)}; doubled without transactions: ${count(doubled)} of ${count(contrast.result.lines)}`,
  );
  say(renderOutcome(result));
  return faults.length === 0 && doubled > 0 ? 0 : 1;
});
