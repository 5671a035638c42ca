import { describe, expect, it } from "vitest";
import type { Derived, PlannerAnswer, PlannerColumn, SqlHeader, SqlModel } from "#codegen";
import { changelogOf, readPlan, unboundedState } from "../check/explain.ts";
import { insertProblems, outputProblems, starProblems } from "../check/output-problems.ts";

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

describe("unboundedState", () => {
  const over = (frame: string, partition = "partitionBy=[service], "): readonly string[] =>
    unboundedState(
      readPlan(
        explain(`OverAggregate(${partition}orderBy=[t ASC], window=[ ${frame}], select=[t, n], changelogMode=[I])`),
      ),
    );

  it("lets OVER with a frame of time pass, which is forgotten as time goes on", () => {
    expect(over("RANGE BETWEEN 3600000 PRECEDING AND CURRENT ROW")).toEqual([]);
  });

  it("calls OVER with a frame of rows or without a beginning unbounded: no key is ever forgotten", () => {
    const reason = ["OVER with a frame of rows keeps the last rows of every key for ever"];
    expect(over("ROWS BETWEEN 30 PRECEDING AND CURRENT ROW")).toEqual(reason);
    expect(over("RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")).toEqual(reason);
    expect(over("ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")).toEqual(reason);
  });

  it("takes a temporal join as bounded, but no normalising of an upsert table outside of one", () => {
    const joined = explain(
      [
        "TemporalJoin(joinType=[LeftOuterJoin], where=[x], changelogMode=[I])",
        ":- Exchange(distribution=[hash[id]], changelogMode=[I])",
        "+- Exchange(distribution=[hash[id]], changelogMode=[I,UA,D])",
        "   +- TableSourceScan(table=[[c]], fields=[id], changelogMode=[I,UA,D])",
      ].join("\n"),
    );
    expect(unboundedState(readPlan(joined))).toEqual([]);
    const normalized = explain("ChangelogNormalize(key=[id], changelogMode=[I,UB,UA,D])");
    expect(unboundedState(readPlan(normalized))).toEqual([
      "reading an upsert table as a stream keeps every key for ever",
    ]);
  });
});

describe("the newest rows of a reference", () => {
  const rank = (partition: string): readonly string[] =>
    unboundedState(
      readPlan(explain(`Rank(strategy=[AppendFastStrategy], partitionBy=[${partition}], changelogMode=[I,UA,D])`)),
    );

  it("are as many as its file has, unlike those of a ROW_NUMBER that a model has written", () => {
    expect(rank("__key_campaign_id")).toEqual([]);
    expect(rank("campaign_id")).toEqual(["ROW_NUMBER without a window keeps every key for ever"]);
  });
});

describe("starProblems", () => {
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

  it("refuses a second column of one name, which the planner has given another", () => {
    const twice = "SELECT window_start, window_end, kind, a AS n, b AS n FROM t";
    const columns = [...BOUNDS, column("kind", "STRING"), column("n", "BIGINT"), column("n0", "BIGINT")];
    expect(problems(twice, columns)).toMatchObject([
      { code: "SLUICE_SQL_INVALID", location: { line: 6, column: 53, length: 1 } },
    ]);
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

  it("takes plain columns to files, and texts that are always there as their folders", () => {
    const files = (partitionBy: string[], ...columns: PlannerColumn[]) =>
      problems(SQL, [...BOUNDS, column("kind", "STRING"), ...columns], APPEND, {
        output: { to: "files", mode: "append", retention: 1, format: "json", folder: "x", partitionBy },
      }).map(({ code, message }) => `${code} ${message}`);
    expect(files(["kind"])).toEqual([]);
    expect(files(["kinds"])).toEqual(['SLUICE_SQL_HEADER the query has no column "kinds"']);
    expect(files(["day"], column("day", "BIGINT"))).toEqual([
      `SLUICE_SQL_COLUMN_TYPE partition column "day" is BIGINT NOT NULL, and a folder's name is a text`,
    ]);
    expect(files(["day"], column("day", "STRING", true))).toEqual([
      `SLUICE_SQL_COLUMN_TYPE partition column "day" is STRING, and a folder's name is a text`,
    ]);
    expect(files(["window_start", "window_end", "kind"]).at(-1)).toMatch(/every column is a folder/);
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

describe("insertProblems", () => {
  const SQL =
    "SELECT COALESCE(MAX(ts), TO_TIMESTAMP_LTZ(0, 3)) AS window_start, kind, COUNT(*) AS n FROM t GROUP BY kind";
  const found = (answer: PlannerAnswer, mode: "append" | "upsert" = "upsert") => {
    const header = (key: string) => ({ file: key, line: 1, column: 1 });
    return insertProblems({ model: model(SQL, { output: { ...OUTPUT, mode } }), answer, header });
  };
  // As Flink 2.3 explains INSERT INTO a table with PRIMARY KEY (kind, window_start); the query alone is [I,UA].
  const grouped = (keys: string, changes: string): PlannerAnswer => ({
    plan: explain(
      [
        "Sink(table=[default_catalog.default_database.totals], fields=[window_start, kind, n], changelogMode=[NONE])",
        `+- Calc(select=[COALESCE($f1, 1970-01-01 00:00:00:TIMESTAMP_WITH_LOCAL_TIME_ZONE(3)) AS window_start, kind, n], changelogMode=[${changes}])`,
        `   +- GroupAggregate(groupBy=[${keys}], select=[kind, MAX(ts) AS $f1, COUNT(*) AS n], changelogMode=[${changes}])`,
        "      +- Exchange(distribution=[hash[kind]], changelogMode=[I])",
        "         +- TableSourceScan(table=[[default_catalog, default_database, t]], fields=[kind, ts], changelogMode=[I])",
      ].join("\n"),
    ),
  });

  it("refuses an upsert whose updates would be written as tombstones: its key is not the query's", () => {
    const [problem, ...more] = found(grouped("kind", "I,UB,UA"));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "SLUICE_SQL_CHANGELOG", location: { file: "Grain" } });
    expect(problem?.hint).toContain("GROUP BY exactly the columns of the key (kind, window_start)");
  });

  it("takes updates under the sink's own key, and inserts", () => {
    expect(found(grouped("window_start, kind", "I,UA"))).toEqual([]);
    expect(found(grouped("kind", "I"))).toEqual([]);
    expect(found(grouped("kind", "I"), "append")).toEqual([]);
  });

  it("says the same when the planner itself refuses, instead of a clause that a model cannot have", () => {
    const message = (key: string) =>
      `The query has an upsert key that differs from the primary key of the sink table 'default_catalog.default_database.totals'. Primary key: [kind, window_start], upsert key: ${key}. This can lead to non-deterministic results when multiple records with different upsert keys map to the same primary key. Please specify an ON CONFLICT clause to define how conflicts should be handled.`;
    const refused = (key: string) => found({ error: { in: "insert", index: 0, message: message(key) } });
    expect(refused("[n]")).toMatchObject([
      { code: "SLUICE_SQL_CHANGELOG", message: expect.stringContaining("a key of their own (n)") },
    ]);
    expect(refused("")).toMatchObject([{ code: "SLUICE_SQL_CHANGELOG" }]);
    expect(refused("[n]")[0]?.hint).not.toContain("ON CONFLICT");
    const other = "Column types of query result and sink do not match.\nCause: Different number of columns.";
    expect(found({ error: { in: "insert", index: 0, message: other } })).toMatchObject([
      { code: "SLUICE_SQL_INVALID", hint: "Cause: Different number of columns.", location: { file: "Output" } },
    ]);
  });
});
