import { expect } from "vitest";
import { type Field, propertyName, type SchemaModel, type SqlModel } from "#codegen";
import { type Config, waitFor } from "#core";
import { checkpointAll } from "#deploy";
import { readFileRows } from "#files";
import { fileOutputs, outputs } from "#generated";
import { expectedRejects, expectedRows, type LedgerView } from "#generator";
import { type Kafka, readPointers, readRows } from "#kafka";
import { liveFiles } from "../start/tables/live-version.ts";

/** What is needed to compare the outputs of a pipeline with the ledger of its log. */
export interface CheckInput {
  readonly config: Config;
  readonly kafka: Kafka;
  readonly schemas: SchemaModel;
  readonly ledger: LedgerView;
  /** Reads as one does who follows the promotions of this environment. Default: the first version of each output. */
  readonly follow?: { readonly env: string };
  /** Another row in the place of one that the ledger tells of, or none. */
  readonly instead?: (row: Row, output: string) => Row | undefined;
}

/** Rows that are due may need so long to come: the jobs catch up. Milliseconds. */
const CATCH_UP = 180_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * Every row of an output equals the manifest's query, exactly: nothing is missing, doubled or different. Of windows
 * and timed rows those that are surely closed. Answers the rows as text, sorted.
 */
export async function checkOutput(input: CheckInput, model: SqlModel): Promise<readonly string[]> {
  const { ledger, schemas, instead = (row: Row): Row => row } = input;
  const fields = schemas.outputs.find((output) => output.name === model.name)?.message.fields ?? [];
  const time = model.header.time;
  const { rows, closedUntil } = await expectedRows(ledger, model.name, time === undefined ? {} : { time });
  const wanted = rows.flatMap(({ open, row }): Row[] => {
    const due = open ? undefined : instead(row, model.name);
    return due ? [due] : [];
  });
  const expected = wanted.map(canonical).sort();
  const isClosed = (row: Row): boolean => {
    const end = row["window_end"] ?? (time === undefined ? undefined : row[time]);
    return !(end instanceof Date) || end.getTime() <= closedUntil;
  };
  const found = await waitFor(
    `${expected.length} rows of ${model.name}`,
    async () => {
      const all = (await readOutput(input, model, fields)).filter(isClosed);
      return all.length >= expected.length && all.map(canonical).sort();
    },
    { deadline: CATCH_UP, interval: 500, maxInterval: 2000 },
  );
  expect(differences(expected, found), `rows of ${model.name}`).toEqual({ missing: [], unexpected: [] });
  return found;
}

/** Some of the texts that stand in one list more often than in the other. */
function differences(
  expected: readonly string[],
  found: readonly string[],
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const counts = new Map<string, number>();
  for (const text of expected) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const text of found) counts.set(text, (counts.get(text) ?? 0) - 1);
  const some = (wanted: (count: number) => boolean): string[] =>
    [...counts].flatMap(([text, count]) => (wanted(count) ? [text] : [])).slice(0, 10);
  return { missing: some((count) => count > 0), unexpected: some((count) => count < 0) };
}

/** Rows by column name; of an upsert output the newest of each key. */
async function readOutput(input: CheckInput, model: SqlModel, fields: readonly Field[]): Promise<readonly Row[]> {
  const { config, kafka, follow } = input;
  const byName = (row: Row): Row => Object.fromEntries(fields.map((f) => [f.name, row[propertyName(f)]]));
  const rows: Row[] = [];
  const inFiles = fileOutputs.find((type) => type.output === model.name);
  if (inFiles) {
    // What was read up to now becomes visible with a checkpoint; nobody waits a minute for it here.
    await checkpointAll(config, { deadline: 30_000 });
    const pointer = follow && (await readPointers(kafka, follow.env)).get(model.name);
    for await (const row of readFileRows(config, liveFiles(inFiles, pointer))) rows.push(byName(row as Row));
    return rows;
  }
  const type = outputs.find((each) => each.output === model.name);
  if (!type) throw new Error(`no generated code for ${model.name}`);
  const newest = new Map<string, Row>();
  for await (const { value, key, topic } of readRows(kafka, type, {
    from: "earliest",
    until: "end",
    ...(follow && { follow }),
  })) {
    const row = byName(value as Row);
    // One that two versions give is there twice.
    if (model.header.output?.mode === "upsert") newest.set(`${topic} ${key}`, row);
    else rows.push(row);
  }
  return [...rows, ...newest.values()];
}

/** Late and dead records of a log, read committed: each of the ledger once, none else, with place, reason and bytes. */
export async function checkLateAndDead(
  input: CheckInput,
  log: string,
): Promise<{ readonly late: number; readonly dead: ReadonlyMap<string, number> }> {
  const rejects = await expectedRejects(input.ledger);
  const { follow } = input;
  const compare = async (name: string, fate: string): Promise<readonly Row[]> => {
    const wanted = rejects
      .filter((reject) => reject.fate === fate)
      .map(({ reason, partition, offset, recordTime, raw }) =>
        [reason, partition, offset, recordTime, raw?.toString("hex") ?? ""].join(" "),
      )
      .sort();
    const type = outputs.find((each) => each.output === name);
    if (!type) throw new Error(`no generated code for ${name}`);
    const rows = await waitFor(
      `${wanted.length} rows of ${name}`,
      async () => {
        const all: Row[] = [];
        for await (const { value } of readRows(input.kafka, type, {
          from: "earliest",
          until: "end",
          ...(follow && { follow }),
        }))
          all.push(value as Row);
        return all.length >= wanted.length && all;
      },
      { deadline: CATCH_UP, interval: 500, maxInterval: 2000 },
    );
    const text = (row: Row): string => {
      const raw = row["raw"] as Uint8Array | undefined;
      const at = (row["recordTime"] as Date).getTime();
      const bytes = raw ? Buffer.from(raw).toString("hex") : "";
      return [row["reason"] ?? "", row["sourcePartition"], row["sourceOffset"], at, bytes].join(" ");
    };
    expect(rows.map(text).sort(), name).toEqual(wanted);
    return rows;
  };
  const late = await compare(`${log}_late`, "late");
  const dead = await compare(`${log}_dead`, "malformed");
  const byReason = new Map<string, number>();
  for (const row of dead) byReason.set(String(row["reason"]), (byReason.get(String(row["reason"])) ?? 0) + 1);
  return { late: late.length, dead: byReason };
}

/** A row as text that two sources agree on: columns sorted, times in milliseconds, doubles to 9 digits, no NULLs. */
export function canonical(row: Row): string {
  const cells = Object.entries(row).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    if (value instanceof Date) return [`${name}=${value.getTime()}`];
    if (value instanceof Uint8Array) return [`${name}=${Buffer.from(value).toString("hex")}`];
    return [`${name}=${typeof value === "number" ? Number(value.toPrecision(9)) : String(value)}`];
  });
  return cells.sort().join(" ");
}
