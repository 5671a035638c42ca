import { waitFor } from "#core";
import { type Kafka, publishReference, type Registry, registerSchema } from "#kafka";
import type { Step } from "./plan/step.ts";

/** Carries out one step, and tells of it. */
export type RunStep = (step: Step, work: () => Promise<unknown>) => Promise<void>;

/** The topics of a plan: made, grown, altered or made again. */
export async function applyTopics(
  steps: readonly Step[],
  kafka: Kafka,
  run: RunStep,
  signal?: AbortSignal,
): Promise<void> {
  const admin = kafka.admin();
  for (const step of steps) {
    const { action } = step;
    if (action.kind === "create-topic") await run(step, () => admin.createTopics([action.topic]));
    if (action.kind === "grow-topic") await run(step, () => admin.addPartitions(step.name, action.topic.partitions));
    if (action.kind === "alter-topic") await run(step, () => admin.alterTopicConfig(step.name, action.config));
    if (action.kind === "recreate-topic") {
      await run(step, async () => {
        await admin.deleteTopics([step.name]);
        await waitFor(
          `topic ${step.name} to be made again`,
          async () => {
            await admin.createTopics([action.topic]);
            return true;
          },
          { deadline: 30_000, signal },
        );
      });
    }
  }
}

/** The schemas of a plan; answers their ids by subject. */
export async function applySubjects(
  steps: readonly Step[],
  registry: Registry,
  run: RunStep,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const step of steps) {
    const { action } = step;
    if (action.kind !== "register") continue;
    const { subject } = action;
    await run(step, async () => {
      ids.set(subject.name, (await registerSchema(registry, subject.name, subject)).id);
    });
  }
  return ids;
}

/** The rows of references. */
export async function applyRows(
  steps: readonly Step[],
  { kafka, registry }: { readonly kafka: Kafka; readonly registry: Registry },
  run: RunStep,
): Promise<void> {
  for (const step of steps) {
    const { action } = step;
    if (action.kind === "publish") await run(step, () => publishReference(kafka, registry, action.type, action.rows));
  }
}
