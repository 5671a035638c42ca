import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  hasColor,
  paint,
  parseArguments,
  readConfig,
  renderError,
  renderProblem,
  runCommand,
  SluiceError,
} from "#core";
import { checkedCases, chooseCases, renderCase, renderTotal, resultJson, testSql } from "#deploy";
import { listenForStop } from "../stop-signal.ts";
import { withEngines } from "./engines.ts";

const USAGE = `npm run test-sql [-- --pipeline payment --only payment_totals_1m --case minute --json]
  --pipeline <name>   only cases of the models in sql/flink/<name>/
  --only <model>      only cases of this model
  --case <name>       only the case in the file <name>.yaml
  --engine flink      ksqldb is not there yet
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
  if (values.engine === "ksqldb")
    throw new SluiceError("SLUICE_ARGUMENT", "cases do not run on ksqlDB yet: that needs a server, and is not there", {
      hint: "the tests hold ksqlDB's models against the same cases without one: deploy/test/ksqldb-cases.test.ts",
    });
  if (values.engine !== "flink")
    throw new SluiceError("SLUICE_ARGUMENT", `there is no engine "${values.engine}"`, { hint: "flink" });
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
  try {
    return await withEngines(config, stop.signal, async (addressed) => {
      const result = await testSql(addressed, {
        pipeline: values.pipeline,
        only: values.only,
        case: values.case,
        signal: stop.signal,
        onResult: (each) => {
          if (values.json) return;
          process.stdout.write(`${renderCase(each, paint(color), (error) => renderError(error, color, readFile))}\n`);
        },
      });
      process.stdout.write(
        values.json ? `${JSON.stringify(resultJson(result), null, 2)}\n` : `${renderTotal(result)}\n`,
      );
      // Only what is asked for as a whole can lack something.
      const whole = values.pipeline === undefined && values.only === undefined && values.case === undefined;
      for (const problem of whole ? lacking : [])
        process.stderr.write(`${renderProblem({ ...problem, severity: "warning" }, false, () => undefined)}\n`);
      return result.failed > 0 ? 1 : 0;
    });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write("stopped; the topics of the cases are deleted\n");
    return 1;
  } finally {
    stop.dispose();
  }
});
