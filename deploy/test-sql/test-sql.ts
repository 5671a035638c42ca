import { canonicalImports, canonicalProto, didYouMean, readSchemas, readSqlModels } from "#codegen";
import { type Config, type Problem, SluiceError } from "#core";
import { kafkaOptions, openKafka, openRegistry, registerSchema } from "#kafka";
import { throwProblems } from "../check/check-sql.ts";
import { openFlink } from "../flink/rest.ts";
import type { Declared } from "../flink/statements.ts";
import { openGate } from "../parallel.ts";
import { coverageProblems } from "./coverage.ts";
import { readCases } from "./read-case.ts";
import { type CaseResult, runCase } from "./run-case.ts";
import { type InputTable, messageOfTable, type SqlCase } from "./sql-case.ts";

export interface TestSqlOptions {
  /** Only cases of this pipeline's models. */
  readonly pipeline?: string | undefined;
  /** Only cases of this model. */
  readonly only?: string | undefined;
  /** Only the case with this name, the file's name without its ending. */
  readonly case?: string | undefined;
  /** Cases that run at the same time. Default 3. */
  readonly atOnce?: number;
  /** Called for each case when it has ended. */
  readonly onResult?: ((result: CaseResult) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TestSqlResult {
  /** In the order of the files. */
  readonly results: readonly CaseResult[];
  /** Cases whose rows are all as expected. */
  readonly passed: number;
  /** Cases whose rows differ where they are known to, and only there. */
  readonly differing: number;
  readonly failed: number;
  /** Cases that do not run on this engine. */
  readonly leftOut: readonly LeftOut[];
  /** Milliseconds. */
  readonly took: number;
}

export interface LeftOut {
  readonly case: SqlCase;
  /** Why, in a reader's words. */
  readonly reason: string;
}

/** Most of a case is waiting for the job to come up: one after the other would leave the machine idle. */
const AT_ONCE = 3;

export interface CheckedCases {
  readonly declared: Declared;
  readonly cases: readonly SqlCase[];
  /** What the cases of a model do not show although its kind needs it. */
  readonly lacking: readonly Problem[];
}

/** The cases of a project, read and checked; throws every problem in them, in schemas and in models. */
export async function checkedCases(root: string): Promise<CheckedCases> {
  const { model: schemas, problems: schemaProblems } = await readSchemas(root);
  throwProblems(schemaProblems);
  const { models, problems } = readSqlModels(root, schemas);
  throwProblems(problems);
  const declared = { schemas, models };
  const { cases, problems: caseProblems } = readCases(root, declared);
  throwProblems(caseProblems);
  return { declared, cases, lacking: coverageProblems(declared, cases) };
}

/**
 * Runs the SQL cases of a project on Flink: each gets topics of its own, which are deleted afterwards, and no job stays.
 * Resolves whatever the cases say; throws when they cannot be read, when none is meant, or when an engine is not there.
 */
export async function testSql(config: Config, options: TestSqlOptions = {}): Promise<TestSqlResult> {
  const { declared, cases } = await checkedCases(config.root);
  const chosen = chooseCases(cases, options);
  await openFlink(config.flinkUrl, options.signal).overview();
  const kafka = openKafka(kafkaOptions(config, "sluice-cases"));
  const run = runName();
  const subjects = await registerTables(config, declared, chosen, run, options.signal);
  try {
    return await runCases(chosen, options, run, (each, prefix, signal) =>
      runCase({ config, declared, kafka, ids: subjects.ids, signal }, each, prefix),
    );
  } finally {
    await subjects.remove();
    await kafka.close();
  }
}

/** The name of a run: what its cases make begins with it. */
export function runName(): string {
  return `case_${Math.random().toString(36).slice(2, 8)}`;
}

/**
 * Runs cases, some at the same time, each with a prefix of its own for what it makes. Resolves whatever they say; the first
 * fault of an engine stops all of them, is waited for, and thrown.
 */
export async function runCases(
  chosen: readonly SqlCase[],
  options: Pick<TestSqlOptions, "atOnce" | "onResult" | "signal">,
  run: string,
  work: (each: SqlCase, prefix: string, signal: AbortSignal) => Promise<CaseResult>,
): Promise<TestSqlResult> {
  const start = performance.now();
  const gate = openGate(options.atOnce ?? AT_ONCE);
  const fault = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, fault.signal]) : fault.signal;
  const running = chosen.map((each, i) =>
    gate(async () => {
      try {
        signal.throwIfAborted();
        const result = await work(each, `${run}_${i}_`, signal);
        options.onResult?.(result);
        return result;
      } catch (error) {
        fault.abort(error);
        throw error;
      }
    }),
  );
  const settled = await Promise.allSettled(running);
  signal.throwIfAborted();
  const results = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const passed = results.filter((result) => result.passed);
  const differing = passed.filter(({ known = [] }) => known.length > 0).length;
  return {
    results,
    passed: passed.length - differing,
    differing,
    failed: results.length - passed.length,
    leftOut: [],
    took: performance.now() - start,
  };
}

/** The cases that are meant; a name that none has is SLUICE_ARGUMENT. */
export function chooseCases(
  cases: readonly SqlCase[],
  options: Pick<TestSqlOptions, "pipeline" | "only" | "case">,
): readonly SqlCase[] {
  const refuse = (what: string, name: string, known: readonly string[]): SluiceError => {
    const close = didYouMean(name, known);
    const hint = close ? `did you mean "${close}"?` : `there are ${[...new Set(known)].join(", ")}`;
    return new SluiceError("SLUICE_ARGUMENT", `there are no cases of the ${what} "${name}"`, { hint });
  };
  const narrow = (
    from: readonly SqlCase[],
    what: string,
    name: string | undefined,
    of: (each: SqlCase) => string,
  ): readonly SqlCase[] => {
    if (name === undefined) return from;
    const found = from.filter((each) => of(each) === name);
    if (found.length === 0) throw refuse(what, name, from.map(of));
    return found;
  };
  const byPipeline = narrow(cases, "pipeline", options.pipeline, (each) => each.model.pipeline);
  const byModel = narrow(byPipeline, "model", options.only, (each) => each.model.name);
  return narrow(byModel, "name", options.case, (each) => each.name);
}

/** Registers what the records are written in, under subjects of this run, so that those in use are left alone. */
async function registerTables(
  config: Config,
  declared: Declared,
  cases: readonly SqlCase[],
  run: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly ids: ReadonlyMap<string, number>; remove(): Promise<void> }> {
  const registry = openRegistry(config.registryUrl, {
    retryFor: 5000,
    ca: config.registryCa,
    ...(signal && { signal }),
  });
  const tables = new Map<string, InputTable>();
  for (const { table } of cases.flatMap((each) => each.inputs)) tables.set(table.name, table);
  const ids = new Map<string, number>();
  const subjects: string[] = [];
  const remove = async (): Promise<void> => {
    const cleaner = openRegistry(config.registryUrl, { retryFor: 0, ca: config.registryCa });
    for (const subject of subjects) await cleaner.deleteSubject(subject, { permanent: true }).catch(() => undefined);
  };
  try {
    for (const [name, table] of tables) {
      const message = messageOfTable(table);
      const imports = canonicalImports(declared.schemas, message);
      const text = { schema: canonicalProto(declared.schemas, message), ...(imports.length > 0 ? { imports } : {}) };
      subjects.push(`${run}_${name}-value`);
      ids.set(name, (await registerSchema(registry, `${run}_${name}-value`, text)).id);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { ids, remove };
}
