import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "./kills/outcome.ts";
import { type OwnKafka, openOwnKafka } from "./kills/own-kafka.ts";
import { type KillOptions, runKills } from "./kills/run-kills.ts";

/** The short form of `npm run test:tail-kill`. Its broker is restarted: it has one of its own. */
let own: OwnKafka;
beforeAll(async () => {
  own = await openOwnKafka();
});
afterAll(() => own?.close());

function options(more: Pick<KillOptions, "lines" | "random" | "restarts" | "saveEvery">): KillOptions {
  return {
    ...more,
    stack: own.stack,
    folder: mkdtempSync(join(own.folder, "run-")),
    seed: Date.now() % 100_000,
    each: 1,
    perSecond: 4000,
    span: 500,
    pause: 500,
    tell: () => {},
  };
}

test("killed at every place and at any time, between rotations by logrotate and over a restart of the broker: each line is there once", async () => {
  const run = options({ lines: 12_000, random: 4, restarts: 1 });
  expect(faultsOf(await runKills(run), run), `seed ${run.seed}`).toEqual([]);
});

test("with positions apart from records the same kills double lines: the test can fail", async () => {
  const run = options({ lines: 5000, random: 0, restarts: 0, saveEvery: 1000 });
  expect((await runKills(run)).verdict.doubled).toBeGreaterThan(0);
});
