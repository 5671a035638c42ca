import { plural, type SourceLocation } from "#core";
import { type AgainstReport, countsText, isChanged } from "./against-report.ts";
import type { Finding } from "./findings.ts";
import { orderText } from "./render-against.ts";

const WORD = { error: "error", warning: "warning", info: "notice" } as const;

/** GitHub shows so many annotations of each kind of one step, and drops the others without a word. */
const MOST = 10;

/** A place in the other commit, by its name: `HEAD:schemas/payment/v1/payment.proto`. */
const IN_COMMIT = /:schemas\//;

/**
 * One annotation for each finding, as the commands of a workflow, the gravest first, as many as are shown; what a waiver allows is
 * a notice. The first of all has the order of deployment, the counts, and how many are left out.
 */
export function renderGithub(report: AgainstReport): string {
  const { findings, isBroken } = report;
  const word = isBroken ? "breaking" : "nothing breaks";
  // buf's findings that ask for nothing would fill the page.
  const told = findings.filter(({ from, severity }) => from !== "buf" || severity !== "info");
  const kinds = (["error", "warning", "notice"] as const).map((kind) => {
    const all = told.filter((finding) => wordOf(finding) === kind);
    const most = kind === "notice" ? MOST - 1 : MOST;
    return { kind, shown: all.slice(0, most), left: Math.max(0, all.length - most) };
  });
  const left = kinds.flatMap((each) => (each.left > 0 ? [plural(each.left, each.kind)] : []));
  const summary = [
    `${word}: ${countsText(report)}`,
    `order of deployment: ${orderText(report.verdict)}`,
    ...(left.length > 0 ? [`not shown here: ${left.join(", ")}; \`npm run schema-check\` shows all`] : []),
  ];
  return [
    ...(isChanged(report) ? [annotation("notice", "schema-check", summary, undefined)] : []),
    ...kinds.flatMap(({ shown }) => shown.map((finding) => annotationOf(finding, report.verdict.prefix))),
    `schema-check: ${word}`,
  ].join("\n");
}

function wordOf({ severity, waived }: Finding): "error" | "warning" | "notice" {
  return waived === undefined ? WORD[severity] : "notice";
}

function annotationOf(finding: Finding, prefix: string): string {
  const { rule, message, hint, location, waived } = finding;
  const text = [
    message,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(waived === undefined ? [] : [`allowed: ${waived}`]),
  ];
  return annotation(wordOf(finding), rule, text, location, prefix);
}

/**
 * One command of a workflow that puts lines of text at a place. `prefix`: where the project lies in its repository, whose
 * paths GitHub takes. It shows nothing at a place of another commit, so that is told in the text.
 */
export function annotation(
  word: string,
  title: string,
  [message = "", ...text]: readonly string[],
  location: SourceLocation | undefined,
  prefix = "",
): string {
  const isHere = location !== undefined && !IN_COMMIT.test(location.file);
  const place = isHere
    ? [
        `file=${property(`${prefix}${location.file}`)}`,
        `line=${location.line}`,
        `col=${location.column}`,
        ...(location.length === undefined ? [] : [`endColumn=${location.column + location.length}`]),
      ]
    : [];
  const was = location && !isHere ? [`was at ${location.file}:${location.line}`] : [];
  return `::${word} ${[...place, `title=${property(title)}`].join(",")}::${data([message, ...was, ...text].join("\n"))}`;
}

/** A workflow command ends with its line, so what would end it is written otherwise. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
