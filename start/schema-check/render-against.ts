import type { ModelEffect } from "#codegen";
import { type Paint, plural, type ReadText, renderTable } from "#core";
import type { AgainstVerdict, ColumnImpact } from "./against.ts";
import { type BufSide, pairJson, renderPair } from "./render-pair.ts";

/** True when a registry refuses it, or a model is wrong after it. */
export function isBroken({ registry, impacts }: AgainstVerdict): boolean {
  return !registry.compatible || impacts.some(({ breaking }) => breaking);
}

/** For machines. */
export function againstJson(verdict: AgainstVerdict, buf: BufSide | undefined): unknown {
  const { ref, commit, registry, impacts } = verdict;
  return {
    breaking: isBroken(verdict),
    against: ref,
    commit,
    ...(pairJson(registry, buf) as object),
    columns: impacts.map(({ change, breaking, effects }) => ({
      ...change,
      breaking,
      models: effects.map(({ model, ...effect }) => ({ model: model.name, file: model.file, ...effect })),
    })),
  };
}

/** For a person: changed columns with the models that they reach, then the registry and buf, then one line. */
export function renderAgainst(verdict: AgainstVerdict, buf: BufSide | undefined, paint: Paint, read: ReadText): string {
  const { ref, commit, registry, impacts } = verdict;
  const effects = impacts.flatMap((impact) => impact.effects);
  const reached = new Set(effects.map(({ model }) => model.file)).size;
  const failing = new Set(effects.filter(({ effect }) => effect === "fails").map(({ model }) => model.file)).size;
  const changed = registry.changes.length > 0 || impacts.length > 0;
  const word = isBroken(verdict) ? paint.red("breaking") : paint.green("nothing breaks");
  const models = `${plural(reached, "model")} reached${failing > 0 ? `, ${failing} of them fail` : ""}`;
  return [
    `schemas against ${ref} (${commit})`,
    ...impacts.map((impact) => renderImpact(impact, paint)),
    ...(changed ? [renderPair(registry, buf, paint, read)] : []),
    changed ? `${word}: ${plural(impacts.length, "column")} changed, ${models}` : "no schema changed",
  ].join("\n\n");
}

function renderImpact({ change, effects, breaking }: ColumnImpact, paint: Paint): string {
  const { related, table, path, kind, before, after, gone } = change;
  const what = before === undefined ? kind : `${kind}: ${before} > ${after}`;
  const names = gone ? ` ${gone.join(", ")}` : "";
  const head = `${related.file}:${related.line}:${related.column}  ${[table, ...path].join(".")} ${what}${names}`;
  const rows = effects.map((effect) => [`  ${effect.effect}`, place(effect), told(effect)]);
  const table_ = rows.length > 0 ? renderTable(rows) : "  no model reads it";
  return `${breaking ? paint.red(head) : paint.bold(head)}\n${table_}`;
}

function place({ model, places, literals }: ModelEffect): string {
  const first = literals[0] ?? places[0];
  return first ? `${first.file}:${first.line}:${first.column}` : model.file;
}

function told({ via, columns, literals }: ModelEffect): string {
  const parts = [
    ...(columns.length > 0 ? [columns.join(", ")] : []),
    ...(via.length > 0 ? [`through ${via.join(", ")}`] : []),
    ...(literals.length > 0 ? ["compared with a text that never comes"] : []),
  ];
  return parts.join("; ");
}
