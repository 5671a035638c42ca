import { type AgainstReport, findingOf, isChanged, listedEffects, unchangedText } from "./against-report.ts";
import type { ColumnImpact } from "./column-impact.ts";
import type { Finding } from "./findings.ts";
import { againText, jobWords, nobodyWords, orderText, placeOf, rulesLine, told } from "./render-against.ts";
import { renderLive } from "./render-live.ts";

/** By this line a workflow finds its own comment again, to write it anew instead of a second one. */
export const MARKER = "<!-- sluice schema-check -->";

/** A comment may have 65,536 characters: what is longer is cut, and says so. */
const LONGEST = 60_000;

/** One comment for a pull request. Without the time it took: the same changes give the same text. */
export function renderMarkdown(report: AgainstReport): string {
  const { verdict, findings, isBroken, counts } = report;
  const title = `### Schemas against \`${verdict.ref}\` (${verdict.commit}): ${isBroken ? "breaking" : "nothing breaks"}`;
  const waivers = findings.filter(({ from }) => from === "waiver");
  if (!isChanged(report) && !report.live) return [MARKER, title, unchangedText(report), ...list(waivers)].join("\n\n");
  const grave = findings.filter(
    ({ from, severity }) => ["model", "registry", "live", "buf"].includes(from) && severity !== "info",
  );
  const quiet = findings.filter(({ from, severity }) => ["registry", "buf"].includes(from) && severity === "info");
  const text = [
    MARKER,
    title,
    `Order of deployment: **${orderText(verdict)}**`,
    ...verdict.impacts.flatMap((impact) => {
      const finding = findingOf(report, impact);
      return finding ? [impactBlock(impact, finding, listedEffects(report, impact))] : [];
    }),
    ...jobTable(report),
    ...(report.live ? [`\`\`\`\n${renderLive(report.live)}\n\`\`\``] : []),
    ...list(grave),
    ...list(waivers),
    ...(quiet.length > 0
      ? [details(`${verdict.registry.level}: ${counts.differences - counts.breaking} allowed; buf`, quiet)]
      : []),
  ].join("\n\n");
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf("\n", LONGEST))}\n\nThe rest is left out.`;
}

const WORD = { error: "Error", warning: "Warning", info: "Note" } as const;

function line({ severity, rule, message, location, hint, waived }: Finding): string {
  const word = waived === undefined ? WORD[severity] : "Allowed";
  const place = location ? ` at \`${location.file}:${location.line}\`` : "";
  const more = [...(hint === undefined ? [] : [hint]), ...(waived === undefined ? [] : [`allowed: ${waived}`])];
  return `${word}: **${rule}** ${escaped(message)}${place}${more.map((each) => `<br>${escaped(each)}`).join("")}`;
}

function list(findings: readonly Finding[]): readonly string[] {
  return findings.length === 0 ? [] : [findings.map((each) => `- ${line(each)}`).join("\n")];
}

function impactBlock(
  { advice, change }: ColumnImpact,
  finding: Finding,
  { effects, again }: ReturnType<typeof listedEffects>,
): string {
  const rules = rulesLine(change).map((text) => `Rules: ${text}<br>`);
  const order = `${rules.join("")}Order: ${advice.order}: ${escaped(advice.why)}`;
  if (effects.length + again === 0) return `${line(finding)}<br>${order}; ${nobodyWords(change)}.`;
  const more = again > 0 ? `<br>${againText(effects.length, again)}` : "";
  if (effects.length === 0) return `${line(finding)}<br>${order}${more}`;
  const rows = effects.map((effect) => `| ${effect.effect} | \`${placeOf(effect)}\` | ${cell(told(effect))} |`);
  return [`${line(finding)}<br>${order}${more}`, "", "| | model | columns |", "| --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function jobTable({ verdict }: AgainstReport): readonly string[] {
  if (verdict.jobs.length === 0) return [];
  const rows = verdict.jobs.map(
    (job) =>
      `| ${job.state.verdict} | ${job.dialect} | ${job.output} | ${cell([job.state.why, ...jobWords(job)].join("; "))} |`,
  );
  return [["| job | engine | output | why, and who takes its rows |", "| --- | --- | --- | --- |", ...rows].join("\n")];
}

function details(title: string, findings: readonly Finding[]): string {
  return [
    `<details><summary>${title}</summary>`,
    "",
    ...findings.map((each) => `- ${line(each)}`),
    "",
    "</details>",
  ].join("\n");
}

function cell(text: string): string {
  return escaped(text).replaceAll("|", "\\|").replaceAll("\n", " ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
