import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { checkNatives, thisMachine } from "./native-packages.mjs";
import { bundledNode, isNewEnough, ROOT, TOOLS } from "./paths.mjs";
import { runTool } from "./run-tool.mjs";
import { progress, say, since, startProgress } from "./say.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const LOG = join(TOOLS, "logs", "setup-npm.log");
const MODULES = join(ROOT, "node_modules");
// Inside node_modules: whoever removes that folder removes the stamp with it.
const STAMP = join(MODULES, ".sluice.json");

/** The npm packages of the lock file, and this platform's native ones. @param {string} nodeVersion */
export function packagesStep(nodeVersion) {
  return {
    isDone() {
      const stamp = readStamp(STAMP);
      if (stamp?.hash !== inputs(nodeVersion) || !(isNewEnough() || existsSync(bundledNode()))) return false;
      return stamp.natives.every((path) => existsSync(join(path, "package.json")));
    },
    async run() {
      const began = performance.now();
      const before = readStamp(STAMP);
      if (!isInstalled(before, nodeVersion)) {
        say(
          `npm packages: installing what package-lock.json says (${existsSync(MODULES) ? "it changed" : "first run, about 500 MB on disk"})`,
        );
        // Not saved: set-up changes no file that is committed.
        await npm("install", ["--no-save", "--include=dev", "--include=optional"]);
      }
      const machine = thisMachine(nodeVersion);
      const { missing } = checkNatives(ROOT, machine);
      if (missing.length > 0) {
        say(`npm packages: adding those of this platform that the lock file lacks: ${missing.join(", ")}`);
        await npm("install", ["--no-save", "--no-package-lock", "--include=dev", "--include=optional", ...missing]);
      }
      const after = checkNatives(ROOT, machine);
      if (after.missing.length > 0) {
        throw new SetupFailure(
          "SLUICE_INTERNAL",
          `npm ended well, but these packages of ${machine.platform}-${machine.arch} are not there: ${after.missing.join(", ")}`,
          `remove node_modules and run the command again; the whole output: ${LOG}`,
        );
      }
      writeStamp(STAMP, { hash: inputs(nodeVersion), natives: after.present });
      say(`npm packages: ready (${since(began)})`);
    },
  };
}

// The running Node is not in it: two Nodes on one machine would install in turn for ever.
function inputs(nodeVersion) {
  return hashOf([join(ROOT, "package-lock.json")], [nodeVersion, process.platform, process.arch]);
}

/** Whether npm has installed this lock file: our stamp says so, or npm's own record, which it writes last, is younger. */
function isInstalled(stamp, nodeVersion) {
  if (stamp !== undefined) return stamp.hash === inputs(nodeVersion);
  const record = statSync(join(MODULES, ".package-lock.json"), { throwIfNoEntry: false });
  return record !== undefined && record.mtimeMs >= statSync(join(ROOT, "package-lock.json")).mtimeMs;
}

async function npm(verb, args) {
  startProgress();
  const ticker = setInterval(() => progress("npm packages: still installing"), 1000);
  try {
    const { code, lines } = await runTool("npm", [verb, "--no-audit", "--no-fund", ...args], { cwd: ROOT, log: LOG });
    if (code === 0) return;
    const why =
      lines.find((line) => /^npm (error|ERR!) (?!code|errno|A complete log)/.test(line)) ??
      lines.filter(Boolean).at(-1) ??
      "no output";
    const plain = why.replace(/^npm (error|ERR!) /, "").replace(/(https?:\/\/)[^/@\s]+@/g, "$1");
    throw new SetupFailure(
      "SLUICE_NPM",
      `npm ${verb} failed: ${plain}`,
      `check the network and npm's settings, then run the command again\nthe whole output: ${LOG}`,
    );
  } finally {
    clearInterval(ticker);
  }
}
