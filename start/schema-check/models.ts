import {
  checkKsqlModels,
  type ModelReads,
  readAllColumns,
  readSqlModels,
  type SchemaModel,
  type SqlDialect,
  type SqlModels,
} from "#codegen";
import { type Problem, problemsError } from "#core";
import type { ColumnImpact } from "./column-impact.ts";
import type { JobsOfBoth } from "./jobs.ts";

/** The models of one dialect in both versions, as far as both can be read. */
export interface ModelsOfBoth extends JobsOfBoth {
  /** Faults that the models of the project have and those of the commit had not. */
  readonly refused: readonly Problem[];
}

/** Throws faults of the models that no change of a schema explains: who cannot be read cannot be judged. */
export function modelsOf(
  root: string,
  base: string,
  dialect: SqlDialect,
  old: SchemaModel,
  next: SchemaModel,
): ModelsOfBoth {
  const [before, after] = [readSqlModels(root, old, dialect), readSqlModels(root, next, dialect)];
  const known = new Set(after.problems.map((problem) => JSON.stringify(problem)));
  const faults = before.problems.filter((problem) => isError(problem) && known.has(JSON.stringify(problem)));
  if (faults.length > 0) throw problemsError(faults, "the models cannot be read");
  const first = readSqlModels(base, old, dialect);
  const reads = { old: readAllColumns(before.models, dialect), next: readAllColumns(after.models, dialect) };
  const had = new Set(faultsOf(old, first, readAllColumns(first.models, dialect), dialect).map(keyOf));
  return {
    dialect,
    reads: { dialect, ...reads },
    before: { schemas: old, models: first.models },
    after: { schemas: next, models: after.models },
    refused: faultsOf(next, after, reads.next, dialect).filter((problem) => !had.has(keyOf(problem))),
  };
}

/** What is refused in files of which no impact says so. */
export function refusedBeside(both: readonly ModelsOfBoth[], impacts: readonly ColumnImpact[]): readonly Problem[] {
  const told = new Set(
    impacts.flatMap(({ effects }) =>
      effects.flatMap(({ effect, model }) => (effect === "fails" || effect === "waits" ? [model.file] : [])),
    ),
  );
  const refused = both.flatMap((each) => each.refused).filter(({ location }) => !told.has(location?.file ?? ""));
  // One name may be written many times.
  return [...new Map(refused.toReversed().map((problem) => [keyOf(problem), problem])).values()].toReversed();
}

/** What can be known without an engine: of ksqlDB's models all that our checker knows, of Flink's their tables and names. */
function faultsOf(
  schemas: SchemaModel,
  { models, problems }: SqlModels,
  reads: ModelReads,
  dialect: SqlDialect,
): readonly Problem[] {
  const own = dialect === "ksqldb" ? checkKsqlModels(schemas, models, problems).problems : columnFaults(reads);
  return [...problems, ...own].filter(isError);
}

function columnFaults(reads: ModelReads): readonly Problem[] {
  return [...reads].flatMap(([model, { faults }]) =>
    // The names of a pattern are of its own, and a column that two tables are joined by is one.
    model.emitted ||
    /\bMATCH_RECOGNIZE\b|\bNATURAL\s+(INNER\s+|LEFT\s+|RIGHT\s+|FULL\s+)?JOIN\b|\bUSING\s*\(/i.test(model.sql)
      ? []
      : faults.map(({ kind, name, location }): Problem => {
          const isUnknown = kind === "unknown";
          return {
            code: isUnknown ? "SLUICE_SQL_UNKNOWN_COLUMN" : "SLUICE_SQL_INVALID",
            message: isUnknown ? `nothing that ${model.name} reads has a column "${name}"` : `"${name}" is ambiguous`,
            hint: isUnknown
              ? "`npm run check-sql` says what there is"
              : "write the table in front of it, or call the field otherwise: a window has columns of its own, and a star brings all of a table",
            location,
          };
        }),
  );
}

function isError({ severity }: Problem): boolean {
  return severity !== "warning";
}

/** Whatever line it is on. */
function keyOf({ code, message, location }: Problem): string {
  return JSON.stringify([code, message, location?.file]);
}
