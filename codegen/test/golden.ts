import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, renderProblem } from "#core";
import { EMITTED_FOLDERS, generate } from "../generate.ts";
import { openPlanner, type Planner } from "../planner.ts";
import type { PlannerAnswer } from "../planner-answer.ts";

export const CASES: string = join(ROOT, "codegen", "test", "cases");
export const UPDATE: boolean = process.env["UPDATE_GOLDEN"] === "1";

/** What a case gives: the emitted files and what the terminal shows. */
export interface Outcome {
  readonly files: ReadonlyMap<string, string>;
  readonly stderr: string;
}

/**
 * Runs a case in a copy, with the options' own files beside the case's. The planner's answers are recorded in the case,
 * by request: a changed request has no answer, and `UPDATE_GOLDEN=1` asks the real planner again.
 */
export async function runCase(folder: string): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), "sluice-case-"));
  const planner = recordedPlanner(join(folder, "planner.json"), root);
  try {
    for (const name of ["schemas", "sql"])
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(root, name), { recursive: true });
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    const { files, problems } = await generate({ root, planner, emitTypeScript: () => new Map() });
    const read = (file: string): string | undefined =>
      existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
    return { files, stderr: problems.map((problem) => `${renderProblem(problem, false, read)}\n`).join("\n") };
  } finally {
    await planner.close();
    rmSync(root, { recursive: true });
  }
}

/** The files under `expected/`, by path from the project root. */
export function readExpected(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (path: string): void => {
    const full = join(folder, "expected", path);
    if (!existsSync(full)) return;
    for (const entry of readdirSync(full, { withFileTypes: true })) {
      const next = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(next);
      else found.set(next, readFileSync(join(full, entry.name), "utf8"));
    }
  };
  walk("");
  return found;
}

export function readStderr(folder: string): string {
  const file = join(folder, "stderr.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Makes what a case gives its expectation. */
export function writeExpected(folder: string, outcome: Outcome): void {
  rmSync(join(folder, "expected"), { recursive: true, force: true });
  for (const [path, text] of outcome.files) {
    if (!EMITTED_FOLDERS.some((emitted) => path.startsWith(`${emitted}/`)))
      throw new Error(`${path} is no emitted file`);
    const file = join(folder, "expected", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  rmSync(join(folder, "stderr.txt"), { force: true });
  if (outcome.stderr !== "") writeFileSync(join(folder, "stderr.txt"), outcome.stderr);
}

function recordedPlanner(file: string, dataDir: string): Planner {
  const known: Record<string, PlannerAnswer> =
    existsSync(file) && !UPDATE ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, PlannerAnswer>) : {};
  const real = UPDATE ? openPlanner({ dataDir }) : undefined;
  let asked = 0;
  return {
    async plan(request) {
      const key = createHash("sha256").update(JSON.stringify(request)).digest("hex").slice(0, 16);
      if (real) {
        const { plan: _, ...answer } = await real.plan(request);
        known[key] = answer;
        asked += 1;
      }
      const answer = known[key];
      if (answer === undefined)
        throw new Error(`no recorded plan for this request in ${file}: run with UPDATE_GOLDEN=1`);
      return answer;
    },
    async close() {
      await real?.close();
      if (!real) return;
      rmSync(file, { force: true });
      if (asked > 0) writeFileSync(file, `${JSON.stringify(known, undefined, 1)}\n`);
    },
  };
}
