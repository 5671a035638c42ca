import { expect, it } from "vitest";
import { SluiceError } from "#core";
import type { Plan, Step } from "../plan/step.ts";
import { unfinished } from "../unfinished.ts";

const action = { kind: "none" } as const;
const topic: Step = { what: "topic", name: "totals", mark: "+", why: "new", action };
const same: Step = { what: "schema", name: "payment-value", mark: "=", why: "id 1", action };
const schema: Step = { what: "schema", name: "totals-value", mark: "+", why: "first version", action };
const job: Step = { what: "job", name: "totals", mark: "+", why: "new", action };
const plan: Plan = { env: "local", engine: "flink", steps: [topic, same, schema, job] };

it("the error of a deployment says what was done, what failed and what was not begun", () => {
  const location = { file: "a.sql", line: 1, column: 1 };
  const lost = new SluiceError("SLUICE_ADDRESS_UNREACHABLE", "no broker answers", {
    hint: "is it running?",
    location,
    retryable: true,
  });
  const told = unfinished(lost, plan, { done: [topic], failed: [schema] });
  expect(told).toMatchObject({ code: lost.code, message: lost.message, location, retryable: true });
  expect((told as SluiceError).hint?.split("\n")).toEqual([
    "is it running?",
    "done: + topic totals",
    "failed, and may be half done: + schema totals-value",
    "not done: + job totals",
    "deploy again in the same way: it goes on from here",
  ]);
});

it("a deployment that failed before its first step has done nothing", () => {
  const told = unfinished(new SluiceError("SLUICE_KAFKA", "no"), plan, { done: [], failed: [] }) as SluiceError;
  expect(told.hint?.split("\n").slice(0, 2)).toEqual([
    "done: nothing",
    "not done: + topic totals, + schema totals-value, + job totals",
  ]);
});

it("a fault of the tool itself is not dressed up", () => {
  const fault = new TypeError("x is undefined");
  expect(unfinished(fault, plan, { done: [], failed: [] })).toBe(fault);
});
