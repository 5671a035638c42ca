import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSchemas, type SchemaModel } from "#codegen";
import { ROOT, renderProblem } from "#core";
import { checkKsqldb } from "../check/check-ksqldb.ts";

const CASES = join(ROOT, "deploy", "test", "cases", "ksqldb");
const RULES = join(CASES, "rules");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

let schemas: SchemaModel;
const roots: string[] = [];

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  roots.push(root);
  cpSync(join(CASES, "schemas"), join(root, "schemas"), { recursive: true });
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
  const read = await readSchemas(root);
  expect(read.problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  schemas = read.model;
});

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** What is said of the models in a folder. */
async function told(folder: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  roots.push(root);
  cpSync(folder, join(root, "sql", "ksqldb", "shop"), { recursive: true });
  cpSync(join(CASES, "schemas"), join(root, "schemas"), { recursive: true });
  const { problems } = await checkKsqldb({ root }, {}, schemas);
  const read = (file: string): string | undefined =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
  return problems.map((problem) => `${renderProblem(problem, false, read)}\n`).join("\n");
}

describe("each rule of the offline check of ksqlDB's SQL", () => {
  for (const rule of readdirSync(RULES).sort()) {
    it(`${rule}: is told with its place, and nothing is told of what only looks like it`, async () => {
      const found = await told(join(RULES, rule, "fires"));
      const expected = join(RULES, rule, "stderr.txt");
      if (UPDATE) writeFileSync(expected, found);
      expect(found).not.toBe("");
      expect(found).toBe(readFileSync(expected, "utf8"));
      expect(await told(join(RULES, rule, "misses"))).toBe("");
    });
  }
});

it("tells all problems of several models in one run, sorted by place", async () => {
  const all = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  roots.push(all);
  for (const rule of ["syntax-over", "star", "unnamed", "key-twice"])
    cpSync(join(RULES, rule, "fires"), all, { recursive: true, filter: (from) => !from.endsWith("step.sql") });
  for (const rule of ["star", "unnamed"]) cpSync(join(RULES, rule, "fires", "step.sql"), join(all, `${rule}.sql`));
  const places = [...(await told(all)).matchAll(/^(\S+?):(\d+):\d+ {2}SLUICE_/gm)].map(
    ([, file, line]) => `${file} ${line}`,
  );
  expect(places.length).toBeGreaterThan(3);
  const byPlace = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
  expect(places).toEqual([...places].sort(byPlace));
  expect(new Set(places.map((place) => place.split(" ")[0])).size).toBe(3);
});
