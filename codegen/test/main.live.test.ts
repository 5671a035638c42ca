import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "#core";

/** `npm run codegen` on a copy of the project. Needs Java and the built Flink module, and no running engine. */
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "sluice-codegen-main-"));
  for (const name of ["schemas", "sql", "kafka"]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

function codegen(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, SLUICE_ROOT: root, SLUICE_DATA_DIR: join(root, ".sluice") };
  const run = spawnSync(process.execPath, [join(ROOT, "codegen", "main.ts"), ...args], { env, encoding: "utf8" });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

test("writes what is missing, finds nothing to do the second time, and tells a stale file by its diff", () => {
  rmSync(join(root, "schemas", "derived"), { recursive: true, force: true });
  rmSync(join(root, "kafka", "generated"), { recursive: true, force: true });
  const first = codegen();
  expect(first.stdout).toContain("+ schemas/derived/payment_totals_1m.proto\n");
  expect(first.code).toBe(0);
  expect(codegen().stdout).toContain("all up to date");
  expect(codegen("--check").code).toBe(0);

  const file = join(root, "schemas", "derived", "payment_totals_1m.proto");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("string currency", "string money"));
  const stale = codegen("--check");
  expect(stale.code).toBe(2);
  expect(stale.stdout).toContain("--- schemas/derived/payment_totals_1m.proto");
  expect(stale.stdout).toContain("-  string money = 4;");
  expect(readFileSync(file, "utf8")).toContain("string money");
  writeFileSync(file, text);
});

test("fails with place and caret on a fault in a model, and writes nothing", () => {
  const file = join(root, "sql", "flink", "payment", "payment_totals_1m.sql");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("SUM(amount_minor)", "SUM(amount_minr)"));
  const run = codegen();
  writeFileSync(file, text);
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/payment_totals_1m\.sql:\d+:\d+ {2}SLUICE_SQL_UNKNOWN_COLUMN/);
  expect(run.stderr).toContain("^^^^^^^^^^^");
  expect(run.stderr).toContain("nothing was written");
  expect(codegen("--check").code).toBe(0);
});

test("names the file that it cannot write", () => {
  rmSync(join(root, "schemas", "derived"), { recursive: true });
  writeFileSync(join(root, "schemas", "derived"), "a file in the place of the folder");
  const run = codegen();
  rmSync(join(root, "schemas", "derived"));
  expect(run.code).toBe(1);
  expect(run.stderr).toContain("SLUICE_FILE_ACCESS");
  expect(run.stderr).toContain("schemas/derived");
});
