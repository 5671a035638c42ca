import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readSchemas, readSqlModels } from "#codegen";
import { type Problem, ROOT } from "#core";
import { type Declared, preludeOf } from "../flink/statements.ts";
import { boundedSource } from "../test-sql/bounded.ts";
import { compareRows, isSame } from "../test-sql/compare.ts";
import { coverageProblems, requiredCovers } from "../test-sql/coverage.ts";
import { foldChanges } from "../test-sql/engine-rows.ts";
import { readCase, readCases } from "../test-sql/read-case.ts";
import type { SqlCase } from "../test-sql/sql-case.ts";
import { parseTime, renderTime } from "../test-sql/times.ts";
import type { Value } from "../test-sql/values.ts";

let declared: Declared;

beforeAll(async () => {
  const { model: schemas } = await readSchemas(ROOT);
  declared = { schemas, models: readSqlModels(ROOT, schemas).models };
});

function read(text: string, name = "payment_totals_1m"): { found: SqlCase | undefined; problems: readonly Problem[] } {
  const model = declared.models.find((each) => each.name === name);
  const output = declared.schemas.outputs.find((each) => each.name === name);
  if (!model || !output) throw new Error(`there is no ${name}`);
  return readCase(declared, model, output, `sql/cases/${name}/x.yaml`, text);
}

/** Each problem as `line:column message (hint)`. */
function faults(text: string, name?: string): string[] {
  return read(text, name)
    .problems.map((p) => `${p.location?.line}:${p.location?.column} ${p.message} (${p.hint})`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

const ROW = `window_start: 12:00, window_end: 12:01, kind: PAYMENT, currency: EUR, payment_method: CARD,
        events: 1, failed: 0, amount_minor: 1, avg_latency_ms: 0, p95_latency_ms: 0`;

function payments(rows: string, covers = "[]"): string {
  return `purpose: x\ncovers: ${covers}\ninput:\n  payment:\n    rows:\n${rows}expect:\n  rows:\n    - { ${ROW} }\n`;
}

describe("the cases of this project", () => {
  it("are right, and those of each model show all that its kind needs", () => {
    const { cases, problems } = readCases(ROOT, declared);
    expect(problems).toEqual([]);
    expect(coverageProblems(declared, cases).map((problem) => problem.message)).toEqual([]);
  });

  it("lack something when one is taken away", () => {
    const { cases } = readCases(ROOT, declared);
    const rest = cases.filter((each) => each.file !== "sql/cases/payment_error_rate_1m/threshold.yaml");
    expect(coverageProblems(declared, rest).map((problem) => problem.message)).toEqual([
      'no case of payment_error_rate_1m shows "fires", "stays", "resolves"',
    ]);
  });

  it("hold the one that the documentation shows", () => {
    const page = readFileSync(join(ROOT, "docs/sql-cases.md"), "utf8");
    const shown = /```yaml\n([\s\S]*?)```/.exec(page)?.[1];
    expect(shown).toBe(readFileSync(join(ROOT, "sql/cases/app_log_levels_1m/minutes.yaml"), "utf8"));
  });

  it("must show what fits the kind of the model", () => {
    const required = (name: string): string =>
      requiredCovers(declared, declared.models.find((model) => model.name === name)!).join(", ");
    expect(required("payment_error_rate_1m")).toBe(
      "window boundary, late on time, too late, duplicate, absent, empty window, fires, stays, resolves",
    );
    expect(required("payment_processed_hourly")).toBe("too late, duplicate, absent");
    expect(required("payment_refunds")).toBe("late on time, too late, duplicate, absent, fires");
    expect(required("http_metrics_files")).toBe("absent, empty window");
  });
});

describe("reading a case", () => {
  it("names every wrong key and value with its place, in one run", () => {
    expect(
      faults(`porpose: x
covers: [windw boundary, fires]
day: 2025-02-30
input:
  payments: { rows: [] }
  payment:
    each: { curency: EUR }
    rows:
      - { at: 25:00, fields: { amount_minor: many, status: FAILD } }
      - { att: 12:00, arrives: 12:00, status: FAILED }
      - { at: 12:00, partition: 4, bad: truncatd }
      - { at: 12:00, arrives: soon, topic: other, fields: { event_id: 1.5, customer: { customer_id: 7 } } }
      - 7
expect:
  rows:
    - { window_start: noon, event: 1 }
`),
    ).toEqual([
      '1:1 "porpose" says nothing about a case (did you mean "purpose"?)',
      "1:1 the case has no purpose (say in one line what the case shows)",
      '2:10 a case cannot cover "windw boundary" (did you mean "window boundary"?)',
      '3:6 day is "2025-02-30" (write it as 2025-03-03)',
      '5:3 payment_totals_1m does not read "payments" (did you mean "payment"?)',
      '7:13 payment in `each` has no column "curency" (did you mean "currency"?)',
      '9:46 amount_minor must be a whole number, not "many" (its type is in the .proto of the table)',
      '9:60 status has no value "FAILD" (did you mean "FAILED"?)',
      '9:15 at must be a time, not "25:00" (write 12:00, 12:00:59.999 or 2025-03-03T12:00:00Z (UTC))',
      '10:11 "att" says nothing about a row (did you mean "at"?)',
      '10:39 "status" says nothing about a row (columns stand below `fields`)',
      "10:9 a row of payment has no event time (write `at: 12:00:00`)",
      '11:41 there is no kind of bad record "truncatd" (did you mean "truncated"?)',
      "11:9 payment has 4 partitions, 0 to 3 (write one of them)",
      "12:71 event_id must be text, not 1.5 (put it in quotes)",
      "12:101 customer_id must be text, not 7 (put it in quotes)",
      '12:44 payment does not read a topic "other" (it reads payment)',
      '12:31 arrives must be a time, not "soon" (write 12:00:09, or +9s behind the event time)',
      "13:9 a row of payment is 7 (rows are written `- { at: 12:00:00, fields: { column: value } }`: docs/sql-cases.md)",
      ...['16:23 window_start must be a time, not "noon" (write 12:00, 12:00:59.999 or 2025-03-03T12:00:00Z (UTC))'],
      '16:29 payment_totals_1m has no column "event" (did you mean "events"?)',
      ...[
        "window_end",
        "kind",
        "currency",
        "payment_method",
        "events",
        "failed",
        "amount_minor",
        "avg_latency_ms",
        "p95_latency_ms",
      ].map((name) => `16:7 the row does not say what ${name} is (every column is compared: write it, or \`null\`)`),
    ]);
  });

  it("says where a text is no YAML, and that a key stands twice", () => {
    expect(faults("purpose: x\ncovers: [a\ninput: {}\n")[0]).toMatch(/^3:1 no YAML: /);
    expect(faults("purpose: x\npurpose: y\n")[0]).toBe(
      "2:1 no YAML: Map keys must be unique (see docs/sql-cases.md for the form of a case)",
    );
    expect(faults("")).toEqual(["1:1 the case is empty (docs/sql-cases.md shows the form of a case)"]);
  });

  it("demands a reason for rows that are late, come behind their window or close one", () => {
    const rows = (why: string): string => `      - { at: 12:00:00 }
      - { at: 12:00:50, arrives: +10s${why} }
      - { at: 12:00:50, arrives: +10001ms${why} }
      - { at: 12:01:12.999 }
      - { at: 12:01:13${why} }
`;
    expect(faults(payments(rows("")))).toEqual([
      "7:9 the row comes late, but on time, and nothing says why it is there (add `why:` in a reader's words)",
      "8:9 the row is late, and nothing says why it is there (add `why:` in a reader's words)",
      "10:9 the row closes the window that ends at 2025-03-03 12:01:00, and nothing says why it is there (add `why:` in a reader's words)",
    ]);
    expect(faults(payments(rows(", why: because")))).toEqual([]);
  });

  it("refuses rows that arrive before the one above them by more than the skew", () => {
    const text = payments("      - { at: 12:00:05 }\n      - { at: 12:00:03 }\n      - { at: 12:00:02.999 }\n");
    expect(faults(text).map((fault) => fault.split(",")[0])).toEqual(["8:9 the row arrives before the one above it"]);
  });

  it("does not believe a claim that no row bears out", () => {
    const all = "[window boundary, late on time, too late, duplicate, absent, empty window, fires, stays, resolves]";
    const claims = faults(payments("      - { at: 12:00:00, fields: { event_id: 1 } }\n", all));
    expect(claims.map((claim) => /covers "([^"]+)"/.exec(claim)?.[1])).toEqual(all.slice(1, -1).split(", "));
  });

  it("fills what a row does not name, numbers rows that repeat, and reads numbers as ids", () => {
    const { found } = read(
      payments(
        "      - { at: 12:00:00, repeat: 3, every: 10ms, fields: { order_id: 'o-{n}', latency_ms: '{n}' } }\n      - { at: 12:00:01, fields: { event_id: 7, error_code: null } }\n",
      ),
    );
    const records = found?.inputs[0]?.records ?? [];
    expect(records.map((record) => record.row.get("order_id"))).toEqual(["o-1", "o-2", "o-3", "order_id"]);
    expect(records.map((record) => record.row.get("latency_ms"))).toEqual([1n, 2n, 3n, 0n]);
    expect(records.map((record) => (record.at ?? 0) % 1000)).toEqual([0, 10, 20, 0]);
    expect(new Set(records.map((record) => record.row.get("event_id"))).size).toBe(4);
    expect(records[3]?.row.get("event_id")).toBe("00000000-0000-4000-8000-000000000007");
  });
});

describe("times of a case", () => {
  it("are times of its day or full ones, in UTC, and are shown as they are", () => {
    for (const [written, shown] of [
      ["12:00", "2025-03-03 12:00:00"],
      ["12:00:01", "2025-03-03 12:00:01"],
      ["12:00:59.999", "2025-03-03 12:00:59.999"],
      ["2025-03-04T00:00", "2025-03-04 00:00:00"],
      ["2025-03-04T10:20:30Z", "2025-03-04 10:20:30"],
      ["1969-12-31 23:59:59.000000001", "1969-12-31 23:59:59.000000001"],
    ] as const)
      expect(renderTime(parseTime(written, "2025-03-03") as bigint)).toBe(shown);
    for (const wrong of ["24:00", "12:60", "12", "noon", "2025-02-29T12:00", "12:00:00+01:00"])
      expect([wrong, parseTime(wrong, "2025-03-03")]).toEqual([wrong, undefined]);
  });
});

describe("a source of a case", () => {
  it("is that of deployment, but for its topics and its end", () => {
    const source = (topics: string): string =>
      `CREATE TABLE \`x\` (\n  \`a\` STRING\n) WITH (\n  'connector' = 'kafka',\n  ${topics},\n  'value.format' = 'protobuf-confluent'\n)`;
    const bounded = (topics: string): string =>
      boundedSource({ kind: "source", name: "x", sql: source(topics) }, "case_1_").sql.replace(
        "\n  'scan.bounded.mode' = 'latest-offset',\n  'scan.watermark.emit.strategy' = 'on-event',",
        "",
      );
    expect(bounded("'topic' = 'a'")).toBe(source("'topic' = 'case_1_a'"));
    expect(bounded("'topic' = 'a;b'")).toBe(source("'topic' = 'case_1_a;case_1_b'"));
    expect(bounded("'topic-pattern' = '([a-z]+_)?a'")).toBe(source("'topic-pattern' = 'case_1_(?:([a-z]+_)?a)'"));
    const view = { kind: "view", name: "v", sql: source("'topic' = 'a'") } as const;
    expect(boundedSource(view, "case_1_")).toBe(view);
  });

  it("ends where its topics end, whether a log, an output or a reference", () => {
    const bounded = ["campaign_views_1m", "http_anomaly_1m", "service_rates_1m"].flatMap((name) => {
      const model = declared.models.find((each) => each.name === name)!;
      return preludeOf(declared, model).filter((statement) => statement.kind === "source");
    });
    const texts = bounded.map((statement) => [statement.name, boundedSource(statement, "case_1_").sql] as const);
    expect(texts.map(([name]) => name).sort()).toEqual([
      "campaigns__versions",
      "http_service_1m",
      "service_log",
      "view_log",
    ]);
    for (const [name, sql] of texts) {
      expect([name, sql.split("'scan.bounded.mode' = 'latest-offset'").length]).toEqual([name, 2]);
      expect(sql).toMatch(/'topic(-pattern)?' = 'case_1_/);
      expect(sql).not.toContain("idle-timeout");
    }
  });
});

describe("comparing rows", () => {
  const row = (key: string, sum: Value): ReadonlyMap<string, Value> =>
    new Map([
      ["key", key],
      ["sum", sum],
    ] as const);
  const expected = (key: string, sum: Value) => ({ row: row(key, sum), location: { file: "x", line: 1, column: 1 } });

  it("takes them in any order, and doubles that agree in nine digits", () => {
    const difference = compareRows(
      [expected("a", 0.333333333), expected("b", 28.9), expected("c", 0.0666666667)],
      [row("b", 28.900000000000002), row("c", 1 / 15), row("a", 1 / 3)],
      ["key"],
    );
    expect(isSame(difference)).toBe(true);
    expect(isSame(compareRows([expected("a", 0.33333333)], [row("a", 1 / 3)], ["key"]))).toBe(false);
  });

  it("tells rows that differ from those that are missing, not expected, or there twice", () => {
    const difference = compareRows(
      [expected("a", 1n), expected("b", 2n)],
      [row("a", 9n), row("c", 3n), row("c", 3n)],
      ["key"],
    );
    expect(difference.different.map((each) => each.columns)).toEqual([["sum"]]);
    expect(difference.missing.map((each) => each.row.get("key"))).toEqual(["b"]);
    expect(difference.unexpected.map((each) => each.get("key"))).toEqual(["c", "c"]);
    expect(difference.repeated.map((each) => each.get("key"))).toEqual(["c"]);
  });

  it("folds changes by key, and refuses them where rows are only appended", () => {
    const output = declared.schemas.outputs.find((each) => each.name === "app_log_levels_1m")!;
    const context = { schemas: declared.schemas, message: output.message, prefix: "case_1_" };
    const change = (kind: "INSERT" | "UPDATE_BEFORE" | "UPDATE_AFTER" | "DELETE", app: string, lines: number) => ({
      kind,
      fields: [app, lines],
    });
    const result = {
      columns: ["app", "lines"],
      changes: [
        change("INSERT", "case_1_a", 1),
        change("INSERT", "b", 1),
        change("UPDATE_BEFORE", "case_1_a", 1),
        change("UPDATE_AFTER", "case_1_a", 2),
        change("DELETE", "b", 1),
      ],
    };
    const folded = foldChanges(context, result, ["app"]);
    expect(folded.map((each) => [...each])).toEqual([
      [
        ["app", "a"],
        ["lines", 2n],
      ],
    ]);
    expect(() => foldChanges(context, result, undefined)).toThrow("changed by its query");
  });
});
