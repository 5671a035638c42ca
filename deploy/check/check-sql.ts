import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  canonicalProto,
  type Derived,
  derivedFile,
  deriveSchema,
  distinctProblems,
  nameFaults,
  openPlanner,
  type Planner,
  type PlannerAnswer,
  queryProblems,
  readableColumns,
  readSchemas,
  readSqlModels,
  readStatements,
  riskyProblems,
  type SchemaModel,
  type SqlModel,
} from "#codegen";
import { type Config, type Problem, plural, problemsError, type SourceLocation, sortProblems } from "#core";
import { fillPlaceholders, NOWHERE } from "../flink/job-spec.ts";
import { insertStatement, type OutputPlan, preludeOf, sinkTable } from "../flink/statements.ts";
import { changelogOf, readPlan } from "./explain.ts";
import { insertProblems, outputProblems, starProblems } from "./output-problems.ts";

export interface CheckOptions {
  /** Only these pipelines' models. Default: all. */
  readonly pipelines?: readonly string[] | undefined;
  /** Plan each INSERT too, not only its query. Deployment leaves that to the engine. Default true. */
  readonly inserts?: boolean;
}

/** Everything that was found, and what deployment needs when nothing was. */
export interface Checked {
  /** Sorted by place. */
  readonly problems: readonly Problem[];
  readonly schemas: SchemaModel;
  /** All models, in the order in which they read each other. */
  readonly models: readonly SqlModel[];
  /** The outputs looked at, in that order; only those without an error. */
  readonly outputs: readonly { readonly model: SqlModel; readonly plan: OutputPlan }[];
}

/** Checks schemas and SQL of the project: every problem in one run, without a cluster, broker or registry. */
export async function checkSql(config: Pick<Config, "root" | "dataDir">, options: CheckOptions = {}): Promise<Checked> {
  const { model: schemas, problems: schemaProblems } = await readSchemas(config.root);
  if (schemaProblems.some(isError)) return { problems: sortProblems(schemaProblems), schemas, models: [], outputs: [] };
  const { models, problems: modelProblems } = readSqlModels(config.root, schemas);
  const planner = openPlanner({ dataDir: config.dataDir });
  try {
    const check = new Check(config.root, schemas, models, [...schemaProblems, ...modelProblems], planner);
    const wanted = models.filter(({ pipeline }) => options.pipelines?.includes(pipeline) ?? true);
    // One after the other: the planner is one process, and a view is judged before what reads it.
    for (const model of wanted) await check.model(model, options.inserts ?? true);
    return { problems: distinctProblems(check.problems), schemas, models, outputs: check.outputs };
  } finally {
    await planner.close();
  }
}

/** Throws the problems that are errors; warnings alone pass. */
export function throwProblems(problems: readonly Problem[]): void {
  const errors = problems.filter(isError);
  if (errors.length > 0) throw problemsError(problems, `${plural(errors.length, "problem")} in schemas and SQL`);
}

/** Names of the pipelines that have a log or a model. */
export function pipelinesIn({ schemas, models }: Pick<Checked, "schemas" | "models">): ReadonlySet<string> {
  return new Set([...schemas.logs, ...models].map(({ pipeline }) => pipeline));
}

export function isError(problem: Problem): boolean {
  return problem.severity !== "warning";
}

class Check {
  readonly problems: Problem[];
  readonly outputs: { model: SqlModel; plan: OutputPlan }[] = [];
  readonly #root: string;
  readonly #schemas: SchemaModel;
  readonly #models: readonly SqlModel[];
  readonly #planner: Planner;
  /** Files of models that do not plan, and of what reads them. */
  readonly #broken: Set<string>;
  readonly #risky: (model: SqlModel) => readonly Problem[];

  constructor(
    root: string,
    schemas: SchemaModel,
    models: readonly SqlModel[],
    problems: readonly Problem[],
    planner: Planner,
  ) {
    this.#root = root;
    this.#schemas = schemas;
    this.#models = models;
    this.#planner = planner;
    this.problems = [...problems];
    // What only its words tell of a query keeps nobody from planning it.
    const told = new Set(queryProblems(models).map((problem) => JSON.stringify(problem)));
    const broken = problems.filter((problem) => isError(problem) && !told.has(JSON.stringify(problem)));
    this.#broken = new Set(broken.map((problem) => problem.location?.file ?? ""));
    this.#risky = riskyProblems(schemas, models);
  }

  async model(model: SqlModel, inserts: boolean): Promise<void> {
    this.problems.push(...this.#risky(model));
    const found = await this.#check(model, inserts);
    this.problems.push(...found);
    if (found.some(isError)) this.#broken.add(model.file);
  }

  async #check(model: SqlModel, inserts: boolean): Promise<readonly Problem[]> {
    // What a broken model spoils is told once, at that model.
    if (this.#broken.has(model.file) || this.#readsBroken(model)) {
      this.#broken.add(model.file);
      return [];
    }
    const output = model.header.kind === "output";
    const stars = output ? starProblems(model) : [];
    if (stars.length > 0) return stars;
    const declared = { schemas: this.#schemas, models: this.#models };
    const requestOf = (asked: SqlModel): { statements: string[]; query: string } => ({
      statements: preludeOf(declared, asked).map((statement) => fillPlaceholders(statement, NOWHERE)),
      query: asked.sql,
    });
    const ttl =
      typeof model.header.state === "object" ? { "table.exec.state.ttl": `${model.header.state.ttl} ms` } : {};
    const request = requestOf(model);
    const answer = await this.#planner.plan(request);
    if (answer.error) {
      const reads = readStatements(this.#schemas, this.#models, model);
      return nameFaults(answer.error, model, reads, readableColumns(this.#models), (patched) =>
        this.#planner.plan(requestOf(patched)),
      );
    }
    if (!output) return [];
    const derived = this.#derive(model, answer);
    const header = (key: string): SourceLocation => this.#headerPlace(model, key);
    const problems = outputProblems({ model, answer, derived, header });
    if (problems.some(isError)) return problems;
    const stale = this.#staleProblem(model, derived);
    if (stale) return [...problems, stale];
    const plan = this.#outputPlan(model, answer, derived);
    // Rows that change must be told apart by the sink's key, and only the INSERT's plan shows that.
    if (inserts || plan.changelog !== "append") {
      const sink = fillPlaceholders({ kind: "sink", name: model.name, sql: sinkTable(model, plan) }, NOWHERE);
      const insert = insertStatement(model, plan).sql;
      const planned = await this.#planner.plan({ statements: [...request.statements, sink], insert, options: ttl });
      const more = insertProblems({ model, answer: planned, header });
      if (more.length > 0) return [...problems, ...more];
    }
    this.outputs.push({ model, plan });
    return problems;
  }

  #readsBroken(model: SqlModel): boolean {
    return model.references.some((reference) => {
      const read = this.#models.find((candidate) => candidate.name === reference.name);
      return read !== undefined && this.#broken.has(read.file);
    });
  }

  #derive(model: SqlModel, answer: PlannerAnswer): Derived {
    const previous = this.#schemas.outputs.find((output) => output.name === model.name)?.message;
    return deriveSchema(model.name, model.header.purpose, answer.columns ?? [], {
      model: this.#schemas,
      message: previous,
    });
  }

  #outputPlan(model: SqlModel, answer: PlannerAnswer, derived: Derived): OutputPlan {
    const schema = this.#schemas.outputs.find((output) => output.name === model.name);
    return {
      columns: derived.columns,
      changelog: changelogOf(readPlan(answer.plan ?? "")),
      message: derived.messageName,
      schema: schema ? canonicalProto(this.#schemas, schema.message) : derived.text,
    };
  }

  #staleProblem(model: SqlModel, derived: Derived): Problem | undefined {
    const path = derivedFile(model.name);
    const file = join(this.#root, path);
    if (existsSync(file) && readFileSync(file, "utf8").replaceAll("\r\n", "\n") === derived.text) return undefined;
    return {
      code: "SLUICE_CODEGEN_STALE",
      message: `${path} ${existsSync(file) ? "does not fit" : "is missing for"} the columns of ${model.name}`,
      hint: "npm run codegen",
      location: { file: model.file, line: model.headerLines + 1, column: 1 },
    };
  }

  #headerPlace(model: SqlModel, key: string): SourceLocation {
    const file = join(this.#root, model.file);
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, model.headerLines) : [];
    const at = lines.findIndex((line) => new RegExp(`^--!\\s*${key}\\s*:`).test(line));
    const line = lines[at];
    if (line === undefined) return { file: model.file, line: 1, column: 1 };
    const column = line.indexOf(key) + 1;
    return { file: model.file, line: at + 1, column, length: line.trimEnd().length - column + 1 };
  }
}
