import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlanner, type Planner } from "#codegen";
import { ROOT, readConfig } from "#core";
import { judge, type Verdict } from "../verdict/judge.ts";
import { RULES, type RuleId } from "../verdict/rules.ts";
import { EDIT_PAIRS, type EditPair } from "./verdict/edit-pairs.ts";
import { openPairJobs, type PairJobs } from "./verdict/pair-jobs.ts";

/** A cache of its own: so many answers would drive the project's out of the one that its commands use. */
const DATA = join(readConfig({}).dataDir, "verdicts");
const IDS = Object.keys(RULES) as RuleId[];

describe("verdicts", () => {
  let planner: Planner;
  let jobs: PairJobs;

  beforeAll(() => {
    planner = openPlanner({ dataDir: DATA });
    jobs = openPairJobs(planner);
  });

  afterAll(async () => {
    jobs.close();
    await planner.close();
  });

  const verdictOn = async (pair: EditPair): Promise<Verdict> => {
    const parallelism = { deployed: pair.before.parallelism ?? 1, wanted: pair.after.parallelism ?? 1 };
    const { before, after } = await jobs.jobs(pair);
    return judge(planner, before, after, { parallelism });
  };

  it.each(EDIT_PAIRS.map((pair) => [pair.rule, pair.edit, pair] as const))("%s: %s", async (rule, _, pair) => {
    const { verdict, rules, reasons } = await verdictOn(pair);
    expect(verdict, reasons.join("; ")).toBe(RULES[rule].verdict);
    if (rule !== "unchanged")
      expect(rules, reasons.join("; ")).toEqual(expect.arrayContaining([rule, ...(pair.also ?? [])]));
    expect(reasons.length).toBe(rules.length);
  });
});

describe("the place of a reason", () => {
  it("is the line of the wanted query that says it", async () => {
    const planner = openPlanner({ dataDir: DATA });
    const jobs = openPairJobs(planner);
    const placeOf = async (edit: string): Promise<string | undefined> => {
      const pair = EDIT_PAIRS.find((each) => each.edit === edit);
      if (!pair) throw new Error(`no ${edit}`);
      const { before, after } = await jobs.jobs(pair);
      const { places } = await judge(planner, before, after);
      const file = `\n\n\n\n\n${pair.after.sql}`.split("\n");
      const place = places?.[0];
      return place && file[place.line - 1]?.slice(place.column - 1).slice(0, place.length);
    };
    try {
      expect(await placeOf("COUNT(*) becomes COUNT(load)")).toBe("COUNT(load");
      expect(await placeOf("a condition with another bound")).toBe("millis > 50");
      expect(await placeOf("two minutes instead of one")).toMatch(/^TUMBLE\(.*'2' MINUTE$/);
      expect(await placeOf("a rule of the log")).toBeUndefined();
    } finally {
      jobs.close();
      await planner.close();
    }
  });
});

describe("the rules of verdicts", () => {
  it("have two edit pairs each or more", () => {
    expect(IDS.filter((id) => EDIT_PAIRS.filter(({ rule }) => rule === id).length < 2)).toEqual([]);
  });

  it("leave one edit in five or fewer unknown", () => {
    const unknown = EDIT_PAIRS.filter(({ rule }) => RULES[rule].verdict === "unknown");
    expect(unknown.length / EDIT_PAIRS.length).toBeLessThanOrEqual(0.2);
  });

  it("stand in docs/verdicts.md, each with one of its edits", () => {
    const text = readFileSync(join(ROOT, "docs", "verdicts.md"), "utf8");
    const rows = [...text.matchAll(/^\| `([\w-]+)` +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map((row) => row.slice(1));
    expect(rows.map(([id]) => id)).toEqual(IDS);
    for (const [id, edit, verdict, why] of rows) {
      const rule = RULES[id as RuleId];
      expect([id, verdict, why]).toEqual([id, rule.verdict, rule.why]);
      expect(EDIT_PAIRS.filter((pair) => pair.rule === id).map((pair) => pair.edit)).toContain(edit);
    }
  });
});
