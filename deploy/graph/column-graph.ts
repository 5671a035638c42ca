import {
  type Log,
  openPlanner,
  type Planner,
  type ReferenceTable,
  type SchemaModel,
  type SqlModel,
  selectItems,
} from "#codegen";
import { type Config, expectKnown, SluiceError, type SourceLocation } from "#core";
import { checkSql, pipelinesIn, throwProblems } from "../check/check-sql.ts";
import { fillPlaceholders } from "../flink/job-spec.ts";
import type { Statement } from "../flink/statement.ts";
import { preludeOf } from "../flink/statements.ts";
import { decidingOrigins, fieldsOf, type Known, type Origin, originsOf, scannedTable } from "./origins.ts";
import { type PlanNode, readPlanTree } from "./plan-tree.ts";

/** Where the columns of a project come from, hop by hop. */
export interface ColumnGraph {
  /** What is read before what reads it. */
  readonly tables: readonly GraphTable[];
}

export interface GraphTable {
  readonly name: string;
  /** `log view`: the valid, or valid and on-time, rows of a log. */
  readonly kind: "log" | "reference" | "log view" | "view" | "output";
  /** Of a model. */
  readonly file?: string;
  readonly columns: readonly GraphColumn[];
  /** Columns that decide which rows there are: conditions, keys of joins and groups. */
  readonly decidedBy: readonly Origin[];
}

export interface GraphColumn {
  readonly name: string;
  /** As the model writes it; left out where it is only the name. */
  readonly expression?: string;
  /** Of the column in its model, or of the field in its `.proto`. */
  readonly location?: SourceLocation;
  /** The columns that its value is made of. Empty for a constant, a count of rows, and the fields of a log. */
  readonly from: readonly Origin[];
}

export interface ColumnGraphOptions {
  /** Outputs of these pipelines, with all that they read. Default: all. */
  readonly pipelines?: readonly string[] | undefined;
}

const NOWHERE = {
  kafka: "127.0.0.1:1",
  registry: "http://127.0.0.1:1",
  schema_id: "1",
  transactional_id: "plan",
  files: "file:///nowhere",
};

/**
 * The columns of the project and where they come from. Needs neither engine, broker nor registry; throws the project's
 * problems, and SLUICE_ARGUMENT for a pipeline that it has not.
 */
export async function columnGraph(
  config: Pick<Config, "root" | "dataDir">,
  options: ColumnGraphOptions = {},
): Promise<ColumnGraph> {
  const checked = await checkSql(config, { inserts: false });
  throwProblems(checked.problems);
  expectKnown("pipeline", options.pipelines, pipelinesIn(checked));
  const planner = openPlanner({ dataDir: config.dataDir });
  try {
    const build = new Build(checked.schemas, checked.models, planner);
    for (const model of checked.models) {
      const wanted = model.header.kind === "output" && (options.pipelines?.includes(model.pipeline) ?? true);
      if (wanted) await build.model(model);
    }
    return { tables: [...build.tables.values()] };
  } finally {
    await planner.close();
  }
}

class Build {
  readonly tables = new Map<string, GraphTable>();
  readonly #schemas: SchemaModel;
  readonly #models: readonly SqlModel[];
  readonly #planner: Pick<Planner, "plan">;

  constructor(schemas: SchemaModel, models: readonly SqlModel[], planner: Pick<Planner, "plan">) {
    this.#schemas = schemas;
    this.#models = models;
    this.#planner = planner;
  }

  async model(model: SqlModel): Promise<void> {
    if (this.tables.has(model.name)) return;
    for (const { kind, name } of model.references) {
      const read = kind === "model" ? this.#models.find((each) => each.name === name) : undefined;
      if (read) await this.model(read);
    }
    const prelude = preludeOf({ schemas: this.#schemas, models: this.#models }, model);
    const root = await this.#tree(prelude, model.sql, model.name);
    const views = new Map<string, string>();
    for (const { kind, name } of prelude) {
      if (kind !== "view") continue;
      // Planned within the same statements the query of a view is the same text as inside the model's plan.
      const body =
        logViewBody(root, onlyViewOf(model, this.#models, name)) ??
        (await this.#tree(prelude, `SELECT * FROM \`${name}\``, name)).inputs[0];
      if (body) views.set(body.shape, name);
      if (body && !this.#models.some((each) => each.name === name))
        this.#logView(name, body, knownOf(prelude, new Map()));
    }
    const known = knownOf(prelude, views);
    this.#sources(prelude);
    this.#add(model.name, {
      kind: model.header.kind === "output" ? "output" : "view",
      file: model.file,
      columns: columnsOf(model, root, known),
      decidedBy: decidingOrigins(root, known),
    });
  }

  async #tree(prelude: readonly Statement[], query: string, name: string): Promise<PlanNode> {
    const statements = prelude.map((statement) => fillPlaceholders(statement, NOWHERE));
    const answer = await this.#planner.plan({ statements, query });
    const tree = readPlanTree(answer.plan ?? "");
    if (!tree)
      throw new SluiceError("SLUICE_INTERNAL", `${name} has no plan: ${answer.error?.message ?? "it cannot be read"}`);
    return tree;
  }

  /** A view of a log or reference shows in each model only the columns that this one reads: they add up. */
  #logView(name: string, body: PlanNode, known: Known): void {
    const columns = fieldsOf(body, known).map((column, i) => ({ name: column, from: originsOf(body, i, known) }));
    this.#add(name, { kind: "log view", columns, decidedBy: decidingOrigins(body, known) });
  }

  #sources(prelude: readonly Statement[]): void {
    for (const { kind, name, sql } of prelude) {
      if (kind !== "source" || this.#models.some((model) => model.name === name)) continue;
      const log = this.#schemas.logs.find((each) => each.name === name);
      const reference = this.#schemas.references.find(
        (each) => name === each.name || name.startsWith(`${each.name}__`),
      );
      const columns = tableColumns(sql).map((column) => fieldColumn(column, log ?? reference));
      this.#add(name, { kind: log ? "log" : "reference", columns, decidedBy: [] });
    }
  }

  #add(name: string, table: Omit<GraphTable, "name">): void {
    const before = this.tables.get(name);
    const more = table.columns.filter((column) => !before?.columns.some((each) => each.name === column.name));
    const decided = table.decidedBy.filter(
      (each) => !before?.decidedBy.some((other) => originText(other) === originText(each)),
    );
    const columns = [...(before?.columns ?? []), ...more];
    this.tables.set(name, { ...table, name, columns, decidedBy: [...(before?.decidedBy ?? []), ...decided] });
  }
}

/** `payment.customer.customer_id`. */
export function originText({ table, path }: Origin): string {
  return [table, ...path].join(".");
}

/** The log behind a view when all that a model reads of it goes through this view. */
function onlyViewOf(model: SqlModel, models: readonly SqlModel[], view: string): string | undefined {
  const references = (each: SqlModel): SqlModel["references"] =>
    each.references.flatMap((reference) => {
      const inner = reference.kind === "model" ? models.find(({ name }) => name === reference.name) : undefined;
      return inner?.header.kind === "view" ? references(inner) : [reference];
    });
  const logs = references(model).flatMap((reference) => (reference.kind === "log" ? [reference] : []));
  const log = logs.find(({ name }) => name === view)?.log.name;
  return logs.every((each) => each.log.name !== log || each.name === view) ? log : undefined;
}

/** The one chain of nodes that every row of a log passes first: the body of its view, found without planning it. */
function logViewBody(node: PlanNode, log: string | undefined): PlanNode | undefined {
  if (log === undefined) return undefined;
  const kinds = ["LogicalProject", "LogicalFilter", "LogicalWatermarkAssigner", "LogicalProject", "LogicalTableScan"];
  let at: PlanNode | undefined = node;
  for (const kind of kinds) at = at?.kind === kind ? (at.inputs[0] ?? at) : undefined;
  if (at && scannedTable(at) === log) return node;
  for (const input of node.inputs) {
    const found = logViewBody(input, log);
    if (found) return found;
  }
  return undefined;
}

function knownOf(prelude: readonly Statement[], views: ReadonlyMap<string, string>): Known {
  const columns = new Map(
    prelude.filter(({ kind }) => kind === "source").map(({ name, sql }) => [name, tableColumns(sql)]),
  );
  return { columns: (table) => columns.get(table) ?? [], viewAt: (node) => views.get(node.shape) };
}

/** Columns of an emitted CREATE TABLE whose values come with its rows: not the computed ones. */
function tableColumns(sql: string): readonly string[] {
  const lines = (sql.split("\n) WITH (")[0] ?? "").split("\n");
  return lines.flatMap((line) => {
    const [, name, rest = ""] = /^ {2}`((?:[^`]|``)+)` (.*)$/.exec(line) ?? [];
    return name === undefined || rest.startsWith("AS ") ? [] : [name.replaceAll("``", "`")];
  });
}

function columnsOf(model: SqlModel, root: PlanNode, known: Known): readonly GraphColumn[] {
  const items = selectItems(model);
  return fieldsOf(root, known).map((name, i): GraphColumn => {
    const own = items.filter((item) => item.name === name);
    const expressions = [...new Set(own.map(({ expression }) => expression))].filter((text) => text !== name);
    return {
      name,
      ...(expressions.length > 0 ? { expression: expressions.join(" | ") } : {}),
      ...(own[0] ? { location: own[0].location } : {}),
      from: originsOf(root, i, known),
    };
  });
}

function fieldColumn(name: string, source: Log | ReferenceTable | undefined): GraphColumn {
  const field = source?.message.fields.find((each) => each.name === name || `__key_${each.name}` === name);
  return { name, ...(field ? { location: field.location } : {}), from: [] };
}
