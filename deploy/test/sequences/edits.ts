import { openRandom, type Random } from "./random.ts";
import { EXPRESSIONS, firstShape, type ModelName, type ModelShape, newModel, type Shape } from "./shape.ts";

/** One thing that a user does to the project or to what is deployed of it. */
export type Edit =
  | { readonly kind: "expression"; readonly model: ModelName; readonly value: number }
  | { readonly kind: "checkpoint"; readonly model: ModelName; readonly value: number }
  | { readonly kind: "output retention"; readonly model: ModelName; readonly value: number }
  | { readonly kind: "comment" | "reformat" | "new output"; readonly model: ModelName }
  | { readonly kind: "remove output"; readonly model: ModelName; readonly prune: boolean }
  | { readonly kind: "log retention" | "view"; readonly value: number }
  | { readonly kind: "partitions" | "revert" }
  | Verb;

export interface Verb {
  readonly kind: "promote" | "rollback" | "drop" | "pause" | "resume";
  readonly model: ModelName;
}

const VERBS: readonly string[] = ["promote", "rollback", "drop", "pause", "resume"];

export function isVerb(edit: Edit): edit is Verb {
  return VERBS.includes(edit.kind);
}

/** Edits that change nothing that would be deployed. */
export function isIdle({ kind }: Edit): boolean {
  return kind === "comment" || kind === "reformat";
}

/** "promote totals_1m", "checkpoint slow 2". */
export function editText(edit: Edit): string {
  const { kind, ...rest } = edit;
  return [kind, ...Object.entries(rest).map(([name, value]) => (name === "prune" ? (value ? "--prune" : "") : value))]
    .filter((word) => word !== "")
    .join(" ");
}

/** The project after an edit; `before` are its earlier shapes, the newest last. Verbs do not change it. */
export function edited(shape: Shape, edit: Edit, before: readonly Shape[]): Shape {
  const withModel = (model: ModelName, change: Partial<ModelShape> | undefined): Shape => {
    const { [model]: old, ...others } = shape.models;
    return { ...shape, models: change ? { ...others, [model]: { ...(old ?? newModel()), ...change } } : others };
  };
  const of = (model: ModelName): ModelShape => shape.models[model] ?? newModel();
  switch (edit.kind) {
    case "expression":
      return withModel(edit.model, { expression: edit.value });
    case "checkpoint":
      return withModel(edit.model, { checkpoint: edit.value });
    case "output retention":
      return withModel(edit.model, { retention: edit.value });
    case "comment":
      return withModel(edit.model, { comment: of(edit.model).comment + 1 });
    case "reformat":
      return withModel(edit.model, { layout: of(edit.model).layout + 1 });
    case "new output":
      return withModel(edit.model, {});
    case "remove output":
      return withModel(edit.model, undefined);
    case "log retention":
      return { ...shape, retention: edit.value };
    case "view":
      return { ...shape, view: edit.value };
    case "partitions":
      return { ...shape, partitions: shape.partitions + 1 };
    case "revert":
      // The number of partitions never goes back: Kafka cannot, and the plan says so.
      return { ...(before.at(-1) ?? shape), partitions: shape.partitions };
    default:
      return shape;
  }
}

/** 2 to 4 edits, the same for the same seed. Half of them follow what one does with a changed output. */
export function drawEdits(seed: number): readonly Edit[] {
  const random = openRandom(seed);
  const count = random.between(2, 4);
  const first = firstShape("seq_ping");
  const edits: Edit[] = random.number() < 0.5 ? story(random) : [];
  let shape = edits.reduce((so, edit) => edited(so, edit, [first]), first);
  while (edits.length < count) {
    const edit = drawEdit(random, shape);
    edits.push(edit);
    shape = edited(shape, edit, [first]);
  }
  return edits.slice(0, count);
}

function drawEdit(random: Random, shape: Shape): Edit {
  const there = Object.keys(shape.models) as ModelName[];
  const model = random.pick(there);
  const of = shape.models[model] as ModelShape;
  switch (random.between(0, 14)) {
    case 0:
    case 1:
    case 2:
      return { kind: "expression", model, value: other(random, of.expression, EXPRESSIONS.length) };
    case 3:
      return { kind: "checkpoint", model, value: 1 + other(random, of.checkpoint - 1, 3) };
    case 4:
      return { kind: "comment", model };
    case 5:
      return { kind: "reformat", model };
    case 6:
      return { kind: "revert" };
    case 7:
      return { kind: "output retention", model, value: 1 + other(random, of.retention - 1, 3) };
    case 8:
      return { kind: "log retention", value: 1 + other(random, shape.retention - 1, 3) };
    case 9:
      return { kind: "partitions" };
    case 10:
      return there.includes("extra") ? { kind: "remove output", model: "extra", prune: true } : extra();
    case 11: {
      // What another output reads cannot be taken away alone.
      const ends = there.filter((name) => name !== "slow" || !there.includes("slowest"));
      return ends.length > 1
        ? { kind: "remove output", model: random.pick(ends), prune: random.number() < 0.5 }
        : extra();
    }
    case 12:
      return { kind: "view", value: 5 + other(random, shape.view - 5, 3) };
    default:
      return { kind: random.pick(["promote", "rollback", "drop", "pause", "resume"] as const), model };
  }
}

function extra(): Edit {
  return { kind: "new output", model: "extra" };
}

/** What one does with a changed output, in its order. */
function story(random: Random): Edit[] {
  const model = random.pick(["totals_1m", "slow", "slowest"] as const);
  const value = random.between(1, EXPRESSIONS.length - 1);
  const change: Edit =
    model === "slow" && random.number() < 0.5 ? { kind: "view", value: 6 } : { kind: "expression", model, value };
  const promote: Edit = { kind: "promote", model };
  const verb = (kind: Verb["kind"]): Edit => ({ kind, model });
  return random.pick<Edit[]>([
    [change, promote],
    [change, promote, verb("rollback")],
    [change, promote, verb("rollback"), promote],
    [change, promote, verb("rollback"), verb("drop")],
    [change, promote, verb("drop")],
    [change, promote, { kind: "expression", model, value: 0 }],
    [change, { kind: "revert" }],
    [change, verb("drop")],
    [verb("pause"), change, verb("resume")],
    [verb("pause"), verb("resume")],
    [verb("pause"), { kind: "checkpoint", model, value: 2 }],
    [change, verb("pause"), verb("resume"), promote],
    [change, { kind: "checkpoint", model, value: 3 }, promote],
  ]);
}

/** Another of the first `count` numbers. */
function other(random: Random, than: number, count: number): number {
  return (than + random.between(1, count - 1)) % count;
}
