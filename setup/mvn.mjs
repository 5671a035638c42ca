// Runs Maven with the given arguments: the one on the machine, else the one that the wrapper fetches. Output passes through.
import { spawn } from "node:child_process";
import { ensureSetup } from "./ensure.mjs";
import { renderFailure } from "./failure.mjs";
import { findMaven } from "./maven.mjs";
import { ROOT } from "./paths.mjs";

try {
  await ensureSetup({ java: true });
  const more = (process.env.SLUICE_MAVEN_ARGS ?? "").split(/\s+/).filter(Boolean);
  const child = spawn(await findMaven(), [...more, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  child.once("error", (error) => {
    process.stderr.write(`${renderFailure(error)}\n`);
    process.exitCode = 1;
  });
  child.once("exit", (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  process.stderr.write(`${renderFailure(error)}\n`);
  process.exitCode = 1;
}
