import { type JobSpec, nameOf } from "../flink/job-spec.ts";
import type { OutputPlan } from "./output-plan.ts";
import type { ActualState } from "./step.ts";

/**
 * One engine owns an output: the refusal of one that ksqlDB has, or whose topic still has its rows; undefined when it is
 * free.
 */
export function ksqldbHold(job: JobSpec, { ksqldb = [], topics }: ActualState): OutputPlan | undefined {
  const records = ksqldb.filter(({ output }) => output === job.output);
  const standing = records.find(({ phase }) => phase !== "dropped");
  const place = nameOf(job.to);
  // ksqlDB's keys are not Flink's, so that a table of both would have each row twice.
  const left = records.some(({ topic }) => topic === place) && topics.has(place);
  if (!standing && !left) return undefined;
  const [why, message, hint] = standing
    ? [
        `ksqlDB has it, as ${standing.name}`,
        `${job.output} is deployed with ksqlDB, as ${standing.name}: one engine owns an output`,
        `deploy it with --engine ksqldb; or end it there, with its data: npm run deploy-sql -- destroy ${job.output} --engine ksqldb`,
      ]
    : [
        `its topic ${place} has the rows of ksqlDB`,
        `the topic ${place} of ${job.output} still has the rows that ksqlDB wrote, under other keys`,
        `delete the topic ${place} when nobody needs them`,
      ];
  const step = { what: "job", name: job.output, mark: "!", why } as const;
  const action = { kind: "refuse", message, hint, file: job.file } as const;
  return { topics: [], subjects: [], files: [], jobs: [{ ...step, action }], place };
}
