import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { waiversIn } from "#codegen";
import { bufName } from "../schema-check/findings.ts";
import { type SchemaCheckResult, schemaCheck } from "../schema-check/schema-check.ts";
import { FILE, openSchemaProject, openThisProject } from "./schema-project.ts";

const OUTPUT = "--! Purpose: p\n--! Kind: output\n--! Grain: id\n--! Output: topic, append, retention 1d\n";
const project = openSchemaProject({
  "sql/flink/purchase/sizes.sql": `${OUTPUT}--! Alert: critical, resolve never\nSELECT id, pieces, pieces > 9 AS firing FROM purchase_valid\n`,
  "sql/flink/purchase/states.sql": `${OUTPUT}SELECT id, state FROM purchase_valid\n`,
  "sql/flink/purchase/note_files.sql":
    "--! Purpose: p\n--! Kind: output\n--! Grain: id\n--! Output: files, append, format parquet, folder notes, retention 1d\nSELECT id, text FROM (SELECT id, note AS text FROM purchase_valid)\n",
  "app/read.ts":
    'import { readSizes } from "x";\n\nfor await (const row of readSizes(kafka)) console.log(row);\nawait openPurchaseProducer(kafka);\n',
});
afterAll(() => project.close());
beforeEach(() => project.copy());
const { edit, write, commit } = project;

const check = (...args: readonly string[]): Promise<SchemaCheckResult> =>
  schemaCheck(["--against", "main", "--buf", "none", ...args], project.root);

interface Json {
  readonly order: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly name: string;
    readonly severity: string;
    readonly hint?: string;
    readonly waived?: string;
    readonly location?: { readonly line: number };
  }[];
  readonly jobs: readonly {
    readonly output: string;
    readonly dialect: string;
    readonly state: { readonly verdict: string; readonly why: string };
    readonly columns: readonly string[];
    readonly target: string;
    readonly derived?: string;
    readonly alert?: string;
    readonly readers: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  }[];
}

const json = async (...args: readonly string[]): Promise<Json> =>
  JSON.parse((await check("--format", "json", ...args)).out) as Json;

/** Verdicts of the jobs, those of late and dead records left out. */
const verdicts = ({ jobs }: Json): readonly string[] =>
  jobs.flatMap(({ dialect, output, state }) =>
    /_(late|dead)$/.test(output) ? [] : [`${dialect} ${output}: ${state.verdict}`],
  );

describe("what becomes of the jobs", () => {
  test("a retyped column is built anew, with everything that hangs on its rows", async () => {
    edit("int32 pieces = 3;", "int64 pieces = 3;");
    const found = await json();
    expect(verdicts(found)).toEqual(["flink sizes: rebuild beside"]);
    expect(found.jobs.find(({ dialect }) => dialect === "flink")).toEqual({
      output: "sizes",
      dialect: "flink",
      file: "sql/flink/purchase/sizes.sql",
      state: { verdict: "rebuild beside", why: "purchase.pieces: INT becomes BIGINT" },
      columns: ["pieces", "firing"],
      target: "topic sizes",
      derived: "schemas/derived/sizes.proto",
      alert: "critical",
      readers: [{ name: "readSizes", file: "app/read.ts", line: 3 }],
    });
    expect(found.order).toBe("consumers first");
  });

  test("a renamed column stops its models; once they have the new name under the old one, state stays", async () => {
    edit("string note = 2;", "string remark = 2;");
    expect(verdicts(await json())).toEqual(["flink note_files: in place"]);
    edit("SELECT note AS", "SELECT remark AS", "sql/flink/purchase/notes.sql");
    edit("note AS text", "remark AS text", "sql/flink/purchase/note_files.sql");
    const mended = await json();
    expect(verdicts(mended)).toEqual(["flink note_files: in place"]);
    expect(mended.jobs[0]?.state.why).toMatch(/^what it reads stays what it was/);
    edit(
      "AS text FROM purchase_valid)",
      "AS text FROM purchase_valid WHERE remark <> '')",
      "sql/flink/purchase/note_files.sql",
    );
    expect(verdicts(await json())).toEqual(["flink note_files: unknown"]);
  });

  test("a query with other columns is another output", async () => {
    edit("string note = 2;", "string remark = 2;");
    edit("SELECT note AS", "SELECT remark AS", "sql/flink/purchase/notes.sql");
    edit(
      "SELECT id, text FROM (SELECT id, note AS text",
      "SELECT id, remark FROM (SELECT id, remark",
      "sql/flink/purchase/note_files.sql",
    );
    expect(verdicts(await json())).toEqual(["flink note_files: rebuild beside"]);
  });

  test("what nobody reads reaches no job, but the dead letters follow the rules", async () => {
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    expect((await json()).jobs.filter(({ dialect }) => dialect === "flink")).toEqual([]);
    edit("string more = 9;", "string more = 9 [(buf.validate.field).string.min_len = 1];");
    write({
      [FILE]: `${(await import("node:fs")).readFileSync(`${project.root}/${FILE}`, "utf8").replace('import "google', 'import "buf/validate/validate.proto";\nimport "google')}`,
    });
    const { jobs } = await json();
    expect(jobs.map(({ dialect, output, state }) => `${dialect} ${output} ${state.verdict}`)).toEqual(
      expect.arrayContaining(["flink purchase_dead rebuild beside", "flink purchase_late rebuild beside"]),
    );
  });

  test("a removed column leaves it open what its models become; new and dropped models are told", async () => {
    edit("  string note = 2;\n", '  reserved 2;\n  reserved "note";\n');
    expect(verdicts(await json())).toEqual(["flink note_files: unknown"]);
    write({
      "sql/flink/purchase/note_files.sql": `${OUTPUT}SELECT id, pieces AS text FROM purchase_valid\n`,
      "sql/flink/purchase/more.sql": `${OUTPUT}SELECT id FROM purchase_valid\n`,
    });
    expect(verdicts(await json())).toEqual(expect.arrayContaining(["flink note_files: unknown", "flink more: new"]));
  });

  test("a new value of an enum is another meaning of the bytes", async () => {
    edit("PAID = 1;", "PAID = 1;\n    SENT = 2;");
    const { out, code } = await check();
    expect(code).toBe(0);
    expect(out).toContain(
      "  rebuild beside  flink  states  purchase.state has other values: SENT; topic states: state\n",
    );
  });
});

describe("the jobs of this project", () => {
  const own = openThisProject();
  afterAll(() => own.close());
  beforeEach(() => own.copy());
  const PAYMENT = "schemas/payment/v1/payment.proto";
  const job = async (dialect: string, output: string): Promise<Json["jobs"][number] | undefined> => {
    const { out } = await schemaCheck(["--against", "main", "--buf", "none", "--format", "json"], own.root);
    return (JSON.parse(out) as Json).jobs.find((each) => each.dialect === dialect && each.output === output);
  };

  test("ksqlDB: a new column builds nothing anew until somebody reads it", async () => {
    const buckets = "sql/ksqldb/payment/payment_buckets_1m.sql";
    own.edit("string ip = 13", "string shop = 17;\n  string ip = 13", PAYMENT);
    expect(await job("ksqldb", "payment_totals_1m")).toBeUndefined();
    own.edit("status = 'FAILED'", "status = 'FAILED' AND shop <> ''", buckets);
    expect((await job("ksqldb", "payment_totals_1m"))?.state).toEqual({
      verdict: "rebuild beside",
      why: "payment was made from an older schema: it has no shop",
    });
  });

  test("ksqlDB: streams keep the types that they were made with", async () => {
    own.edit(
      "int32 latency_ms = 9 [(buf.validate.field).int32 =",
      "int64 latency_ms = 9 [(buf.validate.field).int64 =",
      PAYMENT,
    );
    expect((await job("ksqldb", "payment_totals_1m"))?.state).toEqual({
      verdict: "rebuild beside",
      why: "payment was made from an older schema: its latency_ms is INTEGER, no BIGINT",
    });
  });

  test("ksqlDB: a query whose statement stays runs on", async () => {
    own.edit("optional string refund_of = 15;", "string refund_of = 15;", PAYMENT);
    expect((await job("ksqldb", "payment_refunds"))?.state).toEqual({
      verdict: "unknown",
      why: "its statement stays, so its query runs on with the columns that it was made with",
    });
  });

  test("ksqlDB finds columns by name: models that have the new one read null in old records", async () => {
    own.edit("int64 amount_minor = 8", "int64 amount_cents = 8", PAYMENT);
    for (const name of ["payment_buckets_1m", "payment_paid_events", "payment_refund_events"])
      own.edit("amount_minor", "amount_cents", `sql/ksqldb/payment/${name}.sql`);
    const { out } = await schemaCheck(["--against", "main", "--buf", "none", "--format", "json"], own.root);
    const { columns } = JSON.parse(out) as {
      columns: readonly {
        rule: string;
        severity: string;
        advice: { order: string };
        models: readonly { model: string; dialect: string; effect: string }[];
      }[];
    };
    expect(columns).toMatchObject([{ rule: "column-renamed", severity: "error", advice: { order: "none is safe" } }]);
    const ksqldb = (columns[0]?.models ?? [])
      .filter(({ dialect }) => dialect === "ksqldb")
      .map(({ model, effect }) => `${model}: ${effect}`);
    expect(ksqldb).toEqual(
      expect.arrayContaining(["payment_buckets_1m: other values", "payment_error_rate_1m: other rows"]),
    );
    expect(ksqldb.join()).not.toMatch(/fails|waits/);
  });

  test("ksqlDB: a name that no query and no rule of it reads may be another", async () => {
    own.edit("optional string error_code = 6", "optional string failure_code = 6", PAYMENT);
    own.edit("error_code", "failure_code AS error_code", "sql/flink/payment/payment_processed_hourly.sql");
    const { code, out } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(code).toBe(0);
    expect(out).toContain("order of deployment: any");
    expect(out).not.toMatch(/ ksqldb /);
  });

  test("ksqlDB: what only Flink looks at changes nothing", async () => {
    own.edit('event_time: "occurred_at"', 'event_time: "occurred_at" skew: "9s" more_topics: ["payment_b"]', PAYMENT);
    const { out } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(out).toMatch(/ flink +payment_totals_1m /);
    expect(out).not.toMatch(/ksqldb/);
  });

  const refused: readonly (readonly [string, string, () => void, string])[] = [
    [
      "a field that is called like a column of a window",
      "column-added",
      () => own.edit("string ip = 13", "string window_end = 17;\n  string ip = 13", PAYMENT),
      'sql/flink/payment/payment_activity_1m.sql:28:7  model-refused  "window_end" is ambiguous\n',
    ],
    [
      "a field that is called like what a model adds to a star",
      "column-added",
      () => own.edit("string ip = 13", "string repetition = 17;\n  string ip = 13", PAYMENT),
      'sql/flink/payment/payment_once_1m.sql:18:7  model-refused  "repetition" is ambiguous\n',
    ],
    [
      "a field that is called like the key of ksqlDB",
      "column-added",
      () => own.edit("string ip = 13", "string message_key = 17;\n  string ip = 13", PAYMENT),
      "sql/ksqldb/payment/payment_attempts.sql:4:3  model-refused  the key message_key_2 is not in the select list\n",
    ],
    [
      "a field that goes into a oneof, which is a STRUCT of ksqlDB",
      "column-presence",
      () =>
        own.edit(
          "optional string refund_of = 15;",
          "oneof of { string refund_of = 15; string gift_of = 17; }",
          PAYMENT,
        ),
      'sql/ksqldb/payment/payment_refund_events.sql:6:12  model-refused  payment_ok has no column "refund_of"\n',
    ],
    [
      "partitions that are not those of what it is joined with",
      "partitions-changed",
      () => own.edit("partitions: 4", "partitions: 8", "schemas/view_log/v1/view_log.proto"),
      "sql/ksqldb/view_log/view_log_campaigns.sql:11:11  model-refused  view_log_ok has 8 partitions and campaigns 4",
    ],
    [
      "a slip in the model that follows a new name",
      "column-renamed",
      () => {
        own.edit("optional string error_code = 6", "optional string failure_code = 6", PAYMENT);
        own.edit("error_code", "failure_cod AS error_code", "sql/flink/payment/payment_processed_hourly.sql");
      },
      'payment_processed_hourly.sql:16:3  model-refused  nothing that payment_processed_hourly reads has a column "failure_cod"\n',
    ],
    [
      "what is no SQL of ksqlDB",
      "column-added",
      () => {
        own.edit("string ip = 13", "string shop = 17;\n  string ip = 13", PAYMENT);
        own.edit("WHERE kind =", "WHERE kind = =", "sql/ksqldb/payment/payment_paid_events.sql");
      },
      "sql/ksqldb/payment/payment_paid_events.sql:9:14  model-refused",
    ],
  ];
  test.each(refused)("%s: the model is refused", async (_, rule, change, told) => {
    change();
    const { out, code } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(code).toBe(2);
    expect(out).toContain(`  ${rule}  `);
    expect(out).toContain(told);
    const { out: comment } = await schemaCheck(
      ["--against", "main", "--buf", "none", "--format", "markdown"],
      own.root,
    );
    expect(comment).toContain("Error: **model-refused**");
  });

  test("a log that takes the name of an output: both are told", async () => {
    const text = readFileSync(join(own.root, "schemas/http_access/v1/http_access.proto"), "utf8");
    const other = text
      .replace("package http_access.v1", "package other.v1")
      .replace("message HttpAccess", "message PaymentRefunds")
      .replace(/topic: "http_access"/, 'topic: "other"');
    own.write({ "schemas/other/v1/other.proto": other });
    const { out, code } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(code).toBe(2);
    expect(out).toContain("model-refused  the name payment_refunds is taken by log payment_refunds");
  });

  test("a fault that was there before is nobody's of this pull request", async () => {
    own.edit("SELECT", "SELECT nothing_of_it,", "sql/flink/payment/payment_processed_hourly.sql");
    own.commit("a slip");
    own.git("branch", "--force", "base");
    own.edit("string ip = 13", "string shop = 17;\n  string ip = 13", PAYMENT);
    // A column by which two tables are joined is one.
    own.write({
      "sql/flink/payment/both.sql":
        "--! Purpose: p\n--! Kind: view\nSELECT event_id FROM payment_ok JOIN payment_valid USING (event_id)\n",
    });
    const { out, code } = await schemaCheck(["--against", "base", "--buf", "none"], own.root);
    expect(out).not.toContain("model-refused");
    expect(code).toBe(0);
  });

  test("a log that ends with its models breaks nothing, and what the registry refuses has no order", async () => {
    for (const folder of ["sql/flink/service_log", "sql/ksqldb/service_log", "schemas/service_log"])
      rmSync(join(own.root, folder), { recursive: true });
    const { out, code } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(code).toBe(0);
    expect(out).toContain("  MESSAGE_REMOVED #/ServiceLog");
    expect(out).toContain("order of deployment: producers first");
    expect(out).toMatch(/1 difference, 0 breaking/);
    own.copy();
    own.edit("message Customer {", "message Buyer {", PAYMENT);
    own.edit("Customer customer = 10", "Buyer customer = 10", PAYMENT);
    const { out: renamed } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(renamed).toContain("order of deployment: none is safe");
  });

  test("ksqlDB: what is not planned any more waits for its model", async () => {
    own.edit("int64 amount_minor = 8", "int64 amount_cents = 8", PAYMENT);
    expect((await job("ksqldb", "payment_totals_1m"))?.state).toEqual({
      verdict: "unknown",
      why: "what its model says instead decides",
    });
  });

  test("who reads a value of a message in a message, and what is in files", async () => {
    own.edit("string country = 4", "string nation = 4", PAYMENT);
    expect(await job("flink", "payment_processed_hourly")).toBeDefined();
    own.edit("string nation = 4", "string country = 40", PAYMENT);
    expect((await job("flink", "payment_dead"))?.state.verdict).toBe("rebuild beside");
  });
});

describe("a column that changes in two ways", () => {
  const own = openThisProject();
  afterAll(() => own.close());
  beforeEach(() => own.copy());

  test("is one column, and each model stands in one list", async () => {
    own.edit(
      "int32 latency_ms = 9 [(buf.validate.field).int32 = { gte: 0, lt: 600000 }];",
      "string latency_ms = 9;",
      "schemas/payment/v1/payment.proto",
    );
    const { out } = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(out).toContain("column-retyped  payment.latency_ms");
    expect(out).toContain("rules-changed  warning: payment.latency_ms");
    const files = [...out.matchAll(/^ {2}other \w+ +(sql\/\S+\.sql)/gm)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(15);
    expect(new Set(files).size).toBe(files.length);
    expect(out).toContain("\n  and 6 models that are named above\n");
    expect(out).toContain("breaking: 1 column changed, 19 models reached, ");
    const markdown = await schemaCheck(["--against", "main", "--buf", "none", "--format", "markdown"], own.root);
    const rows = [...markdown.out.matchAll(/^\| other \w+ \| `(sql\/[^`:]+)/gm)].map(([, file]) => file);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.length).toBe(files.length);
    expect(markdown.out).toContain("<br>and 6 models that are named above\n");
    // What is not told lists nothing.
    own.write({ "schema-policy.yaml": "rules:\n  column-retyped: off\n" });
    const quiet = await schemaCheck(["--against", "main", "--buf", "none"], own.root);
    expect(quiet.out.match(/^ {2}other \w+ +sql/gm)).toHaveLength(19);
    expect(quiet.out).not.toContain("named above");
  });
});

describe("order and way out", () => {
  const orders: readonly (readonly [string, string, string])[] = [
    ["string note = 2;", "string note = 2;\n  string more = 9;", "consumers first"],
    ["  string note = 2;\n", "", "consumers first"],
    ["string note = 2;", "string remark = 2;", "any"],
    ["string note = 2;", "string note = 9;", "none is safe"],
    ["int32 pieces = 3;", "int64 pieces = 3;", "consumers first"],
    ["int32 pieces = 3;", "sint32 pieces = 3;", "none is safe"],
    ["int32 pieces = 3;", "optional int32 pieces = 3;", "consumers first"],
    ["PAID = 1;", "", "producers first"],
    ["PAID = 1;", "PAID = 2;", "none is safe"],
    ["PAID = 1;", "PAID = 1;\n    SENT = 2;", "consumers first"],
    ['key: "id"', 'key: "note"', "none is safe"],
    ['retention: "1d"', 'retention: "2d"', "any"],
    ["package shop.v1;", "package shop.v2;", "none is safe"],
  ];
  test.each(orders)("%s > %s: %s", async (from, to, order) => {
    edit(from, to);
    expect((await json()).order).toBe(order);
  });

  test("changes that want opposite orders want two pull requests", async () => {
    edit("PAID = 1;", "");
    edit("string note = 2;", "string note = 2;\n  string more = 9;");
    const { out } = await check();
    expect(out).toContain(
      "order of deployment: some changes want consumers first, others producers: make two pull requests of them",
    );
  });

  test("what is gone is to be reserved, as far as it is not", async () => {
    edit("  string note = 2;\n", "  reserved 2;\n");
    const hint = async (): Promise<string | undefined> =>
      (await json()).findings.find(({ rule }) => rule === "column-removed")?.hint;
    expect(await hint()).toBe(
      'take it out of the models first and deploy that; write `reserved "note";` into its message',
    );
    edit("  reserved 2;\n", '  reserved 2;\n  reserved "note";\n');
    expect(await hint()).toBe("take it out of the models first and deploy that");
  });

  test("a column of a reference is one of its file", async () => {
    const table = (columns: string): string =>
      `syntax = "proto3";\npackage shop.v1;\nimport "google/protobuf/timestamp.proto";\nimport "sluice/v1/options.proto";\nmessage Shops {\n  option (sluice.v1.reference) = { name: "shops" key: "id" valid_from: "since" partitions: 1 };\n  string id = 1;\n${columns}  google.protobuf.Timestamp since = 3;\n}\n`;
    write({ "schemas/shop/v1/shops.proto": table("  string city = 2;\n") });
    commit("a reference");
    project.git("branch", "--force", "base");
    write({ "schemas/shop/v1/shops.proto": table("  string town = 2;\n") });
    const { out } = await schemaCheck(["--against", "base", "--buf", "none"], project.root);
    expect(out).toContain("shops.city renamed: city > town");
    expect(out).toContain("; change the header of references/shops.csv with it\n");
    write({
      "schemas/shop/v1/shops.proto": table("  string city = 2;\n").replace(
        'name: "shops"',
        'name: "shops" file: "references/none.csv"',
      ),
    });
    const moved = await schemaCheck(["--against", "base", "--buf", "none"], project.root);
    expect(moved.code).toBe(2);
    expect(moved.out).toContain(" hint     there is no references/none.csv: put it there in the same pull request");
  });

  test("a message that is imported from another file is followed", async () => {
    const money = (type: string): string =>
      `syntax = "proto3";\npackage shop.v1;\nmessage Money {\n  ${type} cents = 1;\n}\n`;
    write({ "schemas/shop/v1/money.proto": money("int64") });
    edit('import "sluice', 'import "shop/v1/money.proto";\nimport "sluice');
    edit("string note = 2;", "string note = 2;\n  Money total = 9;");
    edit("SELECT id, state FROM", "SELECT id, total.cents AS state FROM", "sql/flink/purchase/states.sql");
    commit("with money");
    project.git("branch", "--force", "base");
    write({ "schemas/shop/v1/money.proto": money("string") });
    const { out, code } = await schemaCheck(["--against", "base", "--buf", "none"], project.root);
    expect(code).toBe(2);
    expect(out).toContain(
      "schemas/shop/v1/money.proto:4:10  column-retyped  purchase.total.cents retyped: BIGINT > STRING",
    );
    expect(out).toContain("other types  sql/flink/purchase/states.sql:5:18  state");
    expect(out).toMatch(/FIELD_NAMED_TYPE_CHANGED {2}#\/Purchase\/9 is not allowed/);
  });
});

describe("formats", () => {
  test("markdown: one comment with a mark to find it by, the same for the same changes", async () => {
    edit("string note = 2;", "string remark = 2;");
    const first = await check("--format", "markdown");
    expect(first.code).toBe(2);
    expect(first.out).toMatch(/^<!-- sluice schema-check -->\n\n### Schemas against `main` \(\w{8}\): breaking\n/);
    expect(first.out).toContain(
      "Error: **column-renamed** purchase.note renamed: note &gt; remark at `schemas/shop/v1/shop.proto:14`",
    );
    expect(first.out).toContain("| fails | `sql/flink/purchase/notes.sql:3:8` | text |");
    expect(first.out).toContain("| in place | flink | note_files |");
    expect(await check("--format", "markdown")).toEqual(first);
  });

  test("github: an annotation for each finding, with what would end it written otherwise", async () => {
    edit("string note = 2;", "string remark = 2;");
    const { out } = await check("--format", "github");
    expect(out.split("\n")).toEqual([
      "::notice title=schema-check::breaking: 1 column changed, 3 models reached, 2 of them fail, 0 jobs to rebuild; BACKWARD: 1 difference, 0 breaking%0Aorder of deployment: any",
      "::error file=schemas/shop/v1/shop.proto,line=14,col=10,endColumn=16,title=column-renamed::purchase.note renamed: note > remark%0Ahint: keep the name, or write remark AS note in the models in the same pull request: then their columns stay",
      "::notice file=schemas/shop/v1/shop.proto,line=14,col=10,endColumn=16,title=FIELD_NAME_CHANGED::#/Purchase/2 is allowed by BACKWARD",
      "schema-check: breaking",
      "",
    ]);
  });

  test("github: what was in the other commit alone has no place here, and says where it was", async () => {
    edit("  string note = 2;\n", "");
    const { out } = await check("--format", "github");
    const lines = out.split("\n");
    expect(lines).toContain(
      "::notice title=FIELD_REMOVED::#/Purchase/2 is allowed by BACKWARD%0Awas at main:schemas/shop/v1/shop.proto:14",
    );
    expect(lines.filter((line) => /file=[^,]*main/.test(line))).toEqual([]);
    expect(lines.find((line) => line.includes("title=column-removed"))).toMatch(/^::error file=schemas\/shop\/v1\//);
  });

  test("github: a commit that cannot be read has no place here either", async () => {
    edit("string note = 2;", "string note = ;");
    commit("broken");
    edit("string note = ;", "string note = 2;");
    const { code, out } = await check("--against", "HEAD", "--format", "github");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^::error title=SLUICE_PROTO_SYNTAX::.+%0Awas at HEAD:schemas\/shop\/v1\/shop\.proto:14%0Ahint: /,
    );
  });

  test("github: not more of a kind than are shown, the gravest first, and how many are left out", async () => {
    const fields = Array.from({ length: 12 }, (_, i) => `  string more_${i} = ${i + 20};\n`);
    edit("  string note = 2;\n", `  string remark = 2;\n${fields.join("")}`);
    write({ "schema-policy.yaml": "unread:\n  column-added: warning\n" });
    const { out } = await check("--format", "github");
    const lines = out.split("\n").filter((line) => line.startsWith("::"));
    const kinds = lines.map((line) => /^::(\w+)/.exec(line)?.[1] ?? "");
    expect(kinds).toEqual([
      "notice",
      "error",
      ...Array.from({ length: 10 }, () => "warning"),
      ...Array.from({ length: 9 }, () => "notice"),
    ]);
    expect(lines[0]).toMatch(/%0Anot shown here: 2 warnings, 4 notices; `npm run schema-check` shows all$/);
    edit(fields.join(""), "");
    edit("string remark", "string note");
    expect((await check("--format", "github")).out).toBe("schema-check: nothing breaks\n");
  });

  test("a check that fails says so in each format, with 1", async () => {
    edit("string note = 2;", "string note = ;");
    const github = await check("--format", "github");
    expect(github.code).toBe(1);
    expect(github.out).toMatch(
      /^::error file=schemas\/shop\/v1\/shop\.proto,line=14,col=\d+.*,title=SLUICE_PROTO_SYNTAX::/,
    );
    const markdown = await check("--format", "markdown");
    expect(markdown).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^<!-- sluice schema-check -->\n\n### The schemas could not be checked\n/),
    });
    expect(await check("--format", "json")).toMatchObject({
      code: 1,
      out: expect.stringContaining('"SLUICE_PROTO_SYNTAX"'),
    });
    await expect(check("--format", "html")).rejects.toThrow('there is no format "html"');
  });
});

describe("severities", () => {
  test("a policy makes a rule graver or lighter, for what is read and for what is not", async () => {
    edit("string note = 2;", "string remark = 2;");
    write({ "schema-policy.yaml": "rules:\n  column-renamed: warning\n" });
    expect(await check()).toMatchObject({
      code: 0,
      out: expect.stringContaining("column-renamed  warning: purchase.note"),
    });
    write({ "schema-policy.yaml": "rules:\n  column-renamed: off\n  FIELD_NAME_CHANGED: error\n" });
    const { code, out } = await check();
    expect(code).toBe(2);
    expect(out).not.toContain("column-renamed");
    expect(out).toContain("FIELD_NAME_CHANGED  #/Purchase/2");
    edit("string remark = 2;", "string note = 2;\n  string more = 9;");
    write({ "schema-policy.yaml": "unread:\n  column-added: error\n" });
    expect(await check()).toMatchObject({ code: 2 });
    write({ "schema-policy.yaml": "# nothing yet\n" });
    expect(await check()).toMatchObject({ code: 0 });
  });

  test("a rule of buf may break too", async () => {
    edit("string note = 2;", "string remark = 2;");
    write({ "schema-policy.yaml": "rules:\n  column-renamed: off\n  FIELD_SAME_NAME: error\n" });
    const { code, out } = await schemaCheck(["--against", "main"], project.root);
    expect(code).toBe(2);
    expect(out).toContain(`${FILE}:14:10  FIELD_SAME_NAME  Purchase.2: Field "2"`);
  });

  test.each([
    ["rules:\n  column-renmed: warning\n", 'did you mean "column-renamed"?'],
    ["rules:\n  column-renamed: loud\n", "hint     known: error, warning, info, off"],
    ["rules:\n  column-added: off\n  nonsense: error\n", "hint     rules are log-added, log-removed, "],
    ["rule:\n  column-renamed: off\n", "rules"],
  ])("a policy with a fault is not taken: %j", async (text, told) => {
    write({ "schema-policy.yaml": text });
    const { code, err } = await check();
    expect(code).toBe(1);
    expect(err).toMatch(/schema-policy\.yaml:\d+:\d+ {2}SLUICE_CONFIG/);
    expect(err).toContain(told);
  });
});

describe("waivers", () => {
  const waive = (text: string): void =>
    edit("  string note = 2;", `  // schema-check: allow ${text}\n  string remark = 2;`);

  test("one with a reason allows what it names, and says why", async () => {
    waive("column-renamed purchase.note: nobody reads it since March");
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toContain("column-renamed  allowed: purchase.note renamed");
    expect(out).toContain(" allowed  nobody reads it since March");
    expect((await json()).findings[0]).toMatchObject({ waived: "nobody reads it since March" });
  });

  test("one without a reason allows nothing, one for nothing is told, and so is one that nobody understands", async () => {
    waive("column-renamed purchase.note");
    const first = await check();
    expect(first.code).toBe(2);
    expect(first.out).toMatch(
      /shop\.proto:14:6 {2}waiver-without-reason {2}warning: this waiver of column-renamed purchase\.note gives no reason/,
    );
    edit("allow column-renamed purchase.note", "allow column-renamed purchase.gone: long ago");
    expect((await check()).out).toContain("waiver-unused  warning: nothing here is column-renamed purchase.gone");
    edit("allow column-renamed purchase.gone: long ago", "allow everything: please");
    expect((await check()).out).toContain('waiver-unknown  warning: there is no rule "everything" to allow');
    edit("remark = 2", "note = 2");
    expect((await check()).out).toMatch(/waiver-unknown[\s\S]*\n\nno schema changed/);
  });

  test("a difference of the registry is named by its path; a text is no comment", async () => {
    edit(
      "int32 pieces = 3;",
      "string pieces = 3; // schema-check: allow FIELD_SCALAR_KIND_CHANGED #/Purchase/3: no records yet",
    );
    const { findings } = await json();
    expect(findings.filter(({ severity }) => severity === "error").map(({ rule, waived }) => [rule, waived])).toEqual([
      ["column-retyped", undefined],
      ["FIELD_SCALAR_KIND_CHANGED", "no records yet"],
    ]);
    expect(waiversIn("a.proto", 'string a = 1 [(x) = "// schema-check: allow a b: c"];')).toEqual([]);
  });

  test("a rule of buf that is an error is allowed by what it speaks of, whatever line that is on", async () => {
    write({ "schema-policy.yaml": "rules:\n  column-renamed: off\n  FIELD_SAME_NAME: error\n" });
    waive("FIELD_SAME_NAME Purchase.2: nobody reads JSON");
    const buf = (): Promise<SchemaCheckResult> => schemaCheck(["--against", "main"], project.root);
    const first = await buf();
    expect(first.code).toBe(0);
    expect(first.out).toContain("FIELD_SAME_NAME  allowed: Purchase.2: Field");
    edit("message Purchase", "\n\n// further down\nmessage Purchase");
    expect(await buf()).toMatchObject({ code: 0, out: expect.not.stringContaining("waiver-") });
    // Nobody asked buf: so nothing is known of what it allows.
    expect((await check()).out).not.toContain("waiver-unused");
    edit("Purchase.2: nobody", "Purchase.3: nobody");
    const other = await buf();
    expect(other.code).toBe(2);
    expect(other.out).toContain("waiver-unused  warning: nothing here is FIELD_SAME_NAME Purchase.3");
  });

  test.each([
    ['Field "2" with name "note" on message "Pay" changed type from "int64" to "string".', "Pay.2"],
    ['Previously present enum value "1" on enum "State" was deleted.', "State.1"],
    ['Previously present RPC "Old" on service "Svc" was deleted.', "Svc.Old"],
    ['Previously present oneof "how" on message "Pay" was deleted.', "Pay.how"],
    ['Previously present reserved range "[22, 25]" on message "Pay" is missing values', "Pay.[22,_25]"],
    ['Previously present message "Gone" was deleted from package "a.v1".', "Gone"],
    ['Previously present file "a/gone.proto" was deleted.', "a/gone.proto"],
    ['File option "java_package" changed from "x" to "y".', "schemas/a.proto"],
    ['File package changed from "a.v1" to "a.v2".', "schemas/a.proto"],
  ])("of buf: %s is %s", (message, name) => {
    expect(bufName({ rule: "X_Y", message, location: { file: "schemas/a.proto", line: 1, column: 1 } })).toBe(name);
  });
});
