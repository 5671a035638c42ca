import { type EngineAddresses, type KafkaSecurity, splitCredentials } from "#core";
import { jobIdOf } from "./identity.ts";
import { type JobSpec, placeOf } from "./job-spec.ts";
import { filledStatement, jobOptions } from "./run-job.ts";

/** Secrets in the addresses are shown as `***`. */
export interface ScriptTarget extends EngineAddresses {
  readonly env: string;
  readonly parallelism: number;
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
    jobId: jobIdOf(env, job.output, version, step),
    ...placeOf(job.to),
    schemaId: target.schemaId ?? 0,
  } as const;
  const sets = Object.entries(jobOptions(record, target.parallelism)).map(
    ([key, value]) => `SET '${key}' = '${value.replaceAll("'", "''")}';`,
  );
  const head = [`-- ${job.output}, from ${job.file}`];
  if (target.schemaId === undefined && job.to.kind === "topic")
    head.push(`-- not registered yet: 0 stands for the id of ${job.to.subject.name}`);
  const shown = masked(target);
  if (shown.registry.includes("***") || shown.registryCa !== undefined) {
    head.push("-- *** stands for the registry's user and password and for the text of the file SLUICE_REGISTRY_CA");
  }
  if (shown.kafkaSecurity !== undefined) head.push("-- *** stands for the brokers' password and certificates");
  const statements = job.statements.map((statement) => {
    const sql = filledStatement(shown, record, statement);
    return `${target.fold ? foldSchemas(sql) : sql};`;
  });
  return [head.join("\n"), sets.join("\n"), ...statements].join("\n\n");
}

/** The target with `***` for what must not stand in a terminal or in the log of a build. */
function masked(target: ScriptTarget): ScriptTarget {
  const { base, userInfo } = splitCredentials(target.registry);
  return {
    ...target,
    registry: userInfo === undefined ? base : base.replace("//", "//***:***@"),
    ...(target.registryCa !== undefined && { registryCa: "***" }),
    ...(target.kafkaSecurity !== undefined && { kafkaSecurity: maskedSecurity(target.kafkaSecurity) }),
  };
}

function maskedSecurity({ tls, ca, sasl }: KafkaSecurity): KafkaSecurity {
  return { tls, ...(ca !== undefined && { ca: "***" }), ...(sasl && { sasl: { ...sasl, password: "***" } }) };
}

function foldSchemas(sql: string): string {
  return sql.replaceAll(/('[\w.-]*\.schema' = )'((?:[^']|'')*)'/g, (_, key: string, schema: string) => {
    return `${key}'... ${schema.split("\n").length} lines, folded ...'`;
  });
}
