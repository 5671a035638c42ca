import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Problem } from "#core";
import type { Log, SchemaModel } from "../model.ts";
import { queryProblems } from "../query-problems.ts";
import { readSqlModels } from "../read-models.ts";
import type { SqlModel } from "../sql-model.ts";
import { windowsOf } from "../windows.ts";

const log = { name: "order" } as Log;
const HEADER: SqlModel["header"] = {
  purpose: "p",
  kind: "output",
  checkpoint: 5000,
  grain: { columns: ["kind"], window: 60_000 },
  output: { to: "topic", mode: "upsert", retention: 1 },
};

/** A model that reads `order`, its views, or other models by these names, each on a line of its own. */
function model(sql: string, reads: readonly string[], more: Partial<SqlModel> = {}): SqlModel {
  const file = `sql/flink/order/${more.name ?? "totals"}.sql`;
  const references = reads.map((name, i): SqlModel["references"][number] => {
    const location = { file, line: i + 1, column: 1 };
    if (name === "order") return { kind: "log", name, location, log };
    return name === "order_ok" || name === "order_valid"
      ? { kind: "log", name, location, log, view: name === "order_ok" ? "ok" : "valid" }
      : { kind: "model", name, location };
  });
  const rest = { name: "totals", pipeline: "order", identifiers: new Set<string>(), emitted: false };
  return { ...rest, file, header: HEADER, sql, headerLines: 5, references, ...more };
}

const view = (name: string, sql: string, ...reads: string[]): SqlModel =>
  model(sql, reads, { name, header: { purpose: "p", kind: "view", checkpoint: 5000 } });
const shown = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, location }) => `${code} ${location?.file.split("/").at(-1)}:${location?.line}`);
const tumble = (table: string, size = "'1' MINUTE"): string =>
  `SELECT kind FROM TABLE(TUMBLE(TABLE ${table}, DESCRIPTOR(at), INTERVAL ${size}))`;

describe("windows of a query", () => {
  const sizes = (sql: string) =>
    windowsOf({ sql, file: "f.sql", headerLines: 2 }).map(({ kind, table, size }) => `${kind} ${table} ${size?.ms}`);

  it("have a table and a length, whichever way the call is written", () => {
    expect(sizes(tumble("`order`", "'90' SECOND(3)"))).toEqual(["TUMBLE order 90000"]);
    const hop = "TABLE(HOP(TABLE t, DESCRIPTOR(at), INTERVAL '1' MINUTE, INTERVAL '5' MINUTES))";
    expect(sizes(`SELECT 1 FROM ${hop}`)).toEqual(["HOP t 300000"]);
    const named = "TUMBLE(DATA => TABLE t, TIMECOL => DESCRIPTOR(at), SIZE => INTERVAL '2' HOUR)";
    expect(sizes(`SELECT 1 FROM TABLE(${named})`)).toEqual(["TUMBLE t 7200000"]);
    expect(sizes("SELECT 1 FROM t GROUP BY TUMBLE(at, INTERVAL '1' DAY)")).toEqual(["TUMBLE undefined 86400000"]);
  });

  it("have no length when it varies or is no plain literal", () => {
    expect(sizes(tumble("t", "'1:30' MINUTE TO SECOND"))).toEqual(["TUMBLE t undefined"]);
    const session = "TABLE(SESSION(TABLE t PARTITION BY k, DESCRIPTOR(at), INTERVAL '1' MINUTE))";
    expect(sizes(`SELECT 1 FROM ${session}`)).toEqual(["SESSION t undefined"]);
  });
});

describe("late rows", () => {
  it("may not come into a window", () => {
    for (const table of ["order", "order_valid"]) {
      const [problem, ...more] = queryProblems([model(tumble(table), [table])]);
      expect(more).toEqual([]);
      expect(problem).toMatchObject({ code: "SLUICE_SQL_INVALID", location: { line: 1 } });
      expect(problem?.hint).toContain("read order_ok");
    }
    expect(queryProblems([model(tumble("order_ok"), ["order_ok"])])).toEqual([]);
  });

  it("are found behind views, names of the query's own and brackets", () => {
    const plain = view("plain", "SELECT * FROM order_valid", "order_valid");
    expect(shown(queryProblems([plain, model(tumble("plain"), ["plain"])]))).toEqual([
      "SLUICE_SQL_INVALID totals.sql:1",
    ]);
    const own = `WITH own AS (SELECT * FROM order_valid) ${tumble("own")}`;
    expect(shown(queryProblems([model(own, ["order_valid"])]))).toEqual(["SLUICE_SQL_INVALID totals.sql:1"]);
    const old = "SELECT kind FROM order_valid GROUP BY kind, TUMBLE(at, INTERVAL '1' MINUTE)";
    expect(shown(queryProblems([model(old, ["order_valid"])]))).toEqual(["SLUICE_SQL_INVALID totals.sql:1"]);
  });

  it("are welcome beside a window, and where there is none", () => {
    const joined = `${tumble("order_ok")} JOIN order_valid ON TRUE`;
    expect(queryProblems([model(joined, ["order_ok", "order_valid"])])).toEqual([]);
    expect(queryProblems([model("SELECT kind FROM order_valid", ["order_valid"])])).toEqual([]);
  });
});

describe("the window of the Grain", () => {
  it("must be that of the query", () => {
    const [problem] = queryProblems([model(tumble("order_ok", "'5' MINUTE"), ["order_ok"])]);
    expect(problem).toMatchObject({
      code: "SLUICE_SQL_GRAIN",
      message: "Grain has windows of 1m, but those of the query are 5m long",
      location: { line: 6, column: 63 },
    });
    expect(problem?.hint).toContain("Grain: kind; 5m");
    const hop = "SELECT kind FROM TABLE(HOP(TABLE order_ok, DESCRIPTOR(at), INTERVAL '1' MINUTE, INTERVAL '5' MINUTE))";
    expect(shown(queryProblems([model(hop, ["order_ok"])]))).toEqual(["SLUICE_SQL_GRAIN totals.sql:6"]);
  });

  it("is compared with windows in views too, and told where the output reads the view", () => {
    const once = view("once", tumble("order_ok", "'5' MINUTE"), "order_ok");
    const totals = model("SELECT kind FROM once", ["once"]);
    expect(shown(queryProblems([once, totals]))).toEqual(["SLUICE_SQL_GRAIN totals.sql:1"]);
    expect(queryProblems([view("once", tumble("order_ok"), "order_ok"), totals])).toEqual([]);
  });

  it("is believed when one window has its length, or a length cannot be read", () => {
    const twice = `${tumble("order_ok", "'10' SECOND")} JOIN (${tumble("order_ok")}) AS b ON TRUE`;
    expect(queryProblems([model(twice, ["order_ok"])])).toEqual([]);
    expect(queryProblems([model(tumble("order_ok", "'1:30' MINUTE TO SECOND"), ["order_ok"])])).toEqual([]);
  });
});

describe("values that change with each run", () => {
  const words = (columns: string, header: Partial<SqlModel["header"]> = {}) =>
    queryProblems([model(`SELECT ${columns} FROM order_ok`, ["order_ok"], { header: { ...HEADER, ...header } })]).map(
      ({ message }) => message.split(" ")[0],
    );

  it("have no place in an upsert output", () => {
    expect(words("RAND(), rand_integer(3), UUID(), NOW(), PROCTIME(), UNIX_TIMESTAMP()")).toEqual(
      "RAND RAND_INTEGER UUID NOW PROCTIME UNIX_TIMESTAMP".split(" "),
    );
    expect(words("CURRENT_TIMESTAMP, LOCALTIMESTAMP, CURRENT_DATE, CURRENT_TIME").length).toBe(4);
  });

  it("are not columns with such a name, quoted words, or the conversion of a text", () => {
    expect(words("uuid, t.now, `CURRENT_DATE`, 'NOW()', UNIX_TIMESTAMP(text)")).toEqual([]);
  });

  it("are told in the view that has them, and allowed in an append output", () => {
    const seen = view("seen", "SELECT kind,\n  NOW() AS at FROM order_ok", "order_ok");
    expect(shown(queryProblems([seen, model("SELECT kind FROM seen", ["seen"])]))).toEqual([
      "SLUICE_SQL_INVALID seen.sql:7",
    ]);
    expect(words("NOW()", { output: { to: "topic", mode: "append", retention: 1 } })).toEqual([]);
  });
});

describe("readSqlModels", () => {
  const root = mkdtempSync(join(tmpdir(), "sluice-sql-"));
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const empty: SchemaModel = {
    files: [],
    messages: new Map(),
    enums: new Map(),
    logs: [],
    references: [],
    outputs: [],
  };
  const problemsOf = (files: Readonly<Record<string, string | Buffer>>): readonly Problem[] => {
    mkdirSync(join(root, "sql/flink/order"), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, "sql/flink/order", name), text);
    return readSqlModels(root, empty).problems;
  };

  it("says of a file that is no text only that, with its first wrong line", () => {
    const latin = Buffer.from("--! Purpose: a\n--! Kind: caf\xe9\nSELECT 1", "latin1");
    const found = problemsOf({ "latin.sql": latin, "zero.sql": Buffer.from([0x53, 0x00, 0x01]) });
    expect(found.map(({ code, message, location }) => `${code} ${message} ${location?.line}`)).toEqual([
      "SLUICE_SQL_SYNTAX not UTF-8 text 2",
      "SLUICE_SQL_SYNTAX not UTF-8 text 1",
    ]);
  });

  it.each(["flink", "ksqldb"] as const)(
    "reads past the mark that some editors write before UTF-8 text, for %s",
    (dialect) => {
      const text = "\ufeff--! Purpose: p\n--! Kind: view\nSELECT kind FROM (VALUES (1)) AS t (kind)\n";
      mkdirSync(join(root, "sql", dialect, "order"), { recursive: true });
      writeFileSync(join(root, "sql", dialect, "order", "marked.sql"), text);
      const { models, problems } = readSqlModels(root, empty, dialect);
      expect(problems).toEqual([]);
      expect(models.map(({ name, headerLines, header }) => [name, headerLines, header.kind])).toEqual([
        ["marked", 2, "view"],
      ]);
    },
  );

  it("says a fault of a shared view once, however many outputs read it", () => {
    const reader = (to: string): string =>
      `--! Purpose: p\n--! Kind: output\n--! Grain: kind\n--! Output: topic, upsert\nSELECT kind FROM ${to}\n`;
    const found = problemsOf({
      "shared.sql": "--! Purpose: p\n--! Kind: view\nSELECT UUID() AS kind FROM (VALUES (1))\n",
      "first.sql": reader("shared"),
      "second.sql": reader("shared"),
    });
    expect(shown(found)).toEqual(["SLUICE_SQL_INVALID shared.sql:3"]);
  });
});
