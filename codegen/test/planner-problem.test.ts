import { describe, expect, it } from "vitest";
import type { Log } from "../model.ts";
import { plannerProblem, readableColumns } from "../planner-problem.ts";
import { duplicateColumns, selectItems } from "../select-list.ts";
import type { Reference, SqlModel } from "../sql-model.ts";

function model(sql: string, more: Partial<SqlModel> = {}): SqlModel {
  return {
    name: "totals",
    pipeline: "payment",
    file: "sql/flink/payment/totals.sql",
    header: { purpose: "p", kind: "output", checkpoint: 5000 },
    sql,
    headerLines: 5,
    references: [],
    identifiers: new Set(),
    emitted: false,
    ...more,
  };
}

describe("selectItems", () => {
  it("names every column of the outer list and gives its place in the file", () => {
    const items = selectItems(
      model(
        "SELECT\n  a,\n  COUNT(*) AS n,\n  CAST(b AS INT) `c d`,\n  CASE WHEN x THEN 1 END\nFROM (SELECT y, z FROM t)",
      ),
    );
    expect(items.map((item) => item.name)).toEqual(["a", "n", "c d", undefined]);
    expect(items[1]).toMatchObject({ expression: "COUNT(*)", location: { line: 8, column: 15, length: 1 } });
  });
});

describe("duplicateColumns", () => {
  const places = (sql: string, ...columns: string[]) =>
    duplicateColumns(
      model(sql),
      columns.map((name) => ({ name })),
    ).map(({ message, location }) => `${location?.line}:${location?.column} ${message}`);

  it("are told at the second one, whose name the planner has changed", () => {
    expect(places("SELECT a AS n, b AS m, c AS n FROM t", "n", "m", "n0")).toEqual(['6:29 two columns are called "n"']);
    expect(places("SELECT a.k, b.k FROM a JOIN b ON a.i = b.i", "k", "k0")).toHaveLength(1);
  });

  it("are neither names that end in a digit nor the columns of a second SELECT", () => {
    expect(places("SELECT n, n0 FROM t", "n", "n0")).toEqual([]);
    expect(places("SELECT n, m FROM t UNION ALL SELECT n, m FROM u", "n", "m")).toEqual([]);
    expect(places("SELECT n, x + n FROM t", "n", "EXPR$1")).toEqual([]);
  });
});

describe("plannerProblem", () => {
  const place = { file: "p.proto", line: 3, column: 1 };
  const payment = { message: { name: "Payment", fields: [{ name: "status", location: place }] } } as unknown as Log;
  const reference = (name: string): Reference => ({
    name,
    location: place,
    ...(name === "payment_ok" ? { kind: "log", log: payment } : { kind: "model" }),
  });
  const once = model("SELECT status AS state\nFROM payment_ok", {
    name: "once",
    file: "sql/flink/payment/once.sql",
    headerLines: 2,
    references: [reference("payment_ok")],
  });
  const problemOf = (message: string, ...reads: string[]) => {
    const target = model("SELECT", { references: reads.map(reference) });
    const error = { in: "query", index: 0, line: 2, column: 5, endLine: 2, endColumn: 11, message } as const;
    return plannerProblem(error, target, [], readableColumns([target, once]));
  };

  it("says which column was meant and where it comes from", () => {
    expect(problemOf("Column 'statuss' not found in any table", "payment_ok")).toEqual({
      code: "SLUICE_SQL_UNKNOWN_COLUMN",
      message: 'payment_ok has no column "statuss"',
      hint: 'did you mean "status"?',
      location: { file: "sql/flink/payment/totals.sql", line: 7, column: 5, length: 7 },
      related: { ...place, note: "Payment.status" },
    });
  });

  it("knows the columns of a view by its select list, and lists them when none is close", () => {
    const close = problemOf("Column 'stat' not found in table 'once'", "once", "payment_ok");
    expect(close).toMatchObject({
      message: 'no table here has a column "stat"',
      related: { file: "sql/flink/payment/once.sql", line: 3, column: 18, note: "once.state" },
    });
    expect(problemOf("Column 'amount' not found in any table", "once")).toMatchObject({
      message: 'once has no column "amount"',
      hint: "there are state",
    });
  });

  it("says which table was meant", () => {
    expect(problemOf("Object 'payment_o' not found", "payment_ok")).toMatchObject({
      code: "SLUICE_SQL_UNKNOWN_TABLE",
      hint: 'did you mean "payment_ok"?',
    });
  });

  it("never asks whether the table was meant that is written there: its schema is missing", () => {
    expect(problemOf("Object 'once' not found", "once", "payment_ok")).toMatchObject({
      code: "SLUICE_SQL_UNKNOWN_TABLE",
      message: 'the columns of "once" are not known',
      hint: "run `npm run codegen`",
    });
  });

  it("places a view's fault in the view's file, and one of the tool's own statements nowhere else than at the query", () => {
    const error = { in: "statement", index: 1, line: 2, column: 8, message: "Column 'statu' not found in any table" };
    const reads = [
      { sql: "CREATE TABLE", leadingLines: 0 },
      { sql: "CREATE VIEW", leadingLines: 1, model: once },
    ];
    const target = model("SELECT");
    const found = (index: number) =>
      plannerProblem({ ...error, in: "statement", index }, target, reads, readableColumns([once]));
    expect(found(1)).toMatchObject({
      message: 'payment_ok has no column "statu"',
      location: { file: "sql/flink/payment/once.sql", line: 3, column: 8 },
    });
    expect(found(0)).toMatchObject({ code: "SLUICE_SQL_INVALID", location: { file: target.file, line: 6, column: 1 } });
  });

  it("keeps the engine's words for what it does not know", () => {
    const said = "No match found for function signature FOO(<CHARACTER>)";
    expect(problemOf(said)).toMatchObject({ code: "SLUICE_SQL_INVALID", message: said });
    expect(problemOf("Incorrect syntax near the keyword 'FROM' at line 1, column 26.")).toMatchObject({
      code: "SLUICE_SQL_SYNTAX",
      message: "Incorrect syntax near the keyword 'FROM'",
    });
    for (const word of ["value", "method", "position"]) {
      const said = `Encountered "${word}" at line 4, column 19.`;
      expect(problemOf(said)).toMatchObject({
        code: "SLUICE_SQL_SYNTAX",
        hint: `as a name it is written in back quotes: \`${word}\``,
      });
    }
  });
});
