import { type BufCategory, isBreaking } from "#codegen";
import type { AgainstVerdict, ColumnImpact } from "./against.ts";
import { breaks, type Finding, type FindingSources, findingsOf } from "./findings.ts";
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
  const { registry, impacts, waivers, policy } = verdict;
  const sources = { impacts, files: registry.files, level: registry.level, buf: verdict.buf, waivers };
  const findings = findingsOf({ ...sources, ...(live?.breaches && { live: live.breaches }) }, policy);
  const effects = impacts.flatMap((impact) => impact.effects);
  const changes = registry.files.flatMap((file) => file.changes);
  const files = (failing: boolean): number =>
    new Set(effects.filter(({ effect }) => !failing || effect === "fails").map(({ model }) => model.file)).size;
  return {
    verdict,
    buf: category === "NONE" ? undefined : { category, findings: verdict.buf },
    findings,
    ...(live && { live: live.report }),
    isBroken: breaks(findings),
    counts: {
      columns: impacts.length,
      reached: files(false),
      failing: files(true),
      differences: changes.length,
      breaking: changes.filter(isBreaking).length,
    },
  };
}

/** What is said of an impact; undefined when its rule is off. */
export function findingOf(report: AgainstReport, impact: ColumnImpact): Finding | undefined {
  const name = [impact.change.table, ...impact.change.path].join(".");
  return report.findings.find(
    (each) =>
      each.from === "impact" &&
      each.rule === impact.rule &&
      each.name === name &&
      each.location === impact.change.related,
  );
}

/** Whether anything of the schemas is another. */
export function isChanged({ verdict }: AgainstReport): boolean {
  return verdict.registry.changes.length > 0 || verdict.impacts.length > 0;
}

/** What is said when nothing is another. */
export function unchangedText({ verdict }: AgainstReport): string {
  return verdict.isNew ? `${verdict.ref} has no schemas: all are new, and nothing can break` : "no schema changed";
}
