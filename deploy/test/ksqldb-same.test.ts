import { describe, expect, it, test } from "vitest";
import { ROOT } from "#core";
import { declaredKsqldb } from "../ksqldb/declared.ts";
import { statementDifferences } from "../ksqldb/same-statement.ts";
import { recording } from "./recordings.ts";

/** What was sent and what the server made of it, as recorded. */
function exchange(name: string): { sent: string; stored: string } {
  const { request, response } = recording(name);
  const sent = (JSON.parse(request.body ?? "") as { ksql: string }).ksql;
  const [result] = JSON.parse(response?.body ?? "") as { statementText: string }[];
  return { sent, stored: result?.statementText ?? "" };
}

test.each([
  "create-stream.ok",
  "create-stream-as-select.ok",
  "create-or-replace.ok.stateless-filter",
  "create-or-replace.ok.source-stream-column-added",
  "create-table.ok.emit-changes",
  "create-table.ok.emit-final",
  "create-table.ok.sink-schema-id",
  "create-table.ok.sink-schema-id-emit-final",
])("what the server stored of %s is the statement that was sent", (name) => {
  const { sent, stored } = exchange(name);
  expect(stored).not.toBe(sent);
  expect(statementDifferences(sent, stored)).toEqual([]);
});

it("every statement of this project can be told from others, whatever the server makes of its names and aliases", async () => {
  const { objects } = await declaredKsqldb({ root: ROOT, env: "e" }, {});
  expect(objects.length).toBeGreaterThan(25);
  for (const { name, statement } of objects) {
    const stored = statement
      .replace(/ AS (`\w+`|\w+)(,?)$/gm, " $1$2")
      .replace(/^FROM (\w+)$/gm, (_, source: string) => `FROM ${source.toUpperCase()} ${source.toUpperCase()}`)
      .replace("WITH (", "WITH (CLEANUP_POLICY='delete', REPLICAS=1, ");
    expect(statementDifferences(statement, stored), name).toEqual([]);
    const other = statement.replace(/KAFKA_TOPIC = '(\w+)'/, "KAFKA_TOPIC = 'other'");
    expect(statementDifferences(other, stored), name).toEqual([expect.stringContaining("setting KAFKA_TOPIC: '")]);
  }
});

describe("another statement", () => {
  const { sent, stored } = exchange("create-table.ok.sink-schema-id");
  const other = (from: string, to: string): readonly string[] => {
    expect(sent).toContain(from);
    return statementDifferences(sent.replace(from, to), stored);
  };

  it("is told by its part: a column, a filter, a window, a group, a setting", () => {
    expect(other("THEN 1", "THEN 2")).toEqual([
      "select 8 failed: CAST(SUM(CASE WHEN (STATUS = 'FAILED') THEN 1 ELSE 0 END) AS BIGINT) on the server, declared CAST(SUM(CASE WHEN (STATUS = 'FAILED') THEN 2 ELSE 0 END) AS BIGINT)",
    ]);
    expect(other("'FAILED'", "'failed'")).toHaveLength(1);
    expect(other("GROUP BY kind, currency", "WHERE amount_minor > 0 GROUP BY kind, currency")).toEqual([
      "WHERE: missing on the server, declared (AMOUNT_MINOR > 0)",
    ]);
    expect(other("SIZE 1 MINUTE", "SIZE 2 MINUTES")).toEqual([expect.stringMatching(/^WINDOW: TUMBLING 60000 ms/)]);
    expect(other("GROUP BY kind, currency", "GROUP BY currency, kind")).toEqual([
      "GROUP BY: KIND, CURRENCY on the server, declared CURRENCY, KIND",
    ]);
    expect(other("VALUE_SCHEMA_ID=2", "VALUE_SCHEMA_ID=3")).toEqual([
      "setting VALUE_SCHEMA_ID: 2 on the server, declared 3",
    ]);
    expect(other("payments_1m WITH", "payments_2m WITH")).toEqual([
      "name: PAYMENTS_1M on the server, declared PAYMENTS_2M",
    ]);
    expect(other("AS `failed`", "AS `lost`")).toHaveLength(2);
    expect(other("EMIT CHANGES", "EMIT FINAL")).toEqual(["EMIT: CHANGES on the server, declared FINAL"]);
  });

  it("is told where the server has more: a filter, a setting, a key", () => {
    expect(statementDifferences(sent, stored.replace("GROUP BY", "WHERE (PAYMENTS.KIND = 'A')\nGROUP BY"))).toEqual([
      "WHERE: (KIND = 'A') on the server, not declared",
    ]);
    expect(statementDifferences(sent, stored.replace("REPLICAS=1", "TIMESTAMP='x'"))).toEqual([
      "setting TIMESTAMP: 'x' on the server, not declared",
    ]);
    const log = exchange("create-stream.ok");
    expect(statementDifferences(log.sent, log.stored.replace("ORDER_ID STRING", "ORDER_ID STRING KEY"))).toEqual([
      "column ORDER_ID: STRING KEY on the server, not declared",
    ]);
  });

  it("keeps the brackets that have a meaning", () => {
    const sql = (value: string): string =>
      `CREATE STREAM s WITH (KAFKA_TOPIC='s') AS SELECT ${value} AS x FROM t EMIT CHANGES;`;
    expect(statementDifferences(sql("a * (b + c)"), sql("(T.A * (T.B + T.C))"))).toEqual([]);
    expect(statementDifferences(sql("a * (b + c)"), sql("((T.A * T.B) + T.C)"))).toHaveLength(1);
    expect(statementDifferences(sql("a - (b - c)"), sql("a - b - c"))).toHaveLength(1);
    expect(statementDifferences(sql("NOT (a AND b)"), sql("NOT a AND b"))).toHaveLength(1);
    expect(statementDifferences(sql("a AND b AND c"), sql("((A AND B) AND C)"))).toEqual([]);
    expect(statementDifferences(sql("a = 5"), sql("(A = (5))"))).toEqual([]);
    expect(statementDifferences(sql("a = 5"), sql("A = -5"))).toHaveLength(1);
    expect(statementDifferences(sql("a LIKE 'x' ESCAPE '!'"), sql("a LIKE 'x' ESCAPE '?'"))).toHaveLength(1);
  });
});
