import type { Random } from "../sequences/random.ts";
import { type ModelName, newModel, type Shape } from "../sequences/shape.ts";
import type { System } from "./going-down.ts";
import type { KillVerb } from "./task.ts";

/** Something that is done to a project and is killed in the middle. */
export interface Scenario {
  readonly name: string;
  readonly verb: KillVerb;
  /** Output of a verb, and of what is done before. Default: `totals_1m`. */
  readonly model?: ModelName;
  readonly prune?: boolean;
  readonly rebuild?: boolean;
  /** It is not killed, but this system goes down for it there. */
  readonly down?: System;
  /** Named steps at which it may be killed; undefined = from its beginning on. */
  readonly steps: readonly (string | undefined)[];
  /** At the first request with these words; else at any. */
  readonly at?: string;
  /** What is done before, and goes well. */
  readonly before?: "promote" | "cancel" | "pause" | "deploy again";
  /** Its change was deployed before, and killed before the first such request of this step. */
  readonly cut?: { readonly step: string; readonly request: string };
  /** How many requests that change something it sends from its beginning, when it is more than most. */
  readonly requests?: number;
  /** What is changed and deployed before. */
  readonly first?: (shape: Shape) => Shape;
  /** How the project changes: for `deploy again` what is deployed before the killed change. */
  readonly change?: (shape: Shape) => Shape;
}

/** Never what was deployed before: a version that is kept would be there again. */
const summed =
  (by: number, name: ModelName = "totals_1m") =>
  (shape: Shape): Shape =>
    withModel(shape, name, (model) => ({ ...model, summed: model.summed + by }));

function nextHosts(shape: Shape): Shape {
  return { ...shape, hosts: (shape.hosts ?? 0) + 1 };
}

function withModel(
  shape: Shape,
  name: ModelName,
  change: (model: NonNullable<Shape["models"][ModelName]>) => NonNullable<Shape["models"][ModelName]>,
): Shape {
  const model = shape.models[name];
  return model ? { ...shape, models: { ...shape.models, [name]: change(model) } } : shape;
}

/** One life of a small project, in an order in which each finds what it needs. Values of the sums never change. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "first deployment", verb: "deploy", steps: ["create-topic", "register", "job new", undefined] },
  {
    name: "checkpoint",
    verb: "deploy",
    steps: ["job in place"],
    change: (shape) => withModel(shape, "totals_1m", (model) => ({ ...model, checkpoint: 3 - model.checkpoint })),
  },
  {
    name: "no broker while a job is switched",
    verb: "deploy",
    down: "kafka",
    steps: ["job in place"],
    change: (shape) => withModel(shape, "slow", (model) => ({ ...model, checkpoint: 3 - model.checkpoint })),
  },
  {
    name: "sum beside",
    verb: "deploy",
    steps: ["job beside", "create-topic", "register", undefined],
    change: summed(1),
  },
  { name: "promote", verb: "promote", model: "totals_1m", steps: [undefined] },
  { name: "rollback", verb: "rollback", model: "totals_1m", steps: [undefined] },
  { name: "drop", verb: "drop", model: "totals_1m", steps: [undefined], before: "promote" },
  {
    name: "dropped for another",
    verb: "deploy",
    steps: ["drop-version", "job beside"],
    before: "deploy again",
    change: summed(1),
  },
  {
    name: "partitions and retention",
    verb: "deploy",
    steps: ["grow-topic", "alter-topic"],
    change: (shape) => ({ ...shape, partitions: shape.partitions + 1, retention: shape.retention + 1 }),
  },
  { name: "lost job", verb: "deploy", steps: ["job resume"], before: "cancel" },
  {
    name: "rebuild",
    verb: "deploy",
    rebuild: true,
    steps: ["recreate-topic", "job rebuild", undefined],
    before: "promote",
    change: summed(1),
  },
  {
    name: "new output",
    verb: "deploy",
    steps: ["job new", "create-topic", "register"],
    change: (shape) => ({ ...shape, models: { ...shape.models, extra: shape.models.slow! } }),
  },
  {
    name: "output pruned",
    verb: "deploy",
    prune: true,
    steps: ["stop"],
    change: ({ models: { extra, ...models }, ...shape }) => ({ ...shape, models }),
  },
  {
    name: "promote two that read each other",
    verb: "promote",
    model: "slowest",
    steps: [undefined],
    requests: 7,
    first: (shape) => ({ ...shape, view: 11 - shape.view }),
  },
  { name: "roll two back", verb: "rollback", model: "slowest", steps: [undefined], requests: 20 },
  { name: "pause", verb: "pause", model: "totals_1m", steps: [undefined] },
  { name: "resume", verb: "resume", model: "totals_1m", steps: [undefined], before: "pause" },
  {
    name: "submit cut off",
    verb: "deploy",
    steps: ["job retry"],
    cut: { step: "job beside", request: "/sessions" },
    change: summed(1),
  },
  {
    name: "first checkpoint cut off",
    verb: "deploy",
    steps: ["job adopt"],
    cut: { step: "job beside", request: "/checkpoints" },
    change: summed(1),
  },
  {
    name: "no broker while topics are made",
    verb: "deploy",
    down: "kafka",
    steps: ["create-topic"],
    change: summed(1),
  },
  {
    name: "no registry while schemas are registered",
    verb: "deploy",
    down: "registry",
    // That of a version that is built beside is registered before its record is written.
    steps: [undefined],
    at: "/subjects/",
    change: summed(1),
  },
  {
    name: "reference",
    verb: "deploy",
    steps: ["publish", "create-topic", "register", "job new"],
    change: (shape) => ({ ...shape, hosts: 1, models: { ...shape.models, named: newModel() } }),
  },
  { name: "rows of a reference", verb: "deploy", steps: ["publish"], change: nextHosts },
  { name: "rows of a reference once more", verb: "deploy", steps: ["publish"], change: nextHosts },
  {
    name: "output in files",
    verb: "deploy",
    steps: ["open-files", "job new", undefined],
    change: (shape) => ({ ...shape, models: { ...shape.models, filed: newModel() } }),
  },
  { name: "files beside", verb: "deploy", steps: ["job beside", undefined], change: summed(1, "filed") },
  { name: "files dropped for others", verb: "deploy", steps: ["drop-version"], change: summed(1, "filed") },
  {
    name: "files cut off",
    verb: "deploy",
    steps: ["job retry"],
    cut: { step: "job beside", request: "/sessions" },
    change: summed(1, "filed"),
  },
  {
    name: "files rebuilt",
    verb: "deploy",
    rebuild: true,
    model: "filed",
    steps: ["clear-files", "job rebuild", undefined],
    before: "promote",
    change: summed(1, "filed"),
  },
];

/** Every step of a deployment that must have been hit, and the verbs. */
export const NAMED: readonly string[] = [
  ...new Set(SCENARIOS.flatMap((scenario) => scenario.steps.map((step) => nameOf(scenario, step)))),
];

/** What a kill is counted under: "job new", "promote, from its beginning", "register, no registry". */
export function nameOf({ verb, down }: Scenario, step: string | undefined): string {
  const name = step ?? `${verb}, from its beginning`;
  return down === undefined ? name : `${name}, no ${down}`;
}

/** How many requests that change something a step sends, at most: where in it a kill may fall. */
export function requestsOf({ verb, requests }: Scenario, step: string | undefined): number {
  if (requests !== undefined) return requests;
  if (step === undefined) return { deploy: 6, promote: 4, rollback: 14, drop: 11, pause: 4, resume: 12 }[verb];
  if (step.startsWith("job ")) return MOST[step] ?? 12;
  return MOST[step] ?? 1;
}

const MOST: Readonly<Record<string, number>> = {
  "job in place": 14,
  "job adopt": 4,
  publish: 7,
  "clear-files": 3,
  "drop-version": 7,
  stop: 4,
};

/** The step to kill at: all of a scenario's in turn, from epoch to epoch. */
export function stepOf({ steps }: Scenario, epoch: number): string | undefined {
  return steps[epoch % steps.length];
}

/** Changes of the project for two that deploy at once. */
export function pairChange(random: Random, shape: Shape): { readonly name: string; readonly shape: Shape } {
  const name = random.pick(["sum", "checkpoint", "view", "both"]);
  const model = random.pick(["totals_1m", "slow"] as const);
  let next = shape;
  if (name === "sum" || name === "both") next = summed(1)(next);
  if (name === "checkpoint" || name === "both")
    next = withModel(next, model, (of) => ({ ...of, checkpoint: of.checkpoint === 1 ? 2 : 1 }));
  if (name === "view") next = { ...next, view: next.view === 5 ? 6 : 5 };
  return { name, shape: next };
}
