import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Advice,
  adviceOn,
  type BufCategory,
  type BufFinding,
  bufVerdict,
  type ChangeRule,
  type ColumnChange,
  changeRule,
  columnChanges,
  type DeployOrder,
  effectsOf,
  judgePair,
  type ModelEffect,
  orderOf,
  type PairVerdict,
  readAllColumns,
  readPair,
  readSchemas,
  readSqlModels,
  readWaivers,
  type SchemaModel,
  type SqlDialect,
  type Waiver,
} from "#codegen";
import { type CompatibilityLevel, problemsError } from "#core";
import { baseProject } from "./base-project.ts";
import { type JobReport, type JobsOfBoth, jobReports } from "./jobs.ts";
import { type Policy, readPolicy, type Severity } from "./policy.ts";

/** What a project changed since a commit, and what that does. */
export interface AgainstVerdict {
  readonly ref: string;
  readonly commit: string;
  /** The commit has no schema: nothing can break. */
  readonly isNew?: true;
  readonly registry: PairVerdict;
  readonly impacts: readonly ColumnImpact[];
  /** Outputs whose job or rows do not stay what they are. */
  readonly jobs: readonly JobReport[];
  readonly order: DeployOrder | "two pull requests";
  readonly waivers: readonly Waiver[];
  readonly policy: Policy;
  readonly buf: readonly BufFinding[];
}

/** One changed column with the models that it reaches. */
export interface ColumnImpact {
  readonly change: ColumnChange;
  readonly rule: ChangeRule;
  readonly severity: Severity;
  readonly advice: Advice;
  readonly effects: readonly ModelEffect[];
}

/**
 * Compares the schemas of a project with those of a commit: by the rules of a registry, and by what the project's models
 * read. The models are those of the project as it is. Throws what cannot be read, on either side.
 */
export async function checkAgainst(
  root: string,
  ref: string,
  level: CompatibilityLevel,
  category: BufCategory | "NONE",
): Promise<AgainstVerdict> {
  const policy = readPolicy(root);
  const { folder, commit, isEmpty } = await baseProject(root, ref);
  try {
    if (isEmpty) {
      await schemasOf(root, "the schemas have errors");
      const registry: PairVerdict = { level, compatible: true, changes: [], files: [] };
      return { ref, commit, isNew: true, registry, impacts: [], jobs: [], order: "any", waivers: [], policy, buf: [] };
    }
    const schemas = Promise.all([
      schemasOf(root, "the schemas have errors"),
      schemasOf(folder, `the schemas of ${ref} have errors`),
    ]);
    schemas.catch(() => undefined);
    // What does not parse is told by this one, which shows the commit in the paths of its side.
    const pair = await readPair(join(folder, "schemas"), join(root, "schemas"), root, `${ref}:schemas/`);
    const buf = category === "NONE" ? Promise.resolve([]) : bufVerdict(pair, category);
    buf.catch(() => undefined);
    const [next, old] = await schemas;
    const both = (["flink", "ksqldb"] as const).map((dialect) => modelsOf(root, folder, dialect, old, next));
    const changes = columnChanges(old, next);
    const impacts = changes.map((change) => impactOf(change, both, next, policy));
    return {
      ref,
      commit,
      registry: withoutEmitted(judgePair(pair, level)),
      impacts,
      jobs: both.flatMap((each) => jobReports(root, changes, each)),
      order: orderOf(impacts.map(({ advice }) => advice.order)),
      waivers: readWaivers(root),
      policy,
      buf: await buf,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function impactOf(change: ColumnChange, both: readonly JobsOfBoth[], next: SchemaModel, policy: Policy): ColumnImpact {
  const rule = changeRule(change);
  const effects = both
    .flatMap(({ reads }) => effectsOf(change, reads))
    // Those of late and dead records are told with the jobs: nobody wrote them.
    .filter(({ model }) => !model.emitted);
  const file = next.references.find(({ name }) => name === change.table)?.file;
  const advice = adviceOn(change, {
    isRead: effects.length > 0,
    ...(file !== undefined && { file }),
  });
  const fails = effects.some(({ effect }) => effect === "fails");
  const severity = policy.ofChange(rule, effects.length > 0);
  // A key that may be null is refused by check-sql: no policy makes that pass.
  return { change, rule, severity: rule === "column-presence" && fails ? "error" : severity, advice, effects };
}

async function schemasOf(root: string, summary: string): Promise<SchemaModel> {
  const { model, problems } = await readSchemas(root);
  const errors = problems.filter(({ severity }) => severity !== "warning");
  if (errors.length > 0) throw problemsError(errors, summary);
  return model;
}

/** Throws faults of the models that no change of a schema explains: who cannot be read cannot be judged. */
function modelsOf(root: string, base: string, dialect: SqlDialect, old: SchemaModel, next: SchemaModel): JobsOfBoth {
  const [before, after] = [readSqlModels(root, old, dialect), readSqlModels(root, next, dialect)];
  const known = new Set(after.problems.map((problem) => JSON.stringify(problem)));
  const faults = before.problems.filter(
    (problem) => problem.severity !== "warning" && known.has(JSON.stringify(problem)),
  );
  if (faults.length > 0) throw problemsError(faults, "the models cannot be read");
  return {
    dialect,
    reads: { dialect, old: readAllColumns(before.models, dialect), next: readAllColumns(after.models, dialect) },
    before: { schemas: old, models: readSqlModels(base, old, dialect).models },
    after: { schemas: next, models: after.models },
  };
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
