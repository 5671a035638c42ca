import { join } from "node:path";
import { expect, test } from "vitest";
import { readSchemas } from "#codegen";
import { ROOT } from "#core";
import { renderShown, rowsJson } from "../show/show.ts";
import { columnValues } from "../tables/column-values.ts";
import { renderRows } from "../tables/row-table.ts";

const ROWS = [
  { minute: new Date("2026-11-20T10:00:00Z"), currency: "EUR", events: 4102n, rate: 0.29199999999999998, note: null },
  {
    minute: new Date("2026-11-20T10:01:00.250Z"),
    currency: "a\tb\u001b[31m\nc",
    events: 7n,
    rate: 12,
    note: Buffer.alloc(57),
  },
];
const COLUMNS = ["minute", "currency", "events", "rate", "note"];

test("rows are aligned, numbers at the right, times in UTC, nothing in a value reaches the terminal as a command", () => {
  expect(renderRows(COLUMNS, ROWS, { width: undefined })).toMatchInlineSnapshot(`
    "minute                    currency           events   rate  note
    2026-11-20 10:00:00Z      EUR                  4102  0.292  -
    2026-11-20 10:01:00.250Z  a\\tb\\u001b[31m\\nc       7     12  57 bytes"
  `);
});

test("on a narrow terminal the widest columns give way first", () => {
  const rows = [{ id: "a", text: "x".repeat(200), more: "y".repeat(30), n: 1 }];
  const text = renderRows(["id", "text", "more", "n"], rows, { width: 60 });
  expect(text).toMatchInlineSnapshot(`
    "id  text                       more                       n
    a   xxxxxxxxxxxxxxxxxxxxxxxx…  yyyyyyyyyyyyyyyyyyyyyyyy…  1"
  `);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
});

test("without a terminal a value is cut at 80 characters", () => {
  const [, line = ""] = renderRows(["text"], [{ text: "x".repeat(200) }], { width: undefined }).split("\n");
  expect(line).toBe(`${"x".repeat(79)}…`);
});

test("the last line says how many rows there are and where they were", () => {
  const shown = { columns: ["n"], rows: [{ n: 1n }], from: "4 partitions" };
  expect(renderShown("t", shown, 420, 80)).toBe("n\n1\n\n1 row   from 4 partitions   420 ms");
  expect(renderShown("t", { ...shown, rows: [] }, 420, 80)).toBe("no rows in t   from 4 partitions   420 ms");
});

test("JSON keeps what JavaScript can hold: large numbers are text, bytes base64, times ISO", () => {
  const rows = [
    { big: 9007199254740993n, small: 5n, raw: Buffer.from([0, 255]), at: new Date(0), nan: Number.NaN, none: null },
  ];
  expect(JSON.parse(rowsJson({ rows }))).toEqual([
    { big: "9007199254740993", small: 5, raw: "AP8=", at: "1970-01-01T00:00:00.000Z", nan: "NaN", none: null },
  ]);
  expect(rowsJson({ rows: [] })).toBe("[]");
});

test("a typed row becomes its columns in the order of the schema, sensitive fields hidden at any depth", async () => {
  const { model } = await readSchemas(join(ROOT));
  const message = model.logs.find(({ name }) => name === "payment")?.message;
  if (!message) throw new Error("no payment log");
  const row = {
    orderId: "o",
    amountMinor: 5n,
    ip: "192.0.2.1",
    customer: { customerId: "c", name: "Ada", email: "", address: { street: "Main St", city: "X" } },
    items: [{ sku: "s", quantity: 1, unitMinor: 2n }],
    labels: { shop: "web" },
  };
  const values = columnValues(model, message, row);
  expect(Object.keys(values)).toEqual(message.fields.map(({ name }) => name));
  expect(values).toMatchObject({
    order_id: "o",
    amount_minor: 5n,
    ip: "***",
    error_code: null,
    customer: { customer_id: "c", name: "***", email: "***", address: { street: "***", city: "X", postal_code: null } },
    items: [{ sku: "s", quantity: 1, unit_minor: 2n }],
    labels: { shop: "web" },
  });
});
