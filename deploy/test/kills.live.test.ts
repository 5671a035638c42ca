import { expect, test } from "vitest";
import { runEpoch } from "./kills/run-epoch.ts";
import { SCENARIOS } from "./kills/scenarios.ts";

/** The short form of `npm run test:kills`: few of its kills, on one project. */
const SHORT = ["first deployment", "checkpoint", "sum beside", "promote", "no broker while topics are made"];

test("commands that are killed in the middle are made good by the next ones, and so are two that deploy at once", async () => {
  const scenarios = SCENARIOS.filter(({ name }) => SHORT.includes(name));
  const { outcomes } = await runEpoch(2, { ownStack: false, scenarios, pairs: 1 });
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(outcomes.map(({ step }) => step)).toHaveLength(SHORT.length + 1);
});
