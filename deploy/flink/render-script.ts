import { jobIdOf } from "./identity.ts";
import type { JobSpec } from "./job-spec.ts";
import { filledStatement, jobOptions } from "./run-job.ts";

export interface ScriptTarget {
  readonly env: string;
  /** As the engine sees it. */
  readonly kafka: string;
  readonly registry: string;
  readonly version: number;
  readonly step: number;
  /** `undefined` while the schema is not registered. */
  readonly schemaId: number | undefined;
  readonly restore: string | null;
  /** Replace pinned schemas by one line; such a script is for reading, not for running. */
  readonly fold: boolean;
}

/** What an engine gets for one job, as a script for Flink's own SQL client. */
export function renderScript(job: JobSpec, target: ScriptTarget): string {
  const { env, version, step, restore } = target;
  const record = {
    ...job,
    env,
    version,
    step,
    restore,
    engine: "flink",
    phase: "open",
    jobId: jobIdOf(env, job.output, step),
    schemaId: target.schemaId ?? 0,
  } as const;
  const sets = Object.entries(jobOptions(record)).map(
    ([key, value]) => `SET '${key}' = '${value.replaceAll("'", "''")}';`,
  );
  const head = [`-- ${job.output}, from ${job.file}`];
  if (target.schemaId === undefined) head.push(`-- not registered yet: 0 stands for the id of ${job.subject.name}`);
  const statements = job.statements.map((statement) => {
    const sql = filledStatement(target, record, statement);
    return `${target.fold ? foldSchemas(sql) : sql};`;
  });
  return [head.join("\n"), sets.join("\n"), ...statements].join("\n\n");
}

function foldSchemas(sql: string): string {
  return sql.replaceAll(/('[\w.-]*\.schema' = )'((?:[^']|'')*)'/g, (_, key: string, schema: string) => {
    return `${key}'... ${schema.split("\n").length} lines, folded ...'`;
  });
}
