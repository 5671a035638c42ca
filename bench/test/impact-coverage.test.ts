import { expect, test } from "vitest";
import { coverageOf, type Example, gapsIn, type Impossible, impossibleForm } from "../impact/coverage.ts";
import type { Form } from "../impact/lab.ts";

const edit = (form: Form, ...of: readonly string[]): Example => ({ form, of: new Set(of) });
const nothing: Impossible = () => undefined;

const EVERYWHERE = [edit("direct", "FIELD_ADDED"), edit("nested", "FIELD_ADDED"), edit("imported", "FIELD_ADDED")];

test("edits are counted by name and by form", () => {
  expect(coverageOf(["FIELD_ADDED", "renamed field"], [...EVERYWHERE, edit("nested", "FIELD_ADDED", "x")])).toEqual([
    { name: "FIELD_ADDED", edits: { direct: 1, nested: 2, imported: 1 } },
    { name: "renamed field", edits: { direct: 0, nested: 0, imported: 0 } },
  ]);
});

test("what has two edits and one in every form is covered", () => {
  expect(gapsIn(coverageOf(["FIELD_ADDED"], EVERYWHERE), nothing)).toEqual([]);
});

test("a name without edits, and a form without one, are gaps", () => {
  expect(gapsIn(coverageOf(["FIELD_ADDED", "FIELD_REMOVED"], EVERYWHERE.slice(0, 2)), nothing)).toEqual([
    "FIELD_ADDED: no edit in an imported one",
    "FIELD_REMOVED: 0 of at least 2 edits",
    "FIELD_REMOVED: no edit in the log itself",
    "FIELD_REMOVED: no edit in a message inside",
    "FIELD_REMOVED: no edit in an imported one",
  ]);
});

test("one edit is too few even where no other form is possible", () => {
  const alone: Impossible = (_, form) => (form === "direct" ? undefined : "it is of the file");
  expect(gapsIn(coverageOf(["FIELD_ADDED"], EVERYWHERE.slice(0, 1)), alone)).toEqual([
    "FIELD_ADDED: 1 of at least 2 edits",
  ]);
});

test("a form that is said to be impossible must have no edit", () => {
  expect(gapsIn(coverageOf(["FIELD_ADDED"], EVERYWHERE), (_, form) => (form === "nested" ? "why" : undefined))).toEqual(
    ["FIELD_ADDED: there are edits in a message inside, though not possible: why"],
  );
});

test("only a package cannot be nested", () => {
  expect(impossibleForm("PACKAGE_CHANGED", "nested")).toBe("a message inside another has the package of its file");
  expect(impossibleForm("PACKAGE_CHANGED", "imported")).toBeUndefined();
  expect(impossibleForm("REQUIRED_FIELD_ADDED", "nested")).toBeUndefined();
  expect(impossibleForm("log-added", "imported")).toBeUndefined();
});
