import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { checkedProject, desiredState } from "../deploy.ts";
import { offlineNote, offlinePlan } from "../offline-plan.ts";
import { pending } from "../plan/make-plan.ts";
import { openProject } from "./project.ts";

test("an offline plan creates everything that is declared and asks nobody", async () => {
  const project = openProject();
  const { config } = project;
  onTestFinished(() => rmSync(config.root, { recursive: true }));
  await project.codegen();
  const desired = desiredState("far", await checkedProject(config, {}), undefined);
  const plan = offlinePlan(desired, { rebuild: false, prune: false });
  expect(plan.env).toBe("far");
  expect(pending(plan)).toHaveLength(plan.steps.length);
  expect(new Set(plan.steps.map((step) => step.mark))).toEqual(new Set(["+"]));
  expect(plan.steps.filter(({ what }) => what === "job").map(({ name }) => name)).toContain(project.output);
  expect(plan.steps.filter(({ what }) => what === "topic").map(({ name }) => name)).toEqual(
    expect.arrayContaining([project.log, project.output]),
  );
  expect(plan.steps.filter((step) => step.destroys !== undefined)).toEqual([]);
  expect(offlineNote("far")).toContain("far was not asked");
});
