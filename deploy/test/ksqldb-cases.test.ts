import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { type Field, type KsqlPlans, readSchemas, readSqlModels, type SchemaModel } from "#codegen";
import { ROOT } from "#core";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { type Declared, keyColumns } from "../flink/statements.ts";
import { compareRows } from "../test-sql/compare.ts";
import { keyOf, type Row } from "../test-sql/engine-rows.ts";
import { readCases } from "../test-sql/read-case.ts";
import type { SqlCase } from "../test-sql/sql-case.ts";
import { renderTime } from "../test-sql/times.ts";
import type { Value } from "../test-sql/values.ts";
import { readModel, type Told } from "./ksqldb-reading.ts";
import type { KsqlValue } from "./ksqldb-values.ts";

const CASES = join(ROOT, "sql", "cases");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

const HEAD =
  "# What ksqlDB's model gives otherwise than the cases expect, and why. Computed by deploy/test/ksqldb-cases.test.ts.\n";

/** One row that ksqlDB's model gives otherwise than a case expects. */
interface Difference {
  readonly case: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** What it has instead, or what happens to the whole row. */
  readonly instead: Readonly<Record<string, unknown>> | "missing" | "one more";
  readonly why?: string;
}

let schemas: SchemaModel;
let declared: Declared;
let plans: KsqlPlans;
let cases: readonly SqlCase[];

beforeAll(async () => {
  schemas = (await readSchemas(ROOT)).model;
  declared = { schemas, models: readSqlModels(ROOT, schemas).models };
  plans = (await checkKsqldb({ root: ROOT }, {}, schemas)).plans;
  const read = readCases(ROOT, declared);
  expect(read.problems).toEqual([]);
  cases = read.cases.filter(({ model }) => plans.has(model.name));
});

function found(each: SqlCase): readonly Row[] {
  const { message } = each.output;
  const told = readModel(schemas, plans, each, each.model.name);
  const rows = told.map((row) => new Map(message.fields.map((field) => [field.name, columnOf(row, field)])));
  // Rows of a stream that replaces nothing stay; readers of the others take the last one of a key.
  if (plans.get(each.model.name)?.result.kind === "stream" && each.model.header.grain?.window === undefined)
    return rows;
  return [...new Map(rows.map((row) => [keyOf(row, keyColumns(each.model)), row])).values()];
}

function columnOf({ columns }: Told, { name, type }: Field): Value {
  const value: KsqlValue = columns.get(name) ?? null;
  return type.kind === "timestamp" && typeof value === "bigint" ? value * 1_000_000n : (value as Value);
}

function differences(each: SqlCase): readonly Difference[] {
  const key = keyColumns(each.model);
  const { different, missing, unexpected } = compareRows(each.expected, found(each), key);
  const shown = (row: Row, names: Iterable<string>): Record<string, unknown> =>
    Object.fromEntries([...names].map((name) => [name, plain(row.get(name) ?? null, each, name)]));
  return [
    ...different.map(
      ({ expected, found: other, columns }): Difference => ({
        case: each.name,
        row: shown(expected.row, key),
        instead: shown(other, columns),
      }),
    ),
    ...missing.map(({ row }): Difference => ({ case: each.name, row: shown(row, key), instead: "missing" })),
    ...unexpected.map((row): Difference => ({ case: each.name, row: shown(row, row.keys()), instead: "one more" })),
  ];
}

function plain(value: Value, each: SqlCase, name: string): unknown {
  const field = each.output.message.fields.find((candidate) => candidate.name === name);
  if (typeof value === "bigint") return field?.type.kind === "timestamp" ? renderTime(value) : Number(value);
  return typeof value === "number" ? Number(value.toPrecision(9)) : value;
}

/** A difference that is made anew keeps its reason; a new one needs a person to write it. */
function withReason(one: Difference, before: readonly Difference[]): Difference {
  const why = before.find((other) => sorted([other])[0] === sorted([one])[0])?.why;
  return why === undefined ? one : { ...one, why };
}

const sorted = (list: readonly Difference[]): readonly string[] =>
  list.map(({ why: _, ...rest }) => JSON.stringify(rest)).sort();

describe("what ksqlDB's models say to the cases, by a reading of ours and without a server", () => {
  const models = readdirSync(CASES).sort();
  for (const model of models) {
    it(`${model}: all that the cases expect but the listed differences`, () => {
      const own = cases.filter((each) => each.model.name === model);
      const file = join(CASES, model, "ksqldb-differences.yaml");
      const computed = own.flatMap(differences);
      const before = existsSync(file) ? (parse(readFileSync(file, "utf8")) as Difference[]) : [];
      const listed = UPDATE ? computed.map((one) => withReason(one, before)) : before;
      if (UPDATE && listed.length > 0) writeFileSync(file, HEAD + stringify(listed, { lineWidth: 0 }));
      expect(sorted(computed)).toEqual(sorted(listed));
      for (const { why, row } of listed) expect(why, JSON.stringify(row)).toMatch(/\w+ \w+/);
    });
  }

  it("has a case for every output of ksqlDB", () => {
    const outputs = [...plans.values()]
      .filter(({ model }) => model.header.kind === "output")
      .map(({ model }) => model.name);
    expect([...new Set(cases.map(({ model }) => model.name))].sort()).toEqual(outputs.sort());
  });
});
