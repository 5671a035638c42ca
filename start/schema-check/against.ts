import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  type ColumnChange,
  columnChanges,
  effectsOf,
  judgePair,
  type ModelEffect,
  type PairVerdict,
  type ParsedPair,
  type ReadsOfBoth,
  readAllColumns,
  readPair,
  readSchemas,
  readSqlModels,
  type SchemaModel,
  type SqlDialect,
} from "#codegen";
import { type CompatibilityLevel, problemsError } from "#core";
import { baseSchemas } from "./base-schemas.ts";

/** What the schemas of a project changed since a commit, and what that does. */
export interface AgainstVerdict {
  readonly ref: string;
  readonly commit: string;
  readonly registry: PairVerdict;
  readonly impacts: readonly ColumnImpact[];
  readonly pair: ParsedPair;
}

/** One changed column with the models that it reaches. */
export interface ColumnImpact {
  readonly change: ColumnChange;
  readonly effects: readonly ModelEffect[];
  /** A model fails by it, or gives something else without a word. */
  readonly breaking: boolean;
}

/** Changes after which a model that reads the column is wrong until somebody looks at it. */
const BREAKING: readonly ColumnChange["kind"][] = ["removed", "renamed", "renumbered", "retyped", "values"];

/**
 * Compares the schemas of a project with those of a commit: by the rules of a registry, and by what the project's models
 * read. The models are those of the project as it is. Throws what cannot be read, on either side.
 */
export async function checkAgainst(root: string, ref: string, level: CompatibilityLevel): Promise<AgainstVerdict> {
  const { folder, commit } = await baseSchemas(root, ref);
  try {
    const schemas = Promise.all([
      schemasOf(root, "the schemas have errors"),
      schemasOf(folder, `the schemas of ${ref} have errors`),
    ]);
    schemas.catch(() => undefined);
    // What does not parse is told by this one, which shows the commit in the paths of its side.
    const pair = await readPair(join(folder, "schemas"), join(root, "schemas"), root, `${ref}:schemas/`);
    const [next, old] = await schemas;
    const reads = (["flink", "ksqldb"] as const).map((dialect) => readsOf(root, dialect, old, next));
    const impacts = columnChanges(old, next).map((change): ColumnImpact => {
      const effects = reads.flatMap((each) => effectsOf(change, each));
      return { change, effects, breaking: effects.length > 0 && BREAKING.includes(change.kind) };
    });
    return { ref, commit, registry: withoutEmitted(judgePair(pair, level)), impacts, pair };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function schemasOf(root: string, summary: string): Promise<SchemaModel> {
  const { model, problems } = await readSchemas(root);
  const errors = problems.filter(({ severity }) => severity !== "warning");
  if (errors.length > 0) throw problemsError(errors, summary);
  return model;
}

/** Throws faults of the models that no change of a schema explains: who cannot be read cannot be judged. */
function readsOf(root: string, dialect: SqlDialect, old: SchemaModel, next: SchemaModel): ReadsOfBoth {
  const [before, after] = [readSqlModels(root, old, dialect), readSqlModels(root, next, dialect)];
  const known = new Set(after.problems.map((problem) => JSON.stringify(problem)));
  const faults = before.problems.filter(
    (problem) => problem.severity !== "warning" && known.has(JSON.stringify(problem)),
  );
  if (faults.length > 0) throw problemsError(faults, "the models cannot be read");
  return { dialect, old: readAllColumns(before.models, dialect), next: readAllColumns(after.models, dialect) };
}

/** Schemas of outputs follow their SQL; those of the options are ours. */
function withoutEmitted(verdict: PairVerdict): PairVerdict {
  const files = verdict.files.filter(
    ({ file, old }) => ![file, old ?? ""].some((path) => /schemas\/(derived|sluice|buf)\//.test(path)),
  );
  const keys = new Set<string>();
  const changes = files
    .flatMap((file) => file.changes)
    .filter(({ type, path }) => !keys.has(`${type} ${path}`) && keys.add(`${type} ${path}`));
  return { ...verdict, files, changes, compatible: files.every(({ compatible }) => compatible) };
}
