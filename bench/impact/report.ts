import { CHANGE_TYPES } from "#codegen";
import { plural, renderTable } from "#core";
import { CHANGE_RULES } from "../../start/schema-check/policy.ts";
import { type Covered, coverageOf, type Example, gapsIn, impossibleForm } from "./coverage.ts";
import { IMPACT_CLASSES } from "./edit.ts";
import type { JudgedEdit } from "./judge-edit.ts";
import { FORMS } from "./lab.ts";
import type { JudgedRequired } from "./required.ts";
import { countSources, SOURCES, type Source } from "./truth.ts";

/** All that was judged, in words, and whether it is as it must be. */
export interface ImpactReport {
  readonly text: string;
  readonly isGood: boolean;
}

/** `isWhole`: all edits were made, so that what is not covered counts. */
export function reportImpact(
  judged: readonly JudgedEdit[],
  required: readonly JudgedRequired[],
  isWhole: boolean,
): ImpactReport {
  const named = judged.map((each) => ({ each, form: each.edit.form, of: namesOf(each) }));
  const pairs = required.map((each) => ({ form: each.form, of: new Set<string>(each.types), each }));
  const sourcesOf = (name: string): string =>
    countSources([
      ...named.flatMap(({ each, of }) => (of.has(name) ? sources(each) : [])),
      ...pairs.flatMap(({ each, of }): Source[] => (of.has(name) && each.refused !== undefined ? ["proto2"] : [])),
    ]);
  const examples: readonly Example[] = [...named, ...pairs];
  const classes = coverageOf(IMPACT_CLASSES, examples);
  const rest = coverageOf([...CHANGE_TYPES, ...CHANGE_RULES], examples);
  const shown = (all: readonly Covered[]): readonly Covered[] =>
    all.filter(({ edits }) => isWhole || FORMS.some((form) => edits[form] > 0));
  const faults = [...judged.flatMap(faultsOf), ...required.flatMap(faultsOfRequired)];
  const totals = totalsOf(judged, required);
  const gaps = isWhole ? gapsIn([...classes, ...rest], impossibleForm) : [];
  const text = [
    table("class", shown(classes), (name) => [
      ...outcomes(judged.filter(({ edit }) => edit.of === name)),
      sourcesOf(name),
    ]),
    "",
    table("difference or rule", shown(rest), (name) => [
      ...outcomes(named.flatMap(({ each, of }) => (of.has(name) ? [each] : []))),
      sourcesOf(name),
    ]),
    "",
    ...notPossible([...classes, ...rest]),
    "Labels come from, with how many models they are of (records: columns):",
    ...Object.entries(SOURCES).map(([source, words]) => `  ${source.padEnd(8)} ${words}`),
    ...refusals(required),
    "",
    ...faults,
    ...gaps.map((gap) => `not covered: ${gap}`),
    ...totals.lines,
  ].join("\n");
  return { text, isGood: totals.isGood && gaps.length === 0 };
}

/** What an edit is an example of. */
function namesOf({ edit, verdict }: JudgedEdit): ReadonlySet<string> {
  const types = verdict.registry.changes.map(({ type }) => type);
  return new Set<string>([edit.of, ...types, ...verdict.impacts.map(({ rule }) => rule)]);
}

function sources({ models, decoded }: JudgedEdit): readonly Source[] {
  return [...models.map(({ truth }) => truth.by), ...decoded.map((): Source => "records")];
}

function outcomes(edits: readonly JudgedEdit[]): readonly string[] {
  const models = edits.flatMap((each) => each.models);
  const of = (outcome: string): number => models.filter((each) => each.outcome === outcome).length;
  const untold = edits.flatMap((each) => each.untold).length;
  return [String(of("missed") + untold), String(of("false alarm"))];
}

function table(what: string, covered: readonly Covered[], more: (name: string) => readonly string[]): string {
  const head = [what, "log itself", "nested", "imported", "missed", "false alarms", "judged by"];
  const rows = covered.map(({ name, edits }) => [
    name,
    ...FORMS.map((form) => (impossibleForm(name, form) === undefined ? String(edits[form]) : "-")),
    ...more(name),
  ]);
  return renderTable([head, ...rows], [1, 2, 3, 4, 5]);
}

function notPossible(covered: readonly Covered[]): readonly string[] {
  return covered.flatMap(({ name }) =>
    FORMS.flatMap((form) => {
      const why = impossibleForm(name, form);
      return why === undefined ? [] : [`not possible: ${name}, ${form}: ${why}`];
    }),
  );
}

function refusals(required: readonly JudgedRequired[]): readonly string[] {
  if (required.length === 0) return [];
  const said = [...new Set(required.map(({ against }) => against))];
  return [
    "Required fields are of proto2, and a log is proto3 with all that it imports: differences are told by --pair; --against says",
    ...said.map((each) => `  ${each}`),
  ];
}

function faultsOf({ edit, models, jobs, untold, isUnsteady }: JudgedEdit): readonly string[] {
  const which = `${edit.of}, ${edit.name} (${edit.form})`;
  return [
    ...models.flatMap(({ model, said, truth, outcome }) =>
      outcome === "right"
        ? []
        : [`${outcome}: ${which}: ${model}: said ${said ?? "nothing"}; ${truth.label}: ${truth.why}`],
    ),
    ...untold.map(({ table, path }) => `missed: ${which}: ${table}.${path} decodes otherwise`),
    ...jobs.flatMap(({ output, said, truth, isUnsafe }) =>
      isUnsafe ? [`unsafe: ${which}: ${output} is said to be ${said}; ${truth}`] : [],
    ),
    ...(isUnsteady ? [`unsteady: ${which}: another word once the derived schemas are written anew`] : []),
  ];
}

function faultsOfRequired({ form, name, isTold, refused, against }: JudgedRequired): readonly string[] {
  return [
    ...(refused !== undefined && !isTold ? [`missed: ${name} (${form}): ${refused}`] : []),
    ...(refused === undefined && isTold ? [`false alarm: ${name} (${form}): records of both are read by both`] : []),
    ...(isRefusal(against) ? [] : [`missed: ${name} (${form}): not refused in a project: ${against}`]),
  ];
}

const isRefusal = (against: string): boolean => /^exit 1: .*SLUICE_PROTO_UNSUPPORTED/.test(against);

function totalsOf(
  judged: readonly JudgedEdit[],
  required: readonly JudgedRequired[],
): { readonly lines: readonly string[]; readonly isGood: boolean } {
  const models = judged.flatMap((each) => each.models);
  const jobs = judged.flatMap((each) => each.jobs);
  const pairs = required.flatMap(faultsOfRequired);
  const count = (outcome: string): number =>
    models.filter((each) => each.outcome === outcome).length + pairs.filter((text) => text.startsWith(outcome)).length;
  const missed = count("missed") + judged.flatMap(({ untold }) => untold).length;
  const alarms = count("false alarm");
  const told = models.filter(({ said }) => said !== undefined).length + required.filter(({ isTold }) => isTold).length;
  const share = told === 0 ? 0 : (100 * alarms) / told;
  const unsafe = jobs.filter(({ isUnsafe }) => isUnsafe).length;
  const cautious = jobs.filter(({ isCautious }) => isCautious).length;
  const unsteady = judged.filter(({ isUnsteady }) => isUnsteady).length;
  const unjudged = judged.reduce((sum, each) => sum + each.all - each.models.length, 0);
  return {
    lines: [
      `${plural(models.length + required.length, "judgement")} of models and pairs: ${missed} missed, ${plural(alarms, "false alarm")} (${share.toFixed(1)} % of ${told} that were told); ${unjudged} not judged`,
      `${plural(jobs.length, "judgement")} of jobs: ${unsafe} said to keep a state that they may not, ${cautious} said to be built anew that need not`,
      ...(unsteady > 0 ? [`${plural(unsteady, "edit")} with another word once the derived schemas are written`] : []),
    ],
    isGood: missed === 0 && unjudged === 0 && share <= 5 && unsafe === 0 && unsteady === 0,
  };
}
