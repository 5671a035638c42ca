import type { Config } from "#core";
import { registerSchema } from "#kafka";
import { applyRows, applySubjects, applyTopics, type RunStep } from "../apply-places.ts";
import { type StepEvent, throwRefusals } from "../apply-plan.ts";
import { type DeployOptions, type DeployResult, stepLine } from "../deploy.ts";
import { makePlan } from "../plan/make-plan.ts";
import { readPlaces, readSubjects } from "../plan/read-actual.ts";
import { checkSavedPlan } from "../plan/saved-plan.ts";
import type { SubjectSpec } from "../plan/spec.ts";
import type { Plan, Step } from "../plan/step.ts";
import { planSubject } from "../plan/subjects.ts";
import { type ApplyContext, applyObjects, planFromServer } from "./apply-objects.ts";
import { declaredKsqldb, type KsqldbDeclared } from "./declared.ts";
import { recordName } from "./object.ts";
import { type KsqldbSystems, withKsqldb } from "./open-server.ts";
import type { ObjectStep } from "./plan-objects.ts";
import { missingPointers } from "./pointers.ts";
import type { FlinkHold, KsqldbDeployed } from "./record-store.ts";

/** What `deployKsqldb` would do, without touching anything. */
export function planKsqldb(config: Config, options: DeployOptions = {}): Promise<Plan> {
  return withKsqldb(config, options, async (systems) => {
    const declared = await declaredKsqldb(config, options);
    const deployed = await systems.store.readAll();
    return planAll(declared, systems, deployed, contextOf(declared, systems, deployed, options));
  });
}

/**
 * Checks, plans and applies ksqlDB's models. When it resolves, every declared stream and table is there and its query
 * runs. Throws the problems of the project or a refusal (nothing touched), or the first failed step (run it again: what
 * is done stays done).
 */
export function deployKsqldb(config: Config, options: DeployOptions = {}): Promise<DeployResult> {
  const start = performance.now();
  return withKsqldb(config, options, async (systems) => {
    const declared = await declaredKsqldb(config, options);
    const deployed = await systems.store.readAll();
    const context = contextOf(declared, systems, deployed, options);
    const plan = await planAll(declared, systems, deployed, context);
    if (options.saved !== undefined) checkSavedPlan(options.saved, plan);
    throwRefusals(plan);

    const width = Math.max(...plan.steps.map(({ name }) => name.length));
    const tell = (event: StepEvent): void => options.onStep?.(stepLine(event, width), event);
    const done: Step[] = [];
    const run: RunStep = async (step, work) => {
      options.signal?.throwIfAborted();
      const begun = performance.now();
      tell({ step, phase: "start" });
      await work();
      done.push(step);
      tell({ step, phase: "done", took: performance.now() - begun });
    };
    await applyTopics(plan.steps, systems.kafka, run, options.signal);
    await applySubjects(plan.steps, systems.registry, run);
    await applyRows(plan.steps, systems, run);
    let begun = performance.now();
    await applyObjects(
      {
        ...context,
        onStep: ({ step, phase }) => {
          const told = objectStep(step, declared);
          if (phase === "start") begun = performance.now();
          else done.push(told);
          tell({ step: told, phase, ...(phase === "done" && { took: performance.now() - begun }) });
        },
      },
      declared.objects,
    );
    // Nothing was changed: then nobody waits for a second look at the records.
    const after = done.length === 0 ? deployed : await systems.store.readAll();
    await systems.store.change(...missingPointers(config.env, after, declared.objects, Date.now()));
    return { plan, applied: done.length, steps: done, warnings: declared.warnings, took: performance.now() - start };
  });
}

/** How objects are planned and made for a project. */
export function contextOf(
  declared: KsqldbDeclared,
  { client, registry, store }: KsqldbSystems,
  { flink }: KsqldbDeployed,
  { prune, signal }: DeployOptions,
): ApplyContext {
  return {
    client,
    records: store,
    env: declared.env,
    pipeline: "",
    prune: prune ?? false,
    isWanted: declared.isUndeclared,
    taken: new Map([...flink].map(([name, { newest }]) => [name, newest])),
    signal,
    prepare: async ({ object, topic }) => {
      const subject = object.output === undefined ? undefined : declared.subjectFor(object.output, topic);
      if (!subject) return {};
      return { schema_id: (await registerSchema(registry, subject.name, subject)).id };
    },
  };
}

async function planAll(
  declared: KsqldbDeclared,
  systems: KsqldbSystems,
  { flink }: KsqldbDeployed,
  context: ApplyContext,
): Promise<Plan> {
  const [objects, actual] = await Promise.all([
    planFromServer(context, declared.objects),
    readPlaces(declared.places, systems),
  ]);
  const { steps: places } = makePlan(
    { ...declared.places, env: declared.env, jobs: [], pipelines: undefined },
    { ...actual, jobs: new Map(), files: new Map() },
    { rebuild: false, prune: false },
  );
  const held = declared.objects.flatMap((object) => heldByFlink(recordName(object), object.kind, flink));
  const isHeld = (name: string): boolean => held.some((step) => step.name === name);
  const steps = objects.steps.filter((step) => !isHeld(recordOf(step)));
  const subjects = steps.flatMap((step) => subjectOfStep(step, declared));
  const known = await readSubjects(subjects, systems);
  return {
    env: declared.env,
    engine: "ksqldb",
    steps: [
      ...places.filter(({ what }) => what !== "rows"),
      ...subjects.map((subject) => planSubject(subject, known.get(subject.name), { subjects: known })),
      ...places.filter(({ what }) => what === "rows"),
      ...held,
      ...steps.map((step) => objectStep(step, declared)),
    ],
  };
}

/** One engine owns an output, and a name. */
function heldByFlink(name: string, what: "stream" | "table", flink: ReadonlyMap<string, FlinkHold>): Step[] {
  if (!flink.get(name)?.stands) return [];
  const message = `${name} is deployed with Flink: one engine owns an output`;
  const hint = `deploy it with --engine flink; or end it there, with its data: npm run deploy-sql -- destroy ${name}`;
  return [{ what, name, mark: "!", why: "Flink has it", action: { kind: "refuse", message, hint } }];
}

function recordOf({ action, name }: ObjectStep): string {
  if (action.kind === "create") return recordName(action.target.object);
  return action.kind === "refuse" ? name : action.record.output;
}

/** The schema that a step's version needs, of one that stays or is to be made. */
function subjectOfStep({ action }: ObjectStep, declared: KsqldbDeclared): SubjectSpec[] {
  const { output, topic } =
    action.kind === "create"
      ? { output: action.target.object.output, topic: action.target.topic }
      : action.kind === "nothing" || action.kind === "settle" || action.kind === "resume"
        ? action.record
        : { output: undefined, topic: "" };
  const subject = output === undefined ? undefined : declared.subjectFor(output, topic);
  return subject ? [subject] : [];
}

function objectStep(step: ObjectStep, { objects }: KsqldbDeclared): Step {
  const { sign, name, why, action } = step;
  const what =
    action.kind === "create"
      ? action.target.object.kind
      : action.kind === "refuse"
        ? (objects.find((object) => object.name === name)?.kind ?? "stream")
        : action.record.kind;
  const base = { what, name, why } as const;
  if (action.kind === "refuse") return { ...base, mark: "!", action };
  if (sign === "=") return { ...base, mark: "=", action: { kind: "none" } };
  return { ...base, mark: sign, action: { kind: "object", step } };
}
