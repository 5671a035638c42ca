import {
  hasColor,
  listenForStop,
  parseArguments,
  parseDuration,
  readConfig,
  renderProblem,
  runCommand,
  SluiceError,
} from "#core";
import { rowsJson } from "../show/show.ts";
import { QUERY_FILE, renderResult, runQuery } from "./run-query.ts";

const USAGE = `npm run query -- "SELECT ..." [--limit 20] [--timeout 60s] [--json]
  one SELECT over logs (payment, payment_valid, payment_ok), references, outputs and views, as Flink answers it now`;

await runCommand(async (args) => {
  const began = performance.now();
  const { values, positionals } = parseArguments(
    args,
    {
      limit: { type: "string", default: "20" },
      timeout: { type: "string", default: "60s" },
      json: { type: "boolean", default: false },
    },
    USAGE,
    1,
  );
  const [sql] = positionals;
  if (sql === undefined) throw new SluiceError("SLUICE_ARGUMENT", "no query given", { hint: USAGE });
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100_000)
    throw new SluiceError("SLUICE_ARGUMENT", `--limit must be a whole number from 1 to 100000, not "${values.limit}"`);
  const timeout = parseDuration(values.timeout);
  if (!timeout)
    throw new SluiceError("SLUICE_ARGUMENT", `--timeout ${values.timeout} is no duration`, {
      hint: "write it with its unit: 60s, 5m",
    });
  const stop = listenForStop(() => process.stderr.write("still stopping: Flink must let go of the query's job\n"));
  try {
    const result = await runQuery(readConfig(), sql, { limit, timeout, signal: stop.signal });
    for (const note of result.notes) process.stderr.write(`note: ${note}\n`);
    const width = process.stdout.isTTY ? process.stdout.columns : undefined;
    const text = values.json ? rowsJson(result) : renderResult(result, performance.now() - began, width);
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write("stopped; the query's job is cancelled\n");
      return 1;
    }
    if (!(error instanceof SluiceError) || error.problems.length === 0) throw error;
    const read = (file: string): string | undefined => (file === QUERY_FILE ? sql : undefined);
    for (const problem of error.problems)
      process.stderr.write(`${renderProblem(problem, hasColor(process.stderr), read)}\n`);
    return 1;
  } finally {
    stop.dispose();
  }
});
