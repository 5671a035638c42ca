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
import { type CompatibilityLevel, type Problem, problemsError, SluiceError } from "#core";
import { baseProject } from "./base-project.ts";
import { type JobReport, type JobsOfBoth, jobReports } from "./jobs.ts";
import { type Policy, readPolicy, type Severity } from "./policy.ts";
import type { Registered, RegisteredDifference } from "./registered.ts";
import { atOption } from "./setting-place.ts";

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
  /** What the environment has registered otherwise than the commit has it; where it was asked. */
  readonly registered: readonly RegisteredDifference[];
}

/** One changed column with the models that it reaches. */
export interface ColumnImpact {
  readonly change: ColumnChange;
  readonly rule: ChangeRule;
  readonly severity: Severity;
  readonly advice: Advice;
  readonly effects: readonly ModelEffect[];
  /** What it is a change against, when that is not the commit: `payment-value version 5`. */
  readonly against?: string;
}

/**
 * Compares the schemas of a project with those of a commit: by the rules of a registry, and by what the project's models
 * read. The models are those of the project as it is. `registered`: puts the columns that an environment has in the
 * place of those of the commit. Throws what cannot be read, on either side.
 */
export async function checkAgainst(
  root: string,
  ref: string,
  level: CompatibilityLevel,
  category: BufCategory | "NONE",
  registered?: (old: SchemaModel, next: SchemaModel) => Promise<Registered>,
): Promise<AgainstVerdict> {
  const policy = readPolicy(root);
  const { folder, commit, isEmpty } = await baseProject(root, ref);
  try {
    if (isEmpty) {
      await schemasOf(root);
      const registry: PairVerdict = { level, compatible: true, changes: [], files: [] };
      return {
        ref,
        commit,
        isNew: true,
        registry,
        impacts: [],
        jobs: [],
        order: "any",
        waivers: [],
        policy,
        buf: [],
        registered: [],
      };
    }
    const schemas = Promise.all([schemasOf(root), schemasOf(folder, ref)]);
    schemas.catch(() => undefined);
    // What does not parse is told by this one, of both sides at once.
    const pair = await readPair(join(folder, "schemas"), join(root, "schemas"), root, `${ref}:schemas/`).catch(
      (error: unknown) => {
        throw withRemedy(error, ref);
      },
    );
    const buf = category === "NONE" ? Promise.resolve([]) : bufVerdict(pair, category);
    buf.catch(() => undefined);
    const [next, declared] = await schemas;
    const there = await registered?.(declared, next);
    const old = there?.model ?? declared;
    const both = (["flink", "ksqldb"] as const).map((dialect) => modelsOf(root, folder, dialect, old, next));
    const changes = columnChanges(old, next).map((change) => atOption(old, next, change));
    const impacts = changes.map((change): ColumnImpact => {
      const against = there?.against.get(change.table);
      return { ...impactOf(change, both, next, policy), ...(against !== undefined && { against }) };
    });
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
      registered: there?.differences ?? [],
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
    onKsqldb: effects.some(({ dialect }) => dialect === "ksqldb"),
    ...(file !== undefined && { file }),
  });
  const fails = effects.some(({ effect }) => effect === "fails");
  const severity = policy.ofChange(rule, effects.length > 0);
  // A key that may be null is refused by check-sql: no policy makes that pass.
  return { change, rule, severity: rule === "column-presence" && fails ? "error" : severity, advice, effects };
}

/** The schemas of the project, or of a commit, in whose folder they lie. */
async function schemasOf(root: string, ref?: string): Promise<SchemaModel> {
  const { model, problems } = await readSchemas(root);
  const errors = problems.filter(({ severity }) => severity !== "warning");
  if (errors.length === 0) return model;
  if (ref === undefined) throw problemsError(errors, "the schemas have errors");
  const placed = errors.map(({ location, ...problem }) => ({
    ...problem,
    ...(location && { location: { ...location, file: `${ref}:${location.file}` } }),
  }));
  throw withRemedy(problemsError(placed, `the schemas of ${ref} have errors`), ref);
}

/** Nobody can mend a commit: the way out is told with the first fault of it. */
function withRemedy(error: unknown, ref: string): unknown {
  if (!(error instanceof SluiceError)) return error;
  const isOfCommit = ({ location }: Pick<Problem | SluiceError, "location">): boolean =>
    location?.file.startsWith(`${ref}:`) === true;
  const remedy = `compare with a commit whose schemas can be read, such as --against ${ref}~1, or mend them on ${ref} first`;
  const hinted = (hint: string | undefined): string => (hint === undefined ? remedy : `${hint}\n${remedy}`);
  const { code, message, hint, location, problems } = error;
  if (isOfCommit(error)) return new SluiceError(code, message, { hint: hinted(hint), location });
  const first = problems.find(isOfCommit);
  if (!first) return error;
  const told = problems.map((problem) => (problem === first ? { ...problem, hint: hinted(problem.hint) } : problem));
  return problemsError(told, message);
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
