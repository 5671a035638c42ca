import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "#core";
import { adviceOn, type ColumnChange, changeRule, columnChanges, effectsOf, readAllColumns } from "../impact/index.ts";
import type { SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";
import { readSqlModels } from "../read-models.ts";
import type { SqlDialect } from "../sql-header.ts";

/** Edits of one log, each judged against the models of both dialects below. */
type Edit = readonly (readonly [from: string, to: string])[];

let root: string;
let old: SchemaModel;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-effects-"));
  old = await schemas([]);
});
afterAll(() => rmSync(root, { recursive: true }));

async function schemas(edit: Edit): Promise<SchemaModel> {
  const text = edit.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`nothing to edit: ${from}`);
    return all.replace(from, to);
  }, LOG);
  write("schemas/shop/v1/shop.proto", text);
  for (const name of ["sluice", "buf"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
  for (const [dialect, models] of Object.entries(MODELS))
    for (const [name, model] of Object.entries(models)) {
      const { header, sql } = typeof model === "string" ? { header: "--! Kind: view", sql: model } : model;
      write(`sql/${dialect}/purchase/${name}.sql`, `--! Purpose: p\n${header}\n${sql}\n`);
    }
  const { model, problems } = await readSchemas(root);
  expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  return model;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const told = ({ path, kind, before, after, gone = [], moved = [], come = [] }: ColumnChange): string =>
  [
    path.join("."),
    kind,
    ...(before === undefined ? [] : [`${before} > ${after}`]),
    ...gone.map((name) => `-${name}`),
    ...moved.map((name) => `~${name}`),
    ...come.map((name) => `+${name}`),
  ]
    .join(" ")
    .trim();

/** What an edit changes of columns, then what that does to the models. */
async function impact(edit: Edit, dialect: SqlDialect = "flink"): Promise<readonly string[]> {
  const next = await schemas(edit);
  const reads = (model: SchemaModel) => readAllColumns(readSqlModels(root, model, dialect).models, dialect);
  const both = { dialect, old: reads(old), next: reads(next) };
  return columnChanges(old, next).flatMap((change) => [
    told(change),
    ...effectsOf(change, both).map(({ model, effect, via, columns, nullKeys = [], literals, moved }) =>
      [
        ` ${model.name}: ${effect}`,
        ...(via.length > 0 ? [`via ${via.join(", ")}`] : []),
        ...(columns.length > 0 ? [`[${columns.join(" ")}]`] : []),
        ...nullKeys.map((name) => `key ${name}`),
        ...literals.map(({ line, column }) => `${line}:${column}`),
        ...moved.map(({ line, column }) => `moved ${line}:${column}`),
      ].join(" "),
    ),
  ]);
}

describe("what a change of a log does to its models", () => {
  test("nothing when nothing that counts is changed", async () => {
    expect(
      await impact([
        ["  string note = 4;", '  // A note.\n  string note = 4 [(sluice.v1.field).hint = "lorem.word"];'],
      ]),
    ).toEqual([]);
  });

  test("a column is removed: who names it fails, who reads that waits, a star gives less", async () => {
    expect(await impact([["  string note = 4;", "  reserved 4;"]])).toEqual([
      "note removed",
      " a_all: other columns [note]",
      " b_notes: fails [text]",
      " c_texts: waits via b_notes [shout]",
      // It is not planned without its view, whatever it takes of it.
      " k_counts: waits via b_notes",
    ]);
    expect(await impact([["  string note = 4;", "  reserved 4;"]], "ksqldb")).toEqual([
      "note removed",
      " a_notes: fails [text]",
      " b_texts: waits via a_notes [SHOUT]",
    ]);
  });

  test("a column is renamed, though records stay what they are", async () => {
    expect(await impact([["string note = 4", "string remark = 4"]])).toEqual([
      "note renamed note > remark",
      " a_all: other columns [note]",
      " b_notes: fails [text]",
      " c_texts: waits via b_notes [shout]",
      " k_counts: waits via b_notes",
    ]);
  });

  test("a column is added: only a star brings it along", async () => {
    expect(await impact([["  string note = 4;", "  string note = 4;\n  string more = 20;"]])).toEqual([
      "more added",
      " a_all: other columns [more]",
    ]);
  });

  test("a name gets another number: old records do not have it", async () => {
    expect(await impact([["string note = 4;", "string note = 21;"]])).toEqual([
      "note renumbered number 4 > number 21",
      " a_all: other values [note]",
      " b_notes: other values [text]",
      " c_texts: other values via b_notes [shout]",
    ]);
  });

  test("a type that the registry takes for the same is another type of SQL", async () => {
    expect(await impact([["int32 pieces = 5;", "int64 pieces = 5;"]])).toEqual([
      "pieces retyped INT > BIGINT",
      " a_all: other types [pieces]",
      " d_sizes: other types [n]",
      " e_large: other rows",
      " h_filled: other types [n some size]",
      " i_key: other types [pieces twice]",
      " j_behind: other types via i_key [twice]",
      " m_large: other rows via e_large",
    ]);
    expect(await impact([["string note = 4;", "bytes note = 4;"]])).toEqual([
      "note retyped STRING > BYTES",
      " a_all: other types [note]",
      " b_notes: other types [text]",
      " c_texts: other types via b_notes [shout]",
    ]);
  });

  test("a type that an expression may not take: who reads that model waits, whatever it takes of it", async () => {
    const found = await impact([["int32 pieces = 5;", "repeated int32 pieces = 5;"]]);
    expect(found).toContain(" e_large: other rows");
    expect(found).toContain(" m_large: waits via e_large");
    // What is only handed on is planned with any type, and so are other numbers.
    expect((await impact([["string note = 4;", "bytes note = 4;"]])).join()).not.toContain("waits");
    expect((await impact([["int32 pieces = 5;", "sint32 pieces = 5;"]])).join()).not.toContain("waits");
  });

  test("the event time under another number, and a ruled column of another type: other records are valid", async () => {
    const time = await impact([["sent_at = 7;", "sent_at = 70;"]]);
    expect(time[0]).toBe("sent_at renumbered number 7 > number 70");
    for (const name of ["d_sizes", "g_paid", "l_on_time"]) expect(time).toContain(` ${name}: other rows`);
    // The log itself has every record.
    expect(time.join()).not.toMatch(/b_notes|e_large/);
    const before = old;
    const rule = "[(buf.validate.field).int32.gt = 0]";
    old = await schemas([["int32 pieces = 5;", `int32 pieces = 5 ${rule};`]]);
    const typed = `int64 pieces = 5 ${rule.replace("int32", "int64")};`;
    const other = await impact([["int32 pieces = 5;", typed]]);
    expect(other[0]).toBe("pieces retyped INT > BIGINT");
    expect(other).toEqual(
      expect.arrayContaining([" d_sizes: other types [n]", " g_paid: other rows", " l_on_time: other rows"]),
    );
    expect(other.join()).not.toMatch(/b_notes|f_cents|settings/);
    const moved = await impact([["int32 pieces = 5;", `int32 pieces = 50 ${rule};`]]);
    expect(moved).toContain(" g_paid: other rows");
    old = before;
  });

  test("a single value becomes a list, and a message inside of one is followed", async () => {
    expect(await impact([["string note = 4;", "repeated string note = 4;"]])).toEqual(
      expect.arrayContaining(["note retyped STRING > ARRAY<STRING NOT NULL>", " b_notes: other types [text]"]),
    );
    expect(await impact([["int64 cents = 1;", "double cents = 1;"]])).toEqual([
      "total.cents retyped BIGINT > DOUBLE",
      " a_all: other types [total]",
      " f_cents: other types [cents]",
    ]);
  });

  test("null is told apart from a default, and a oneof from a field of its own", async () => {
    expect(await impact([["int32 pieces = 5;", "optional int32 pieces = 5;"]])).toEqual([
      "pieces presence never null > null when absent",
      " a_all: other types [pieces]",
      " d_sizes: other types [n]",
      " e_large: other rows",
      " h_filled: other values [n some size]",
      " i_key: fails [pieces twice] key pieces",
      " j_behind: waits via i_key [twice]",
      " m_large: other rows via e_large",
    ]);
    expect((await impact([["  string note = 4;", "  oneof text { string note = 4; }"]]))[0]).toBe(
      "note presence never null > one of several",
    );
  });

  test("a value of an enum is renamed: the text that it is compared with never comes again", async () => {
    expect(await impact([["PAID = 1;", "SETTLED = 1;"]])).toEqual([
      "state values -PAID +SETTLED",
      " a_all: other values [state]",
      " g_paid: other rows 3:45",
    ]);
    expect(await impact([["PAID = 1;", "SETTLED = 1;"]], "ksqldb")).toEqual([
      "state values -PAID +SETTLED",
      " c_paid: other rows 3:51",
    ]);
    expect((await impact([["PAID = 1;", "reserved 1;"]]))[0]).toBe("state values -PAID");
  });

  test("a value of an enum under another number: other records have the text now", async () => {
    expect(await impact([["PAID = 1;\n    SENT = 2;", "PAID = 2;\n    SENT = 1;"]])).toEqual([
      "state values ~PAID ~SENT",
      " a_all: other values [state]",
      " g_paid: other rows moved 3:45",
    ]);
  });

  test("a new value of an enum", async () => {
    expect(await impact([["SENT = 2;", "SENT = 2;\n    BACK = 3;"]])).toEqual([
      "state values +BACK",
      " a_all: other values [state]",
      " g_paid: other rows",
    ]);
  });

  test("a rule holds other records back from the views of the log", async () => {
    expect(await impact([["int32 pieces = 5;", "int32 pieces = 5 [(buf.validate.field).int32.gt = 0];"]])).toEqual([
      "pieces settings rules none > rules int32.gt",
      " a_all: other rows [pieces]",
      " d_sizes: other rows [n]",
      " g_paid: other rows",
      " h_filled: other rows [n some size]",
      " i_key: other rows [pieces twice]",
      " j_behind: other rows via i_key [twice]",
      " l_on_time: other rows",
    ]);
    const ruled = "State state = 6 [(buf.validate.field).enum.defined_only = true];";
    const before = old;
    old = await schemas([["State state = 6;", ruled]]);
    // What is defined is part of the rule, and a field that is gone takes its rules along.
    expect(
      await impact([
        ["State state = 6;", ruled],
        ["SENT = 2;", "SENT = 2;\n    BACK = 3;"],
      ]),
    ).toEqual(
      expect.arrayContaining([
        "state settings rules enum.defined_only > other values or bounds",
        " d_sizes: other rows",
        " l_on_time: other rows",
      ]),
    );
    expect(await impact([["  State state = 6;\n", "  reserved 6;\n"]])).toEqual(
      expect.arrayContaining(["state settings rules enum.defined_only > rules none", " d_sizes: other rows"]),
    );
    expect((await impact([["State state = 6;", ruled.replace("State state", "State phase")]])).join()).not.toContain(
      "rules",
    );
    old = before;
  });

  test("one type of SQL that lies otherwise in a record is another type", async () => {
    expect((await impact([["int32 pieces = 5;", "sint32 pieces = 5;"]]))[0]).toBe("pieces retyped int32 > sint32");
    expect((await impact([["State state = 6;", "string state = 6;"]]))[0]).toBe("state retyped enum > string");
  });

  test("who comes into a oneof may put its members out", async () => {
    const before = old;
    const oneof = "oneof how { string card = 30; string cash = 31; }";
    old = await schemas([["string note = 4;", `string note = 4;\n  ${oneof}`]]);
    expect(await impact([["  string note = 4;", `  ${oneof.replace(" }", " string note = 4; }")}`]])).toEqual(
      expect.arrayContaining([
        "card presence one of several > absent when note is there",
        "cash presence one of several > absent when note is there",
        " b_notes: other types [text]",
      ]),
    );
    old = before;
  });

  test("key, event time and lateness are of every record", async () => {
    const found = await impact([['lateness: "5s"', 'lateness: "9s"']]);
    expect(found[0]).toBe("settings lateness 5000 ms > lateness 9000 ms");
    // It holds back who is late, and nobody who reads the late ones too.
    expect(found).toContain(" l_on_time: other rows [id]");
    expect(found.join()).not.toMatch(/b_notes|d_sizes/);
    expect(found.slice(1).every((line) => / other rows/.test(line))).toBe(true);
    expect((await impact([['event_time: "sent_at"', 'event_time: "paid_at"']]))[0]).toBe(
      "settings event time sent_at > event time paid_at",
    );
    expect(
      await impact([
        ['event_time: "sent_at"', 'event_time: "came_at"'],
        ["Timestamp sent_at = 7", "Timestamp came_at = 7"],
      ]),
    ).toEqual(["sent_at renamed sent_at > came_at", " a_all: other columns [sent_at]"]);
    expect((await impact([['key: "id"', 'key: "note"']]))[0]).toBe("settings key id > key note");
    expect(await impact([['key: "id"', 'key: "note"']], "ksqldb")).toEqual(
      expect.arrayContaining([" a_notes: other rows [k text]"]),
    );
  });

  test("what to do, and who goes first, follows from the kind of change", async () => {
    const advised = async (...edit: Edit): Promise<readonly string[]> =>
      columnChanges(old, await schemas(edit)).map((change) => adviceOn(change, { isRead: true }).order);
    const paid = ['event_time: "sent_at"', 'event_time: "paid_at"'] as const;
    // Nothing asked for it until now: records may lack it.
    expect(await advised(paid)).toEqual(["producers first"]);
    const [asked, moved] = await inTurn([[REQUIRED], [REQUIRED, paid]]);
    expect(ordersOf(asked, moved)).toEqual(["event-time-changed: consumers first"]);
    const added = [
      ['event_time: "sent_at"', 'event_time: "came_at"'],
      [
        "google.protobuf.Timestamp sent_at = 7",
        "google.protobuf.Timestamp came_at = 90;\n  google.protobuf.Timestamp sent_at = 7",
      ],
    ] as const;
    // Two pull requests: the field, then the time.
    expect(await advised(...added)).toEqual(["producers first", "consumers first"]);
    expect(await advised(["PAID = 1;", "SETTLED = 1;"])).toEqual(["any"]);
    expect(await advised(["PAID = 1;", "reserved 1;"])).toEqual(["producers first"]);
    expect(await advised(['topic: "purchase"', 'topic: "buying"'])).toEqual(["none is safe"]);
    expect(await advised(['topic: "purchase"', 'topic: "buying" more_topics: ["purchase"]'])).toEqual([
      "consumers first",
    ]);
    expect(await advised(["PAID = 1;\n    SENT = 2;", "SETTLED = 1;\n    SENT = 2;\n    BACK = 3;"])).toEqual([
      "consumers first",
    ]);
    expect(await advised(["PAID = 1;\n    SENT = 2;", "PAID = 1;\n    BACK = 3;"])).toEqual(["none is safe"]);
    const bare = "int32 pieces = 5";
    const held = `${bare} [(buf.validate.field).int32.gt = 0]`;
    expect(await advised([bare, held])).toEqual(["producers first"]);
    const [next, before] = [await schemas([[bare, held]]), await schemas([[bare, held.replace("0", "9")]])];
    expect(ordersOf(next, old)).toEqual(["rules-changed: consumers first"]);
    expect(ordersOf(next, before)).toEqual(["rules-changed: producers first"]);
    expect(ordersOf(before, next)).toEqual(["rules-changed: consumers first"]);
    const within = await schemas([[bare, held.replace("int32.gt = 0", "int32 = { gte: -5, lte: 9 }")]]);
    expect(ordersOf(next, within)).toEqual(["rules-changed: none is safe"]);
  });

  test("a wider type reads every old value, a narrower one does not", async () => {
    expect(await schemas([["int32 pieces = 5", "int64 pieces = 5"]]).then((next) => ordersOf(old, next))).toEqual([
      "column-retyped: consumers first",
    ]);
    const wide = await schemas([["int32 pieces = 5", "int64 pieces = 5"]]);
    expect(ordersOf(wide, old)).toEqual(["column-retyped: none is safe"]);
    const wrapped = await schemas([
      ['import "sluice', 'import "google/protobuf/wrappers.proto";\nimport "sluice'],
      ["int32 pieces = 5", "google.protobuf.Int64Value pieces = 5"],
    ]);
    expect(ordersOf(old, wrapped)).toContain("column-retyped: none is safe");
    const unsigned = await schemas([["int32 pieces = 5", "uint32 pieces = 5"]]);
    expect(ordersOf(old, unsigned)).toEqual(["column-retyped: none is safe"]);
  });

  test("a field that is new and must not be empty makes every old record dead", async () => {
    const more = (field: string) =>
      schemas([["int32 pieces = 5;", `int32 pieces = 5;\n  ${field}`]]).then((next) => ordersOf(old, next));
    const added = "column-added: consumers first";
    const dead = "old-records-dead: none is safe";
    expect(await more("int32 size = 20 [(buf.validate.field).int32.gt = 0];")).toEqual([added, dead]);
    expect(await more("optional int32 size = 20 [(buf.validate.field).required = true];")).toEqual([added, dead]);
    expect(await more("optional int32 size = 20 [(buf.validate.field).int32.gt = 0];")).toEqual([
      added,
      "rules-changed: consumers first",
    ]);
    expect(await more("int32 size = 20 [(buf.validate.field).int32.lt = 10];")).toEqual([
      added,
      "rules-changed: consumers first",
    ]);
    // In a message that is new too: a record without the message keeps its rules.
    const weight = "message Weight {\n  int32 grams = 1 [(buf.validate.field).int32.gt = 0];\n}\nmessage Purchase";
    const nested = await schemas([
      ["message Purchase", weight],
      ["int32 pieces = 5;", "int32 pieces = 5;\n  Weight weight = 20;"],
    ]);
    expect(ordersOf(old, nested)).toEqual(expect.arrayContaining([added, "rules-changed: consumers first"]));
    const inner = await schemas([
      ["int64 cents = 1;", "int64 cents = 1;\n  int32 rate = 2 [(buf.validate.field).int32.gt = 0];"],
    ]);
    expect(ordersOf(old, inner)).toEqual([added, dead]);
  });

  test("values of an enum that only defined ones are let through", async () => {
    const ruled = ["State state = 6;", "State state = 6 [(buf.validate.field).enum.defined_only = true];"] as const;
    const [from, more, less, named] = await inTurn([
      [ruled],
      [ruled, ["SENT = 2;", "SENT = 2;\n    BACK = 3;"]],
      [ruled, ["    SENT = 2;\n", ""]],
      [ruled, ["PAID = 1;", "SETTLED = 1;"]],
    ]);
    expect(ordersOf(from, more)).toEqual(["values-added: consumers first", "rules-changed: consumers first"]);
    expect(ordersOf(from, less)).toEqual(["values-removed: producers first", "rules-changed: producers first"]);
    expect(ordersOf(from, named)).toEqual(["values-removed: any", "rules-changed: any"]);
  });

  test("a rule that only producers check", async () => {
    const lines = (bound: number, most: number) =>
      schemas([
        [
          "message Purchase",
          `message Line {\n  int32 n = 1 [(buf.validate.field).int32.gt = ${bound}];\n}\nmessage Purchase`,
        ],
        [
          "string note = 4;",
          `string note = 4;\n  repeated Line lines = 20 [(buf.validate.field).repeated.max_items = ${most}];`,
        ],
      ]);
    const [first, inner, outer] = [await lines(0, 5), await lines(1, 5), await lines(0, 9)];
    expect(columnChanges(first, inner)).toMatchObject([{ path: ["lines"], setting: "producer rules" }]);
    expect(ordersOf(first, inner)).toEqual(["rules-changed: any"]);
    expect(columnChanges(first, outer)).toMatchObject([{ path: ["lines"], setting: "rules", direction: "looser" }]);
  });

  test("a name of a field in a message is not that of another one", async () => {
    const geo = (name: string): Edit => [
      [
        "message Purchase",
        `message Geo {\n  string ${name} = 1 [(buf.validate.field).string.max_len = 9];\n}\nmessage Purchase`,
      ],
      ["string note = 4;", "string note = 4 [(buf.validate.field).string.max_len = 5];\n  Geo geo = 20;"],
    ];
    const [from, to] = await inTurn([geo("note"), geo("remark")]);
    expect(columnChanges(from, to).map(told)).toEqual(["geo.note renamed note > remark"]);
    const [bare, ruled] = await inTurn([
      geo("note"),
      geo("remark").map(([a, b]) => [a, b.replace("= 9", "= 8")] as const),
    ]);
    expect(columnChanges(bare, ruled).map(told)).toEqual([
      "geo.note renamed note > remark",
      "geo.remark settings rules string.max_len > other values or bounds",
    ]);
  });

  test("that the event time must be there is known without a rule", async () => {
    const time = "google.protobuf.Timestamp sent_at = 7";
    const ruled = await schemas([[time, `${time} [(buf.validate.field).required = true]`]]);
    expect(columnChanges(old, ruled)).toEqual([]);
    expect(columnChanges(ruled, old)).toEqual([]);
  });

  test("a field that is renamed and loses its rule", async () => {
    const [from, to] = await inTurn([
      [["int32 pieces = 5", "int32 pieces = 5 [(buf.validate.field).int32.gt = 0]"]],
      [["int32 pieces = 5", "int32 count = 5"]],
    ]);
    const [renamed, rules] = columnChanges(from, to);
    expect(renamed?.rules).toBeUndefined();
    expect(rules).toMatchObject({ setting: "rules", direction: "looser" });
  });

  test("two fields that swap their numbers", async () => {
    const [first] = columnChanges(
      old,
      await schemas([
        ["string note = 4;", "string note = 5;"],
        ["int32 pieces = 5;", "int32 pieces = 4;"],
      ]),
    );
    expect(first).toMatchObject({ kind: "renumbered", takenFrom: "pieces" });
    expect(first && adviceOn(first, { isRead: true }).fix).toBe(
      "give it back its number 4: number 5 has the values of pieces in all old records, and note would show them",
    );
  });

  test("how events stand in files is of the tail: a name in its lines is not seen in the registry", async () => {
    const lines = ["  string id = 1;", '  option (sluice.v1.lines) = { format: "json" };\n  string id = 1;'] as const;
    const total = ["  Money total = 3;\n", ""] as const;
    const from = await schemas([lines, total]);
    const renamed = await schemas([lines, total, ["string note = 4;", "string remark = 4;"]]);
    expect(ordersOf(from, renamed)).toEqual(["column-renamed: any", "line-name-changed: none is safe"]);
    const change = columnChanges(from, renamed)[1];
    expect(change && adviceOn(change, { isRead: false }).fix).toMatch(/^write \[\(sluice.v1.field\).from = "note"\]/);
    const kept = await schemas([
      lines,
      total,
      ["string note = 4;", 'string remark = 4 [(sluice.v1.field).from = "note"];'],
    ]);
    expect(ordersOf(from, kept)).toEqual(["column-renamed: any"]);
    const other = await schemas([total, [lines[0], lines[1].replace('"json"', '"logfmt" timeout: "2s"')]]);
    expect(columnChanges(from, other).map(told)).toEqual([
      "settings format json, timeout 1000 ms > format logfmt, timeout 2000 ms",
    ]);
    expect(ordersOf(from, other)).toEqual(["lines-changed: any"]);
    expect(ordersOf(await schemas([total]), from)).toEqual(["lines-changed: any"]);
    // The groups of a pattern are called like the fields.
    const regex = (groups: string) => [lines[0], lines[1].replace('"json"', `"regex" pattern: "${groups}"`)] as const;
    const grouped = await schemas([total, regex("(?<sent_at>[^ ]+) (?<id>[a-z]+) (?<note>.*)")]);
    const named = [
      total,
      ["string note = 4;", "string remark = 4;"],
      regex("(?<sent_at>[^ ]+) (?<id>[a-z]+) (?<remark>.*)"),
    ] as const;
    expect(ordersOf(grouped, await schemas(named))).toEqual(["column-renamed: any"]);
    const turned = await schemas([total, regex("(?<sent_at>[^ ]+) (?<note>[a-z]+) (?<id>.*)")]);
    expect(ordersOf(grouped, turned)).toEqual(["lines-changed: any"]);
  });

  test("what is shown to a person from now on", async () => {
    const hidden = await schemas([["string note = 4;", "string note = 4 [(sluice.v1.field).sensitive = true];"]]);
    expect(columnChanges(hidden, old).map(told)).toEqual(["note settings redacted > shown"]);
    expect(ordersOf(hidden, old)).toEqual(["sensitive-changed: any"]);
  });

  test("what is unparsed is dead; where records come from is of no query", async () => {
    const [from, to] = ['retention: "1d"', 'retention: "1d" unparsed: "note"'];
    const found = await impact([[from, to]]);
    expect(found[0]).toBe("settings unparsed none > unparsed note");
    expect(found).toContain(" l_on_time: other rows [id]");
    expect(await impact([[from, `${from} origin: ["note"]`]])).toEqual(["settings origin none > origin note"]);
  });

  test("where a topic is cut and how long it is kept is of no query", async () => {
    expect(
      await impact([
        ["partitions: 1", "partitions: 2"],
        ['retention: "1d"', 'retention: "2d"'],
      ]),
    ).toEqual(["settings partitions 1 > partitions 2", "settings retention 86400000 ms > retention 172800000 ms"]);
    expect((await impact([['topic: "purchase"', 'topic: "buying"']])).slice(0, 2)).toEqual([
      "settings topic purchase > topic buying",
      " a_all: other rows [id total note pieces state sent_at paid_at]",
    ]);
  });

  test("another place in the file is told, and reaches no query", async () => {
    expect(await impact([["message Purchase", "message Before {}\nmessage Purchase"]])).toEqual(["index 1 > 2"]);
  });

  test("a log that is gone, and one that is new", async () => {
    const renamed = await impact([
      ["message Purchase", "message Sale"],
      ['topic: "purchase"', 'topic: "sale"'],
    ]);
    expect(renamed).toEqual(
      expect.arrayContaining(["removed", " b_notes: fails [text]", " c_texts: waits via b_notes [shout]", "added"]),
    );
  });
});

/** They have one folder: not side by side. */
async function inTurn<T extends readonly Edit[]>(edits: readonly [...T]): Promise<{ [K in keyof T]: SchemaModel }> {
  const models: SchemaModel[] = [];
  for (const edit of edits) models.push(await schemas(edit));
  return models as { [K in keyof T]: SchemaModel };
}

const REQUIRED = [
  "google.protobuf.Timestamp paid_at = 8;",
  "google.protobuf.Timestamp paid_at = 8 [(buf.validate.field).required = true];",
] as const;

function ordersOf(from: SchemaModel, to: SchemaModel): readonly string[] {
  return columnChanges(from, to).map((change) => `${changeRule(change)}: ${adviceOn(change, { isRead: true }).order}`);
}

type Model = string | { readonly header: string; readonly sql: string };

const MODELS: Readonly<Record<SqlDialect, Readonly<Record<string, Model>>>> = {
  flink: {
    a_all: "SELECT * FROM purchase_valid",
    b_notes: "SELECT note AS text FROM purchase",
    c_texts: "SELECT UPPER(text) AS shout FROM b_notes",
    d_sizes: "SELECT pieces AS n FROM purchase_valid",
    e_large: "SELECT id FROM purchase WHERE pieces > 9",
    f_cents: "SELECT total.cents AS cents FROM purchase",
    g_paid: "SELECT id FROM purchase_valid WHERE state = 'PAID'",
    h_filled:
      "SELECT COALESCE(pieces, 0) AS n, pieces IS NOT NULL AS some, CASE WHEN pieces > 1 THEN 'many' ELSE 'one' END AS size FROM purchase_valid",
    i_key: {
      header: "--! Kind: output\n--! Grain: pieces\n--! Output: topic, append, retention 1d",
      sql: "SELECT pieces, pieces * 2 AS twice FROM purchase_valid",
    },
    j_behind: "SELECT twice FROM i_key",
    k_counts: "SELECT COUNT(*) AS n FROM b_notes",
    l_on_time: "SELECT id FROM purchase_ok",
    m_large: "SELECT id FROM e_large",
  },
  ksqldb: {
    a_notes: "SELECT message_key AS k, note AS text FROM purchase EMIT CHANGES",
    b_texts: "SELECT k AS k, UCASE(TEXT) AS SHOUT FROM a_notes EMIT CHANGES",
    c_paid: "SELECT message_key AS k FROM purchase WHERE state='PAID' EMIT CHANGES",
  },
};

const LOG = `syntax = "proto3";
package shop.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Money {
  int64 cents = 1;
}
message Purchase {
  option (sluice.v1.log) = { topic: "purchase" key: "id" event_time: "sent_at" lateness: "5s" partitions: 1 retention: "1d" };
  enum State {
    NEW = 0;
    PAID = 1;
    SENT = 2;
  }
  string id = 1;
  Money total = 3;
  string note = 4;
  int32 pieces = 5;
  State state = 6;
  google.protobuf.Timestamp sent_at = 7;
  google.protobuf.Timestamp paid_at = 8;
}
`;
