import { expect } from "vitest";
import { waitFor } from "#core";
import { Payment, PaymentDead, PaymentErrorRate1m, PaymentLate, PaymentTotals1m } from "#generated";
import { expectedRejects, expectedRows, type LedgerView, openLedgerView } from "#generator";
import { type Kafka, readRows, type TopicType } from "#kafka";

/** What stands on the topics of the payment pipeline, compared with the generator's ledger: figures of one comparison. */
export interface Checked {
  readonly events: number;
  readonly totals: number;
  readonly errorRates: number;
  readonly late: number;
  readonly dead: number;
}

export const TOTALS_GRAIN: readonly (keyof PaymentTotals1m)[] = ["kind", "currency", "paymentMethod"];
export const ERROR_RATE_GRAIN: readonly (keyof PaymentErrorRate1m)[] = ["paymentMethod"];

/** Rows that are due may need so long to come: the jobs catch up. Milliseconds. */
const CATCH_UP = 180_000;

/** Throws when anything is missing, doubled or different. Closed windows only; late and dead records all of them. */
export async function checkPayment(kafka: Kafka, manifest: string): Promise<Checked> {
  const ledger = await openLedgerView(manifest);
  try {
    expect(ledger.head.unknown).toBe(0);
    const events = await checkTopic(kafka, ledger);
    const totals = await checkWindows(kafka, ledger, PaymentTotals1m, TOTALS_GRAIN);
    const errorRates = await checkWindows(kafka, ledger, PaymentErrorRate1m, ERROR_RATE_GRAIN);
    const { late, dead } = await checkRejects(kafka, ledger);
    return {
      events,
      totals: totals.length,
      errorRates: errorRates.length,
      late: late.length,
      dead: dead.length,
    };
  } finally {
    ledger.close();
  }
}

/** Every acknowledged event is on the topic once: at the place that was acknowledged, with its id or its very bytes. */
async function checkTopic(kafka: Kafka, ledger: LedgerView): Promise<number> {
  const rows = await ledger.query(`SELECT "partition" AS p, "offset" AS o, coalesce(raw, event_id) AS mark,
    reason, record_time AS t FROM ledger`);
  const byPlace = new Map(rows.map((row) => [`${row["p"]}/${row["o"]}`, row]));
  expect(byPlace.size, "no place was acknowledged twice").toBe(rows.length);
  const wrong: string[] = [];
  let found = 0;
  const consumer = await kafka.consumer({ topics: [Payment.topic], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { partition, records } of batches) {
        for (const { offset, value, timestamp } of records) {
          found++;
          const row = byPlace.get(`${partition}/${offset}`);
          const mark = row?.["mark"];
          const same =
            row !== undefined &&
            Number(row["t"]) === timestamp &&
            (typeof mark === "string"
              ? value !== null && (value.includes(mark) || value.toString("hex") === mark)
              : row["reason"] === "tombstone" && value === null);
          if (!same)
            wrong.push(`${partition}/${offset} is ${row ? `not ${String(mark)}` : "in no answer of the broker"}`);
        }
      }
    }
  } finally {
    await consumer.close();
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(found, "records on the topic, and acknowledged ones").toBe(rows.length);
  return found;
}

/** Every closed window of an upsert output equals the ledger's own count, exactly. Answers the rows as text. */
export async function checkWindows<T extends { windowStart: Date; windowEnd: Date }>(
  kafka: Kafka,
  ledger: LedgerView,
  type: TopicType<T>,
  grain: readonly (keyof T)[],
): Promise<readonly string[]> {
  const { rows, closedUntil } = await expectedRows(ledger, type.topic);
  const expected = rows.flatMap(({ open, row }) => (open ? [] : [canonical(row)])).sort();
  const found = await waitFor(
    `${expected.length} rows of closed windows in ${type.topic}`,
    async () => {
      const byKey = new Map<string, string>();
      for (const row of await readAll(kafka, type)) {
        if (row.windowEnd.getTime() > closedUntil) continue;
        byKey.set([row.windowStart.getTime(), ...grain.map((name) => row[name])].join("|"), canonical(row));
      }
      return byKey.size >= expected.length && [...byKey.values()].sort();
    },
    { deadline: CATCH_UP, interval: 500, maxInterval: 1000 },
  );
  expect(found).toEqual(expected);
  return found;
}

/** Append outputs, read committed: each rejected record once, none else, with place, reason, times and bytes. */
export async function checkRejects(
  kafka: Kafka,
  ledger: LedgerView,
): Promise<{ late: readonly PaymentLate[]; dead: readonly PaymentDead[] }> {
  const rejects = await expectedRejects(ledger);
  const expected = (fate: string, more: (r: Reject) => unknown): string[] =>
    rejects
      .filter((r) => r.fate === fate)
      .map((r) => [Payment.topic, r.partition, r.offset, more(r), r.recordTime, r.raw?.toString("hex") ?? ""].join(" "))
      .sort();
  const read = async <T extends PaymentLate | PaymentDead>(
    type: TopicType<T>,
    wanted: readonly string[],
    more: (row: T) => unknown,
  ): Promise<readonly T[]> => {
    const rows = await waitFor(
      `${wanted.length} rows in ${type.topic}`,
      async () => {
        const all = await readAll(kafka, type);
        return all.length >= wanted.length && all;
      },
      { deadline: CATCH_UP, interval: 500, maxInterval: 1000 },
    );
    const text = (row: T): string =>
      [
        row.sourceTopic,
        row.sourcePartition,
        row.sourceOffset,
        more(row),
        row.recordTime.getTime(),
        row.raw ? Buffer.from(row.raw).toString("hex") : "",
      ].join(" ");
    expect(rows.map(text).sort()).toEqual(wanted);
    return rows;
  };
  return {
    dead: await read(
      PaymentDead,
      expected("malformed", (r) => r.reason),
      (row) => row.reason,
    ),
    late: await read(
      PaymentLate,
      expected("late", (r) => r.eventTime),
      (row) => row.eventTime.getTime(),
    ),
  };
}

type Reject = Awaited<ReturnType<typeof expectedRejects>>[number];

/** Everything committed on a topic. */
async function readAll<T>(kafka: Kafka, type: TopicType<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const { value } of readRows(kafka, type, { from: "earliest", until: "end" })) rows.push(value);
  return rows;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** A row as text that two sources agree on: columns by SQL name, sorted; times in milliseconds; doubles to 9 digits. */
function canonical(row: object): string {
  const cells = Object.entries(row).map(([name, value]: [string, unknown]) => {
    if (value instanceof Date) return `${snake(name)}=${value.getTime()}`;
    return `${snake(name)}=${typeof value === "number" ? Number(value.toPrecision(9)) : String(value)}`;
  });
  return cells.sort().join(" ");
}
