import { type Config, duration, plural } from "#core";
import type { DeployOptions } from "../deploy.ts";
import { adoptKsqldb } from "../ksqldb/adopt.ts";
import { destroyKsqldb, dropKsqldb } from "../ksqldb/drop-versions.ts";
import { findKsqldbDrift } from "../ksqldb/find-drift.ts";
import { pauseKsqldb, resumeKsqldb } from "../ksqldb/pause.ts";
import { compareKsqldb, promoteKsqldb } from "../ksqldb/promote.ts";
import { rollbackKsqldb } from "../ksqldb/rollback-output.ts";
import { confirming, json, say, told, toldCompared, toldDrift, type Verb, type VerbFlags, waitOf } from "./tell.ts";

/** The verbs of `deploy-sql --engine ksqldb`. */
export const KSQLDB_VERBS: Readonly<Record<string, Verb>> = {
  compare: runCompare,
  promote: runPromote,
  rollback: runRollback,
  drop: runDrop,
  destroy: runDestroy,
  pause: runPause,
  resume: runResume,
  adopt: runAdopt,
  drift: runDrift,
};

async function runCompare(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  return toldCompared(output, await compareKsqldb(config, { output, signal, wait: waitOf(flags) }), flags);
}

async function runPromote(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const { json: asJson, accept } = flags;
  const onStep = (text: string): void => (asJson ? undefined : say(`  ${text}`));
  return told(await promoteKsqldb(config, { output, signal, wait: waitOf(flags), accept, onStep }), "promoted", flags);
}

async function runRollback(
  config: Config,
  output: string,
  { signal }: DeployOptions,
  flags: VerbFlags,
): Promise<number> {
  const start = performance.now();
  const { drop, back, switched } = await rollbackKsqldb(config, output, { signal, reason: flags.reason });
  if (flags.json) json({ back: back.name, dropped: drop.map(({ name, topic }) => ({ name, topic })), switched });
  else {
    for (const { output: name, to, until } of switched)
      say(`  ${name}: readers take v${to} again${until === undefined ? "" : `, for windows that end after ${until}`}`);
    for (const { name, topic } of drop) say(`  - ${name}; its topic ${topic} stays`);
    say(`${output} rolled back to ${back.name} in ${duration(performance.now() - start)}`);
  }
  return 0;
}

async function runDrop(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const onGone = (what: string): void => (flags.json ? undefined : say(`  - ${what}`));
  const dropped = await dropKsqldb(config, { output, signal, confirm: confirming(flags, signal, output), onGone });
  if (flags.json) json(dropped.map(({ name, version, topic }) => ({ name, version, topic })));
  else say(`${plural(dropped.length, "version")} dropped; the live one of ${output} stays`);
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
  await destroyKsqldb(config, { output, signal, confirm: confirming(flags, signal, output), onGone });
  if (flags.json) json({ output, gone });
  else
    say(
      `${output} is gone from ${config.env}; where it is still declared, \`npm run deploy-sql -- --engine ksqldb\` makes it anew`,
    );
  return 0;
}

async function runPause(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const { version, name } = await pauseKsqldb(config, { output, signal });
  if (flags.json) json({ output, version, name });
  else say(`${name} is paused; deploy-sql leaves it so until \`deploy-sql -- resume ${output} --engine ksqldb\``);
  return 0;
}

async function runResume(config: Config, output: string, { signal }: DeployOptions, flags: VerbFlags): Promise<number> {
  const { version, name } = await resumeKsqldb(config, { output, signal });
  if (flags.json) json({ output, version, name });
  else say(`${name} runs again, from where it was paused`);
  return 0;
}

async function runDrift(config: Config, _: string, options: DeployOptions, flags: VerbFlags): Promise<number> {
  return toldDrift(config, await findKsqldbDrift(config, options), flags);
}

async function runAdopt(config: Config, output: string, options: DeployOptions, flags: VerbFlags): Promise<number> {
  const adopted = await adoptKsqldb(config, output, options);
  if (flags.json) json(adopted.map(({ name, version }) => ({ name, version })));
  else say(`adopted as version 1: ${adopted.map(({ name }) => name).join(", ")}`);
  return 0;
}
