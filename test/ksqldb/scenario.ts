import { expect } from "vitest";
import {
  type ApplyContext,
  applyObjects,
  hasWork,
  type KsqldbObject,
  planFromServer,
  queryHealth,
  readServer,
  rollBack,
  serverName,
} from "#deploy";

/** The same object with a change that every server takes: a comment that counts as a change. */
function changed(objects: readonly KsqldbObject[], name: string): KsqldbObject[] {
  return objects.map((object) =>
    object.name === name
      ? { ...object, statement: `/* again */ ${object.statement}`, hash: `${object.hash} again` }
      : object,
  );
}

/**
 * Deploys objects, twice; rebuilds one table beside; rolls that back; lets its query drift and mends it; and drops
 * everything. `table`: a windowed table that nothing else reads.
 */
export async function runScenario(
  context: ApplyContext,
  objects: readonly KsqldbObject[],
  table: string,
): Promise<void> {
  const { client } = context;
  const state = () =>
    readServer(
      client,
      objects.map(({ name }) => serverName(name)),
    );
  const idle = async (wanted: readonly KsqldbObject[]): Promise<void> => {
    expect((await planFromServer(context, wanted)).steps.filter(({ sign }) => sign !== "=")).toEqual([]);
  };
  try {
    await applyObjects(context, objects);
    for (const { name } of objects) expect((await state()).sources.has(serverName(name)), name).toBe(true);
    expect(hasWork(await applyObjects(context, objects)), "the second deployment has nothing to do").toBe(false);

    const other = changed(objects, table);
    const plan = await planFromServer(context, other);
    const steps = plan.steps.filter(({ sign }) => sign !== "=").map(({ sign, name }) => `${sign} ${name}`);
    expect(steps, "only the table is built beside").toEqual([`~ ${table}_v2`]);
    await applyObjects(context, other);
    await idle(other);
    const both = await state();
    for (const name of [table, `${table}_v2`]) {
      expect(queryHealth(both, serverName(name)).health, `${name} runs`).toBe("running");
    }

    await rollBack(context, table);
    expect((await state()).sources.has(serverName(`${table}_v2`)), "the new version is gone").toBe(false);
    await idle(objects);

    const { id } = queryHealth(await state(), serverName(table));
    await client.command(`PAUSE ${id};`);
    const drift = (await planFromServer(context, objects)).steps.filter(({ sign }) => sign !== "=");
    expect(drift.map(({ why }) => why)).toEqual([`its query ${id} is paused: resumed`]);
    await applyObjects(context, objects);
    await idle(objects);

    await client.command(`TERMINATE ${id};`);
    const gone = (await planFromServer(context, objects)).steps.filter(({ sign }) => sign !== "=");
    expect(gone.map(({ why }) => why)).toEqual([expect.stringContaining("its query was terminated")]);
    await applyObjects(context, objects);
    await idle(objects);
  } finally {
    await applyObjects({ ...context, prune: true }, []);
  }
  expect((await state()).descriptions.size, "nothing is left").toBe(0);
}
