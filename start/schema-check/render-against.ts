import type { ModelEffect } from "#codegen";
import { excerpt, type Paint, plural, type ReadText, renderTable } from "#core";
import {
  type AgainstReport,
  countsText,
  findingOf,
  isChanged,
  listedEffects,
  unchangedText,
} from "./against-report.ts";
import type { ColumnImpact } from "./column-impact.ts";
import type { Finding } from "./findings.ts";
import type { JobReport } from "./jobs.ts";
import { liveJson, renderLive } from "./render-live.ts";
import { pairJson } from "./render-pair.ts";

/** For machines. */
export function againstJson({ verdict, buf, findings, live, isBroken }: AgainstReport): unknown {
  const { ref, commit, registry, impacts, jobs, order } = verdict;
  return {
    breaking: isBroken,
    against: ref,
    commit,
    findings,
    order,
    ...(pairJson(registry, buf) as object),
    columns: impacts.map(({ change, effects, ...rest }) => ({
      ...change,
      ...rest,
      models: effects.map(({ model, ...effect }) => ({ model: model.name, file: model.file, ...effect })),
    })),
    jobs,
    ...(live && { live: liveJson(live) }),
  };
}

/** For a person: changed columns with the models that they reach, then jobs, registry, buf and waivers, then one line. */
export function renderAgainst(report: AgainstReport, paint: Paint, read: ReadText): string {
  const { verdict, findings, isBroken } = report;
  const { ref, commit, impacts, jobs } = verdict;
  const of = (from: Finding["from"]): readonly Finding[] => findings.filter((each) => each.from === from);
  const title = `schemas against ${ref} (${commit})`;
  const waivers = of("waiver").map((each) => [head(each, paint), ...below(each, paint, read)].join("\n"));
  if (!isChanged(report) && !report.live) return [title, ...waivers, unchangedText(report)].join("\n\n");
  const word = isBroken ? paint.red("breaking") : paint.green("nothing breaks");
  return [
    title,
    ...impacts.flatMap((impact) => {
      const finding = findingOf(report, impact);
      return finding ? [renderImpact(impact, finding, listedEffects(report, impact), paint, read)] : [];
    }),
    ...of("model").map((each) => [head(each, paint), ...below(each, paint, read)].join("\n")),
    ...(jobs.length > 0 ? [`jobs\n${renderJobs(jobs)}`] : []),
    ...(report.live ? [renderLive(report.live)] : []),
    ...[...of("registry"), ...of("live"), ...of("buf")]
      .filter(isGrave)
      .map((each) => [head(each, paint), ...below(each, paint, read)].join("\n")),
    ...quiet(`allowed by ${verdict.registry.level}`, of("registry"), paint),
    ...quiet(`buf ${report.buf?.category}`, of("buf"), paint),
    ...waivers,
    `order of deployment: ${orderText(verdict)}`,
    `${word}: ${countsText(report)}`,
  ].join("\n\n");
}

const ORDER: Readonly<Record<AgainstReport["verdict"]["order"], string>> = {
  any: "any",
  "consumers first": "consumers first: deploy-sql, then producers and other readers",
  "producers first": "producers first, then deploy-sql",
  "none is safe": "none is safe: see the hints",
  "two pull requests": "some changes want consumers first, others producers: make two pull requests of them",
};

/** What is said where no model is reached: a column is read or not, a log has queries all the same. */
export function nobodyWords({ kind, path, setting }: ColumnImpact["change"]): string {
  if (setting === "lines" || setting === "from") return "no query sees it, the tail does";
  if (setting === "sensitive") return "no query sees it";
  if (path.length > 0 || kind === "removed") return "no model reads it";
  return kind === "added" ? "no model read it before" : "no query sees it";
}

/** What to do in which order, in one line. */
export function orderText({ order, jobs }: AgainstReport["verdict"]): string {
  // Until then the version that readers take is the old one.
  const isBeside = order === "consumers first" && jobs.some(({ state }) => state.verdict === "rebuild beside");
  return isBeside ? ORDER[order].replace("deploy-sql,", "deploy-sql, promote what it builds beside,") : ORDER[order];
}

function isGrave({ severity }: Finding): boolean {
  return severity !== "info";
}

function head(finding: Finding, paint: Paint): string {
  const { location, rule, message, severity, waived } = finding;
  const place = location ? `${paint.bold(`${location.file}:${location.line}:${location.column}`)}  ` : "";
  const isBad = severity === "error" && waived === undefined;
  const name = isBad ? paint.red(rule) : severity === "info" ? paint.cyan(rule) : paint.yellow(rule);
  const note = waived !== undefined ? "allowed: " : severity === "warning" ? "warning: " : "";
  return `${place}${name}  ${note}${message}`;
}

function below({ location, hint, waived }: Finding, paint: Paint, read: ReadText): readonly string[] {
  return [
    ...(location ? excerpt(location, read, paint) : []),
    ...(hint !== undefined ? [` ${paint.dim("hint")}     ${hint}`] : []),
    ...(waived !== undefined ? [` ${paint.dim("allowed")}  ${waived}`] : []),
  ];
}

function renderImpact(
  { advice, change }: ColumnImpact,
  finding: Finding,
  { effects, again }: ReturnType<typeof listedEffects>,
  paint: Paint,
  read: ReadText,
): string {
  const rows = effects.map((effect) => [`  ${effect.effect}`, placeOf(effect), told(effect)]);
  return [
    head(finding, paint),
    ...below(finding, paint, read),
    ...rulesLine(change).map((text) => ` ${paint.dim("rules")}    ${text}`),
    ` ${paint.dim("order")}    ${advice.order}: ${advice.why}`,
    ...(rows.length > 0 ? [renderTable(rows)] : []),
    ...(again > 0 ? [`  ${againText(rows.length, again)}`] : []),
    ...(rows.length + again === 0 ? [`  ${nobodyWords(change)}`] : []),
  ].join("\n");
}

/** Of models that stand in a list before this one. */
export function againText(listed: number, again: number): string {
  const models = `${plural(again, "model")} that ${again === 1 ? "is" : "are"} named above`;
  return listed > 0 ? `and ${models}` : models;
}

/** What becomes of the data-quality rules of a column. */
export function rulesLine({ kind, table, rules }: ColumnImpact["change"]): readonly string[] {
  if (rules === undefined) return [];
  if (kind === "removed") return [`${rules}: what they refused is no longer in ${table}_dead`];
  return [`${rules}: in ${table}_dead they have the new name`];
}

/** Where an effect is seen. */
export function placeOf({ model, places, literals, moved }: ModelEffect): string {
  const first = literals[0] ?? moved[0] ?? places[0];
  return first ? `${first.file}:${first.line}:${first.column}` : model.file;
}

/** What it reaches there. */
export function told({ via, columns, nullKeys, literals, moved }: ModelEffect): string {
  return [
    ...(columns.length > 0 ? [columns.join(", ")] : []),
    ...(via.length > 0 ? [`through ${via.join(", ")}`] : []),
    ...(nullKeys ? [`check-sql refuses it: ${nullKeys.join(", ")} of the Grain may be null`] : []),
    ...(literals.length > 0 ? ["compared with a text that never comes"] : []),
    ...(moved.length > 0 ? ["compared with a text that other records have"] : []),
  ].join("; ");
}

function renderJobs(jobs: readonly JobReport[]): string {
  return renderTable(
    jobs.map((job) => [
      `  ${job.state.verdict}`,
      job.dialect,
      job.output,
      [job.state.why, ...jobWords(job)].join("; "),
    ]),
  );
}

/** What else hangs on a job: its target, schema, alert and readers. */
export function jobWords({ target, columns, derived, alert, readers }: JobReport): readonly string[] {
  return [
    columns.length > 0 ? `${target}: ${columns.join(", ")}` : target,
    ...(derived === undefined ? [] : [derived]),
    ...(alert === undefined ? [] : [`alert ${alert}`]),
    ...readers.map(({ name, file, line }) => `${name} in ${file}:${line}`),
  ];
}

/** Findings that ask for nothing, a line each. */
function quiet(title: string, findings: readonly Finding[], paint: Paint): readonly string[] {
  const lines = findings
    .filter((each) => !isGrave(each))
    .map(({ rule, name, message, location, from }) => {
      const place = location ? `${location.file}:${location.line}:${location.column}` : "";
      return from === "registry"
        ? `  ${paint.green(rule)} ${name}  ${paint.dim(place)}`.trimEnd()
        : `  ${paint.dim(place)}  ${paint.yellow(rule)}  ${message}`;
    });
  return lines.length > 0 ? [[title, ...lines].join("\n")] : [];
}
