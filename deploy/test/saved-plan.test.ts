import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "#core";
import { runPlan } from "../commands.ts";
import { checkPlanFile, writePlanFile } from "../plan/plan-file.ts";
import { checkSavedPlan, savePlan } from "../plan/saved-plan.ts";
import type { Plan, Step } from "../plan/step.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-plan-"));
afterAll(() => rmSync(folder, { recursive: true }));

const action = { kind: "none" } as const;
const topic: Step = { what: "topic", name: "totals", mark: "+", why: "4 partitions", action };
const job: Step = {
  what: "job",
  name: "totals",
  mark: "~",
  why: "goes on from checkpoint 7, state kept",
  detail: ["- a", "+ b"],
  action,
};
const schema: Step = { what: "schema", name: "totals-value", mark: "=", why: "id 1", action };

function plan(...steps: readonly Step[]): Plan {
  return { env: "local", engine: "flink", steps };
}

function saved(text: string): string {
  const file = join(folder, "plan.json");
  writeFileSync(file, text);
  return file;
}

describe("a saved plan", () => {
  it("is taken when the same would be done", () => {
    expect(() => checkSavedPlan(saved(savePlan(plan(topic, schema, job))), plan(topic, schema, job))).not.toThrow();
  });

  it("is taken though checkpoints go on and steps that change nothing come and go", () => {
    const now = plan(topic, { ...job, why: "goes on from checkpoint 8, state kept" });
    expect(() => checkSavedPlan(saved(savePlan(plan(topic, schema, job))), now)).not.toThrow();
  });

  it.each([
    ["is gone", plan(topic, job), plan(topic), /^no longer: ~ job totals/m],
    ["is new", plan(topic), plan(topic, job), /^new: ~ job totals/m],
    [
      "has another reason",
      plan(topic),
      plan({ ...topic, why: "8 partitions" }),
      /^new: [+] topic totals: 8 partitions$/m,
    ],
    ["has another mark", plan(topic), plan({ ...topic, mark: "-" }), /^new: - topic totals/m],
    ["has other lines", plan(job), plan({ ...job, detail: ["- a", "+ c"] }), /^ {6}[+] c$/m],
  ])("is refused, nothing touched, when a step %s", (_, then, now, hint) => {
    expect(() => checkSavedPlan(saved(savePlan(then)), now)).toThrow(
      expect.objectContaining({ code: "SLUICE_DEPLOY_MOVED", hint: expect.stringMatching(hint) }),
    );
  });

  it.each([
    ["environment", { ...plan(topic), env: "production" }, "--env local"],
    ["engine", { ...plan(topic), engine: "ksqldb" } as const, "--engine flink"],
  ])("is refused for another %s", (_, now, hint) => {
    expect(() => checkSavedPlan(saved(savePlan(plan(topic))), now)).toThrow(
      expect.objectContaining({ code: "SLUICE_ARGUMENT", hint: expect.stringContaining(hint) }),
    );
  });

  it.each([
    ["{", "it is not JSON"],
    ["null", "it does not begin with"],
    ['{"env":"local","steps":[]}', "it does not begin with"],
    ['{"format":"sluice-plan-1","env":"local"}', "it does not begin with"],
  ])("is no other file: %s", (text, why) => {
    expect(() => checkSavedPlan(saved(text), plan())).toThrow(
      expect.objectContaining({ code: "SLUICE_ARGUMENT", message: expect.stringContaining(why) }),
    );
  });

  it("is named when it is not there", () => {
    expect(() => checkSavedPlan(join(folder, "none.json"), plan())).toThrow(/none.json is no saved plan/);
  });
});

describe("the file of a plan", () => {
  it("is refused before the planning when it cannot be written", async () => {
    const options = { engine: "flink", json: false, fold: false } as const;
    const file = join(folder, "none", "plan.json");
    // This root has no schemas: the planning would say so.
    await expect(runPlan(readConfig({ root: folder }, {}), { ...options, out: file })).rejects.toMatchObject({
      code: "SLUICE_FILE_ACCESS",
      message: expect.stringContaining(`the plan cannot be saved in ${file}: ENOENT`),
      hint: expect.stringContaining("--out plan.json"),
    });
  });

  it("may be new or there already, and is no folder", () => {
    const file = join(folder, "new.json");
    checkPlanFile(file);
    expect(existsSync(file)).toBe(false);
    writePlanFile(file, plan(topic));
    checkPlanFile(file);
    expect(readFileSync(file, "utf8")).toBe(savePlan(plan(topic)));
    expect(() => checkPlanFile(folder)).toThrow("it is a folder");
    expect(() => checkPlanFile(join(file, "plan.json"))).toThrow(/is no folder|ENOTDIR/);
    expect(() => writePlanFile(folder, plan())).toThrow(expect.objectContaining({ code: "SLUICE_FILE_ACCESS" }));
  });
});
