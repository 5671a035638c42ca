import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  duration,
  hasColor,
  parseArguments,
  plural,
  type ReadText,
  readConfig,
  renderError,
  renderProblem,
  runCommand,
  SluiceError,
} from "#core";
import type { TreeChange } from "./emitted-tree.ts";
import { regenerate } from "./regenerate.ts";
import { unifiedDiff } from "./unified-diff.ts";

const USAGE = "npm run codegen [-- --check] [--json]";
const SIGN = { create: "+", change: "~", delete: "-" } as const;

/** `npm run codegen`: writes what changed; `--check` writes nothing, shows the differences and exits 2 when there are any. */
async function main(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { values } = parseArguments(args, { check: { type: "boolean" }, json: { type: "boolean" } }, USAGE, 0);
  const { root, dataDir } = readConfig();
  const color = hasColor(process.stderr);
  const read: ReadText = (file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
  try {
    const { files, problems, model, changes } = await regenerate({ root, dataDir, check: values.check === true });
    if (values.json) {
      const changed = changes.map(({ action, path }) => ({ action, path }));
      process.stdout.write(`${JSON.stringify({ changed, files: files.size, problems })}\n`);
    } else {
      for (const problem of problems) process.stderr.write(`${renderProblem(problem, color, read)}\n\n`);
      for (const change of changes) process.stdout.write(renderChange(change, values.check === true));
      const what = `${plural(model.logs.length, "log")}, ${plural(model.outputs.length, "output")}, ${plural(files.size, "emitted file")}`;
      const verb = values.check ? "stale: run `npm run codegen`" : "written";
      const result = changes.length === 0 ? "all up to date" : `${changes.length} ${verb}`;
      process.stdout.write(`${what}: ${result} (${duration(performance.now() - started)})\n`);
    }
    return values.check && changes.length > 0 ? 2 : 0;
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    if (values.json) {
      const { code, message, hint, problems } = error;
      process.stdout.write(`${JSON.stringify({ error: { code, message, hint }, problems })}\n`);
    } else process.stderr.write(`${renderError(error, color, read)}\n`);
    return 1;
  }
}

function renderChange(change: TreeChange, asDiff: boolean): string {
  return asDiff ? unifiedDiff(change.path, change.before, change.after) : `${SIGN[change.action]} ${change.path}\n`;
}

await runCommand(main);
