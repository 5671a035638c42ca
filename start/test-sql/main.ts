import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  hasColor,
  listenForStop,
  paint,
  parseArguments,
  readConfig,
  renderError,
  renderProblem,
  runCommand,
  SluiceError,
} from "#core";
import {
  type CaseResult,
  checkedCases,
  chooseCases,
  type LeftOut,
  renderCase,
  renderLeftOut,
  renderTotal,
  resultJson,
  testSql,
  testSqlOnKsqldb,
} from "#deploy";
import { withEngines } from "./engines.ts";

const USAGE = `npm run test-sql [-- --pipeline payment --only payment_totals_1m --case minute --json]
  --pipeline <name>   only cases of the models in sql/flink/<name>/
  --only <model>      only cases of this model
  --case <name>       only the case in the file <name>.yaml
  --engine <name>     flink (the default), or ksqldb: the server at SLUICE_KSQLDB_URL
  --json              for machines`;

await runCommand(async (args) => {
  const { values } = parseArguments(
    args,
    {
      pipeline: { type: "string" },
      only: { type: "string" },
      case: { type: "string" },
      engine: { type: "string", default: "flink" },
      json: { type: "boolean", default: false },
    },
    USAGE,
    0,
  );
  const { engine } = values;
  if (engine !== "flink" && engine !== "ksqldb")
    throw new SluiceError("SLUICE_ARGUMENT", `there is no engine "${engine}"`, { hint: "flink or ksqldb" });
  const config = readConfig();
  // Mistakes in the files are told before an engine is started for them.
  const { cases, lacking } = await checkedCases(config.root);
  chooseCases(cases, values);
  const color = hasColor(process.stdout);
  const readFile = (file: string): string | undefined => {
    try {
      return readFileSync(join(config.root, file), "utf8");
    } catch {
      return undefined;
    }
  };
  const stop = listenForStop(() => process.stderr.write("still stopping: topics of the cases are being deleted\n"));
  const say = (line: string): void => {
    if (!values.json) process.stdout.write(`${line}\n`);
  };
  const options = {
    pipeline: values.pipeline,
    only: values.only,
    case: values.case,
    signal: stop.signal,
    onResult: (each: CaseResult) => say(renderCase(each, paint(color), (error) => renderError(error, color, readFile))),
    onLeftOut: (each: LeftOut) => say(renderLeftOut(each, "ksqlDB", paint(color))),
  };
  try {
    const result =
      engine === "ksqldb"
        ? await testSqlOnKsqldb(config, options)
        : await withEngines(config, stop.signal, (addressed) => testSql(addressed, options));
    process.stdout.write(values.json ? `${JSON.stringify(resultJson(result), null, 2)}\n` : `${renderTotal(result)}\n`);
    // Only what is asked for as a whole can lack something.
    const whole = values.pipeline === undefined && values.only === undefined && values.case === undefined;
    for (const problem of whole ? lacking : [])
      process.stderr.write(`${renderProblem({ ...problem, severity: "warning" }, false, () => undefined)}\n`);
    return result.failed > 0 ? 1 : 0;
  } catch (error) {
    // What could not be dropped must be told even to one who has stopped it.
    const isLeft = error instanceof SluiceError && error.code === "SLUICE_KSQLDB";
    if (!stop.signal.aborted || isLeft) throw error;
    process.stderr.write("stopped; the topics of the cases are deleted\n");
    return 1;
  } finally {
    stop.dispose();
  }
});
