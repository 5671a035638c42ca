import { jobIdOf, jobNameOf } from "../../flink/identity.ts";
import { placeOf } from "../../flink/job-spec.ts";
import type { Plan, Step } from "../../plan/step.ts";
import { topicText, type Version, type World } from "./world.ts";

/** What should stand when a plan is carried out in a world, computed from the plan alone. */
export function expectedWorld(before: World, plan: Plan): World {
  const topics = new Map(before.topics);
  const subjects = new Map(before.subjects);
  const versions = new Map(before.versions);
  const live = new Map(before.live);
  const pointers = new Map(before.pointers);
  const jobs = new Map(before.jobs);
  const put = (version: Version): void => {
    versions.set(`${version.output}/v${version.version}`, version);
  };
  for (const { action, name } of plan.steps) {
    switch (action.kind) {
      case "create-topic":
      case "recreate-topic":
        // The tool's own topics are shared by environments, and are no part of this world.
        if (!name.startsWith("sluice_")) topics.set(name, topicText(action.topic.partitions, action.topic.config));
        break;
      case "grow-topic":
        topics.set(name, (topics.get(name) ?? "").replace(/^\d+/, String(action.topic.partitions)));
        break;
      case "alter-topic": {
        const partitions = Number.parseInt(topics.get(name) ?? "", 10);
        topics.set(name, topicText(partitions, action.topic.config));
        break;
      }
      case "register":
        subjects.set(name, action.subject.schema);
        break;
      case "stop":
        jobs.delete(action.record.jobId);
        put({ ...(versions.get(keyOf(action.record)) as Version), phase: "stopped" });
        break;
      case "drop-version": {
        const { record, subject } = action;
        jobs.delete(record.jobId);
        put({ ...(versions.get(keyOf(record)) as Version), phase: "dropped" });
        if (record.topic !== undefined) topics.delete(record.topic);
        if (subject !== undefined) subjects.delete(subject);
        break;
      }
      case "job": {
        const { job, decision, record } = action;
        if (decision.kind === "adopt" && record) put({ ...(versions.get(keyOf(record)) as Version), phase: "settled" });
        if (decision.kind !== "start") break;
        const { version, step } = decision;
        const jobId = jobIdOf(before.env, job.output, version, step);
        if (record) jobs.delete(record.jobId);
        if (record && record.version !== version)
          put({ ...(versions.get(keyOf(record)) as Version), phase: "dropped" });
        jobs.set(jobId, jobNameOf(job.output, version, job.hash));
        put({ output: job.output, version, step, jobId, phase: "settled", hash: job.hash, ...placeOf(job.to) });
        if (decision.why !== "beside" && !(live.has(job.output) && live.get(job.output) !== record?.version))
          live.set(job.output, version);
        break;
      }
    }
  }
  return { ...before, topics, subjects, versions, live, pointers, jobs };
}

function keyOf({ output, version }: { readonly output: string; readonly version: number }): string {
  return `${output}/v${version}`;
}

/** What makes a step of the plan and one that was carried out the same; checkpoints go on while one looks at a plan. */
export function stepText({ mark, what, name, why, verdict, state, destroys }: Step): string {
  const steady = (text: string | undefined): string =>
    (text ?? "")
      .replace(/checkpoint \d+/g, "checkpoint")
      .replace(/savepoint-[\w-]+/g, "savepoint")
      .replace(/up to \d+ records?/g, "records");
  return `${mark} ${what} ${name}: ${steady(why)} [${verdict ?? ""}; ${state ?? ""}; ${steady(destroys)}]`;
}
