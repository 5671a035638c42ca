import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT, runCommand, SluiceError } from "#core";

/**
 * `npm run test:<name>`: one suite in its full length. `npm test` runs the same files in their short form; what a file
 * does more when `FULL` is set stands at its top, as does which other file is the short form of one that `npm test`
 * leaves out.
 */
interface Suite {
  readonly project: "unit" | "live" | "engines";
  readonly files: readonly string[];
}

const SUITES: Readonly<Record<string, Suite>> = {
  codec: { project: "unit", files: ["codegen/test/emit-"] },
  fuzz: { project: "engines", files: ["test/fuzz"] },
  interop: { project: "live", files: ["test/interop"] },
  matrix: { project: "live", files: ["test/matrix"] },
  verdicts: { project: "live", files: ["deploy/test/verdicts"] },
  promote: { project: "live", files: ["deploy/test/promote"] },
  "schema-live": { project: "live", files: ["start/test/evolution.live"] },
  recovery: { project: "engines", files: ["test/recovery"] },
};

await runCommand(async ([name = "", ...rest]) => {
  const suite = SUITES[name];
  if (!suite) {
    throw new SluiceError("SLUICE_ARGUMENT", `there is no full suite "${name}"`, {
      hint: `one of: ${Object.keys(SUITES).join(", ")}`,
    });
  }
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--project", suite.project, ...suite.files, ...rest], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, FULL: "1" },
  });
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
});
