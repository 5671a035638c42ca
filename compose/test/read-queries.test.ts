import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";
import { readQueries } from "../read-queries.ts";

test("reads each query with its heading, its line and how it ends", () => {
  const text = [
    "# Title",
    "## What is there",
    "```sql",
    "SHOW TABLES;",
    "```",
    "```",
    "not a query",
    "```",
    "## Rows as they come",
    "Words.",
    "```sql",
    "SELECT *",
    "FROM t EMIT CHANGES LIMIT 1;",
    "```",
    "```sql",
    "SELECT * FROM t WHERE k = 'a;b';",
    "```",
    "```sql",
    "PRINT t LIMIT 1;",
    "```",
  ].join("\n");
  expect(readQueries(text)).toEqual([
    { title: "What is there", sql: "SHOW TABLES", line: 4, kind: "statement" },
    { title: "Rows as they come", sql: "SELECT *\nFROM t EMIT CHANGES LIMIT 1", line: 12, kind: "push" },
    { title: "Rows as they come", sql: "SELECT * FROM t WHERE k = 'a;b'", line: 16, kind: "pull" },
    { title: "Rows as they come", sql: "PRINT t LIMIT 1", line: 19, kind: "print" },
  ]);
});

const document = readFileSync(join(ROOT, "docs/ksql-cli.md"), "utf8");

test("the queries of the document are a dozen or more, one statement each, and end by themselves", () => {
  const queries = readQueries(document);
  expect(queries.length).toBeGreaterThanOrEqual(12);
  for (const { sql, kind } of queries) {
    expect(sql.replaceAll(/'[^']*'/g, "''"), sql).not.toContain(";");
    if (kind === "push" || kind === "print") expect(sql).toMatch(/\bLIMIT \d+$/);
  }
});

test("the queries of the document read outputs and columns that the project has", () => {
  const derived = new Map(
    readdirSync(join(ROOT, "schemas/derived")).map((name) => [
      name.replace(".proto", ""),
      readFileSync(join(ROOT, "schemas/derived", name), "utf8"),
    ]),
  );
  const read: string[] = [];
  for (const { sql } of readQueries(document)) {
    const name = /\bFROM `?(\w+)`?/.exec(sql)?.[1];
    const proto = name === undefined ? undefined : derived.get(name);
    if (!/^SELECT/.test(sql) || name === "KSQL_PROCESSING_LOG" || name?.endsWith("_ok")) continue;
    expect(proto, `${name} of: ${sql}`).toBeDefined();
    read.push(name as string);
    for (const [, column] of sql.replaceAll(/ AS `\w+`/g, "").matchAll(/`(\w+)`/g)) {
      if (column !== name) expect(proto, `${column} of ${name}`).toMatch(new RegExp(` ${column} = \\d+`));
    }
  }
  expect(new Set(read).size).toBeGreaterThanOrEqual(6);
});
