import { join } from "node:path";
import { CHANGE_TYPES, openPlanner } from "#codegen";
import { duration, parseArguments, plural, readConfig, renderTable } from "#core";
import { CHANGE_RULES } from "../start/schema-check/policy.ts";
import { IMPACT_EDITS } from "./impact/edits.ts";
import { baseOf, type JudgedEdit, judgeEdit } from "./impact/judge-edit.ts";
import { openImpactProject } from "./impact/project.ts";
import { speedOfCheck } from "./impact/speed.ts";

/** Differences that a log cannot have: its schema is proto3. */
const NOT_IN_LOGS: ReadonlySet<string> = new Set(["REQUIRED_FIELD_ADDED", "REQUIRED_FIELD_REMOVED"]);

/** Changes that no edit can be one of more than in one way, or that are of files. */
const RULES_ELSEWHERE: ReadonlySet<string> = new Set(["log-added", "log-removed", "pipeline-changed", "file-changed"]);

/** Where each label of the table comes from. */
const LABELS = [
  "Models by what Flink's planner says of both versions: fails (refused, or its key may be null), other columns, another",
  "plan (execution graph), the same. decoded: columns that protobufjs reads otherwise from a record of the other version;",
  "values: models with the same plan that name such a column. ksqlDB's models: our own checker, and no false alarms.",
].join("\n");

const USAGE = "npm run bench -- impact [--only <class>] [--no-speed]";

/**
 * `npm run bench -- impact`: edits of schemas over all models of this project and of a log with every kind of field. What
 * `schema-check` says stands against Flink's own planner on both versions, and records decoded by another library. Exit 1
 * when a break is missed, more than 5 % are false alarms, or a class of changes has fewer than two edits.
 */
export async function benchImpact(args: readonly string[]): Promise<number> {
  const options = { only: { type: "string" }, "no-speed": { type: "boolean" } } as const;
  const { values } = parseArguments(args, options, USAGE, 0);
  const started = performance.now();
  const project = openImpactProject();
  const planner = openPlanner({ dataDir: join(readConfig({}, process.env, { offline: true }).dataDir, "impact") });
  const edits = IMPACT_EDITS.filter(({ of }) => values.only === undefined || of === values.only);
  const judged: JudgedEdit[] = [];
  try {
    const base = await baseOf(project, planner);
    for (const edit of edits) judged.push(await judgeEdit(project, planner, base, edit));
  } finally {
    await planner.close();
    project.close();
  }
  const isGood = report(judged, values.only === undefined);
  process.stdout.write(`${plural(edits.length, "edit")} in ${duration(performance.now() - started)}\n`);
  const isFast = values["no-speed"] === true || (await speedOfCheck());
  return isGood && isFast ? 0 : 1;
}

function report(judged: readonly JudgedEdit[], isWhole: boolean): boolean {
  const write = (text: string): boolean => process.stdout.write(`${text}\n`);
  const models = judged.flatMap((each) => each.models);
  const jobs = judged.flatMap((each) => each.jobs);
  const classes = [...new Set(judged.map(({ edit }) => edit.of))];
  const rows = classes.map((of) => {
    const own = judged.filter(({ edit }) => edit.of === of);
    const all = own.flatMap((each) => each.models);
    const labels = (label: string): string => String(all.filter(({ truth }) => truth.label === label).length);
    const outcomes = (outcome: string): string => String(all.filter((each) => each.outcome === outcome).length);
    return [
      of,
      String(own.length),
      [...new Set(own.map(({ edit }) => edit.form))].join(" "),
      labels("fails"),
      labels("other columns"),
      labels("other plan"),
      labels("other values"),
      labels("same"),
      String(own.flatMap(({ decoded }) => decoded).length),
      outcomes("missed"),
      outcomes("false alarm"),
    ];
  });
  const head = [
    "class",
    "edits",
    "forms",
    "fails",
    "columns",
    "plan",
    "values",
    "same",
    "decoded",
    "missed",
    "false alarms",
  ];
  write(renderTable([head, ...rows], [1, 3, 4, 5, 6, 7, 8, 9, 10]));
  write("");
  write(LABELS);
  write("");
  for (const { edit, model, said, truth, outcome } of models)
    if (outcome !== "right")
      write(
        `${outcome}: ${edit.of}, ${edit.name} (${edit.form}): ${model}: said ${said ?? "nothing"}; ${truth.label}: ${truth.why}`,
      );
  for (const { edit, untold } of judged)
    for (const { table, path } of untold)
      write(`missed: ${edit.of}, ${edit.name} (${edit.form}): ${table}.${path} decodes otherwise`);
  for (const { edit, output, said, truth, isUnsafe } of jobs)
    if (isUnsafe) write(`unsafe: ${edit.of}, ${edit.name} (${edit.form}): ${output} is said to be ${said}; ${truth}`);
  const missed =
    models.filter(({ outcome }) => outcome === "missed").length + judged.flatMap(({ untold }) => untold).length;
  const alarms = models.filter(({ outcome }) => outcome === "false alarm").length;
  const said = models.filter((each) => each.said !== undefined).length;
  const share = said === 0 ? 0 : (100 * alarms) / said;
  const unsafe = jobs.filter(({ isUnsafe }) => isUnsafe).length;
  const cautious = jobs.filter(({ isCautious }) => isCautious).length;
  const uncovered = isWhole ? uncoveredOf(judged) : [];
  for (const name of uncovered) write(`not covered: ${name}`);
  write(
    `${plural(models.length, "judgement")} of models: ${missed} missed, ${plural(alarms, "false alarm")} (${share.toFixed(1)} % of ${said} that were told)`,
  );
  write(
    `${plural(jobs.length, "judgement")} of jobs: ${unsafe} said to keep a state that they may not, ${cautious} said to be built anew that need not`,
  );
  write(`not judged: ${judged.reduce((sum, { unjudged }) => sum + unjudged, 0)} of outputs that read outputs`);
  return missed === 0 && share <= 5 && unsafe === 0 && uncovered.length === 0;
}

/** Difference types, rules and classes with fewer than two edits. */
function uncoveredOf(judged: readonly JudgedEdit[]): readonly string[] {
  const few = (name: string, has: (each: JudgedEdit) => boolean): readonly string[] =>
    judged.filter(has).length < 2 ? [name] : [];
  return [
    ...CHANGE_TYPES.filter((type) => !NOT_IN_LOGS.has(type)).flatMap((type) =>
      few(type, ({ verdict }) => verdict.registry.changes.some((change) => change.type === type)),
    ),
    ...CHANGE_RULES.filter((rule) => !RULES_ELSEWHERE.has(rule)).flatMap((rule) =>
      few(rule, ({ verdict }) => verdict.impacts.some((impact) => impact.rule === rule)),
    ),
    ...[...new Set(IMPACT_EDITS.map(({ of }) => of))].flatMap((of) => few(of, ({ edit }) => edit.of === of)),
  ];
}
