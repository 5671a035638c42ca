import { expect, test } from "vitest";
import { pipelineNames } from "#core";
import { refuseMisplaced } from "../flag-places.ts";

test("a flag that says nothing to a command is refused: nobody meant what would happen without it", () => {
  for (const [place, values, told] of [
    ["apply", { offline: true }, "--offline is for plan-sql"],
    ["drift", { offline: true }, "--offline is for plan-sql"],
    ["plan", { print: true }, "--print is for deploy-sql"],
    ["promote", { print: true }, "--print is for deploy-sql"],
    ["apply", { fold: true, print: false }, "--fold is for what --print shows"],
    ["drift", { confirm: "payment" }, "--confirm is for deploy-sql -- drop, deploy-sql -- destroy"],
    ["check", { only: "payment_totals_1m" }, "--only is for plan-sql, deploy-sql"],
  ] as const)
    expect(() => refuseMisplaced(place, values), `${place} ${told}`).toThrow(
      expect.objectContaining({ code: "SLUICE_ARGUMENT", message: told }),
    );
});

test("flags are taken where they say something", () => {
  refuseMisplaced("plan", { offline: true, only: "x", rebuild: true, out: "plan.json", json: true });
  refuseMisplaced("apply", { print: true, fold: true, prune: true, offline: false });
  refuseMisplaced("promote", { wait: "1m", "accept-differences": "why", env: "local" });
  refuseMisplaced("destroy", { confirm: "x", mermaid: false, pipeline: undefined });
});

test("an empty name of a pipeline does not mean all of them", () => {
  expect(() => pipelineNames("")).toThrow("--pipeline names no pipeline");
  expect(pipelineNames(undefined)).toBeUndefined();
  expect(pipelineNames("payment, all")).toBeUndefined();
});
