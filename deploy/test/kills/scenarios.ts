import type { Random } from "../sequences/random.ts";
import type { ModelName, Shape } from "../sequences/shape.ts";
import type { KillVerb } from "./task.ts";

/** Something that is done to a project and is killed in the middle. */
export interface Scenario {
  readonly name: string;
  readonly verb: KillVerb;
  /** Output of a verb. */
  readonly model?: ModelName;
  readonly prune?: boolean;
  readonly rebuild?: boolean;
  /** Named steps at which it may be killed; undefined = from its beginning on. */
  readonly steps: readonly (string | undefined)[];
  /** What is done before, and goes well. */
  readonly before?: "promote" | "cancel" | "pause" | "deploy again";
  /** How many requests that change something it sends from its beginning, when it is more than most. */
  readonly requests?: number;
  /** What is changed and deployed before. */
  readonly first?: (shape: Shape) => Shape;
  /** How the project changes: for `deploy again` what is deployed before the killed change. */
  readonly change?: (shape: Shape) => Shape;
}

const summed =
  (by: number) =>
  (shape: Shape): Shape =>
    withModel(shape, "totals_1m", (model) => ({ ...model, summed: (model.summed + by) % 4 }));

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
];

/** Every step of a deployment that must have been hit, and the verbs. */
export const NAMED: readonly string[] = [
  ...new Set(SCENARIOS.flatMap(({ verb, steps }) => steps.map((step) => step ?? `${verb}, from its beginning`))),
];

/** How many requests that change something a step sends, at most: where in it a kill may fall. */
export function requestsOf({ verb, requests }: Scenario, step: string | undefined): number {
  if (requests !== undefined) return requests;
  if (step === undefined) return { deploy: 6, promote: 4, rollback: 14, drop: 11, pause: 4, resume: 12 }[verb];
  return step === "job in place"
    ? 14
    : step.startsWith("job ")
      ? 12
      : step === "drop-version"
        ? 7
        : step === "stop"
          ? 4
          : 1;
}

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
