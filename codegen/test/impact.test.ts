import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { type ColumnReader, findReaders, readAllColumns, readColumns, touchedColumns } from "../impact/index.ts";
import type { SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { readSqlModels } from "../read-models.ts";
import type { SqlDialect } from "../sql-header.ts";
import type { SqlModel } from "../sql-model.ts";

/** A query over tables `t` (a, b, c, ts, m, list), `u` (a, d) and `v` (x). */
function read(sql: string, dialect: SqlDialect = "flink"): Readonly<Record<string, unknown>> {
  const found = readsOf(sql, dialect);
  const text = (paths: readonly { table: string; path: readonly string[] }[]): string =>
    paths
      .map(({ table, path }) => [table, ...path].join("."))
      .sort()
      .join(" ");
  return {
    ...Object.fromEntries(found.columns.map(({ name, from }) => [name, text(from)])),
    rows: text(found.decidedBy),
    ...(found.stars.length > 0 && { stars: found.stars.join(" ") }),
  };
}

function readsOf(sql: string, dialect: SqlDialect = "flink"): ReturnType<typeof readColumns> {
  const columns: Readonly<Record<string, readonly string[]>> = {
    t: ["a", "b", "c", "ts", "m", "list"],
    u: ["a", "d"],
    v: ["x"],
  };
  const references = Object.keys(columns).map(
    (name) => ({ kind: "model", name, location: { file: "", line: 1, column: 1 } }) as const,
  );
  const model = { name: "q", file: "q.sql", headerLines: 10, sql, references } as unknown as SqlModel;
  return readColumns(model, dialect, (table) => columns[table]?.map((name) => ({ name })));
}

describe("the columns that a query reads", () => {
  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    ["names and aliases", "SELECT a, b AS bee, t.c cee FROM t", { a: "t.a", bee: "t.b", cee: "t.c", rows: "" }],
    [
      "expressions",
      "SELECT UPPER(a) || b AS x, 1 AS one, COUNT(*) AS n FROM t",
      { x: "t.a t.b", one: "", n: "", rows: "" },
    ],
    ["a CASE, with a bare alias behind it", "SELECT CASE WHEN a = 'c' THEN b END d FROM t", { d: "t.a t.b", rows: "" }],
    ["a CAST: types are no columns", "SELECT CAST(a AS ROW<b INT, c STRING>) AS x FROM t", { x: "t.a", rows: "" }],
    [
      "texts and intervals are none",
      "SELECT a + INTERVAL '1' DAY AS x, 'b' AS y FROM t",
      { x: "t.a", y: "", rows: "" },
    ],
    ["FROM inside of a function", "SELECT EXTRACT(DAY FROM ts) AS d FROM t", { d: "t.ts", rows: "" }],
    [
      "IS DISTINCT FROM",
      "SELECT a IS DISTINCT FROM b AS x FROM t WHERE c IS NOT DISTINCT FROM a",
      { x: "t.a t.b", rows: "t.a t.c" },
    ],
    ["SELECT DISTINCT decides by what it selects", "SELECT DISTINCT a FROM t", { a: "t.a", rows: "t.a" }],
    [
      "conditions, groups and orders",
      "SELECT a, SUM(b) AS s FROM t WHERE c > 1 GROUP BY a HAVING MAX(ts) > 2",
      { a: "t.a", s: "t.b", rows: "t.a t.c t.ts" },
    ],
    [
      "a filter of an aggregate is part of its value",
      "SELECT COUNT(*) FILTER (WHERE a = 1) AS n FROM t",
      { n: "t.a", rows: "" },
    ],
    ["a star", "SELECT *, a AS again FROM u", { a: "u.a", d: "u.d", again: "u.a", rows: "", stars: "u" }],
    ["the star of one table", "SELECT u.*, x FROM u, v", { a: "u.a", d: "u.d", x: "v.x", rows: "", stars: "u" }],
    ["a star inside counts only as far as it is used", "SELECT d FROM (SELECT * FROM u)", { d: "u.d", rows: "" }],
    [
      "a join",
      "SELECT l.b, r.d FROM t AS l LEFT JOIN u r ON l.a = r.a AND r.d > 0",
      { b: "t.b", d: "u.d", rows: "t.a u.a u.d" },
    ],
    ["a join by name", "SELECT b FROM t JOIN u USING (a)", { b: "t.b", rows: "t.a" }],
    ["a cross join and commas", "SELECT b, d, x FROM t CROSS JOIN u, v", { b: "t.b", d: "u.d", x: "v.x", rows: "" }],
    [
      "a join with a subquery",
      "SELECT q.n FROM t JOIN (SELECT a, COUNT(*) AS n FROM u WHERE d = 1 GROUP BY a) q ON q.a = t.b",
      { n: "", rows: "t.b u.a u.d" },
    ],
    [
      "a temporal join",
      "SELECT d FROM t LEFT JOIN u FOR SYSTEM_TIME AS OF t.ts AS w ON w.a = t.a",
      { d: "u.d", rows: "t.a t.ts u.a" },
    ],
    ["names of a subquery hide those of the table", "SELECT a FROM (SELECT b AS a FROM t)", { a: "t.b", rows: "" }],
    [
      "names that the alias gives",
      "SELECT p, q FROM (SELECT a, b FROM t) AS s (p, q)",
      { p: "t.a", q: "t.b", rows: "" },
    ],
    [
      "WITH queries, which read each other",
      "WITH one AS (SELECT a, b FROM t WHERE c = 1), two (z) AS (SELECT b FROM one) SELECT z FROM two",
      { z: "t.b", rows: "t.c" },
    ],
    ["a WITH query hides a table", "WITH u AS (SELECT b AS d FROM t) SELECT d FROM u", { d: "t.b", rows: "" }],
    [
      "a WITH query inside hides the one outside, as long as it stands",
      "WITH w AS (SELECT a FROM t) SELECT s.d, w.a FROM (WITH w AS (SELECT d FROM u) SELECT d FROM w) AS s, w",
      { d: "u.d", a: "t.a", rows: "" },
    ],
    ["UNION ALL with brackets", "(SELECT a FROM t) UNION ALL (SELECT d FROM u)", { a: "t.a u.d", rows: "" }],
    ["an interval has no name", "SELECT a, INTERVAL '1' DAY FROM t", { a: "t.a", "": "", rows: "" }],
    [
      "a query to the side, which asks for the row before it",
      "SELECT b, d FROM t CROSS JOIN LATERAL (SELECT d FROM u WHERE u.a = t.c)",
      { b: "t.b", d: "u.d", rows: "t.c u.a" },
    ],
    [
      "a table function",
      "SELECT b, y FROM t LEFT JOIN LATERAL TABLE(SPLIT(t.c)) AS x (y) ON TRUE",
      { b: "t.b", y: "t.c", rows: "t.c" },
    ],
    [
      "UNION goes by place, under the first names",
      "SELECT a, b FROM t UNION ALL SELECT d, a FROM u WHERE d = 2",
      { a: "t.a u.d", b: "t.b u.a", rows: "u.d" },
    ],
    ["brackets around the parts of a UNION", "(SELECT a FROM t) UNION (SELECT d FROM u)", { a: "t.a u.d", rows: "" }],
    [
      "IN with a query that asks for the row outside",
      "SELECT b FROM t WHERE a IN (SELECT d FROM u WHERE u.a = t.c)",
      { b: "t.b", rows: "t.a t.c u.a u.d" },
    ],
    [
      "a window over a table",
      "SELECT window_start, b FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))",
      { window_start: "t.ts", b: "t.b", rows: "t.ts" },
    ],
    [
      "a session for each key",
      "SELECT window_end, a FROM TABLE(SESSION(TABLE t PARTITION BY a, DESCRIPTOR(ts), INTERVAL '2' MINUTE)) GROUP BY window_end, a",
      { window_end: "t.ts", a: "t.a", rows: "t.a t.ts" },
    ],
    [
      "named arguments of a window",
      "SELECT b FROM TABLE(HOP(DATA => TABLE t, TIMECOL => DESCRIPTOR(ts), SLIDE => INTERVAL '1' MINUTE, SIZE => INTERVAL '5' MINUTE)) AS w",
      { b: "t.b", rows: "t.ts" },
    ],
    [
      "OVER with its own window",
      "SELECT SUM(b) OVER (PARTITION BY a ORDER BY ts) AS s FROM t",
      { s: "t.a t.b t.ts", rows: "" },
    ],
    [
      "OVER with a named one",
      "SELECT SUM(b) OVER w AS s FROM t WINDOW w AS (PARTITION BY a ORDER BY ts)",
      { s: "t.a t.b t.ts", rows: "" },
    ],
    [
      "the newest row of each key",
      "SELECT b FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY a ORDER BY ts DESC) AS n FROM t) WHERE n = 1",
      { b: "t.b", rows: "t.a t.ts" },
    ],
    [
      "what is inside of a message",
      "SELECT m.x.y AS z, list[1].w AS v, list[a].w AS u, s.m.q AS p FROM t AS s",
      { z: "t.m.x.y", v: "t.list.w", u: "t.a t.list.w", p: "t.m.q", rows: "" },
    ],
    ["what is inside, through a subquery", "SELECT o.x.y FROM (SELECT m AS o FROM t)", { y: "t.m.x.y", rows: "" }],
    ["rows out of a list", "SELECT i.w FROM t CROSS JOIN UNNEST(t.list) AS i (w, k)", { w: "t.list", rows: "t.list" }],
    ["names in quotes", "SELECT `a`, `t`.`b` FROM `t` WHERE `c` = 1", { a: "t.a", b: "t.b", rows: "t.c" }],
    ["comments and a hint", "SELECT /* b */ a -- c\n FROM t /*+ OPTIONS('x' = 'y') */", { a: "t.a", rows: "" }],
  ])("%s", (_, sql, expected) => {
    expect(read(sql)).toEqual(expected);
  });

  test.each<readonly [string, string, readonly string[]]>([
    ["nothing wrong", "SELECT a, t.b, m.x.y FROM t WHERE c > INTERVAL '1' DAY ORDER BY ts", []],
    ["a slip", "SELECT aa FROM t WHERE t.bb = 1", ["unknown bb 11:26", "unknown aa 11:8"]],
    [
      "in a subquery of two tables",
      "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.d = nope)",
      ["unknown nope 11:59"],
    ],
    ["of two tables", "SELECT a, t.a AS b FROM t JOIN u ON t.a = u.a", ["ambiguous a 11:8"]],
    [
      "a window beside a column",
      "SELECT w FROM (SELECT window_end AS w, x AS window_end FROM TABLE(TUMBLE(TABLE v, DESCRIPTOR(x), INTERVAL '1' MINUTE)))",
      [],
    ],
    ["what a star brings twice", "SELECT b FROM (SELECT *, c AS b FROM t)", ["ambiguous b 11:8"]],
    ["a table that nobody knows", "SELECT q FROM elsewhere", []],
    ["a function that gives rows", "SELECT q FROM t, LATERAL TABLE(f(a))", []],
    ["rows with names", "SELECT q, r FROM t CROSS JOIN UNNEST(list) AS i (q)", ["unknown r 11:11"]],
    ["words of SQL", "SELECT TRIM(BOTH FROM a) AS x, EXTRACT(EPOCH FROM ts) AS y FROM t", []],
  ])("names that no engine takes: %s", (_, sql, expected) => {
    expect(
      readsOf(sql).faults.map(({ kind, name, location: at }) => `${kind} ${name} ${at.line}:${at.column}`),
    ).toEqual(expected);
  });

  test("Flink minds the case, ksqlDB only of what is quoted", () => {
    expect(read("SELECT A AS x FROM t")).toEqual({ x: "", rows: "" });
    expect(read("SELECT A AS X, `A` AS Y FROM T", "ksqldb")).toEqual({ X: "t.a", Y: "", rows: "" });
  });

  test("ksqlDB: paths, windows, joins within a time, lambdas", () => {
    expect(
      read(
        "SELECT l.a AS k, AS_VALUE(m->x->y) AS y, TRANSFORM(list, b => UCASE(b)) AS z FROM t l LEFT JOIN u r WITHIN (1 HOUR, 0 SECONDS) GRACE PERIOD 1 MINUTE ON l.a = r.d WINDOW TUMBLING (SIZE 1 MINUTE) WHERE c = 1 GROUP BY l.a EMIT CHANGES",
        "ksqldb",
      ),
    ).toEqual({ k: "t.a", y: "t.m.x.y", z: "t.b t.list", rows: "t.a t.c u.d" });
  });

  test("what is no SQL reads nothing, and does not fail", () => {
    for (const sql of [
      "",
      "SELECT",
      "SELECT (",
      "FROM t",
      "WITH a AS",
      "SELECT a FROM t JOIN",
      "SELECT a[ FROM t",
      ")",
    ])
      expect(read(sql)).toBeTypeOf("object");
  });
});

describe("the columns that a change reaches", () => {
  let root: string;
  let model: SchemaModel;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "sluice-impact-"));
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write("schemas/pay/v1/money.proto", MONEY);
    write("schemas/shop/v1/shop.proto", SHOP);
    ({ model } = await readSchemas(root));
    expect(model.logs.map(({ name }) => name)).toEqual(["purchase", "refund"]);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const touched = (file: string, path: string): readonly string[] =>
    touchedColumns(model, model.files.find((each) => each.path.endsWith(file)) ?? raise(file), {
      type: "FIELD_REMOVED",
      path,
    }).map(({ table, path: at, decides }) => `${[table, ...at].join(".")}${decides ? " decides" : ""}`);

  test.each<[string, string, string, readonly string[]]>([
    ["a field", "shop.proto", "#/Purchase/5", ["purchase.note"]],
    [
      "the key, the event time and a field with a rule decide which rows there are",
      "shop.proto",
      "#/Purchase/1",
      ["purchase.id decides"],
    ],
    ["the event time", "shop.proto", "#/Purchase/9", ["purchase.placed_at decides"]],
    [
      "a field of a message inside, wherever it is held",
      "shop.proto",
      "#/Item/2",
      ["purchase.items.price", "purchase.by_name.price"],
    ],
    [
      "a field of an imported message, at every depth",
      "money.proto",
      "#/Money/1",
      [
        "purchase.total.cents decides",
        "purchase.items.price.cents",
        "purchase.by_name.price.cents",
        "refund.paid.cents",
      ],
    ],
    [
      "a message itself",
      "money.proto",
      "#/Money",
      ["purchase.total decides", "purchase.items.price", "purchase.by_name.price", "refund.paid"],
    ],
    [
      "an enum, and a value of one",
      "money.proto",
      "#/Currency/1",
      [
        "purchase.total.currency decides",
        "purchase.items.price.currency",
        "purchase.by_name.price.currency",
        "refund.paid.currency",
      ],
    ],
    ["a nested enum", "shop.proto", "#/Purchase/State/1", ["purchase.state"]],
    ["a member of a oneof", "shop.proto", "#/Purchase/how/7", ["purchase.iban"]],
    ["a whole oneof", "shop.proto", "#/Purchase/how", ["purchase.card", "purchase.iban"]],
    ["a message that holds itself, once", "shop.proto", "#/Tree/2", ["refund.tree.name"]],
    ["the package: every column", "shop.proto", "#/", ["purchase decides", "refund decides"]],
    ["what is only on the other side", "shop.proto", "#/Purchase/77", []],
    ["a member that is only on the other side", "shop.proto", "#/Purchase/how/77", []],
    ["a message of another file", "shop.proto", "#/Money/1", []],
  ])("%s", (_, file, path, expected) => {
    expect(touched(file, path)).toEqual(expected);
  });
});

describe("the models that read a column", () => {
  let root: string;
  let model: SchemaModel;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "sluice-readers-"));
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write("schemas/pay/v1/money.proto", MONEY);
    write("schemas/shop/v1/shop.proto", SHOP.replace("  Tree tree = 3;\n", ""));
    for (const [dialect, models] of Object.entries(MODELS))
      for (const [name, sql] of Object.entries(models))
        write(`sql/${dialect}/purchase/${name}.sql`, `--! Purpose: p\n--! Kind: view\n${sql}\n`);
    ({ model } = await readSchemas(root));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const MODELS: Readonly<Record<SqlDialect, Readonly<Record<string, string>>>> = {
    flink: {
      a_all: "SELECT * FROM purchase_valid",
      b_more: "SELECT * FROM a_all",
      c_whole: "SELECT total AS whole FROM purchase",
      d_part: "SELECT whole.cents AS part FROM c_whole",
      e_time: "SELECT __rowtime AS at_time FROM purchase",
      f_window:
        "SELECT window_start, window_end, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE purchase_ok, DESCRIPTOR(placed_at), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end",
      g_later: "SELECT n, __rowtime AS at_time FROM f_window",
    },
    ksqldb: {
      a_key: "SELECT message_key AS k, note AS note FROM purchase EMIT CHANGES",
      b_part: "SELECT TOTAL->CENTS AS part FROM purchase EMIT CHANGES",
      c_window:
        "SELECT note AS note_key, FROM_UNIXTIME(WINDOWSTART) AS ws, COUNT(*) AS n FROM purchase_ok WINDOW TUMBLING (SIZE 1 MINUTE) GROUP BY note EMIT CHANGES",
      d_windows: "SELECT Note_Key AS nk, WS AS ws FROM c_window EMIT CHANGES",
      e_time: "SELECT ROWTIME AS t FROM purchase EMIT CHANGES",
    },
  };

  function readers(dialect: SqlDialect, path: string): readonly string[] {
    const { models, problems } = readSqlModels(root, model, dialect);
    expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
    const file = model.files.find((each) =>
      each.path.endsWith(path.startsWith("#/Money") ? "money.proto" : "shop.proto"),
    );
    const touched = touchedColumns(model, file ?? raise(path), { type: "FIELD_REMOVED", path });
    const found = touched
      .filter(({ table }) => table === "purchase")
      .flatMap((each) => findReaders(readAllColumns(models, dialect), dialect, each));
    return found
      .filter(({ model: { emitted }, columns, rows }) => !emitted && (columns.length > 0 || rows))
      .map(({ model: { name }, via, columns, rows, star }) =>
        [name, ...via.map((each) => `<${each}`), ...columns, ...(rows ? ["rows"] : []), ...(star ? ["*"] : [])].join(
          " ",
        ),
      );
  }

  test("by a star, and by the star of another", () => {
    expect(readers("flink", "#/Purchase/5")).toEqual(["a_all note *", "b_more <a_all note *"]);
  });

  test("who reads a message reads what is in it, and who reads a part of it reads the message", () => {
    expect(readers("flink", "#/Money/1")).toEqual(expect.arrayContaining(["c_whole whole", "d_part <c_whole part"]));
    expect(readers("flink", "#/Purchase/2")).toEqual(expect.arrayContaining(["c_whole whole", "d_part <c_whole part"]));
    expect(readers("ksqldb", "#/Money/1")).toEqual(["b_part part"]);
    expect(readers("ksqldb", "#/Purchase/2")).toEqual(["b_part part"]);
  });

  test("the time and the key of a record are columns of the log", () => {
    expect(readers("flink", "#/Purchase/9")).toEqual([
      "a_all placed_at *",
      "b_more <a_all placed_at *",
      "e_time at_time",
      "f_window window_start window_end rows",
      "g_later <f_window at_time rows",
    ]);
    expect(readers("ksqldb", "#/Purchase/9")).toEqual(["c_window ws", "d_windows <c_window ws", "e_time t"]);
    expect(readers("ksqldb", "#/Purchase/1")).toEqual(["a_key k"]);
  });

  test("ksqlDB: whatever the case in which a column is written", () => {
    expect(readers("ksqldb", "#/Purchase/5")).toEqual([
      "a_key note",
      "c_window note_key rows",
      "d_windows <c_window nk rows",
    ]);
  });
});

describe("the models of this project that read a column", () => {
  let model: SchemaModel;
  beforeAll(async () => {
    ({ model } = await readSchemas(ROOT));
  });

  function readers(dialect: SqlDialect, file: string, path: string): readonly ColumnReader[] {
    const reads = readAllColumns(readSqlModels(ROOT, model, dialect).models, dialect);
    const [touched] = touchedColumns(model, model.files.find((each) => each.path.includes(file)) ?? raise(file), {
      type: "FIELD_REMOVED",
      path,
    });
    return findReaders(reads, dialect, touched ?? raise(path)).filter(({ model: { emitted } }) => !emitted);
  }
  const shown = (found: readonly ColumnReader[]): readonly string[] =>
    found
      .filter(({ columns, rows, mentions }) => columns.length > 0 || rows || mentions.length > 0)
      .map(({ model: { name }, via, columns, rows }) =>
        [
          name,
          ...(via.length > 0 ? [`via ${via.join(", ")}`] : []),
          `[${columns.join(" ")}]`,
          ...(rows ? ["rows"] : []),
        ].join(" "),
      );

  test("directly, through views, and through the outputs of others", () => {
    expect(shown(readers("flink", "schemas/payment/", "#/Payment/8"))).toEqual([
      "payment_once_1m [amount_minor]",
      "payment_events_once [amount_minor]",
      "payment_processed_hourly [amount_minor]",
      "payment_refunds via payment_events_once [refunded_minor returned_minor paid_minor]",
      "payment_totals_1m via payment_once_1m [amount_minor]",
      "payment_totals_files via payment_once_1m [amount_minor]",
      "refund_excess via payment_events_once, payment_refunds [refunded_minor paid_minor firing] rows",
    ]);
    expect(shown(readers("ksqldb", "schemas/payment/", "#/Payment/8"))).toEqual([
      "payment_buckets_1m [amount_minor]",
      "payment_paid_events [amount_minor]",
      "payment_refund_events [amount_minor]",
      "payment_refund_matches via payment_refund_events, payment_paid_events [refunded_minor paid_minor]",
      "payment_refunds via payment_refund_events, payment_paid_events, payment_refund_matches [refunded_minor paid_minor returned_minor]",
      "payment_totals_1m via payment_buckets_1m [amount_minor]",
    ]);
  });

  test("inside of a message, with the place where its name is written", () => {
    const [activity] = readers("flink", "schemas/payment/", "#/Payment/Customer/1");
    expect(activity).toMatchObject({
      model: { name: "payment_activity_1m" },
      columns: ["customer_id"],
      mentions: [{ file: "sql/flink/payment/payment_activity_1m.sql", line: 29, column: 25 }],
    });
    expect(shown(readers("ksqldb", "schemas/payment/", "#/Payment/Customer/1"))).toEqual([
      "payment_attempts [customer_id]",
      "payment_attempts_1m via payment_attempts [customer_id_key customer_id] rows",
      "payment_activity_1m via payment_attempts, payment_attempts_1m [customer_id_key customer_id] rows",
    ]);
  });

  test("where it decides which rows there are, all that is behind it is reached", () => {
    // A repeat is known by the id: rows of everything behind the view.
    expect(shown(readers("flink", "schemas/view_log/", "#/ViewLog/1"))).toEqual([
      "view_log_campaigns [view_id]",
      "campaign_views_1m via view_log_campaigns [] rows",
      "campaign_views_files via view_log_campaigns, campaign_views_1m [] rows",
    ]);
  });

  test("what its rules hold back is told apart from what reads it", () => {
    const found = readers("flink", "schemas/payment/", "#/Payment/9");
    const rate = found.find(({ model: { name } }) => name === "payment_error_rate_1m");
    expect(rate).toMatchObject({ columns: [], rows: false, validity: true, via: ["payment_once_1m"] });
    expect(readers("flink", "schemas/payment/", "#/Payment/13")).toEqual([]);
  });
});

function raise(what: string): never {
  throw new Error(`no ${what}`);
}

const MONEY = `syntax = "proto3";
package pay.v1;
enum Currency {
  EUR = 0;
  USD = 1;
}
message Money {
  int64 cents = 1;
  Currency currency = 2;
}
`;
const SHOP = `syntax = "proto3";
package shop.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "pay/v1/money.proto";
import "sluice/v1/options.proto";
message Item {
  string sku = 1;
  pay.v1.Money price = 2;
}
message Tree {
  repeated Tree children = 1;
  string name = 2;
}
message Purchase {
  option (sluice.v1.log) = { topic: "purchase" key: "id" event_time: "placed_at" partitions: 1 retention: "1d" };
  enum State {
    NEW = 0;
    PAID = 1;
  }
  string id = 1;
  pay.v1.Money total = 2 [(buf.validate.field).required = true];
  repeated Item items = 3;
  map<string, Item> by_name = 4;
  string note = 5;
  oneof how {
    string card = 6;
    string iban = 7;
  }
  State state = 8;
  google.protobuf.Timestamp placed_at = 9;
}
message Refund {
  option (sluice.v1.log) = { topic: "refund" key: "id" event_time: "sent_at" partitions: 1 retention: "1d" };
  string id = 1;
  pay.v1.Money paid = 2;
  Tree tree = 3;
  google.protobuf.Timestamp sent_at = 4;
}
`;
