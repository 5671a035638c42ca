import { listenForStop, parseArguments, parseDuration, readConfig, runCommand, SluiceError } from "#core";
import { readCatalog } from "../tables/catalog.ts";
import { fileTables } from "../tables/file-tables.ts";
import { pointersIfThere } from "../tables/live-version.ts";
import { cleanSummary, cleanTables } from "./clean.ts";
import { readWriters } from "./writer-state.ts";

const USAGE = `npm run clean-files -- [--older-than 7d] [--pipeline <name>] [--only <output>] [--dry-run] [--json]
  --older-than   what is older goes; default: the retention that each output declares
  --dry-run      tells what would go`;

await runCommand(async (args) => {
  const began = performance.now();
  const { values } = parseArguments(
    args,
    {
      pipeline: { type: "string" },
      only: { type: "string" },
      "older-than": { type: "string" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
    USAGE,
    0,
  );
  const older = values["older-than"];
  const olderThan = older === undefined ? undefined : parseDuration(older);
  if (older !== undefined && olderThan === undefined)
    throw new SluiceError("SLUICE_ARGUMENT", `--older-than ${older} is no duration`, {
      hint: "write it with its unit: 12h, 7d",
    });
  const config = readConfig();
  const dryRun = values["dry-run"];
  const tables = fileTables(await readCatalog(config.root), values);
  const stop = listenForStop(() => undefined);
  try {
    const onLine = (line: string): void => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);
    const writers = tables.length === 0 ? undefined : await readWriters(config, stop.signal);
    const pointers =
      tables.length === 0 ? undefined : await pointersIfThere(config, (line) => void process.stderr.write(`${line}\n`));
    const done = await cleanTables(
      config,
      tables,
      {
        dryRun,
        signal: stop.signal,
        pointers,
        writer: async (output, version) => (await writers?.of(output, version)) ?? { kind: "none" },
        ...(olderThan !== undefined && { olderThan }),
      },
      onLine,
    );
    const text = values.json ? JSON.stringify(done, null, 2) : cleanSummary(done, dryRun, performance.now() - began);
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
