import { listenForStop, parseArguments, parseDuration, readConfig, runCommand, SluiceError } from "#core";
import { readCatalog } from "../tables/catalog.ts";
import { fileTables } from "../tables/file-tables.ts";
import { pointersIfThere } from "../tables/live-version.ts";
import { compactSummary, compactTables } from "./compact.ts";

const USAGE = `npm run compact-files [-- --pipeline <name> --only <output> --older-than 1h --dry-run --json]
  --older-than   how long nothing may have come for a partition to count as closed (where no _SUCCESS says it)
  --dry-run      tells what would be merged`;

await runCommand(async (args) => {
  const began = performance.now();
  const { values } = parseArguments(
    args,
    {
      pipeline: { type: "string" },
      only: { type: "string" },
      "older-than": { type: "string", default: "1h" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
    USAGE,
    0,
  );
  const age = parseDuration(values["older-than"]);
  if (age === undefined)
    throw new SluiceError("SLUICE_ARGUMENT", `--older-than ${values["older-than"]} is no duration`, {
      hint: "write it with its unit: 30m, 1h",
    });
  const config = readConfig();
  const dryRun = values["dry-run"];
  const tables = fileTables(await readCatalog(config.root), values);
  // The file at work is finished first: a second Ctrl-C is not needed, a kill is safe.
  const stop = listenForStop(() => undefined);
  try {
    const onLine = (line: string): void => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);
    const pointers =
      tables.length === 0 ? undefined : await pointersIfThere(config, (line) => void process.stderr.write(`${line}\n`));
    const done = await compactTables(config, tables, { age, dryRun, pointers, signal: stop.signal }, onLine);
    const text = values.json ? JSON.stringify(done, null, 2) : compactSummary(done, dryRun, performance.now() - began);
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write("stopped; the next run goes on from here\n");
    return 1;
  } finally {
    stop.dispose();
  }
});
