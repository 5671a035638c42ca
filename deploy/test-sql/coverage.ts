import type { Reference, SqlModel } from "#codegen";
import type { Problem } from "#core";
import { type Declared, viewsOf } from "../flink/statements.ts";
import type { Cover, SqlCase } from "./sql-case.ts";

/**
 * What the cases of a model must show together. Windows over a log: the whole list. Rows of a log one by one (events,
 * archives): late ones, a repeated one, an absent column. What reads other outputs has no late and no repeated rows: an
 * absent column, and windows that are missing there. Alerts: fires, stays, resolves; an alert of single events knows no
 * staying, so that "fires" must show an event that does not, too.
 */
export function requiredCovers(declared: Declared, model: SqlModel): readonly Cover[] {
  const views = new Set([model, ...viewsOf(declared, model)].flatMap((each) => each.references.map(viewRead)));
  const windowed = model.header.grain?.window !== undefined;
  const covers: Cover[] = [];
  if (views.has("ok")) covers.push(...(windowed ? (["window boundary"] as const) : []), "late on time");
  if (views.has("ok") || views.has("valid") || views.has("base")) covers.push("too late", "duplicate");
  covers.push("absent", ...(windowed ? (["empty window"] as const) : []));
  if (model.header.alert) covers.push("fires", ...(windowed ? (["stays", "resolves"] as const) : []));
  return covers;
}

function viewRead(reference: Reference): "ok" | "valid" | "base" | undefined {
  return reference.kind === "log" ? (reference.view ?? "base") : undefined;
}

/** Models without a case that shows what it must; models that are emitted have tests of their own. */
export function coverageProblems(declared: Declared, cases: readonly SqlCase[]): readonly Problem[] {
  return declared.models
    .filter((model) => model.header.kind === "output" && !model.emitted)
    .flatMap((model): Problem[] => {
      const covered = new Set(cases.filter((each) => each.model.name === model.name).flatMap((each) => each.covers));
      const lacking = requiredCovers(declared, model).filter((cover) => !covered.has(cover));
      if (lacking.length === 0) return [];
      const message = `no case of ${model.name} shows ${lacking.map((cover) => `"${cover}"`).join(", ")}`;
      const hint = `add it to a file in sql/cases/${model.name}/`;
      return [{ code: "SLUICE_SQL_CASE", message, hint, location: { file: model.file, line: 1, column: 1 } }];
    });
}
