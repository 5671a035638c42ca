import { describe, expect, it } from "vitest";
import type { Decision, StartDecision } from "../flink/settle.ts";
import type { Action } from "../plan/step.ts";
import { NAMED, requestsOf, SCENARIOS } from "./kills/scenarios.ts";

type JobStep = StartDecision["why"] | Exclude<Decision["kind"], "start">;
type StepName = Exclude<Action["kind"], "job"> | `job ${JobStep}`;

/**
 * Every step that a deployment can have: the compiler refuses the list when a kind of action or a reason to start a job
 * is missing in it. `killed`: `npm run test:kills` must kill a deployment there; else why it cannot.
 */
const STEPS: Readonly<Record<StepName, "killed" | "nothing is carried out" | "of ksqlDB: ksqldb-apply.test.ts">> = {
  none: "nothing is carried out",
  refuse: "nothing is carried out",
  object: "of ksqlDB: ksqldb-apply.test.ts",
  "create-topic": "killed",
  "recreate-topic": "killed",
  "grow-topic": "killed",
  "alter-topic": "killed",
  "open-files": "killed",
  "clear-files": "killed",
  register: "killed",
  publish: "killed",
  "drop-version": "killed",
  stop: "killed",
  "job new": "killed",
  "job retry": "killed",
  "job resume": "killed",
  "job rebuild": "killed",
  "job in place": "killed",
  "job beside": "killed",
  "job adopt": "killed",
  "job nothing": "nothing is carried out",
  "job refuse": "nothing is carried out",
  "job orphan": "nothing is carried out",
  "job stop": "nothing is carried out",
};

describe("deployments that are killed", () => {
  it("are killed at every step that they can have", () => {
    const wanted = Object.entries(STEPS).flatMap(([step, what]) => (what === "killed" ? [step] : []));
    const steps = NAMED.filter((name) => !name.includes(","));
    expect([...steps].sort()).toEqual([...wanted].sort());
  });

  it("are killed at more than one request of every step that sends some", () => {
    const silent = new Set(["create-topic", "recreate-topic", "grow-topic", "alter-topic", "register", "open-files"]);
    for (const scenario of SCENARIOS)
      for (const step of scenario.steps)
        expect(requestsOf(scenario, step) > 1, `${scenario.name}, ${step}`).toBe(!silent.has(step ?? ""));
  });
});
