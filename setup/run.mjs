// Runs a TypeScript file or a tool on a Node that can: this one when it is 24 or newer, else the one in node_modules.
// What the command needs is installed first; `--java` before the file: Java and the engines too.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { ensureSetup } from "./ensure.mjs";
import { renderFailure } from "./failure.mjs";
import { bundledNode, isNewEnough, ROOT, TOOLS } from "./paths.mjs";

const args = process.argv.slice(2);
const java = args[0] === "--java";
if (java) args.shift();

try {
  await ensureSetup({ java });
  run(isNewEnough() ? process.execPath : bundledNode());
} catch (error) {
  process.stderr.write(`${renderFailure(error)}\n`);
  process.exitCode = 1;
}

/**
 * Node keeps what it has compiled: a command starts in half the time. Not for tests, whose copies of the project would
 * each leave a cache behind. @param {string | undefined} file @returns {Record<string, string>}
 */
function compileCache(file = "") {
  return /^(node_modules|test)[\\/]/.test(file) ? {} : { NODE_COMPILE_CACHE: join(TOOLS, "compile-cache") };
}

function run(node) {
  const env = { ...compileCache(args[0]), ...process.env };
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], { stdio: "inherit", cwd: ROOT, env });
  // The terminal sends Ctrl-C to the whole group, the child included; npm may repeat it to us alone. Only a SIGINT that
  // came to us without a terminal is passed on, once: the child must not be hit twice.
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let interrupted = false;
  process.on("SIGINT", () => {
    if (!hasTerminal && !interrupted) child.kill("SIGINT");
    interrupted = true;
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => {
    process.stderr.write(`${renderFailure(error)}\n`);
    process.exitCode = 1;
  });
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 1);
  });
}
