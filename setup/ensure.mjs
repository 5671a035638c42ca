import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { engineSteps } from "./engines.mjs";
import { SetupFailure } from "./failure.mjs";
import { checkJava } from "./java.mjs";
import { withLock } from "./lock.mjs";
import { findMaven } from "./maven.mjs";
import { packagesStep } from "./node-packages.mjs";
import { ROOT, readVersions, TOOLS } from "./paths.mjs";
import { say, since } from "./say.mjs";

const LOWEST_NODE = [20, 19];

/**
 * Makes sure that what a command needs is installed: npm packages always, Java and the engines with `java`. Costs a few
 * file reads when nothing changed. @param {{ java: boolean }} needs
 */
export async function ensureSetup({ java }) {
  checkNode();
  const versions = readVersions();
  // Asked first: without Java nothing else is worth a download.
  const jdk = java ? checkJava(join(writable(TOOLS), "setup", "java.json")) : undefined;
  const engines = java ? engineSteps(versions) : [];
  const steps = [packagesStep(versions.NODE_VERSION), ...engines];
  if (steps.every((step) => step.isDone())) return;
  const began = performance.now();
  await withLock(join(writable(TOOLS), "setup"), async () => {
    if (engines.some((step) => !step.isDone())) await findMaven();
    // Asked again: another set-up may just have done it.
    const open = steps.filter((step) => !step.isDone());
    for (const step of open) await step.run(jdk);
    if (open.length > 0) say(`done in ${since(began)}`);
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  throw new SetupFailure(
    "SLUICE_CONFIG",
    `Node ${LOWEST_NODE.join(".")} or newer is needed; this is ${process.versions.node} (${process.execPath})`,
    "install a current Node; 24 is best",
  );
}

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    const where = existsSync(folder) ? folder : ROOT;
    throw new SetupFailure(
      "SLUICE_FILE_ACCESS",
      `cannot write in ${where}: ${error.message}`,
      "make the folder writable for you; downloaded programs are kept in .sluice/",
    );
  }
}
