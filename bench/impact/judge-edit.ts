import { type Planner, readSqlModels, type SqlModel } from "#codegen";
import { type AgainstVerdict, checkAgainst } from "../../start/schema-check/against.ts";
import { type DecodedChange, type Decoder, decodedChanges, openDecoder } from "./decoded.ts";
import type { ImpactEdit } from "./edit.ts";
import { type JudgedJob, judgedJob } from "./judge-job.ts";
import { type KsqlModel, ksqlModels, ksqlTruth } from "./ksql-models.ts";
import type { ImpactProject } from "./project.ts";
import type { Truth } from "./truth.ts";
import { namesColumn } from "./values.ts";
import { type PlannedVersion, planVersion, truthBetween } from "./version.ts";

/** One model under one edit: what the check said, and what is true. */
export interface Judged {
  readonly model: string;
  readonly said: string | undefined;
  readonly truth: Truth;
  readonly outcome: "right" | "missed" | "false alarm";
}

export interface JudgedEdit {
  readonly edit: ImpactEdit;
  readonly verdict: AgainstVerdict;
  readonly models: readonly Judged[];
  readonly jobs: readonly JudgedJob[];
  /** Columns that decode otherwise, and those of them that no change told. */
  readonly decoded: readonly DecodedChange[];
  readonly untold: readonly DecodedChange[];
  /** How many models there are that are deployed or stand in others. */
  readonly all: number;
  /** With the derived schemas written anew the check says something else of the models than before. */
  readonly isUnsteady: boolean;
}

export interface Base {
  readonly version: PlannedVersion;
  readonly ksqldb: ReadonlyMap<string, KsqlModel>;
  readonly decoder: Decoder;
  /** Models of both dialects that somebody wrote. */
  readonly all: number;
}

/** What the planner and a decoder say before any edit; makes that the commit that edits are held against. */
export async function baseOf(project: ImpactProject, planner: Planner): Promise<Base> {
  const version = await planVersion(project, planner);
  for (const [name, { refused }] of [...version.own, ...version.through])
    if (refused) throw new Error(`${name}: ${refused.why}`);
  project.commit();
  const ksqldb = readSqlModels(project.root, version.schemas, "ksqldb").models;
  return {
    version,
    ksqldb: ksqlModels(project.root, version.schemas),
    all: [...version.models, ...ksqldb].filter(({ emitted }) => !emitted).length,
    decoder: await openDecoder(`${project.root}/schemas`, version.schemas),
  };
}

export async function judgeEdit(
  project: ImpactProject,
  planner: Planner,
  base: Base,
  edit: ImpactEdit,
): Promise<JudgedEdit> {
  return project.edited(edit, async () => {
    const check = (): Promise<AgainstVerdict> => checkAgainst(project.root, "main", "BACKWARD", "NONE");
    const verdict = await check();
    const version = await planVersion(project, planner, base.version);
    // As it is where the emitted files are part of the pull request; forms differ in nothing there, so one stands for all.
    const settled = version.isDerivedAnew && edit.form === "direct" ? await check() : verdict;
    const decoded = decodedChanges(base.decoder, await openDecoder(`${project.root}/schemas`, version.schemas));
    const models: Judged[] = [];
    const jobs: JudgedJob[] = [];
    const rebuilt = new Set<string>();
    for (const model of base.version.models) {
      const planned = truthBetween(base.version, version, model.name);
      if (!model.emitted)
        models.push(judgedModel(model.name, model.file, verdict, withValues(base, model, planned, decoded)));
      if (model.header.kind === "output")
        jobs.push(judgedJob(base.version.models, model, [verdict, settled], planned, rebuilt));
    }
    const ksqldb = ksqlModels(project.root, version.schemas);
    for (const [name, before] of base.ksqldb)
      models.push(judgedKsql(name, before.file, verdict, ksqlTruth(before, ksqldb.get(name))));
    const untold = decoded.filter((each) => !isTold(verdict, each));
    const all = base.all;
    return { edit, verdict, models, jobs, decoded, untold, all, isUnsteady: wordsOf(verdict) !== wordsOf(settled) };
  });
}

/** The plan may be the same, and the records not. */
function withValues(base: Base, model: SqlModel, planned: Truth, decoded: readonly DecodedChange[]): Truth {
  if (planned.label !== "same") return planned;
  const values = decoded.find((each) => namesColumn(base.version.models, model, each));
  return values ? { label: "other values", by: "values", why: `${values.path} decodes otherwise` } : planned;
}

function effectsOn(verdict: AgainstVerdict, file: string): readonly string[] {
  return verdict.impacts.flatMap(({ effects }) =>
    effects.filter(({ model }) => model.file === file).map(({ effect }) => effect),
  );
}

function judgedModel(name: string, file: string, verdict: AgainstVerdict, truth: Truth): Judged {
  const effects = effectsOn(verdict, file);
  const said = effects.join(", ") || undefined;
  const isAffected = truth.label !== "same";
  // A query that is not planned any more must be told as one that breaks, not as one with other rows.
  const isGrave = effects.some((effect) => ["fails", "waits", "other types", "other columns"].includes(effect));
  // Errors of the whole are enough for a model that is reached.
  const breaks = effects.length > 0 && verdict.impacts.some(({ severity }) => severity === "error");
  const missed = truth.label === "fails" ? !isGrave && !breaks : isAffected && said === undefined;
  return { model: name, said, truth, outcome: missed ? "missed" : !isAffected && said ? "false alarm" : "right" };
}

/** Its rows may be others though its columns are not: a word too many is no false alarm. */
function judgedKsql(name: string, file: string, verdict: AgainstVerdict, truth: Truth): Judged {
  const said = effectsOn(verdict, file).join(", ") || undefined;
  const isMissed = truth.label !== "same" && said === undefined;
  return { model: `${name} (ksqldb)`, said, truth, outcome: isMissed ? "missed" : "right" };
}

const wordsOf = ({ impacts }: AgainstVerdict): string =>
  JSON.stringify(impacts.map(({ rule, effects }) => [rule, effects.map(({ model, effect }) => [model.file, effect])]));

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
