import { type BufCategory, isBreaking, type ModelEffect } from "#codegen";
import { plural } from "#core";
import type { AgainstVerdict } from "./against.ts";
import type { ColumnImpact } from "./column-impact.ts";
import { breaks, endedBy, type Finding, type FindingSources, findingsOf } from "./findings.ts";
import type { LiveReport } from "./live.ts";
import type { BufSide } from "./render-pair.ts";

/** A verdict with everything that every format tells of it. */
export interface AgainstReport {
  readonly verdict: AgainstVerdict;
  readonly buf: BufSide | undefined;
  readonly findings: readonly Finding[];
  /** What the environment has now, where it was asked. */
  readonly live?: LiveReport;
  /** True: exit 2. */
  readonly isBroken: boolean;
  readonly counts: ReportCounts;
}

export interface ReportCounts {
  readonly columns: number;
  /** Models that are reached, and those of them that fail. */
  readonly reached: number;
  readonly failing: number;
  readonly differences: number;
  readonly breaking: number;
}

export function reportOf(
  verdict: AgainstVerdict,
  category: BufCategory | "NONE",
  live?: { readonly report: LiveReport; readonly breaches: FindingSources["live"] },
): AgainstReport {
  const { registry, impacts, refused, waivers, policy, buf, registered, ref } = verdict;
  const asked = { buf: category !== "NONE", live: live !== undefined };
  const sources = {
    impacts,
    files: registry.files,
    level: registry.level,
    buf,
    waivers,
    registered,
    refused,
    ref,
    asked,
  };
  const findings = findingsOf({ ...sources, ...(live?.breaches && { live: live.breaches }) }, policy);
  const effects = impacts.flatMap((impact) => impact.effects);
  const changes = registry.files.flatMap((file) => file.changes);
  const isOfEnded = endedBy(impacts);
  const files = (failing: boolean): number =>
    new Set(effects.filter(({ effect }) => !failing || effect === "fails").map(({ model }) => model.file)).size;
  return {
    verdict,
    buf: category === "NONE" ? undefined : { category, findings: verdict.buf },
    findings,
    ...(live && { live: live.report }),
    isBroken: breaks(findings),
    counts: {
      columns: new Set(impacts.map(columnOf)).size,
      reached: files(false),
      failing: files(true),
      differences: changes.length,
      breaking: changes.filter((change) => isBreaking(change) && !isOfEnded(change)).length,
    },
  };
}

/** What is said of an impact; undefined when its rule is off. */
export function findingOf(report: AgainstReport, impact: ColumnImpact): Finding | undefined {
  const name = columnOf(impact);
  return report.findings.find(
    (each) =>
      each.from === "impact" &&
      each.rule === impact.rule &&
      each.name === name &&
      each.location === impact.change.related,
  );
}

/**
 * The models to list under an impact: those that an earlier one of the same column lists are counted only, as when a
 * field gets another type and other rules.
 */
export function listedEffects(
  report: AgainstReport,
  impact: ColumnImpact,
): { readonly effects: readonly ModelEffect[]; readonly again: number } {
  const { impacts } = report.verdict;
  const column = columnOf(impact);
  const earlier = impacts
    .slice(0, impacts.indexOf(impact))
    .filter((each) => columnOf(each) === column && findingOf(report, each) !== undefined);
  const told = new Set(earlier.flatMap((each) => each.effects.map(({ model }) => model.file)));
  const effects = impact.effects.filter(({ model }) => !told.has(model.file));
  return { effects, again: impact.effects.length - effects.length };
}

function columnOf({ change }: ColumnImpact): string {
  return [change.table, ...change.path].join(".");
}

/** Whether anything of the schemas is another. */
export function isChanged({ verdict }: AgainstReport): boolean {
  return verdict.registry.changes.length + verdict.impacts.length + verdict.refused.length > 0;
}

/** Models, jobs and differences in one line. */
export function countsText({ verdict: { jobs, registry }, counts }: AgainstReport): string {
  const failing = counts.failing > 0 ? `, ${counts.failing} of them fail` : "";
  const rebuilt = jobs.filter(({ state }) => state.verdict === "rebuild beside").length;
  return [
    `${plural(counts.columns, "column")} changed, ${plural(counts.reached, "model")} reached${failing}, ${plural(rebuilt, "job")} to rebuild`,
    `${registry.level}: ${plural(counts.differences, "difference")}, ${counts.breaking} breaking`,
  ].join("; ");
}

/** What is said when nothing is another. */
export function unchangedText({ verdict }: AgainstReport): string {
  if (verdict.isNew) return `${verdict.ref} has no schemas: all are new, and nothing can break`;
  return verdict.jobs.length === 0
    ? "no schema changed"
    : "no column changed; `npm run plan-sql` says what becomes of jobs whose statements did";
}
