import {
  type ColumnChange,
  type DeclaredSide,
  derivedFile,
  effectsOf,
  type JobState,
  jobState,
  ksqldbStates,
  type ReadsOfBoth,
  type SqlDialect,
  type SqlModel,
  type Touch,
} from "#codegen";
import { emittedNames, type Usage, usagesOf } from "./usages.ts";

/** What a pull request does to the job of one output, and to those who take its rows. */
export interface JobReport {
  readonly output: string;
  readonly dialect: SqlDialect;
  readonly file: string;
  readonly state: JobState;
  /** Its columns that hold something else, or are of another type. */
  readonly columns: readonly string[];
  /** Of its topic or folder. */
  readonly target: string;
  /** Its derived schema, when columns are there no more or have other types: `npm run codegen` writes it anew. */
  readonly derived?: string;
  readonly alert?: string;
  /** Code that takes its rows. */
  readonly readers: readonly Usage[];
}

export interface JobsOfBoth {
  readonly dialect: SqlDialect;
  readonly before: DeclaredSide;
  readonly after: DeclaredSide;
  readonly reads: ReadsOfBoth;
}

/** Every output of a dialect whose job does not stay what it is, or whose rows do not. */
export function jobReports(root: string, changes: readonly ColumnChange[], both: JobsOfBoth): readonly JobReport[] {
  const { dialect, before, after } = both;
  const all = changes.flatMap((change) => effectsOf(change, both.reads).map((effect): Touch => ({ change, effect })));
  const ksqldb = dialect === "ksqldb" ? ksqldbStates(before, after) : undefined;
  const rebuilt = new Set<string>();
  const models = [...after.models, ...before.models.filter(({ name }) => !after.models.some((m) => m.name === name))];
  const reports = models.flatMap((model): JobReport[] => {
    if (model.header.kind !== "output") return [];
    const touches = touchesOf(all, changes, model);
    const state = ksqldb?.(model, touches) ?? jobState(before, after, model.name, changes, touches, rebuilt);
    if (state.verdict === "rebuild beside") rebuilt.add(model.name);
    if (state.verdict === "same") return [];
    return [reportOf(model, dialect, state, touches)];
  });
  const used = usagesOf(
    root,
    reports.flatMap(({ output }) => emittedNames(output)),
  );
  return reports.map((report) => {
    const names = emittedNames(report.output);
    return { ...report, readers: used.filter(({ name }) => names.includes(name)) };
  });
}

/** They change no record that a job of late or dead records gets. */
const OF_NO_JOB: ReadonlySet<string> = new Set([
  "key",
  "partitions",
  "retention",
  "pipeline",
  "file",
  "producer rules",
  "lines",
  "from",
  "sensitive",
]);

/** Rules and times of a log decide what is late or dead, though those jobs read no column for it. */
function touchesOf(all: readonly Touch[], changes: readonly ColumnChange[], model: SqlModel): readonly Touch[] {
  const own = all.filter(({ effect }) => effect.model.name === model.name);
  if (!model.emitted) return own;
  const of = changes.filter(
    ({ kind, setting, table }) =>
      kind === "settings" &&
      !OF_NO_JOB.has(setting ?? "") &&
      model.references.some((each) => each.kind === "log" && each.log.name === table),
  );
  const effect = {
    model,
    dialect: "flink",
    effect: "other rows",
    via: [],
    columns: [],
    places: [],
    literals: [],
    moved: [],
  } as const;
  return [...own, ...of.map((change): Touch => ({ change, effect }))];
}

function reportOf(model: SqlModel, dialect: SqlDialect, state: JobState, touches: readonly Touch[]): JobReport {
  const { header, name, file } = model;
  const lasting = touches.filter(({ effect }) => effect.effect !== "fails" || effect.nullKeys !== undefined);
  const isOther =
    !model.emitted &&
    touches.some(({ effect }) => ["other types", "other columns", "fails", "waits"].includes(effect.effect));
  const to = header.output;
  return {
    output: name,
    dialect,
    file,
    state,
    columns: [...new Set(lasting.flatMap(({ effect }) => effect.columns))],
    target: to?.to === "files" ? `files in ${to.folder}` : `topic ${name}`,
    ...(isOther && dialect === "flink" && { derived: derivedFile(name) }),
    ...(header.alert && { alert: header.alert.severity }),
    readers: [],
  };
}
