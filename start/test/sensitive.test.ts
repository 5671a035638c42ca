import { join } from "node:path";
import { expect, test } from "vitest";
import { type PlannerColumn, readSchemas } from "#codegen";
import { ROOT } from "#core";
import { hiddenColumns } from "../query/hidden-columns.ts";
import { sensitiveNames, withAliases } from "../tables/sensitive.ts";

const { model } = await readSchemas(join(ROOT));
const payment = model.logs.filter((log) => log.name === "payment");
const declared = sensitiveNames(model, payment);
const text = { kind: "STRING", nullable: true, text: "STRING" };

/** The names of the hidden columns of a query; `columns` are what the planner would answer. */
function hidden(sql: string, columns: readonly (string | PlannerColumn)[], more: readonly string[] = []): string[] {
  const all = columns.map((c): PlannerColumn => (typeof c === "string" ? { name: c, type: text } : c));
  const flags = hiddenColumns(sql, all, withAliases(declared, [sql, ...more]));
  return all.filter((_, i) => flags[i]).map(({ name }) => name);
}

test("sensitive are the fields that the schema marks, what holds them, and the bytes of the whole record", () => {
  expect([...declared.leaves].sort()).toEqual(["__raw", "email", "ip", "name", "street"]);
  expect([...declared.holders].sort()).toEqual(["address", "customer"]);
});

test.each([
  ["SELECT order_id, customer.name FROM payment_ok", ["order_id", "name"], ["name"]],
  ["SELECT order_id, `customer`.`email` AS x FROM payment_ok", ["order_id", "x"], ["x"]],
  ["SELECT customer FROM payment_ok", ["customer"], ["customer"]],
  ["SELECT customer.address AS a, customer.address.city AS b FROM payment_ok", ["a", "b"], ["a"]],
  ["SELECT p.customer.address.street s, p.order_id o FROM payment_ok AS p", ["s", "o"], ["s"]],
  ["SELECT UPPER(TRIM(customer.name)) AS a, LENGTH(ip) AS b, 1 AS c FROM payment_ok", ["a", "b", "c"], ["a", "b"]],
  ["SELECT order_id AS o, kind AND ip FROM payment_ok", ["o", "EXPR$1"], ["EXPR$1"]],
  ["SELECT CASE WHEN ip LIKE '10.%' THEN 1 ELSE 0 END AS own, order_id FROM payment", ["own", "order_id"], ["own"]],
  ["SELECT MIN(ip) AS low, COUNT(*) AS n FROM payment_ok", ["low", "n"], ["low"]],
  ["SELECT __raw, __offset FROM payment", ["__raw", "__offset"], ["__raw"]],
  ["SELECT IP FROM payment_ok", ["IP"], ["IP"]],
  ["SELECT ROW(order_id, ip) AS r, ARRAY[customer.email] AS m FROM payment_ok", ["r", "m"], ["r", "m"]],
  ["SELECT (SELECT MAX(ip) FROM payment_ok) AS top, 1 AS one", ["top", "one"], ["top"]],
] as const)("what mentions a sensitive field is hidden: %s", (sql, columns, expected) => {
  expect(hidden(sql, columns)).toEqual(expected);
});

test.each([
  ["SELECT COUNT(DISTINCT ip) AS people, COUNT(customer.email) AS mails FROM payment_ok", ["people", "mails"]],
  ["SELECT order_id, amount_minor FROM payment_ok WHERE customer.name = 'x' ORDER BY ip", ["order_id", "amount_minor"]],
  ["SELECT customer.address.country AS country, customer.customer_id AS id FROM payment_ok", ["country", "id"]],
  [
    "SELECT i.sku, i.quantity FROM payment_ok CROSS JOIN UNNEST(items) AS i (sku, quantity, unit_minor)",
    ["sku", "quantity"],
  ],
])("counting, filtering and paths to other fields are shown: %s", (sql, columns) => {
  expect(hidden(sql, columns)).toEqual([]);
});

test.each([
  ["SELECT who FROM (SELECT customer.name AS who FROM payment_ok)", ["who"]],
  ["SELECT b AS c FROM (SELECT a AS b FROM (SELECT UPPER(ip) AS a FROM payment_ok))", ["c"]],
  ["WITH p AS (SELECT customer AS c FROM payment_ok) SELECT c.email AS e FROM p", ["e"]],
  ["WITH p (a, b) AS (SELECT order_id, ip FROM payment_ok) SELECT b FROM p", ["b"]],
  ["WITH p (a, b) AS (SELECT * FROM payment_ok) SELECT b FROM p", ["b"]],
  ["SELECT y FROM (SELECT order_id, ip FROM payment_ok) AS t (x, y)", ["y"]],
  ["SELECT y FROM payment_ok t (x, y)", ["y"]],
  ["SELECT y FROM payment_ok AS t (x, y)", ["y"]],
  ["SELECT a FROM (SELECT order_id AS a FROM payment_ok UNION ALL SELECT ip FROM payment_ok)", ["a"]],
  ["SELECT a FROM (SELECT order_id AS a, kind AS b FROM payment_ok UNION ALL SELECT * FROM x)", ["a"]],
  ["SELECT order_id AS a FROM payment_ok UNION ALL SELECT ip FROM payment_ok", ["a"]],
  ["(SELECT order_id AS a FROM payment_ok) UNION ALL (SELECT ip FROM payment_ok)", ["a"]],
  ["SELECT x FROM (SELECT kind IS DISTINCT FROM currency AS d, ip AS x FROM payment_ok)", ["x"]],
  [
    "SELECT e FROM payment_ok MATCH_RECOGNIZE (MEASURES LAST(A.ip) AS e ONE ROW PER MATCH PATTERN (A) DEFINE A AS TRUE)",
    ["e"],
  ],
])("a new name does not show it: %s", (sql, columns) => {
  expect(hidden(sql, columns)).toEqual(columns);
});

test("a star hides the sensitive columns among all of them, also second ones and nested ones", () => {
  const nested = {
    name: "c",
    type: { kind: "ROW", nullable: true, text: "", fields: [{ name: "email", type: text }] },
  };
  const sql = "SELECT *, UPPER(ip) AS loud FROM payment_ok a JOIN payment_ok b ON a.order_id = b.order_id";
  expect(hidden(sql, ["order_id", "customer", "ip", "ip0", nested, "loud"])).toEqual([
    "customer",
    "ip",
    "ip0",
    "c",
    "loud",
  ]);
});

test("a query whose columns cannot be told apart is refused", () => {
  expect(() => hidden("SELECT *, UPPER(ip) FROM payment_ok", ["a", "b"])).toThrow(/not clear/);
  expect(() => hidden("SELECT * FROM payment_ok UNION ALL SELECT * FROM payment_ok", ["a"])).toThrow(/not clear/);
  expect(() => hidden("SELECT 1 AS a UNION ALL (SELECT ip FROM payment_ok)", ["a"])).toThrow(/not clear/);
});

test("views that a query reads give names as well", () => {
  expect(hidden("SELECT who FROM payment_once", ["who"], ["SELECT customer.name AS who FROM payment_ok"])).toEqual([
    "who",
  ]);
});

test("without sensitive fields nothing is hidden", () => {
  const none = { leaves: new Set<string>(), holders: new Set<string>() };
  expect(hiddenColumns("SELECT *, f(a) FROM x", [{ name: "ip", type: text }], none)).toEqual([false]);
});
