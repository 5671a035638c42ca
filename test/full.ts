import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT, runCommand, SluiceError } from "#core";

/**
 * `npm run test:<name>`: one suite in its full length. `npm test` runs the same files in their short form; what a file
 * does more when `FULL` is set stands at its top.
 */
interface Suite {
  readonly project: "unit" | "live";
  readonly files: readonly string[];
  /** Starts the engines that it needs itself, or needs none: no shared stack is started for it. */
  readonly alone?: boolean;
}

const SUITES: Readonly<Record<string, Suite>> = {
  codec: { project: "unit", files: ["codegen/test/emit-"] },
  fuzz: { project: "live", files: ["test/fuzz"], alone: true },
  interop: { project: "live", files: ["test/interop"] },
  matrix: { project: "live", files: ["test/matrix"] },
  recovery: { project: "live", files: ["test/recovery"], alone: true },
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
    env: { ...process.env, ...(suite.alone ? nowhere() : {}), FULL: "1" },
  });
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
});

/** Addresses at which nothing listens: with all four given, no stack is started. */
function nowhere(): Record<string, string> {
  const url = "http://127.0.0.1:1";
  return { SLUICE_KAFKA: "127.0.0.1:1", SLUICE_REGISTRY_URL: url, SLUICE_FLINK_URL: url, SLUICE_GATEWAY_URL: url };
}
