import { listenForStop, parseArguments, readConfig, runCommand, SluiceError } from "#core";
import { readShown, renderShown, rowsJson } from "./show.ts";

const USAGE = `npm run show -- <table> [--last 10] [--files] [--where "<condition>"] [--json]
  <table>    an output, a log or a reference
  --last     how many of the newest rows
  --files    rows of its files (what an output in files shows anyway)
  --where    for files: only rows that meet a SQL condition
  --json     a JSON array`;

await runCommand(async (args) => {
  const began = performance.now();
  const { values, positionals } = parseArguments(
    args,
    {
      last: { type: "string", default: "10" },
      files: { type: "boolean", default: false },
      where: { type: "string" },
      json: { type: "boolean", default: false },
    },
    USAGE,
    1,
  );
  const [name] = positionals;
  if (name === undefined) throw new SluiceError("SLUICE_ARGUMENT", "no table given", { hint: USAGE });
  const last = Number(values.last);
  if (!Number.isInteger(last) || last < 1 || last > 10_000)
    throw new SluiceError("SLUICE_ARGUMENT", `--last must be a whole number from 1 to 10000, not "${values.last}"`);
  const stop = listenForStop(() => undefined);
  try {
    const { files, where } = values;
    const shown = await readShown(readConfig(), name, {
      last,
      files,
      ...(where !== undefined && { where }),
      signal: stop.signal,
    });
    const text = values.json
      ? rowsJson(shown)
      : renderShown(name, shown, performance.now() - began, process.stdout.isTTY ? process.stdout.columns : undefined);
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write("stopped\n");
    return 1;
  } finally {
    stop.dispose();
  }
});
