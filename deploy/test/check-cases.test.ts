import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Problem, ROOT, renderProblem } from "#core";
import { checkSql } from "../check/check-sql.ts";

const CASES = join(import.meta.dirname, "cases", "check");
const names = readdirSync(join(CASES, "sql")).map((file) => basename(file, ".sql"));
const root = mkdtempSync(join(tmpdir(), "sluice-check-"));
let problems: readonly Problem[] = [];

/** All models of the folder are one project: each is told what it has, whatever the others have. */
beforeAll(async () => {
  for (const folder of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", folder), join(root, "schemas", folder), { recursive: true });
  cpSync(join(CASES, "schemas"), join(root, "schemas"), { recursive: true });
  cpSync(join(CASES, "sql"), join(root, "sql", "flink", "order"), { recursive: true });
  ({ problems } = await checkSql({ root, dataDir: join(root, ".sluice") }));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

/** What the case is expected to print; nothing for a model that is in order. */
function expected(name: string): string {
  const file = join(CASES, "expected", `${name}.txt`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

test.each(names)("%s", async (name) => {
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const own = problems.filter(({ location }) => location?.file === `sql/flink/order/${name}.sql`);
  const shown = own.map((problem) => `${renderProblem(problem, false, read)}\n`).join("\n");
  if (expected(name) === "") expect(shown).toBe("");
  else await expect(shown).toMatchFileSnapshot(join(CASES, "expected", `${name}.txt`));
});

test("every expectation has its model", () => {
  const expectations = readdirSync(join(CASES, "expected")).map((file) => basename(file, ".txt"));
  expect(expectations.filter((name) => !names.includes(name))).toEqual([]);
});
