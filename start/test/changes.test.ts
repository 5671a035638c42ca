import { expect, test } from "vitest";
import { openChangeFold } from "../query/changes.ts";
import { columnType, engineValue } from "../query/engine-values.ts";
import { orderOf } from "../query/order-by.ts";

const insert = (...fields: unknown[]) => ({ kind: "INSERT", fields }) as const;

test("inserts stay in their order, also the same row twice", () => {
  const fold = openChangeFold();
  fold.take([insert("b", 1n), insert("a", 2), insert("b", 1n)]);
  expect(fold.rows()).toEqual([
    ["b", 1n],
    ["b", 1n],
    ["a", 2],
  ]);
  expect([fold.appendOnly, fold.size]).toEqual([true, 3]);
});

test("updates and deletes leave what is there at the end", () => {
  const fold = openChangeFold();
  fold.take([insert("a", 1), insert("b", 1)]);
  fold.take([
    { kind: "UPDATE_BEFORE", fields: ["a", 1] },
    { kind: "UPDATE_AFTER", fields: ["a", 2] },
    { kind: "DELETE", fields: ["b", 1] },
    { kind: "DELETE", fields: ["never seen"] },
  ]);
  expect(fold.rows()).toEqual([["a", 2]]);
  expect([fold.appendOnly, fold.size]).toEqual([false, 1]);
});

test("a result that is too large is told", () => {
  const fold = openChangeFold(2);
  fold.take([insert(1), insert(2)]);
  expect(fold.full).toBe(false);
  fold.take([insert(3)]);
  expect(fold.full).toBe(true);
});

test("values of the engine are what they are: times in UTC, bytes, nested types by name", () => {
  const type = (json: unknown) => columnType({ name: "c", type: json }).type;
  expect(engineValue("2026-11-20T10:00:00.5", type({ type: "TIMESTAMP_WITHOUT_TIME_ZONE" }))).toEqual(
    new Date("2026-11-20T10:00:00.500Z"),
  );
  expect(engineValue("2026-11-20T10:00:00Z", type({ type: "TIMESTAMP_WITH_LOCAL_TIME_ZONE" }))).toEqual(
    new Date("2026-11-20T10:00:00Z"),
  );
  expect(engineValue("AP8=", type({ type: "VARBINARY" }))).toEqual(Buffer.from([0, 255]));
  expect(engineValue("AP8=", type({ type: "VARCHAR" }))).toBe("AP8=");
  expect(engineValue(null, type({ type: "BIGINT" }))).toBeNull();
  const row = type({
    type: "ARRAY",
    elementType: { type: "ROW", fields: [{ name: "email", fieldType: { type: "VARCHAR" } }] },
  });
  expect(row.element?.fields?.map(({ name }) => name)).toEqual(["email"]);
});

test("a result that changed comes in the order that the query asks for", () => {
  const sorted = (sql: string, columns: string[], rows: unknown[][]) => {
    const order = orderOf(sql, columns);
    return order && rows.toSorted(order);
  };
  const rows = [
    ["b", 2],
    ["a", null],
    ["c", 10n],
    ["a", 3],
  ];
  const select = "SELECT k, SUM(v) AS n FROM (SELECT * FROM t ORDER BY x) GROUP BY k";
  expect(sorted(`${select} ORDER BY n DESC LIMIT 3;`, ["k", "n"], rows)?.map(([, n]) => n)).toEqual([10n, 3, 2, null]);
  expect(sorted(`${select} ORDER BY t.k, 2 ASC`, ["k", "n"], rows)).toEqual([
    ["a", null],
    ["a", 3],
    ["b", 2],
    ["c", 10n],
  ]);
  expect(sorted(select, ["k", "n"], rows)).toBeUndefined();
  expect(sorted(`${select} ORDER BY n + 1`, ["k", "n"], rows)).toBeUndefined();
  expect(sorted(`${select} ORDER BY other`, ["k", "n"], rows)).toBeUndefined();
});
