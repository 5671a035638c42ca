import type { Planner, PlannerAnswer } from "#codegen";
import { plural, type SourceLocation } from "#core";
import { normalizeSql } from "../flink/identity.ts";
import { fillPlaceholders, type JobSpec, NOWHERE } from "../flink/job-spec.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import type { Statement } from "../flink/statement.ts";
import { compareGraphs, type Finding, gravest, type PlannedJob, usesTime, usesTtl } from "./compare.ts";
import { placeOf } from "./place-of.ts";
import { readGraph } from "./read-graph.ts";
import type { RuleId, VerdictWord } from "./rules.ts";
import { jobOption, sinkOption, sourceOption } from "./table-options.ts";

/** May what is wanted go into the job that runs? */
export interface Verdict {
  readonly verdict: VerdictWord;
  /** Why, each in one sentence, in words of the user's SQL. Empty for `same`. */
  readonly reasons: readonly string[];
  /** The rules that decided, one for each reason. */
  readonly rules: readonly RuleId[];
  /** Where the wanted SQL says it, one for each reason, as far as a model does. */
  readonly places?: readonly (SourceLocation | undefined)[];
}

/** What decides about an output's rows: of a deployment record and of a job spec alike. */
export type Judged = Pick<DeploymentRecord | JobSpec, "statements" | "options">;

export interface JudgeOptions {
  /** Subtasks of the job: as it runs, and as it will. Default 1 and 1. */
  readonly parallelism?: { readonly deployed: number; readonly wanted: number } | undefined;
}

const TTL = "table.exec.state.ttl";
/** Up to so many subtasks a job that began with fewer can grow: Flink's default number of key groups. */
const KEY_GROUPS = 128;
/**
 * Judges a change by reading both queries, never by asking an engine. `in place`: the job can be stopped with a savepoint
 * (in the canonical form) and the wanted statements be started from it, and every row, written before or after, is one
 * that a run of the wanted statements from the first record would have written.
 */
export async function judge(
  planner: Pick<Planner, "plan">,
  deployed: Judged,
  wanted: Judged,
  options: JudgeOptions = {},
): Promise<Verdict> {
  const parallelism = options.parallelism ?? { deployed: 1, wanted: 1 };
  const changed = changedStatements(deployed, wanted);
  const keys = changedOptions(deployed.options, wanted.options);
  if (changed.length === 0 && keys.length === 0 && parallelism.deployed === parallelism.wanted) return verdictOf([]);
  const tooWide = parallelism.wanted > KEY_GROUPS && parallelism.wanted > parallelism.deployed;
  const [old, next] = [
    await plan(planner, deployed, parallelism.deployed),
    await plan(planner, wanted, parallelism.wanted),
  ];
  if ("why" in old || "why" in next) {
    const whys = [old, next].flatMap((each, i) =>
      "why" in each ? [`${i === 0 ? "what is deployed" : "what is wanted"} cannot be planned: ${each.why}`] : [],
    );
    return verdictOf(whys.map((text): Finding => ({ rule: "not-planned", text })));
  }
  const strange = keys
    .filter((key) => jobOption(key) === "unknown")
    .map((key): Finding => ({ rule: "option", text: optionText(key, deployed.options, wanted.options) }));
  const grave: Finding[] = [...compareGraphs(old, next), ...strange];
  if (tooWide) {
    grave.push({
      rule: "operators",
      text: `${parallelism.wanted} subtasks are more than the ${KEY_GROUPS} groups of keys in the state`,
    });
  }
  if (keys.includes(TTL) && (usesTtl(old) || usesTtl(next)) && !grave.some(({ rule }) => rule === "ttl")) {
    grave.push({ rule: "ttl", text: optionText(TTL, deployed.options, wanted.options) });
  }
  if (grave.length > 0) return verdictOf(grave, wanted);
  return verdictOf(harmless(deployed, wanted, { changed, keys, parallelism, time: usesTime(old) || usesTime(next) }));
}

function verdictOf(findings: readonly Finding[], wanted?: Judged): Verdict {
  return {
    verdict: gravest(findings),
    reasons: findings.map(({ text }) => text),
    rules: findings.map(({ rule }) => rule),
    places: findings.map(({ about }) =>
      wanted && about !== undefined ? placeOf(wanted.statements, about) : undefined,
    ),
  };
}

async function plan(
  planner: Pick<Planner, "plan">,
  { statements, options }: Judged,
  parallelism: number,
): Promise<PlannedJob | { readonly why: string }> {
  const sql = statements.map((statement) => fillPlaceholders(statement, NOWHERE));
  const insert = sql.at(-1);
  if (insert === undefined || statements.at(-1)?.kind !== "insert") return { why: "it has no INSERT" };
  const answer: PlannerAnswer = await planner.plan({
    statements: sql.slice(0, -1),
    insert,
    graph: true,
    options: { ...tableOptions(options), "parallelism.default": String(parallelism) },
  });
  if (answer.error) return { why: answer.error.message };
  const graph = readGraph(answer.graph);
  return graph ? { graph, operators: answer.operators ?? [] } : { why: "its plan is not one that can be read" };
}

/** Only these reach the planner: a change of the others must not plan the same query again. */
function tableOptions(options: Judged["options"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => key.startsWith("table.")));
}

/** Kinds of statements that say something else than before. */
function changedStatements(deployed: Judged, wanted: Judged): readonly Statement["kind"][] {
  const kinds = ["source", "view", "sink", "insert"] as const;
  const texts = ({ statements }: Judged, kind: Statement["kind"]): string =>
    statements
      .filter((statement) => statement.kind === kind)
      .map(({ name, sql }) => `${name} ${normalizeSql(sql)}`)
      .join("\n");
  return kinds.filter((kind) => texts(deployed, kind) !== texts(wanted, kind));
}

function changedOptions(old: Judged["options"], wanted: Judged["options"]): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(wanted)])].filter((key) => old[key] !== wanted[key]).sort();
}

function optionText(key: string, old: Judged["options"], wanted: Judged["options"]): string {
  const name = key === TTL ? "the time to live of state" : `'${key}'`;
  return `${name} was ${old[key] ?? "not set"}, now ${wanted[key] ?? "not set"}`;
}

interface Differences {
  readonly changed: readonly Statement["kind"][];
  readonly keys: readonly string[];
  readonly parallelism: { readonly deployed: number; readonly wanted: number };
  readonly time: boolean;
}

/** What differs between two jobs that compute the same rows from the same state. */
function harmless(
  deployed: Judged,
  wanted: Judged,
  { changed, keys, parallelism, time }: Differences,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (rule: RuleId, text: string): void => {
    findings.push({ rule, text });
  };
  for (const key of keys) {
    const text = optionText(key, deployed.options, wanted.options);
    add(key === TTL ? "ttl-unused" : "tuning", text);
  }
  if (parallelism.deployed !== parallelism.wanted) {
    add("parallelism", `${plural(parallelism.wanted, "subtask")} instead of ${parallelism.deployed}`);
  }
  const tables = changed.filter((kind) => kind === "source" || kind === "sink");
  for (const kind of tables) {
    const options = changedTableOptions(deployed, wanted, kind);
    for (const key of options.neutral) add("tuning", `'${key}' of a ${kind} is another`);
    if (kind === "source" && !time && (options.time.length > 0 || watermarks(deployed) !== watermarks(wanted))) {
      add("watermark-unused", "the watermark is another, and nothing in this query waits for it");
    }
  }
  if (changed.includes("source") && columnLines(deployed, "source") !== columnLines(wanted, "source")) {
    add("unread", "columns that this query does not read are others");
  }
  if (changed.includes("sink") && columnLines(deployed, "sink") !== columnLines(wanted, "sink")) {
    add("column-order", "the columns stand in another order");
  }
  if (changed.includes("view") || changed.includes("insert")) {
    add("spelling", "the query is written in another way and computes the same");
  }
  if (findings.length === 0) add("unread", "nothing that this query reads or writes is another");
  return findings;
}

/** Names of the table options that differ, as far as their lines stand alone. */
function changedTableOptions(
  deployed: Judged,
  wanted: Judged,
  kind: "source" | "sink",
): { readonly neutral: readonly string[]; readonly time: readonly string[] } {
  const read = (job: Judged): ReadonlyMap<string, string> =>
    new Map(
      ofKind(job, kind).flatMap(({ name, sql }) =>
        [...sql.matchAll(/^ {2}'([\w.-]+)' = '((?:[^']|'')*)'/gm)].map(
          (match) => [`${name} ${match[1]}`, match[2] ?? ""] as const,
        ),
      ),
    );
  const [old, next] = [read(deployed), read(wanted)];
  const keys = [...new Set([...old.keys(), ...next.keys()])].filter((key) => old.get(key) !== next.get(key));
  const names = [...new Set(keys.map((key) => key.slice(key.indexOf(" ") + 1)))];
  const kindOf = kind === "source" ? sourceOption : sinkOption;
  return {
    neutral: names.filter((key) => kindOf(key) === "neutral"),
    time: names.filter((key) => kindOf(key) === "time"),
  };
}

function watermarks(job: Judged): string {
  return ofKind(job, "source")
    .flatMap(({ sql }) => sql.match(/^ *WATERMARK FOR .*$/gm) ?? [])
    .join("\n");
}

function columnLines(job: Judged, kind: "source" | "sink"): string {
  return ofKind(job, kind)
    .flatMap(({ sql }) => (sql.split("\n) WITH (")[0] ?? "").match(/^ {2}`.*$/gm) ?? [])
    .map((line) => line.replace(/,$/, ""))
    .join("\n");
}

function ofKind({ statements }: Judged, kind: Statement["kind"]): readonly Statement[] {
  return statements.filter((statement) => statement.kind === kind);
}
