import { derivedFile, deriveSchema, type Planner, type SchemaModel, type SqlModel } from "#codegen";
import { type PlannedModel, plannedModel, plannedTruth, refusedModel } from "./planned.ts";
import { type ImpactProject, readProject } from "./project.ts";
import type { Truth } from "./truth.ts";

/** All models of one version, planned in their order. */
export interface PlannedVersion {
  readonly schemas: SchemaModel;
  readonly models: readonly SqlModel[];
  /** Each as it is deployed: an output that it reads is a table with the columns of its derived schema. */
  readonly own: ReadonlyMap<string, PlannedModel>;
  /** Those that read outputs and stay the same so far, once more with the queries of these in place of their tables. */
  readonly through: ReadonlyMap<string, PlannedModel>;
  /** The derived schema of an output that is read became another, and was written. */
  readonly isDerivedAnew: boolean;
}

/**
 * Plans a version as `codegen` does: an output's derived schema is written anew before those that read the output are
 * planned. `base`: the version before, whose plans hold where the engine would get the same text, and whose derived
 * schemas are the locks.
 */
export async function planVersion(
  project: ImpactProject,
  planner: Planner,
  base?: PlannedVersion,
): Promise<PlannedVersion> {
  let { schemas, models } = await readProject(project.root);
  let isDerivedAnew = false;
  const own = new Map<string, PlannedModel>();
  const through = new Map<string, PlannedModel>();
  const inPlace = (): readonly SqlModel[] => models.map(asView);
  for (const { name } of models) {
    const model = models.find((each) => each.name === name);
    if (!model) continue;
    const read = outputsRead(models, model);
    const lost = read.find((each) => own.get(each.name)?.refused);
    if (lost) {
      own.set(name, refusedModel("refused", `it reads ${lost.name}, which is not planned`));
      continue;
    }
    const before = base?.own.get(name);
    const planned = await plannedModel(planner, schemas, models, model, before);
    own.set(name, planned);
    if (planned.refused) continue;
    if (read.length > 0 && (!before || plannedTruth(before, planned).label === "same"))
      through.set(
        name,
        await plannedModel(planner, schemas, inPlace(), cutDown(model, read, own), base?.through.get(name)),
      );
    const isRead = models.some((each) => outputsRead(models, each).some((output) => output.name === name));
    const isKnown = base ? before?.columns === planned.columns : hasDerived(schemas, name);
    if (!isRead || isKnown) continue;
    const lock = base?.schemas ?? schemas;
    const message = lock.outputs.find((each) => each.name === name)?.message;
    project.write(derivedFile(name), deriveSchema(name, "p", planned.typed, { model: lock, message }).text);
    isDerivedAnew = true;
    ({ schemas, models } = await readProject(project.root));
  }
  return { schemas, models, own, through, isDerivedAnew };
}

const hasDerived = (schemas: SchemaModel, output: string): boolean =>
  schemas.outputs.some(({ name }) => name === output);

/** The outputs whose tables its query reads, itself or by views. */
export function outputsRead(models: readonly SqlModel[], model: SqlModel): readonly SqlModel[] {
  return model.references.flatMap(({ kind, name }) => {
    const read = kind === "model" ? models.find((each) => each.name === name) : undefined;
    if (!read) return [];
    return read.header.kind === "output" ? [read] : outputsRead(models, read);
  });
}

function asView(model: SqlModel): SqlModel {
  return model.header.kind === "output" ? { ...model, header: { ...model.header, kind: "view" } } : model;
}

/** A view of a query has no time of its rows: of a model that asks for it, only the columns that it names are planned. */
function cutDown(model: SqlModel, [read, more]: readonly SqlModel[], own: ReadonlyMap<string, PlannedModel>): SqlModel {
  if (!read || !model.identifiers.has("__rowtime")) return model;
  if (more) throw new Error(`${model.file}: it reads two outputs by their time: the bench knows no way to plan that`);
  const columns = (own.get(read.name)?.typed ?? []).filter(({ name }) => model.identifiers.has(name));
  return { ...model, sql: `SELECT ${columns.map(({ name }) => name).join(", ")} FROM ${read.name}` };
}

/** What became of a model between two versions, as far as plans tell. */
export function truthBetween(old: PlannedVersion, next: PlannedVersion, name: string): Truth {
  const before = old.own.get(name);
  if (!before) throw new Error(`${name} is not planned in the first version`);
  const truth = plannedTruth(before, next.own.get(name) ?? refusedModel("refused", "it is not there"));
  const [was, is] = [old.through.get(name), next.through.get(name)];
  if (truth.label !== "same" || !was) return truth;
  if (!is) throw new Error(`${name} was not planned with what it reads`);
  const behind = plannedTruth(was, is);
  return behind.label === "same" ? truth : { label: "other plan", by: "input", why: behind.why };
}
