import type { SqlDialect } from "#codegen";
import { parseArguments, pipelineNames, readConfig, runCommand, SluiceError } from "#core";
import { runApply, runCheck, runPlan, runPrint } from "./commands.ts";
import { refuseMisplaced } from "./flag-places.ts";
import { runVerb, VERBS } from "./verbs/run-verb.ts";

const USAGE = `check-sql | plan-sql | deploy-sql, with
  --env <name>        deployment environment (default: local)
  --engine <name>     flink or ksqldb; without it check-sql looks at both, the others at flink
  --pipeline <names>  only sql/flink/<name>/; several with commas between, or all
  --only <output>     only this output, with what it reads
  --rebuild           build changed outputs anew: drops their state and their topic
  --prune             stop jobs that are no longer declared; their data stays
  --print             deploy-sql: print the SQL that the engine gets, touch nothing
  --fold              with --print: pinned schemas in one line
  --offline           plan-sql: all that is declared, as if nothing stood; asks nobody
  --out <file>        plan-sql: save the plan; \`deploy-sql <file>\` applies it if the world has not moved
deploy-sql also has verbs:
  compare | promote | rollback | drop <output>   versions built beside the live one
  pause | resume | adopt | destroy <output>      one output
  drift, history [<output>]                      the whole environment
  graph [<output>]                               which columns come from which, as text, --mermaid or --json
  --wait <time>                compare, promote: how long the new version may catch up (default 2m)
  --accept-differences "why"   promote though rows differ; the reason is kept
  --reason "why"               rollback: kept in the history
  --confirm <output>           drop, destroy: the name, where nobody is there to type it
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
      out: { type: "string" },
      mermaid: { type: "boolean", default: false },
      offline: { type: "boolean", default: false },
      wait: { type: "string" },
      "accept-differences": { type: "string" },
      reason: { type: "string" },
      confirm: { type: "string" },
      json: { type: "boolean", default: false },
    },
    USAGE,
    3,
  );
  const [verb, what, output] = positionals;
  const engine = engineOf(values.engine);
  refuseMisplaced(verb === "apply" && what !== undefined && what in VERBS ? what : verb, values);
  // What asks nobody needs no secret either.
  const offline = verb === "check" || values.offline || what === "graph";
  const config = readConfig(values.env === undefined ? {} : { env: values.env }, process.env, { offline });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(stopped()));
  process.once("SIGTERM", () => stop.abort(stopped()));
  const { only, rebuild, prune, json, fold } = values;
  const pipelines = pipelineNames(values.pipeline);
  const { out, wait, reason, confirm, "accept-differences": accept } = values;
  const options = {
    engine,
    pipelines,
    only,
    rebuild,
    prune,
    json,
    fold,
    out,
    offline: values.offline,
    signal: stop.signal,
  };
  if (verb === "apply" && what !== undefined && what in VERBS) {
    const flags = { json, mermaid: values.mermaid, wait, accept, reason, confirm };
    return runVerb(what, config, output, options, flags, engine);
  }
  const saved = verb === "apply" && what !== undefined && /[./]/.test(what) ? what : undefined;
  const extra = saved === undefined ? what : output;
  if (extra !== undefined)
    throw new SluiceError("SLUICE_ARGUMENT", `unexpected "${extra}"`, {
      hint:
        verb === "apply"
          ? `the verbs are ${Object.keys(VERBS).join(", ")}; a saved plan is a file with a dot in its name`
          : USAGE,
    });
  if (engine === "ksqldb" && verb !== "check") refuseFlags({ rebuild, offline, print: values.print, fold });
  if (verb === "check") return runCheck(config, options);
  if (verb === "plan") return runPlan(config, options);
  if (verb === "apply") return values.print ? runPrint(config, options) : runApply(config, { ...options, saved });
  throw new SluiceError("SLUICE_ARGUMENT", verb ? `unknown verb "${verb}"` : "no verb given", { hint: USAGE });
});

/** Flags that say nothing to ksqlDB, whose changes are always built beside. */
function refuseFlags(flags: Readonly<Record<string, boolean | undefined>>): void {
  for (const [name, given] of Object.entries(flags)) {
    if (given)
      throw new SluiceError("SLUICE_ARGUMENT", `--${name} is for Flink`, { hint: "leave it out with --engine ksqldb" });
  }
}

function engineOf(name: string | undefined): SqlDialect | undefined {
  if (name === undefined || name === "flink" || name === "ksqldb") return name;
  throw new SluiceError("SLUICE_ARGUMENT", `there is no engine "${name}"`, { hint: "flink or ksqldb" });
}

function stopped(): SluiceError {
  return new SluiceError("SLUICE_STOPPED", "stopped; what was submitted is taken up by the next deploy-sql");
}
