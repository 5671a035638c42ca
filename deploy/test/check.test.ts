import { describe, expect, it } from "vitest";
import type { Derived, PlannerAnswer, PlannerColumn, SqlHeader, SqlModel } from "#codegen";
import { changelogOf, readPlan, unboundedState } from "../check/explain.ts";
import { outputProblems, starProblems } from "../check/output-problems.ts";
import { plannerProblem } from "../check/planner-problem.ts";
import { selectItems } from "../check/select-list.ts";

const GRAIN = { columns: ["kind"], window: 60_000 };
const OUTPUT = { to: "topic", mode: "upsert", retention: 1 } as const;

function model(sql: string, header: Partial<SqlHeader> = {}): SqlModel {
  return {
    name: "totals",
    pipeline: "payment",
    file: "sql/flink/payment/totals.sql",
    header: { purpose: "p", kind: "output", checkpoint: 5000, grain: GRAIN, output: OUTPUT, ...header },
    sql,
    headerLines: 5,
    references: [],
    identifiers: new Set(),
    emitted: false,
  };
}

const column = (name: string, kind: string, nullable = false): PlannerColumn => ({
  name,
  type: { kind, nullable, text: nullable ? kind : `${kind} NOT NULL` },
});
const BOUNDS = [column("window_start", "TIMESTAMP"), column("window_end", "TIMESTAMP")];
const explain = (lines: string): string =>
  `== Optimized Physical Plan ==\n${lines}\n\n== Optimized Execution Plan ==\nGroupAggregate(x)\n`;
const APPEND = explain("Calc(select=[a], changelogMode=[I])");

function problems(sql: string, columns: readonly PlannerColumn[], plan = APPEND, header: Partial<SqlHeader> = {}) {
  const answer: PlannerAnswer = { columns, plan };
  const derived: Derived = { text: "", messageName: "", columns: [], faults: [] };
  const place = (key: string) => ({ file: "header", line: key.length, column: 1 });
  return outputProblems({ model: model(sql, header), answer, derived, header: place });
}

describe("readPlan", () => {
  const joined = explain(
    [
      "Sink(table=[t], fields=[kind], changelogMode=[NONE])",
      "+- Calc(select=[kind], changelogMode=[I,UA])",
      "   +- Join(joinType=[InnerJoin], where=[=(a, b)], changelogMode=[I,UA])",
      "      :- Exchange(distribution=[hash[a]], changelogMode=[I])",
      "      +- WindowDeduplicate(window=[x], changelogMode=[I])",
    ].join("\n"),
  );

  it("reads the operators of the physical plan alone, with their depth", () => {
    expect(readPlan(joined).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
      "0 Sink",
      "1 Calc",
      "2 Join",
      "3 Exchange",
      "3 WindowDeduplicate",
    ]);
  });

  it("takes the changelog of what feeds the sink", () => {
    expect(changelogOf(readPlan(joined))).toBe("upsert");
    expect(changelogOf(readPlan(APPEND))).toBe("append");
    expect(changelogOf(readPlan(explain("SortLimit(x, changelogMode=[I,UA,D])")))).toBe("retract");
  });

  it("calls a regular join unbounded, and windows and intervals not", () => {
    expect(unboundedState(readPlan(joined))).toEqual([
      "a join without a window or a time interval keeps both sides for ever",
    ]);
    for (const bounded of ["IntervalJoin", "WindowJoin", "GlobalWindowAggregate", "WindowRank", "TemporalJoin"])
      expect(unboundedState(readPlan(explain(`${bounded}(x, changelogMode=[I])`)))).toEqual([]);
  });
});

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

  it("tells SELECT * at the top from one inside and from COUNT(*)", () => {
    const stars = (sql: string) => starProblems(model(sql)).map((problem) => problem.location?.column);
    expect(stars("SELECT * FROM t")).toEqual([8]);
    expect(stars("SELECT a, t.* FROM t")).toEqual([11]);
    expect(stars("WITH o AS (SELECT * FROM t) SELECT COUNT(*) AS n, a * b AS c FROM o")).toEqual([]);
    expect(stars("SELECT a FROM t UNION ALL SELECT * FROM u")).toEqual([34]);
  });
});

describe("outputProblems", () => {
  const SQL = "SELECT window_start, window_end, kind, n FROM t GROUP BY kind";

  it("finds nothing wrong with a good output", () => {
    expect(problems(SQL, [...BOUNDS, column("kind", "STRING"), column("n", "BIGINT")])).toEqual([]);
  });

  it("writes the COALESCE for a nullable grain column at its place", () => {
    const [problem, ...more] = problems("SELECT window_start, window_end, LOWER(k) AS kind FROM t", [
      ...BOUNDS,
      column("kind", "STRING", true),
    ]);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "SLUICE_SQL_GRAIN", location: { line: 6, column: 46 } });
    expect(problem?.hint).toContain("COALESCE(LOWER(k), '') AS kind");
  });

  it("asks for the window's bounds and for every grain column", () => {
    const found = problems("SELECT kinds FROM t", [column("kinds", "STRING")]);
    expect(found.map((problem) => problem.code)).toEqual(["SLUICE_SQL_GRAIN", "SLUICE_SQL_GRAIN", "SLUICE_SQL_GRAIN"]);
    expect(found[0]?.hint).toBe('did you mean "kinds"?');
    expect(found.map((problem) => problem.message).join()).toMatch(/window_start.*window_end/);
  });

  it("compares Output with the changelog", () => {
    const columns = [...BOUNDS, column("kind", "STRING")];
    const codes = (plan: string, mode: "append" | "upsert") =>
      problems(SQL, columns, plan, { output: { ...OUTPUT, mode }, state: { ttl: 1 } }).map((problem) => problem.code);
    const updating = explain("GroupAggregate(x, changelogMode=[I,UA])");
    const retracting = explain("SortLimit(x, changelogMode=[I,UA,D])");
    expect(codes(APPEND, "append")).toEqual([]);
    expect(codes(updating, "append")).toEqual(["SLUICE_SQL_CHANGELOG"]);
    expect(codes(updating, "upsert")).toEqual([]);
    expect(codes(retracting, "upsert")).toEqual(["SLUICE_SQL_CHANGELOG"]);
  });

  it("refuses an output to files, which nothing would write", () => {
    const columns = [...BOUNDS, column("kind", "STRING")];
    const found = problems(SQL, columns, APPEND, { output: { ...OUTPUT, to: "files" } });
    expect(found.map((problem) => problem.code)).toEqual(["SLUICE_SQL_HEADER"]);
  });

  it("asks for a bound of unbounded state unless the header gives a time to live", () => {
    const columns = [...BOUNDS, column("kind", "STRING")];
    const grouped = explain("GroupAggregate(x, changelogMode=[I,UA])");
    const [problem] = problems(SQL, columns, grouped);
    expect(problem).toMatchObject({ code: "SLUICE_SQL_STATE", location: { line: 6, column: 49, length: 5 } });
    expect(problems(SQL, columns, grouped, { state: { ttl: 3_600_000 } })).toEqual([]);
    expect(problems(SQL, columns, grouped, { state: "window" }).length).toBe(1);
  });

  it("asks an alert for a boolean that is never NULL", () => {
    const alert: SqlHeader["alert"] = { severity: "critical" };
    const base = [...BOUNDS, column("kind", "STRING")];
    const messages = (...more: PlannerColumn[]) =>
      problems(SQL, [...base, ...more], APPEND, { alert }).map((p) => p.message);
    expect(messages()).toEqual(['an alert has a boolean column "firing", and this query has none']);
    expect(messages(column("firing", "INT"))).toEqual(['column "firing" is INT NOT NULL, not BOOLEAN']);
    expect(messages(column("firing", "BOOLEAN", true))).toEqual(['column "firing" may be NULL']);
    expect(messages(column("firing", "BOOLEAN"))).toEqual([]);
  });
});

describe("plannerProblem", () => {
  const readable = [{ table: "payment_ok", columns: new Map([["status", { file: "p.proto", line: 3, column: 1 }]]) }];
  const error = { in: "query", index: 0, line: 2, column: 5, endLine: 2, endColumn: 11 } as const;

  it("says which column was meant and where it comes from", () => {
    const problem = plannerProblem(
      model("SELECT"),
      { ...error, message: "Column 'statuss' not found in any table" },
      readable,
    );
    expect(problem).toEqual({
      code: "SLUICE_SQL_UNKNOWN_COLUMN",
      message: 'payment_ok has no column "statuss"',
      hint: 'did you mean "status"?',
      location: { file: "sql/flink/payment/totals.sql", line: 7, column: 5, length: 7 },
      related: { file: "p.proto", line: 3, column: 1 },
    });
  });

  it("keeps the engine's words for what it does not know", () => {
    const said = "No match found for function signature FOO(<CHARACTER>)";
    expect(plannerProblem(model("SELECT"), { ...error, message: said }, readable)).toMatchObject({
      code: "SLUICE_SQL_INVALID",
      message: said,
    });
    const parse = "Incorrect syntax near the keyword 'FROM' at line 1, column 26.";
    expect(plannerProblem(model("SELECT"), { ...error, message: parse }, readable)).toMatchObject({
      code: "SLUICE_SQL_SYNTAX",
      message: "Incorrect syntax near the keyword 'FROM'",
    });
  });
});
