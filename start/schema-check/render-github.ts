import type { SourceLocation } from "#core";
import type { AgainstReport } from "./against-report.ts";
import type { Finding } from "./findings.ts";

const WORD = { error: "error", warning: "warning", info: "notice" } as const;

/** One annotation for each finding, as the commands of a workflow; what is allowed by a waiver is a notice. */
export function renderGithub({ findings, isBroken }: AgainstReport): string {
  // buf's findings that ask for nothing would fill the page.
  const shown = findings.filter(({ from, severity }) => from !== "buf" || severity !== "info");
  const lines = shown.map(annotationOf);
  return [...lines, `schema-check: ${isBroken ? "breaking" : "nothing breaks"}`].join("\n");
}

function annotationOf({ severity, rule, message, hint, location, waived }: Finding): string {
  const text = [
    message,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(waived === undefined ? [] : [`allowed: ${waived}`]),
  ];
  return annotation(waived === undefined ? WORD[severity] : "notice", rule, text, location);
}

/** One command of a workflow that puts lines of text at a place. */
export function annotation(
  word: string,
  title: string,
  text: readonly string[],
  location: SourceLocation | undefined,
): string {
  const place = location
    ? [
        `file=${property(location.file)}`,
        `line=${location.line}`,
        `col=${location.column}`,
        ...(location.length === undefined ? [] : [`endColumn=${location.column + location.length}`]),
      ]
    : [];
  return `::${word} ${[...place, `title=${property(title)}`].join(",")}::${data(text.join("\n"))}`;
}

/** A workflow command ends with its line, so what would end it is written otherwise. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
