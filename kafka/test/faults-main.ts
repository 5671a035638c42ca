import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { duration, parseArguments, ROOT, runCommand, SluiceError } from "#core";
import { startStack } from "#stack";
import { runFaults } from "./fault-run.ts";
import { CLIENTS } from "./live.ts";

/** `npm run test:faults`: fault runs of both clients against a broker of their own. Fails when one acknowledged record is lost. */
await runCommand(async (args) => {
  const usage = "npm run test:faults [-- --runs 20 --client kafkajs]";
  const { values } = parseArguments(args, { runs: { type: "string" }, client: { type: "string" } }, usage);
  const runs = Number(values.runs ?? 20);
  const clients = CLIENTS.filter((c) => values.client === undefined || c === values.client);
  if (clients.length === 0 || !(runs > 0)) throw new SluiceError("SLUICE_ARGUMENT", `usage: ${usage}`);
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  const dataDir = mkdtempSync(join(ROOT, ".sluice", "faults-"));
  const stack = await startStack({ dataDir, ports: "free", services: ["kafka"] });
  const began = performance.now();
  let wrong = 0;
  // The broker must not outlive an interrupted command: the run under way is finished, then all is stopped.
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopped = true;
    });
  }
  try {
    for (const client of clients) {
      const sum = {
        acknowledged: 0,
        rejected: 0,
        givenUp: 0,
        lost: 0,
        doubled: 0,
        misplaced: 0,
        disorder: 0,
        faults: 0,
      };
      for (let seed = 1; seed <= runs && !stopped; seed++) {
        const { faults, ...run } = await runFaults(stack.addresses.kafka, client, seed);
        for (const [key, n] of Object.entries(run)) sum[key as keyof typeof run] += n;
        sum.faults += faults.drop + faults.cut + faults.delay;
        process.stderr.write(`${client} run ${seed}: ${JSON.stringify({ ...run, faults })}\n`);
      }
      const { acknowledged, rejected, givenUp, lost, doubled, misplaced, disorder, faults } = sum;
      wrong += givenUp + lost + doubled + misplaced + disorder;
      process.stdout.write(
        `${client.padEnd(13)} ${runs} runs, ${faults} faults: ${acknowledged} acknowledged, ${lost} lost, ` +
          `${doubled} doubled, ${misplaced} misplaced, ${disorder} out of order; ${rejected} rejected when their time was over, ${givenUp} before\n`,
      );
    }
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  process.stdout.write(
    `${wrong === 0 ? "nothing lost" : `${wrong} wrong`} in ${duration(performance.now() - began)}\n`,
  );
  return wrong === 0 ? 0 : 1;
});
