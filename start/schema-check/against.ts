import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  adviceOn,
  type BufCategory,
  type BufFinding,
  bufVerdict,
  type ColumnChange,
  changeRule,
  columnChanges,
  type DeployOrder,
  effectsOf,
  isBreaking,
  judgePair,
  orderOf,
  type PairVerdict,
  readPair,
  readSchemas,
  readWaivers,
  type SchemaModel,
  type Waiver,
} from "#codegen";
import { type CompatibilityLevel, type Problem, problemsError, SluiceError } from "#core";
import { baseProject } from "./base-project.ts";
import type { ColumnImpact } from "./column-impact.ts";
import { endedBy } from "./findings.ts";
import { type JobReport, jobReports } from "./jobs.ts";
import { type ModelsOfBoth, modelsOf, refusedBeside } from "./models.ts";
import { type Policy, readPolicy } from "./policy.ts";
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
  /** Faults of models as they are now that they had not in the commit, beside those that the impacts tell. */
  readonly refused: readonly Problem[];
  /** Outputs whose job or rows do not stay what they are. */
  readonly jobs: readonly JobReport[];
  readonly order: DeployOrder | "two pull requests";
  readonly waivers: readonly Waiver[];
  readonly policy: Policy;
  readonly buf: readonly BufFinding[];
  /** What the environment has registered otherwise than the commit has it; where it was asked. */
  readonly registered: readonly RegisteredDifference[];
  /** Where the project lies in its repository: `apps/shop/`, or nothing when it is the whole of it. */
  readonly prefix: string;
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
  const { folder, commit, isEmpty, prefix } = await baseProject(root, ref);
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
        refused: [],
        jobs: [],
        order: "any",
        waivers: [],
        policy,
        buf: [],
        registered: [],
        prefix,
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
      return { ...impactOf(root, change, both, next, policy), ...(against !== undefined && { against }) };
    });
    const registry = withoutEmitted(judgePair(pair, level));
    return {
      ref,
      commit,
      registry,
      impacts,
      refused: refusedBeside(both, impacts),
      jobs: both.flatMap((each) => jobReports(root, changes, each)),
      order: orderWith(registry, impacts),
      waivers: readWaivers(root),
      policy,
      buf: await buf,
      registered: there?.differences ?? [],
      prefix,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the registry refuses is deployed in no order. */
function orderWith({ files }: PairVerdict, impacts: readonly ColumnImpact[]): AgainstVerdict["order"] {
  const isOfEnded = endedBy(impacts);
  const isRefused = files.some(({ changes }) => changes.some((change) => isBreaking(change) && !isOfEnded(change)));
  return isRefused ? "none is safe" : orderOf(impacts.map(({ advice }) => advice.order));
}

function impactOf(
  root: string,
  change: ColumnChange,
  both: readonly ModelsOfBoth[],
  next: SchemaModel,
  policy: Policy,
): ColumnImpact {
  const rule = changeRule(change);
  const effects = both
    .flatMap(({ reads }) => effectsOf(change, reads))
    // Those of late and dead records are told with the jobs: nobody wrote them.
    .filter(({ model }) => !model.emitted);
  const file = next.references.find(({ name }) => name === change.table)?.file;
  const isFileMissing = file !== undefined && !existsSync(join(root, file));
  const advice = adviceOn(change, {
    isRead: effects.length > 0,
    onKsqldb: effects.some(({ dialect }) => dialect === "ksqldb"),
    ...(file !== undefined && { file, isFileMissing }),
  });
  const fails = effects.some(({ effect }) => effect === "fails");
  const severity = policy.ofChange(rule, effects.length > 0);
  // A key that may be null is refused by check-sql, a file that is not there by deploy-sql: no policy makes that pass.
  const isSure = (rule === "column-presence" && fails) || (rule === "file-changed" && isFileMissing);
  return { change, rule, severity: isSure ? "error" : severity, advice, effects };
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
