import { duration, type Paint, type ReadText } from "#core";
import type { AgainstReport } from "./against-report.ts";
import { againstJson, renderAgainst } from "./render-against.ts";
import { renderGithub } from "./render-github.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** How a report may be written: for a person, a comment on a pull request, a machine, annotations of a workflow. */
export const FORMATS = ["terminal", "markdown", "json", "github"] as const;

export type ReportFormat = (typeof FORMATS)[number];

/** A report as text, without a last line break. Only the one for a person says how long it took. */
export function renderReport(
  report: AgainstReport,
  format: ReportFormat,
  paint: Paint,
  read: ReadText,
  ms: number,
): string {
  switch (format) {
    case "terminal":
      return `${renderAgainst(report, paint, read)} (${duration(ms)})`;
    case "markdown":
      return renderMarkdown(report);
    case "json":
      return JSON.stringify(againstJson(report));
    case "github":
      return renderGithub(report);
  }
}
