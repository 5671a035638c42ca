import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  BATCHING_OPTIONS,
  BATCHING_USAGE,
  hasColor,
  parseArguments,
  type ReadText,
  readBatching,
  readConfig,
  renderError,
  runCommand,
  SluiceError,
} from "#core";
import { checkFiles, chosen, runCheck, runList, runPublish } from "./commands.ts";

const USAGE = `npm run reference -- list | check [name...] | publish [name...]
  list        the declared references and their files
  check       the files alone; needs no broker
  publish     brings the topics to the files; makes topic and schema when they are missing
  --dry-run   publish: says what would change (exit code 2) and touches nothing
${BATCHING_USAGE}
              (a publication has all its rows at once: linger changes nothing)
  --env <name>
  --json      for machines`;

const OPTIONS = {
  "dry-run": { type: "boolean", default: false },
  ...BATCHING_OPTIONS,
  env: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

await runCommand(async (args) => {
  const { values, positionals } = parseArguments(args, OPTIONS, USAGE);
  const [verb, ...names] = positionals;
  const config = readConfig(values.env === undefined ? {} : { env: values.env });
  const { json, "dry-run": dryRun } = values;
  try {
    const { records: batchRecords, bytes: batchBytes } = readBatching(values);
    const batching = { ...(batchRecords && { batchRecords }), ...(batchBytes && { batchBytes }) };
    if (verb === "list" && names.length === 0) return runList(json);
    if (verb !== "check" && verb !== "publish") {
      const message = verb === undefined ? "no verb given" : `unknown: ${positionals.join(" ")}`;
      throw new SluiceError("SLUICE_ARGUMENT", message, { hint: USAGE });
    }
    // All files first: one that is wrong keeps the others from being published, too.
    const checked = await checkFiles(config.root, chosen(names));
    return verb === "check"
      ? runCheck(checked, json)
      : await runPublish(config, checked, { ...batching, dryRun, json });
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    if (json) {
      const { code, message, hint, problems } = error;
      process.stdout.write(`${JSON.stringify({ error: { code, message, hint }, problems })}\n`);
    } else process.stderr.write(`${renderError(error, hasColor(process.stderr), readIn(config.root))}\n`);
    return 1;
  }
});

function readIn(root: string): ReadText {
  return (file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
}
