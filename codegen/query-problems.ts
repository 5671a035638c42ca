import type { Problem } from "#core";
import { placeOf } from "./select-list.ts";
import type { Reference, SqlModel } from "./sql-model.ts";
import { durationText } from "./sql-text.ts";
import { tokenizeSql } from "./sql-tokens.ts";
import { type SqlWindow, windowsOf } from "./windows.ts";

/** What the planner accepts and what would still lose or change rows: found by the words of the models alone. */
export function queryProblems(models: readonly SqlModel[]): readonly Problem[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  return models
    .filter((model) => !model.emitted)
    .flatMap((model) => [
      ...lateProblems(model, byName),
      ...grainProblems(model, byName),
      ...valueProblems(model, byName),
    ]);
}

type ByName = ReadonlyMap<string, SqlModel>;

/** The view that a reference names; an output is a table of its own. */
function viewOf(reference: Reference, byName: ByName): SqlModel | undefined {
  const model = reference.kind === "model" ? byName.get(reference.name) : undefined;
  return model?.header.kind === "view" ? model : undefined;
}

/** The model and every view that it reads, however deep, with the reference in the model that leads there. */
function withViews(model: SqlModel, byName: ByName): { part: SqlModel; by: Reference | undefined }[] {
  const found = new Map<SqlModel, Reference | undefined>([[model, undefined]]);
  const visit = (from: SqlModel, by: Reference | undefined): void => {
    for (const reference of from.references) {
      const view = viewOf(reference, byName);
      if (!view || found.has(view)) continue;
      found.set(view, by ?? reference);
      visit(view, by ?? reference);
    }
  };
  visit(model, undefined);
  return [...found].map(([part, by]) => ({ part, by }));
}

/** A window drops late rows in silence, so that it may read only what is on time. */
function lateProblems(model: SqlModel, byName: ByName): readonly Problem[] {
  const windows = windowsOf(model);
  if (windows.length === 0) return [];
  const tables = new Set(windows.map(({ table }) => table));
  // What a name of the query's own or a query in brackets holds is not followed: all that the model reads may be in it.
  const unclear = [...tables].some((table) => !model.references.some((reference) => reference.name === table));
  return model.references
    .filter((reference) => unclear || tables.has(reference.name))
    .flatMap((reference): Problem[] => {
      const source = lateSource(reference, byName, new Set());
      if (!source) return [];
      const by = source === reference.name ? source : `${reference.name}, which reads ${source},`;
      const ok = `${source.replace(/_valid$/, "")}_ok`;
      return [
        {
          code: "SLUICE_SQL_INVALID",
          message: `a window over ${by} drops rows that are late, without a word`,
          hint: `read ${ok}, which holds what is on time; late rows go to ${ok.replace(/_ok$/, "_late")}`,
          location: reference.location,
        },
      ];
    });
}

/** The log's table with late rows that a reference leads to, through views that have no window themselves. */
function lateSource(reference: Reference, byName: ByName, seen: Set<SqlModel>): string | undefined {
  if (reference.kind === "log") return reference.view === "ok" ? undefined : reference.name;
  const view = viewOf(reference, byName);
  if (!view || seen.has(view) || windowsOf(view).length > 0) return undefined;
  seen.add(view);
  for (const next of view.references) {
    const source = lateSource(next, byName, seen);
    if (source) return source;
  }
  return undefined;
}

/** The Grain's window is part of the key: with another length, rows of several windows would meet under one key. */
function grainProblems(model: SqlModel, byName: ByName): readonly Problem[] {
  const wanted = model.header.grain?.window;
  if (wanted === undefined) return [];
  const windows = withViews(model, byName).flatMap(({ part, by }) =>
    windowsOf(part).map(({ size }: SqlWindow) => size && { ms: size.ms, location: by?.location ?? size.location }),
  );
  const [first] = windows;
  if (!first || windows.some((window) => window === undefined || window.ms === wanted)) return [];
  const [says, is] = [durationText(wanted), durationText(first.ms)];
  const columns = model.header.grain?.columns.join(", ");
  return [
    {
      code: "SLUICE_SQL_GRAIN",
      message: `Grain has windows of ${says}, but those of the query are ${is} long`,
      hint: `write \`--! Grain: ${columns === "" ? "" : `${columns}; `}${is}\`, or make the window ${says} long`,
      location: first.location,
    },
  ];
}

/** Functions that need no brackets, and those that are named by them. */
const BARE = new Set(["CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIMESTAMP", "LOCALTIME"]);
const CALLED = new Set(["RAND", "RAND_INTEGER", "UUID", "NOW", "PROCTIME", "CURRENT_ROW_TIMESTAMP"]);

/** After a restart rows since the last checkpoint are computed again: an upsert output must then get equal ones. */
function valueProblems(model: SqlModel, byName: ByName): readonly Problem[] {
  if (model.header.output?.mode !== "upsert") return [];
  return withViews(model, byName).flatMap(({ part }) => {
    const tokens = tokenizeSql(part.sql);
    return tokens.flatMap((token, i): Problem[] => {
      const word = token.kind === "word" && tokens[i - 1]?.value !== "." ? token.value.toUpperCase() : "";
      const called = tokens[i + 1]?.value === "(";
      const now = word === "UNIX_TIMESTAMP" && called && tokens[i + 2]?.value === ")";
      if (!BARE.has(word) && !(called && CALLED.has(word)) && !now) return [];
      return [
        {
          code: "SLUICE_SQL_INVALID",
          message: `${word} gives another value each time: the same key must get the same row after a restart`,
          hint: "compute it from columns, such as the event time or window_end",
          location: placeOf(part, token),
        },
      ];
    });
  });
}
