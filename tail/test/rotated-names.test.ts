import { expect, test } from "vitest";
import { byAge, isRotatedName } from "#tail";
import { originNames } from "../follow/rotated-names.ts";

test.each([
  "app.log.1",
  "app.log.12.gz",
  "app.log-20261126",
  "app.log-20261126.gz",
  "app.log.old",
  "app-2026-11-26.log",
])("%s may be what app.log was renamed to", (name) => expect(isRotatedName("app.log", name)).toBe(true));
test.each([
  "app.log",
  "app.logs",
  "app2.log",
  "my-app.log",
  "app-worker.log",
  "app.log.",
  "app.txt",
  "app.log.err",
  "app.log-audit.log",
])("%s may not", (name) => expect(isRotatedName("app.log", name)).toBe(false));

const sorted = (...names: string[]): string[] =>
  names
    .map((name, i) => ({ name, modified: i }))
    .sort(byAge("app.log"))
    .map(({ name }) => name);

test("small numbers grow with age, dates with youth; what says neither is sorted by its time", () => {
  expect(sorted("app.log.2.gz", "app.log.10.gz", "app.log.1")).toEqual(["app.log.10.gz", "app.log.2.gz", "app.log.1"]);
  expect(sorted("app.log-20261126", "app.log-20261125.gz")).toEqual(["app.log-20261125.gz", "app.log-20261126"]);
  expect(sorted("app-2026-11-26.log", "app-2026-11-25.log")).toEqual(["app-2026-11-25.log", "app-2026-11-26.log"]);
  expect(sorted("app.log.old", "app.log.bak")).toEqual(["app.log.old", "app.log.bak"]);
});

test("all names that a file may have been rotated from are known without trying each", () => {
  expect(originNames("app-2026-11-26.log.1.gz")).toEqual(["app-2026-11-26.log", "app-2026-11-26.log.1"]);
  expect(originNames("app-2026-11-26.log")).toEqual(["app.log", "app-2026.log", "app-2026-11.log"]);
  expect(originNames("app.log-20261126")).toEqual(["app.log"]);
  expect(originNames("app.log")).toEqual([]);
});
