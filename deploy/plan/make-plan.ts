import { withInputs } from "../flink/job-spec.ts";
import { decide } from "../flink/settle.ts";
import { ksqldbHold } from "./ksqldb-hold.ts";
import { type OutputPlan, planOutput, standingPlace } from "./output-plan.ts";
import { planReferenceRows } from "./reference-rows.ts";
import type { ActualState, DesiredState, Plan, PlanFlags, Step } from "./step.ts";
import { planSubject, withImports } from "./subjects.ts";
import { planTopic } from "./topics.ts";

/** Compares what is declared with what stands. Pure: the same two states give the same plan. */
export function makePlan(desired: DesiredState, actual: ActualState, flags: PlanFlags): Plan {
  const wanted: OutputPlan[] = [];
  const places = new Map([...actual.jobs].flatMap(([output, { record }]) => placed(output, record.topic)));
  for (const declared of desired.jobs) {
    // What an output reads stands before it, so its version is known by now.
    const job = withInputs(declared, places);
    const touches = flags.only === undefined || flags.only === job.output;
    const foreign = ksqldbHold(job, actual);
    const plan = touches ? (foreign ?? planOutput(job, actual, flags)) : undefined;
    if (plan) wanted.push(plan);
    if (job.to.kind === "topic") places.set(job.output, plan?.place ?? standingPlace(job, actual));
  }
  const own = new Set(desired.jobs.flatMap(({ to }) => (to.kind === "topic" ? [to.topic.name, to.subject.name] : [])));
  const touched = onlyNames(desired, flags.only);
  const isOther = ({ name }: { readonly name: string }): boolean => !own.has(name);
  const topics = desired.topics
    .filter((topic) => isOther(topic) && touched(topic.name))
    .flatMap((topic) => planTopic(topic, actual.topics.get(topic.name), false));
  const subjects = withImports(
    desired.subjects,
    (subject) => isOther(subject) && touched(subject.name.replace(/-value$/, "")),
  ).map((subject) => planSubject(subject, actual.subjects.get(subject.name), actual));
  const rows = desired.references
    .filter(({ type }) => touched(type.topic))
    .map((reference) => planReferenceRows(reference, actual.rows.get(reference.type.reference)));
  const of = (part: "topics" | "subjects" | "files" | "jobs"): Step[] => wanted.flatMap((plan) => plan[part]);
  return {
    env: desired.env,
    engine: "flink",
    steps: [
      ...topics,
      ...of("topics"),
      ...subjects,
      ...of("subjects"),
      ...rows,
      ...of("files"),
      ...of("jobs"),
      ...planUndeclared(desired, actual, flags),
    ],
  };
}

function placed(output: string, topic: string | undefined): (readonly [string, string])[] {
  return topic === undefined ? [] : [[output, topic]];
}

/** Steps that change something or need the user: what makes the exit code 2. */
export function pending(plan: Plan): readonly Step[] {
  return plan.steps.filter((step) => step.mark !== "=");
}

/** With `--only`, what that job reads stays in the plan: it cannot run without. */
function onlyNames(desired: DesiredState, only: string | undefined): (name: string) => boolean {
  const job = desired.jobs.find((candidate) => candidate.output === only);
  if (only === undefined || !job) return () => only === undefined;
  const names = new Set([job.output, ...job.reads]);
  return (name) => names.has(name) || name.startsWith("sluice_");
}

function planUndeclared(desired: DesiredState, actual: ActualState, flags: PlanFlags): Step[] {
  const declared = new Set(desired.jobs.map((job) => job.output));
  const steps: Step[] = [];
  const versions = [...actual.jobs].flatMap(([output, live]) => [live, ...(actual.others?.get(output) ?? [])]);
  const byName = versions.sort((a, b) => (a.record.output < b.record.output ? -1 : 1));
  for (const { record, status, checkpoint } of byName) {
    if (declared.has(record.output) || flags.only !== undefined) continue;
    if (desired.pipelines && !desired.pipelines.includes(record.pipeline)) continue;
    const { rebuild, prune } = flags;
    const decision = decide({ record, wanted: undefined, status, checkpoint, rebuild, prune });
    const base = { what: "job", name: record.output } as const;
    if (decision.kind === "stop") {
      const why = "no longer declared: its job stops, its topic and schema stay";
      steps.push({ ...base, mark: "-", why, state: "kept in a last checkpoint", action: { kind: "stop", record } });
    } else if (decision.kind === "orphan") {
      const why = "no longer declared, still deployed: left alone; --prune stops it";
      steps.push({ ...base, mark: "=", why, action: { kind: "none" } });
    }
  }
  return steps;
}
