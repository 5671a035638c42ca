import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlanner, type Planner } from "#codegen";
import { readConfig } from "#core";
import { type Kafka, openKafka } from "#kafka";
import { RULES, type RuleId } from "../verdict/rules.ts";
import { EDIT_PAIRS, type EditPair } from "./verdict/edit-pairs.ts";
import { type PairOutcome, runPairs } from "./verdict/run-pairs.ts";

/** `npm run test:verdicts` runs all; `npm test` one that is in place, one that Flink refuses, one that it takes silently. */
const FULL = process.env["FULL"] === "1";
const SHORT: readonly string[] = [
  "a subquery becomes a view",
  "columns of events change places",
  "GROUP BY another column of the same type",
];
const ONLY = process.env["PAIRS"];

function wanted({ edit, rule }: EditPair): boolean {
  return ONLY === undefined ? FULL || SHORT.includes(edit) : new RegExp(ONLY).test(`${rule}: ${edit}`);
}

describe("a savepoint of the old statements, restored into the new ones", () => {
  const pairs = EDIT_PAIRS.filter(wanted);
  const config = readConfig({});
  const folder = mkdtempSync(join(tmpdir(), "sluice-verdict-files-"));
  let kafka: Kafka;
  let planner: Planner;
  let outcomes: readonly PairOutcome[] = [];

  beforeAll(async () => {
    kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient });
    planner = openPlanner({ dataDir: config.dataDir });
    const id = Math.random().toString(36).slice(2, 8);
    outcomes = await runPairs({ config, kafka, planner, id, folder }, pairs);
  }, 1_800_000);

  afterAll(async () => {
    if (FULL || ONLY !== undefined) process.stdout.write(`${report(outcomes)}\n`);
    await planner.close();
    await kafka.close();
    rmSync(folder, { recursive: true });
  });

  it.each(pairs.map((pair) => [pair.rule, pair.edit, pair] as const))("%s: %s", (rule, _, pair) => {
    const outcome = outcomes.find((each) => each.pair === pair);
    expect(outcome?.verdict.verdict).toBe(RULES[rule].verdict);
    // Safe must be safe: the engine takes the state, and the rows are those of a run from the first record.
    if (outcome?.verdict.verdict === "in place" || outcome?.verdict.verdict === "same")
      expect(outcome.engine, outcome.detail).toBe("equal");
    // What the engine takes without a word gives wrong rows.
    if (pair.silent) expect(outcome?.engine, outcome?.detail).toBe("different");
  });

  it.runIf(FULL)("is tried with two edits of each rule, but for what cannot be planned", () => {
    const run = outcomes.filter(({ engine }) => engine !== "not run");
    const uncovered = (Object.keys(RULES) as RuleId[]).filter(
      (id) => id !== "not-planned" && run.filter(({ pair }) => pair.rule === id).length < 2,
    );
    expect(uncovered).toEqual([]);
  });
});

function report(outcomes: readonly PairOutcome[]): string {
  const lines = outcomes.map(
    ({ pair, verdict, engine, detail }) =>
      `${verdict.verdict.padEnd(15)} ${engine.padEnd(10)} ${pair.rule}: ${pair.edit}${detail === "" ? "" : `\n${" ".repeat(27)}${detail.slice(0, 400)}`}`,
  );
  const count = (word: string): number => outcomes.filter(({ verdict }) => verdict.verdict === word).length;
  return `${lines.join("\n")}\n${outcomes.length} edits: ${count("same")} same, ${count("in place")} in place, ${count("rebuild beside")} to rebuild beside, ${count("unknown")} unknown`;
}
