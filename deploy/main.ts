import { parseArguments, pipelineNames, readConfig, runCommand, SluiceError } from "#core";
import { runApply, runCheck, runPlan, runPrint } from "./commands.ts";

const USAGE = `check-sql | plan-sql | deploy-sql, with
  --env <name>        deployment environment (default: local)
  --engine flink      the only engine for now
  --pipeline <names>  only sql/flink/<name>/; several with commas between, or all
  --only <output>     only this output, with what it reads
  --rebuild           build changed outputs anew: drops their state and their topic
  --prune             stop jobs that are no longer declared; their data stays
  --print             deploy-sql: print the SQL that the engine gets, touch nothing
  --fold              with --print: pinned schemas in one line
  --json              for machines`;

await runCommand(async (args) => {
  const { values, positionals } = parseArguments(
    args,
    {
      env: { type: "string" },
      engine: { type: "string" },
      pipeline: { type: "string" },
      only: { type: "string" },
      rebuild: { type: "boolean", default: false },
      prune: { type: "boolean", default: false },
      print: { type: "boolean", default: false },
      fold: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
    USAGE,
    1,
  );
  const [verb] = positionals;
  if (values.engine !== undefined && values.engine !== "flink") {
    throw new SluiceError("SLUICE_ARGUMENT", `engine "${values.engine}" is not there yet`, {
      hint: "use --engine flink",
    });
  }
  const config = readConfig(values.env === undefined ? {} : { env: values.env });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(stopped()));
  process.once("SIGTERM", () => stop.abort(stopped()));
  const { only, rebuild, prune, json, fold } = values;
  const pipelines = pipelineNames(values.pipeline);
  const options = { pipelines, only, rebuild, prune, json, fold, signal: stop.signal };
  if (verb === "check") return runCheck(config, options);
  if (verb === "plan") return runPlan(config, options);
  if (verb === "apply") return values.print ? runPrint(config, options) : runApply(config, options);
  throw new SluiceError("SLUICE_ARGUMENT", verb ? `unknown verb "${verb}"` : "no verb given", { hint: USAGE });
});

function stopped(): SluiceError {
  return new SluiceError("SLUICE_STOPPED", "stopped; what was submitted is taken up by the next deploy-sql");
}
