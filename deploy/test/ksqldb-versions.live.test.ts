import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPaymentErrorRate1m } from "#generated";
import { dropKsqldb } from "../ksqldb/drop-versions.ts";
import { compareKsqldb, promoteKsqldb } from "../ksqldb/promote.ts";
import { openKsqldbRecords } from "../ksqldb/record-store.ts";
import { rollbackKsqldb } from "../ksqldb/rollback-output.ts";
import { readHistory } from "../verbs/history.ts";
import { renderCompared } from "../versions/render-comparison.ts";
import { type KsqldbProject, openKsqldbProject } from "./ksqldb-project.ts";
import { type WindowRow, writeWindows } from "./ksqldb-rows.ts";

const OUTPUT = "payment_error_rate_1m";
const MODEL = `sql/ksqldb/payment/${OUTPUT}.sql`;
const START = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000;
const end = (minute: number): string => new Date(START + (minute + 1) * 60_000).toISOString();

let project: KsqldbProject;

/** Each window of the minutes, with two methods, each row first half and then whole: as EMIT CHANGES writes it. */
function windows(from: number, to: number, failed = (minute: number): bigint => BigInt(minute)): WindowRow[] {
  const rows: WindowRow[] = [];
  for (let minute = from; minute <= to; minute++)
    for (const events of [5n, 10n])
      for (const key of ["CARD", "BANK"])
        rows.push({ minute, key, columns: { payment_method: key, events, failed: failed(minute), threshold: 0.1 } });
  return rows;
}

const write = (version: string, rows: readonly WindowRow[]): Promise<void> =>
  writeWindows(project, version === "v1" ? OUTPUT : `${OUTPUT}_${version}`, START, rows);

async function pointer() {
  const store = openKsqldbRecords(project.kafka, project.config.env);
  try {
    return (await store.readAll()).pointers.get(OUTPUT);
  } finally {
    await store.close();
  }
}

/** What a reader that follows has in the end: the last row of each window of CARD, as `minute:failed/events`. */
async function followed(): Promise<string[]> {
  const last = new Map<number, string>();
  const { env } = project.config;
  for await (const { value } of readPaymentErrorRate1m(project.kafka, { follow: { env }, until: "end" })) {
    const minute = (value.windowStart.getTime() - START) / 60_000;
    if (value.paymentMethod === "CARD") last.set(minute, `${minute}:${value.failed}/${value.events}`);
  }
  return [...last].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** Builds the model beside, changed in what means nothing to its rows. */
async function rebuilt(version: number): Promise<void> {
  project.edit(MODEL, (text) =>
    text.replace(/CAST\(50 AS BIGINT\)|CAST\(5\d AS BIGINT\)/, `CAST(5${version} AS BIGINT)`),
  );
  expect(await project.deployed({ only: OUTPUT })).toContain(`~ table ${OUTPUT}_v${version}`);
}

beforeAll(async () => {
  project = await openKsqldbProject();
  await project.deployed({ only: OUTPUT });
  await write("v1", windows(0, 5));
}, 120_000);

afterAll(() => project?.close());

describe("a version that was built beside on ksqlDB", () => {
  it("is compared by the last row of each key, in windows that both have closed", async () => {
    await expect(compareKsqldb(project.config, { output: OUTPUT })).rejects.toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: `no version of ${OUTPUT} is built beside its live one`,
    });
    await rebuilt(2);
    // Minute 4 has ended, but its late events may still come; minute 5 is open.
    await write(
      "v2",
      windows(0, 5, (minute) => (minute < 4 ? BigInt(minute) : 99n)),
    );
    const [compared] = await compareKsqldb(project.config, { output: OUTPUT });
    expect(compared).toMatchObject({ behind: false, rows: { equal: true, rows: 8, windows: 4, open: 4 } });
    expect(compared && renderCompared(compared)).toContain(`equal: 8 rows in 4 closed windows`);
  });

  it("is promoted: readers have old rows up to the cut and new ones behind it, also those that were there before", async () => {
    const reading = new AbortController();
    const { env } = project.config;
    const seen: string[] = [];
    const isDone = Promise.withResolvers<void>();
    const live = (async () => {
      const rows = readPaymentErrorRate1m(project.kafka, { follow: { env }, signal: reading.signal });
      for await (const { value } of rows) {
        seen.push(`${(value.windowStart.getTime() - START) / 60_000}:${value.failed}`);
        if (seen.at(-1) === "8:8") isDone.resolve();
      }
    })();
    live.catch(isDone.reject);
    const [switched] = await promoteKsqldb(project.config, { output: OUTPUT });
    expect(switched).toEqual({ output: OUTPUT, from: 1, to: 2, until: end(3) });
    expect(await pointer()).toMatchObject({
      engine: "ksqldb",
      live: 2,
      previous: 1,
      cut: "window",
      parts: [
        { version: 1, topic: OUTPUT, after: null, until: end(3) },
        { version: 2, topic: `${OUTPUT}_v2`, after: end(3), until: null },
      ],
    });
    expect(project.server.sources.get(OUTPUT.toUpperCase())?.state, "v1 runs on").toBe("RUNNING");
    expect(await project.deployed({ only: OUTPUT }), "nothing to do behind it").toEqual([]);
    await write(
      "v1",
      windows(6, 8, () => 77n),
    );
    await write("v2", windows(4, 8));
    expect(await followed()).toEqual([
      "0:0/10",
      "1:1/10",
      "2:2/10",
      "3:3/10",
      "4:4/10",
      "5:5/10",
      "6:6/10",
      "7:7/10",
      "8:8/10",
    ]);
    await isDone.promise;
    reading.abort();
    await live;
    expect(seen.filter((row) => row.endsWith(":77"))).toEqual([]);
  });

  it("goes back: the new version goes, readers take the old one, which had all rows meanwhile", async () => {
    const { drop, back, switched } = await rollbackKsqldb(project.config, OUTPUT, { reason: "a try" });
    expect([drop.map(({ name }) => name), back.name]).toEqual([[`${OUTPUT}_v2`], OUTPUT]);
    expect(switched).toEqual([{ output: OUTPUT, from: 2, to: 1, until: end(6) }]);
    expect(project.has(`${OUTPUT}_v2`)).toBe(false);
    expect(await pointer()).toMatchObject({
      live: 1,
      previous: null,
      reason: "a try",
      parts: [
        { version: 1, until: end(3) },
        { version: 2, after: end(3), until: end(6) },
        { version: 1, after: end(6), until: null },
      ],
    });
    await write("v1", windows(9, 9));
    // Minutes 7 and 8 were written by v1 while readers were with v2.
    expect(await followed()).toEqual([
      ...["0:0/10", "1:1/10", "2:2/10", "3:3/10", "4:4/10", "5:5/10", "6:6/10"],
      ...["7:77/10", "8:77/10", "9:9/10"],
    ]);
    const history = await readHistory(project.config, OUTPUT);
    expect(history.map(({ what }) => what.split(",")[0]).slice(-3)).toEqual([
      "v1 live",
      "v2 dropping on ksqlDB",
      "v2 dropped on ksqlDB",
    ]);
  });

  it("with other values is refused, with the columns and windows, unless they are meant", async () => {
    await rebuilt(3);
    await write(
      "v3",
      windows(0, 9, (minute) => (minute === 2 ? 3n : minute >= 6 && minute < 9 ? 77n : BigInt(minute))),
    );
    const [compared] = await compareKsqldb(project.config, { output: OUTPUT });
    expect(compared?.rows).toMatchObject({
      equal: false,
      differing: 2,
      columns: [{ name: "failed", rows: 2, most: 1 }],
      examples: [{ key: `"BANK" ${end(1)}`, window: end(1), kind: "changed" }, { key: `"CARD" ${end(1)}` }],
    });
    const before = await pointer();
    await expect(promoteKsqldb(project.config, { output: OUTPUT, steady: 500 })).rejects.toMatchObject({
      code: "SLUICE_DEPLOY_DIFFERS",
      message: `${OUTPUT} v3 differs from v1 in 2 rows of 16`,
      hint: expect.stringContaining(`deploy-sql -- compare ${OUTPUT} --engine ksqldb`),
    });
    expect(await pointer()).toEqual(before);
    await promoteKsqldb(project.config, { output: OUTPUT, accept: "counted anew", steady: 500 });
    expect(await pointer()).toMatchObject({
      live: 3,
      previous: 1,
      reason: "counted anew",
      differences: { differing: 2 },
    });
  });

  it("without a window that the old one has is refused, and one that is not as far is told so", async () => {
    await rebuilt(4);
    await write("v4", windows(0, 3));
    await expect(promoteKsqldb(project.config, { output: OUTPUT, wait: 1000 })).rejects.toMatchObject({
      code: "SLUICE_DEPLOY_DIFFERS",
      message: `${OUTPUT} v4 has not caught up with v3`,
    });
    await write(
      "v4",
      windows(5, 9, (minute) => (minute < 6 || minute === 9 ? BigInt(minute) : 77n)),
    );
    const [compared] = await compareKsqldb(project.config, { output: OUTPUT });
    expect(compared?.rows?.examples.filter(({ kind }) => kind === "missing")).toMatchObject([
      { window: new Date(START + 4 * 60_000).toISOString() },
      { window: new Date(START + 4 * 60_000).toISOString() },
    ]);
  });

  it("is dropped with its topic and schema when it is not the live one; the pointer knows it no more", async () => {
    let loss = "";
    const confirm = async (text: string): Promise<void> => {
      loss = text;
    };
    const dropped = await dropKsqldb(project.config, { output: OUTPUT, confirm });
    expect(dropped.map(({ version }) => version).sort()).toEqual([1, 2, 4]);
    expect(loss).toContain(`table ${OUTPUT}_v4, topic ${OUTPUT}_v4 with up to 36 records, schema ${OUTPUT}_v4-value`);
    for (const suffix of ["", "_v2", "_v4"]) {
      expect(project.has(`${OUTPUT}${suffix}`)).toBe(false);
      expect(await project.kafka.admin().describeTopics([`${OUTPUT}${suffix}`])).toEqual([]);
      expect(await project.registry.versions(`${OUTPUT}${suffix}-value`)).toEqual([]);
    }
    expect(project.has(`${OUTPUT}_v3`)).toBe(true);
    expect(await pointer()).toMatchObject({
      live: 3,
      previous: null,
      parts: [{ version: 3, topic: `${OUTPUT}_v3`, after: null, until: null }],
    });
    expect((await followed())[2]).toBe("2:3/10");
    await expect(dropKsqldb(project.config, { output: OUTPUT, confirm })).rejects.toMatchObject({
      message: `${OUTPUT} has no version beside its live one`,
    });
  });
});
