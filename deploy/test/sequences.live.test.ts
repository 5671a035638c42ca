import { expect, test } from "vitest";
import type { Edit } from "./sequences/edits.ts";
import { runSequence } from "./sequences/run-sequence.ts";

/** The short form of `npm run test:sequences`: few of its sequences, one of them with what one does to a changed output. */
const STORY: readonly Edit[] = [
  { kind: "expression", model: "slow", value: 4 },
  { kind: "promote", model: "slow" },
  { kind: "partitions" },
];

test.each([
  { seed: 1, edits: STORY },
  { seed: 5, edits: undefined },
])("what is planned for an edited project is what is done and what stands, seed $seed", async ({ seed, edits }) => {
  const { faults, steps } = await runSequence(seed, { ownStack: false, ...(edits && { edits }) });
  expect(faults).toEqual([]);
  expect(steps.flat().length).toBeGreaterThan(0);
});
