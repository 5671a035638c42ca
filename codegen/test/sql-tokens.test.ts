import { describe, expect, test } from "vitest";
import { tableNames, tokenizeSql } from "../sql-tokens.ts";

const names = (sql: string): string[] => tableNames(tokenizeSql(sql)).map((table) => table.name);

describe("tables that a query reads", () => {
  test.each([
    ["SELECT a FROM t", ["t"]],
    ["SELECT a FROM `my ``t` AS x JOIN u ON x.a = u.a, v", ["my `t", "u", "v"]],
    ["SELECT a FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))", ["t"]],
    ["SELECT a FROM (SELECT b, c FROM t WHERE b IN (SELECT d FROM u)), w", ["t", "u", "w"]],
    ["WITH x AS (SELECT 1 FROM t), y (p, q) AS (SELECT 2, 3 FROM x) SELECT * FROM y, x", ["t"]],
    ["SELECT EXTRACT(YEAR FROM ts), TRIM(BOTH ' ' FROM s), a IS DISTINCT FROM b FROM t", ["t"]],
    ["SELECT a FROM t CROSS JOIN UNNEST(items) AS i, LATERAL TABLE(f(x, y))", ["t"]],
    ["SELECT 'FROM x' -- FROM y\n/* FROM z */ FROM t", ["t"]],
    ["SELECT a FROM t UNION ALL SELECT b, c FROM u GROUP BY b, c", ["t", "u"]],
  ])("%s", (sql, expected) => {
    expect(names(sql)).toEqual(expected);
  });

  test("have their line and column", () => {
    expect(tableNames(tokenizeSql("SELECT 'two\nlines'\n  FROM `t`"))).toEqual([
      { name: "t", line: 3, column: 8, length: 3 },
    ]);
  });
});
