import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { type Field, type KsqlPlan, type KsqlPlans, readSchemas, readSqlModels, type SchemaModel } from "#codegen";
import { ROOT } from "#core";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { type Declared, keyColumns } from "../flink/statements.ts";
import { keyOf, type Row } from "../test-sql/engine-rows.ts";
import { differencesFile, differencesOf, type RowDifference, textOf } from "../test-sql/known-differences.ts";
import { foldSink } from "../test-sql/ksqldb/sink-rows.ts";
import { readCases } from "../test-sql/read-case.ts";
import type { SqlCase } from "../test-sql/sql-case.ts";
import type { Value } from "../test-sql/values.ts";
import { readModel, type Told } from "./ksqldb-reading.ts";
import type { KsqlValue } from "./ksqldb-values.ts";

const CASES = join(ROOT, "sql", "cases");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

const HEAD =
  "# What ksqlDB's model gives otherwise than the cases expect, and why. Computed by deploy/test/ksqldb-cases.test.ts.\n";

type Listed = RowDifference & { readonly why?: string };

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

/** The rows of the output as its readers have them. */
function found(each: SqlCase): readonly Row[] {
  const { message } = each.output;
  const plan = plans.get(each.model.name) as KsqlPlan;
  const told = readModel(schemas, plans, each, each.model.name);
  const rows = told.map((row) => new Map(message.fields.map((field) => [field.name, columnOf(row, field)])));
  return foldSink(
    plan,
    rows.map((row) => ({ key: keyOf(row, keyColumns(each.model)), row })),
  );
}

function columnOf({ columns }: Told, { name, type }: Field): Value {
  const value: KsqlValue = columns.get(name) ?? null;
  return type.kind === "timestamp" && typeof value === "bigint" ? value * 1_000_000n : (value as Value);
}

/** A difference that is made anew keeps its reason; a new one needs a person to write it. */
function withReason(one: RowDifference, before: readonly Listed[]): Listed {
  const why = before.find((other) => textOf(other) === textOf(one))?.why;
  return why === undefined ? one : { ...one, why };
}

const sorted = (list: readonly RowDifference[]): readonly string[] => list.map(textOf).sort();

describe("what ksqlDB's models say to the cases, by a reading of ours and without a server", () => {
  const models = readdirSync(CASES).sort();
  for (const model of models) {
    it(`${model}: all that the cases expect but the listed differences`, () => {
      const own = cases.filter((each) => each.model.name === model);
      const file = join(ROOT, differencesFile(model));
      const computed = own.flatMap((each) => differencesOf(each, found(each)));
      const before = existsSync(file) ? (parse(readFileSync(file, "utf8")) as Listed[]) : [];
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
