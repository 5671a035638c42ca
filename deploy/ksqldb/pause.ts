import { type Config, SluiceError } from "#core";
import { serverName } from "./object.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import { needLive } from "./outputs.ts";
import type { KsqldbRecord } from "./records.ts";
import { queryHealth, readServer } from "./server-state.ts";

export interface KsqldbPauseOptions {
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
}

/** Pauses the query of an output's live version and keeps it so: a deployment does not resume it. */
export function pauseKsqldb(config: Config, options: KsqldbPauseOptions): Promise<KsqldbRecord> {
  return withKsqldb(config, options, async (systems) => {
    const record = needLive(await systems.store.readAll(), options.output);
    if (record.phase !== "settled" && record.phase !== "paused")
      throw new SluiceError("SLUICE_ARGUMENT", `${record.name} is not running: its deployment is ${record.phase}`, {
        hint: "npm run plan-sql -- --engine ksqldb",
      });
    // Before the server is asked: whoever finds the query paused after a crash must know that it is meant.
    const paused: KsqldbRecord = { ...record, phase: "paused" };
    if (record.phase === "settled") await systems.store.write(paused);
    return switchQuery(systems, paused, "PAUSE", options.signal);
  });
}

/** Lets a paused output go on from where it stood. */
export function resumeKsqldb(config: Config, options: KsqldbPauseOptions): Promise<KsqldbRecord> {
  return withKsqldb(config, options, async (systems) => {
    const record = needLive(await systems.store.readAll(), options.output);
    if (record.phase !== "paused")
      throw new SluiceError("SLUICE_ARGUMENT", `${record.name} is not paused: it is ${record.phase}`);
    // The record last: cut off before it, the query runs and is resumed once more, which changes nothing.
    return switchQuery(systems, { ...record, phase: "settled" }, "RESUME", options.signal);
  });
}

/** Sends PAUSE or RESUME unless the query is so already, and writes down how it is. */
async function switchQuery(
  { client, store }: KsqldbSystems,
  record: KsqldbRecord,
  verb: "PAUSE" | "RESUME",
  signal: AbortSignal | undefined,
): Promise<KsqldbRecord> {
  const name = serverName(record.name);
  const { health, id } = queryHealth(await readServer(client, [name], { signal }), name);
  if (id === undefined || health === "failed" || health === "gone")
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `the query of ${record.name} ${id ? "has failed" : "is gone"}`, {
      hint: "npm run plan-sql -- --engine ksqldb",
    });
  if (health === (verb === "PAUSE" ? "paused" : "running")) {
    await store.write(record);
    return record;
  }
  const { sequence } = await client.command(`${verb} ${id};`, { signal });
  const switched = { ...record, sequence };
  await store.write(switched);
  return switched;
}
