import type { SqlDialect } from "#codegen";
import { type Config, duration, plural, renderTable, SluiceError } from "#core";
import type { DeployOptions } from "../deploy.ts";
import { columnGraph } from "../graph/column-graph.ts";
import { renderMermaid } from "../graph/render-mermaid.ts";
import { renderColumnGraph, tablesFor } from "../graph/render-text.ts";
import { compareVersions } from "../versions/candidates.ts";
import { dropKept } from "../versions/drop-kept.ts";
import { promote, rollback } from "../versions/promote.ts";
import { adopt } from "./adopt.ts";
import { destroy } from "./destroy.ts";
import { findDrift } from "./drift.ts";
import { readHistory } from "./history.ts";
import { KSQLDB_VERBS } from "./ksqldb-verbs.ts";
import { pause, resume } from "./pause.ts";
import { confirming, json, say, told, toldCompared, toldDrift, type Verb, type VerbFlags, waitOf } from "./tell.ts";

/** The verbs of `deploy-sql`, with whether an output must be named. */
export const VERBS: Readonly<Record<string, { readonly run: Verb; readonly output: "needed" | "optional" | "none" }>> =
  {
    compare: { run: runCompare, output: "needed" },
    promote: { run: runPromote, output: "needed" },
    rollback: { run: runRollback, output: "needed" },
    drop: { run: runDrop, output: "needed" },
    destroy: { run: runDestroy, output: "needed" },
    pause: { run: runPause, output: "needed" },
    resume: { run: runResume, output: "needed" },
    adopt: { run: runAdopt, output: "needed" },
    drift: { run: runDrift, output: "none" },
    graph: { run: runGraph, output: "optional" },
    history: { run: runHistory, output: "optional" },
  };

/** Runs one verb; answers the exit code. */
export function runVerb(
  verb: string,
  config: Config,
  output: string | undefined,
  options: DeployOptions,
  flags: VerbFlags,
  engine: SqlDialect = "flink",
): Promise<number> {
  const found = VERBS[verb];
  if (!found)
    throw new SluiceError("SLUICE_ARGUMENT", `unknown verb "${verb}"`, {
      hint: `there are ${Object.keys(VERBS).join(", ")}`,
    });
  if (output === undefined && found.output === "needed")
    throw new SluiceError("SLUICE_ARGUMENT", `${verb} which output?`, {
      hint: `npm run deploy-sql -- ${verb} <output>`,
    });
  if (output !== undefined && found.output === "none")
    throw new SluiceError("SLUICE_ARGUMENT", `unexpected "${output}"`);
  // History is of both engines, and the graph of columns of none.
  const run = engine === "flink" || verb === "history" ? found.run : KSQLDB_VERBS[verb];
  if (!run)
    throw new SluiceError("SLUICE_ARGUMENT", `${verb} is for Flink`, {
      hint: `with --engine ksqldb there are ${[...Object.keys(KSQLDB_VERBS), "history"].join(", ")}`,
    });
  return run(config, output ?? "", options, flags);
}

async function runCompare(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  return toldCompared(output, await compareVersions(config, { output, signal, wait: waitOf(flags) }), flags);
}

async function runPromote(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const { json: asJson, accept } = flags;
  const onStep = (text: string): void => (asJson ? undefined : say(`  ${text}`));
  return told(await promote(config, { output, signal, wait: waitOf(flags), accept, onStep }), "promoted", flags);
}

async function runRollback(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const start = performance.now();
  const onStep = (text: string): void => (flags.json ? undefined : say(`  ${text}`));
  const switched = await rollback(config, { output, signal, reason: flags.reason, onStep });
  return told(switched, `rolled back in ${duration(performance.now() - start)}`, flags);
}

async function runDrop(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const dropped = await dropKept(config, { output, signal, confirm: confirming(flags, signal, output) });
  if (flags.json) json(dropped.map(({ version, topic, folder }) => ({ version, topic, folder })));
  else say(`${plural(dropped.length, "version")} of ${output} dropped`);
  return 0;
}

async function runDestroy(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const gone: string[] = [];
  const onGone = (what: string): void => {
    gone.push(what);
    if (!flags.json) say(`  - ${what}`);
  };
  await destroy(config, { output, signal, confirm: confirming(flags, signal, output), onGone });
  if (flags.json) json({ output, gone });
  else say(`${output} is gone from ${config.env}; where it is still declared, \`npm run deploy-sql\` makes it anew`);
  return 0;
}

async function runPause(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const { version, restore } = await pause(config, { output, signal });
  if (flags.json) json({ output, version, restore });
  else
    say(
      `${output} v${version} is paused, its state is in ${restore?.split("/").at(-1)}; deploy-sql leaves it so until \`deploy-sql -- resume ${output}\``,
    );
  return 0;
}

async function runResume(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const { version, jobId } = await resume(config, { output, signal });
  if (flags.json) json({ output, version, jobId });
  else say(`${output} v${version} runs again, from where it was paused`);
  return 0;
}

async function runAdopt(config: Config, output: string, options: DeployOptions, flags: VerbFlags): Promise<number> {
  const { version, jobId } = await adopt(config, output, options);
  if (flags.json) json({ output, version, jobId });
  else say(`${output} v${version} is adopted: job ${jobId}`);
  return 0;
}

async function runDrift(config: Config, _: string, options: DeployOptions, flags: VerbFlags): Promise<number> {
  return toldDrift(config, await findDrift(config, options), flags);
}

/** Asks no broker and no engine. */
async function runGraph(
  config: Config,
  output: string,
  { pipelines }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const graph = await columnGraph(config, { pipelines });
  const only = output === "" ? undefined : output;
  if (flags.json) json({ tables: tablesFor(graph, only) });
  else say(flags.mermaid ? renderMermaid(graph, only) : renderColumnGraph(graph, only));
  return 0;
}

async function runHistory(config: Config, output: string, _: DeployOptions, flags: VerbFlags): Promise<number> {
  const entries = await readHistory(config, output === "" ? undefined : output);
  if (flags.json) json(entries);
  else {
    say(renderTable(entries.map(({ at, output: name, what }) => [new Date(at).toISOString(), name, what])));
    say(`${entries.length} in all`);
  }
  return 0;
}
