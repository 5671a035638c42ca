import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "#core";
import { parseHeader } from "../sql-header.ts";

it.each(["flink", "ksqldb"] as const)("docs/errors/SLUICE_SQL_HEADER.md names every key of %s", (dialect) => {
  const { problems } = parseHeader("a.sql", "--! Nothing like this: 1\n", dialect);
  const [, keys = ""] = /^the keys are (.*)$/.exec(problems[0]?.hint ?? "") ?? [];
  const page = readFileSync(join(ROOT, "docs/errors/SLUICE_SQL_HEADER.md"), "utf8");
  const named = /^Keys: .*$/m.exec(page)?.[0] ?? "";
  expect(keys.split(", ").length).toBeGreaterThan(5);
  expect(keys.split(", ").filter((key) => !new RegExp(`\\b${key}\\b`).test(named))).toEqual([]);
});
