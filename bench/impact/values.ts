import { type SqlModel, selectItems } from "#codegen";
import type { DecodedChange } from "./decoded.ts";
import { outputsRead } from "./version.ts";

/** Its own text, or that of an output that it reads, names the column; what it has by a view is left to the planner. */
export function namesColumn(models: readonly SqlModel[], model: SqlModel, change: DecodedChange): boolean {
  if (model.references.some(({ kind }) => kind === "log")) return pattern(model, change)?.test(model.sql) ?? false;
  return outputsRead(models, model).some((output) =>
    [...columnsOf(models, output, change)].some((name) => model.identifiers.has(name)),
  );
}

/** The columns of an output whose expressions name the column. */
function columnsOf(models: readonly SqlModel[], output: SqlModel, change: DecodedChange): ReadonlySet<string> {
  const before = outputsRead(models, output).flatMap((each) => [...columnsOf(models, each, change)]);
  const patterns = [pattern(output, change), ...before.map((name) => new RegExp(`\\b${name}\\b`))];
  const named = selectItems(output).filter(({ expression }) => patterns.some((each) => each?.test(expression)));
  return new Set(named.flatMap(({ name }) => name ?? []));
}

/** Not a column of the model's own that is called so. */
function pattern({ references }: SqlModel, { table, path }: DecodedChange): RegExp | undefined {
  const reads = references.some((each) => each.kind === "log" && each.log.name === table);
  return reads && path !== "" ? new RegExp(`(?<![.\\w]|AS )(?:l\\.)?${path.replaceAll(".", "\\.")}\\b`) : undefined;
}
