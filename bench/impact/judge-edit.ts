import { checkKsqlModels, type Planner, readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { type AgainstVerdict, checkAgainst } from "../../start/schema-check/against.ts";
import { type DecodedChange, type Decoder, decodedChanges, openDecoder } from "./decoded.ts";
import type { ImpactEdit } from "./edits.ts";
import { type PlannedModel, plannedModel, type Truth, truthOf } from "./planned.ts";
import type { ImpactProject } from "./project.ts";

/** One model under one edit: what the check said, and what is true. */
export interface Judged {
  readonly edit: ImpactEdit;
  readonly model: string;
  readonly said: string | undefined;
  readonly truth: Truth;
  readonly outcome: "right" | "missed" | "false alarm";
}

/** One job under one edit: the check's word for its state, and what Flink's two graphs say. */
export interface JudgedJob {
  readonly edit: ImpactEdit;
  readonly output: string;
  readonly said: string;
  readonly truth: Truth["label"];
  /** It was said to keep its state, and may not. */
  readonly isUnsafe: boolean;
  /** It may keep its state, and was said to be built anew. */
  readonly isCautious: boolean;
}

export interface JudgedEdit {
  readonly edit: ImpactEdit;
  readonly verdict: AgainstVerdict;
  readonly models: readonly Judged[];
  readonly jobs: readonly JudgedJob[];
  /** Columns that decode otherwise, and those of them that no change told. */
  readonly decoded: readonly DecodedChange[];
  readonly untold: readonly DecodedChange[];
  /** Outputs that read other outputs: their plan does not show what becomes of these. */
  readonly unjudged: number;
}

export interface Base {
  /** ksqlDB's models, with the columns that our own checker of its SQL finds. */
  readonly ksqldb: ReadonlyMap<string, KsqlModel>;
  readonly schemas: SchemaModel;
  readonly models: readonly SqlModel[];
  readonly planned: ReadonlyMap<string, PlannedModel>;
  readonly decoder: Decoder;
}

interface KsqlModel {
  readonly file: string;
  readonly columns: string;
}

function ksqlModels(root: string, schemas: SchemaModel): ReadonlyMap<string, KsqlModel> {
  const { models } = readSqlModels(root, schemas, "ksqldb");
  const { plans } = checkKsqlModels(schemas, models);
  return new Map(
    [...plans].map(([key, { model, columns }]) => [
      key,
      { file: model.file, columns: JSON.stringify(columns.map(({ name, type }) => [name, type])) },
    ]),
  );
}

/** What the planner and a decoder say before any edit. */
export async function baseOf(project: ImpactProject, planner: Planner): Promise<Base> {
  const { schemas, models } = await readProject(project.root);
  const planned = new Map<string, PlannedModel>();
  for (const model of models) {
    const found = await plannedModel(planner, schemas, models, model);
    if (found.refused !== undefined) throw new Error(`${model.file}: ${found.refused}`);
    planned.set(model.name, found);
  }
  return {
    schemas,
    models,
    planned,
    ksqldb: ksqlModels(project.root, schemas),
    decoder: await openDecoder(`${project.root}/schemas`, schemas),
  };
}

async function readProject(root: string): Promise<{ schemas: SchemaModel; models: readonly SqlModel[] }> {
  const { model: schemas, problems } = await readSchemas(root);
  const error = problems.find(({ severity }) => severity !== "warning");
  if (error) throw new Error(`${error.location?.file}:${error.location?.line} ${error.message}`);
  return { schemas, models: readSqlModels(root, schemas).models };
}

export async function judgeEdit(
  project: ImpactProject,
  planner: Planner,
  base: Base,
  edit: ImpactEdit,
): Promise<JudgedEdit> {
  return project.edited(edit, async () => {
    const { schemas, models } = await readProject(project.root);
    const verdict = await checkAgainst(project.root, "main", "BACKWARD", "NONE");
    const decoded = decodedChanges(base.decoder, await openDecoder(`${project.root}/schemas`, schemas));
    const judged: Judged[] = [];
    const jobs: JudgedJob[] = [];
    let unjudged = 0;
    for (const old of base.models) {
      const model = models.find(({ name }) => name === old.name);
      const before = base.planned.get(old.name);
      if (!before) continue;
      if (readsOutput(base.models, old)) {
        unjudged += 1;
        continue;
      }
      const after = model
        ? await plannedModel(planner, schemas, models, model, before)
        : { refused: "it is not there", columns: "", text: "" };
      const planned = truthOf(before, after);
      // The plan may be the same, and the records not.
      const values = planned.label === "same" ? decoded.find((each) => namesColumn(old, each)) : undefined;
      const truth: Truth = values ? { label: "other values", why: `${values.path} decodes otherwise` } : planned;
      if (!old.emitted) judged.push(judgedModel(edit, old, verdict, truth));
      if (old.header.kind === "output") jobs.push(judgedJob(edit, old, verdict, planned));
    }
    const ksqldb = ksqlModels(project.root, schemas);
    for (const [name, before] of base.ksqldb) judged.push(judgedKsql(edit, name, before, ksqldb.get(name), verdict));
    return {
      edit,
      verdict,
      models: judged,
      jobs,
      decoded,
      untold: decoded.filter((each) => !isTold(verdict, each)),
      unjudged,
    };
  });
}

/** Its own text names the column, not only a column of its own so; what it has by a view is left to the planner. */
function namesColumn({ sql, references }: SqlModel, { table, path }: DecodedChange): boolean {
  const reads = references.some((each) => each.kind === "log" && each.log.name === table);
  const name = path.replaceAll(".", "\\.");
  return reads && path !== "" && new RegExp(`(?<![.\\w]|AS )(?:l\\.)?${name}\\b`).test(sql);
}

function readsOutput(models: readonly SqlModel[], model: SqlModel): boolean {
  return model.references.some(({ kind, name }) => {
    const read = kind === "model" ? models.find((each) => each.name === name) : undefined;
    return read !== undefined && (read.header.kind === "output" || readsOutput(models, read));
  });
}

/** No server says what becomes of its rows: only what is not planned any more, or has other columns, can be missed. */
function judgedKsql(
  edit: ImpactEdit,
  name: string,
  before: KsqlModel,
  after: KsqlModel | undefined,
  verdict: AgainstVerdict,
): Judged {
  const effects = verdict.impacts.flatMap((impact) => impact.effects.filter(({ model }) => model.file === before.file));
  const said = effects.map(({ effect }) => effect).join(", ") || undefined;
  const label = !after ? "fails" : after.columns === before.columns ? "same" : "other columns";
  const truth: Truth = { label, why: "ksqlDB, by our own checker" };
  const isMissed = label !== "same" && said === undefined;
  return { edit, model: `${name} (ksqldb)`, said, truth, outcome: isMissed ? "missed" : "right" };
}

function judgedModel(edit: ImpactEdit, model: SqlModel, verdict: AgainstVerdict, truth: Truth): Judged {
  const effects = verdict.impacts.flatMap((impact) => impact.effects.filter((each) => each.model.file === model.file));
  const said = effects.map(({ effect }) => effect).join(", ") || undefined;
  const isAffected = truth.label !== "same";
  // A query that is not planned any more must be told as one that breaks, not as one with other rows.
  const isGrave = effects.some(({ effect }) => ["fails", "waits", "other types", "other columns"].includes(effect));
  const missed =
    truth.label === "fails" ? !isGrave && !breaksBy(verdict, effects.length) : isAffected && said === undefined;
  return {
    edit,
    model: model.name,
    said,
    truth,
    outcome: missed ? "missed" : !isAffected && said ? "false alarm" : "right",
  };
}

/** Errors of the whole are enough for a model that is reached. */
function breaksBy({ impacts }: AgainstVerdict, reached: number): boolean {
  return reached > 0 && impacts.some(({ severity }) => severity === "error");
}

function judgedJob(edit: ImpactEdit, model: SqlModel, verdict: AgainstVerdict, truth: Truth): JudgedJob {
  const job = verdict.jobs.find(({ output, dialect }) => output === model.name && dialect === "flink");
  const said = job?.state.verdict ?? "same";
  const keeps = said === "same" || said === "in place";
  // In place once its model has the new name: the plan of the old text proves nothing.
  const isPromise = truth.label === "fails" && /^once it is named/.test(job?.state.why ?? "");
  return {
    edit,
    output: model.name,
    said,
    truth: truth.label,
    isUnsafe: keeps && truth.label !== "same" && !isPromise,
    isCautious: !keeps && truth.label === "same",
  };
}

/** A change of the column, of what holds it, or of its whole table. */
function isTold({ impacts }: AgainstVerdict, { table, path }: DecodedChange): boolean {
  return impacts.some(({ change }) => {
    const told = change.path.join(".");
    return (
      change.table === table &&
      (told === "" || path === "" || told === path || path.startsWith(`${told}.`) || told.startsWith(`${path}.`))
    );
  });
}
