import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readAllColumns, readSchemas, readSqlModels } from "#codegen";
import { ROOT, readConfig } from "#core";
import { type ColumnGraph, columnGraph, originText } from "../graph/column-graph.ts";
import { type Origin, originsOf } from "../graph/origins.ts";
import { pathsTo, tableNamed } from "../graph/paths.ts";
import { readPlanTree } from "../graph/plan-tree.ts";
import { renderMermaid } from "../graph/render-mermaid.ts";
import { renderColumnGraph, tablesFor } from "../graph/render-text.ts";

describe("the column graph of this project", () => {
  let graph: ColumnGraph;

  beforeAll(async () => {
    graph = await columnGraph(readConfig({}));
  }, 180_000);

  /** Where a column begins, as `log.field`. */
  const fieldsOf = (table: string, column: string): readonly string[] => {
    const found = tableNamed(graph, table);
    const own = found?.columns.find(({ name }) => name === column);
    if (!found || !own) throw new Error(`no ${table}.${column}`);
    return [...new Set(pathsTo(graph, found, own).map(([first]) => (first ? originText(first) : "")))].sort();
  };

  it("is what the models' texts alone say, column by column", async () => {
    const { model: schemas } = await readSchemas(ROOT);
    const { models } = readSqlModels(ROOT, schemas);
    const text = (paths: readonly Origin[]): readonly string[] => [...new Set(paths.map(originText))].sort();
    const differences = [...readAllColumns(models, "flink")].flatMap(([{ name }, read]): unknown[] => {
      const planned = tableNamed(graph, name);
      if (!planned) return [`no ${name}`];
      const [mine, its] = [read, planned].map(({ columns, decidedBy }) => ({
        columns: columns.map((column) => [column.name, text(column.from)]),
        rows: text(decidedBy),
      }));
      return JSON.stringify(mine) === JSON.stringify(its) ? [] : [{ name, mine, its }];
    });
    expect(differences).toMatchObject([
      // The time of a temporal join decides which row is joined; the planner's own text of it leaves it out.
      {
        name: "view_log_campaigns",
        mine: { rows: ["campaigns.campaign_id", "view_log_ok.campaign_id", "view_log_ok.viewed_at"] },
        its: { rows: ["campaigns.campaign_id", "view_log_ok.campaign_id"] },
      },
    ]);
    expect(models.length).toBeGreaterThan(20);
  });

  it("leads through views, expressions and aggregates to the fields of a log", () => {
    expect(fieldsOf("payment_totals_1m", "failed")).toEqual(["payment.status"]);
    expect(fieldsOf("payment_totals_1m", "p95_latency_ms")).toEqual(["payment.latency_ms"]);
    expect(fieldsOf("payment_totals_1m", "window_end")).toEqual(["payment.__timestamp", "payment.occurred_at"]);
    expect(fieldsOf("payment_error_rate_1m", "firing")).toEqual(["payment.status"]);
  });

  it("leads into messages inside a message", () => {
    expect(fieldsOf("payment_activity_1m", "customer_id")).toEqual(["payment.customer.customer_id"]);
    expect(fieldsOf("payment_processed_hourly", "country")).toEqual(["payment.customer.address.country"]);
  });

  it("leads through joins to both sides, to references, and through other outputs", () => {
    expect(fieldsOf("payment_refunds", "paid_minor")).toEqual(["payment.amount_minor"]);
    expect(fieldsOf("campaign_views_1m", "campaign_name")).toEqual([
      "campaigns__versions.__error",
      "campaigns__versions.campaign_name",
    ]);
    expect(fieldsOf("refund_excess", "refunded_minor")).toContain("payment.amount_minor");
    // A count of rows begins where it is made.
    expect(fieldsOf("campaign_views_files", "view_count")).toEqual(["campaign_views_1m.view_count"]);
  });

  it("adds up both branches of a union", () => {
    expect(fieldsOf("service_silence", "last_line_at")).toEqual(["service_log.__timestamp", "service_log.logged_at"]);
    expect(fieldsOf("service_silence", "firing")).toEqual([]);
  });

  it("tells what decides about the rows", () => {
    const decided = tableNamed(graph, "payment_once_1m")?.decidedBy.map(originText) ?? [];
    expect(decided).toContain("payment_ok.event_id");
    expect(tableNamed(graph, "service_top_errors_1m")?.decidedBy.map(originText)).toContain(
      "service_log_once_1m.level",
    );
  });

  it("names no table or column that is not there", () => {
    for (const { columns, decidedBy } of graph.tables)
      for (const origin of [...columns.flatMap(({ from }) => from), ...decidedBy]) {
        const names = tableNamed(graph, origin.table)?.columns.map(({ name }) => name);
        expect(names, originText(origin)).toContain(origin.path[0]);
      }
  });

  it("is cut to pipelines, with what their outputs read", async () => {
    const { tables } = await columnGraph(readConfig({}), { pipelines: ["view_log"] });
    expect(tables.map(({ name }) => name)).toContain("campaigns__versions");
    expect(tables.map(({ name }) => name)).not.toContain("payment");
  });

  it("is shown in docs/graph.md as it is", () => {
    const blocks = [...readFileSync(join(ROOT, "docs", "graph.md"), "utf8").matchAll(/```(\w+)\n([\s\S]*?)```/g)];
    const block = (kind: string): string | undefined => blocks.find((each) => each[1] === kind)?.[2]?.trimEnd();
    expect(block("text")).toBe(renderColumnGraph(graph, "payment_error_rate_1m"));
    expect(block("mermaid")).toBe(renderMermaid(graph, "http_slow_1m"));
  });

  it("refuses an output that is not there, with the one that is meant", () => {
    expect(() => renderColumnGraph(graph, "payment_total_1m")).toThrow(
      expect.objectContaining({ code: "SLUICE_ARGUMENT", hint: 'did you mean "payment_totals_1m"?' }),
    );
    expect(() => tablesFor(graph, "payment_total_1m")).toThrow('there is no output "payment_total_1m"');
    expect(() => tablesFor(graph, "payment_ok")).toThrow('there is no output "payment_ok"');
  });

  it("is cut to the tables that an output or a view is made of, for machines too", () => {
    const names = (only?: string): readonly string[] =>
      tablesFor(graph, only)
        .map(({ name }) => name)
        .toSorted();
    expect(names("payment_totals_1m")).toEqual(["payment", "payment_ok", "payment_once_1m", "payment_totals_1m"]);
    expect(names("payment_once_1m")).toEqual(["payment", "payment_ok", "payment_once_1m"]);
    expect(names()).toHaveLength(graph.tables.length);
  });

  it("is refused for a pipeline that is not there", async () => {
    await expect(columnGraph(readConfig({}), { pipelines: ["view_log", "paymnt"] })).rejects.toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: 'there is no pipeline "paymnt"',
      hint: 'did you mean "payment"?',
    });
  });
});

describe("a plan of the planner", () => {
  const explain = `== Abstract Syntax Tree ==
LogicalProject(a=[$0], b=[CASE(SEARCH($1, Sarg[[0..600)]), _UTF-16LE'], c=[$9', $2.inner)], c=[$3], d=[$4])
+- LogicalCorrelate(correlation=[$cor0], joinType=[inner], requiredColumns=[{2}])
   :- LogicalTableScan(table=[[default_catalog, default_database, log, metadata=[topic]]])
   +- LogicalProject(x=[$cor0.items], y=[1])
      +- LogicalValues(tuples=[[{ 0 }]])

== Optimized Physical Plan ==
`;
  const known = { columns: () => ["id", "status", "place", "items"], viewAt: () => undefined };
  const origins = (index: number): readonly string[] => {
    const tree = readPlanTree(explain);
    return tree ? originsOf(tree, index, known).map(originText) : ["no tree"];
  };

  it("is read with brackets that do not match, literals that look like columns, and correlated variables", () => {
    expect([0, 1, 2, 3].map(origins)).toEqual([
      ["log.id"],
      ["log.status", "log.place.inner"],
      ["log.items"],
      ["log.items"],
    ]);
    expect(readPlanTree("no plan")).toBeUndefined();
  });
});
