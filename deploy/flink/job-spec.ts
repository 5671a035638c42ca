import { type KafkaSecurity, SluiceError, type SourceLocation } from "#core";
import type { FilesSpec, SubjectSpec, TopicSpec } from "../plan/spec.ts";
import { jobHash } from "./identity.ts";
import { kafkaAccess } from "./kafka-access.ts";
import type { Statement } from "./statement.ts";

/** One output as it should run: everything that an engine gets, before addresses are known. */
export interface JobSpec {
  readonly output: string;
  readonly pipeline: string;
  /** The model's file. */
  readonly file: string;
  /** Topics that it reads. */
  readonly reads: readonly string[];
  /** In the order of one session; the last is the INSERT. */
  readonly statements: readonly Statement[];
  /** Flink options that belong to the job's identity. */
  readonly options: Readonly<Record<string, string>>;
  readonly hash: string;
  readonly to: OutputTarget;
}

/** Where the rows of an output go. */
export type OutputTarget =
  | { readonly kind: "topic"; readonly topic: TopicSpec; readonly subject: SubjectSpec }
  | { readonly kind: "files"; readonly files: FilesSpec };

/** Where a version's rows go, as its record names it. */
export function placeOf(to: OutputTarget): { readonly topic: string } | { readonly folder: string } {
  return to.kind === "topic" ? { topic: to.topic.name } : { folder: to.files.folder };
}

/** The topic's or the folder's name. */
export function nameOf(to: OutputTarget): string {
  return to.kind === "topic" ? to.topic.name : to.files.folder;
}

/** The name for a version that is built beside another one. */
export function versionName(to: OutputTarget, version: number): string {
  return `${nameOf(to)}_v${version}`;
}

/** The same target under another name: a topic with its subject, or a folder. */
export function targetNamed(to: OutputTarget, name: string): OutputTarget {
  if (to.kind === "files") return { kind: "files", files: { ...to.files, folder: name } };
  return {
    kind: "topic",
    topic: { ...to.topic, name },
    subject: { ...to.subject, name: `${name}-value` },
  };
}

/**
 * The job as it is when the outputs that it reads stand in other topics than those of their names. A version of another
 * topic is another input: the job's identity changes with it.
 */
export function withInputs(job: JobSpec, topicOf: ReadonlyMap<string, string>): JobSpec {
  const moved = (name: string): string => topicOf.get(name) ?? name;
  if (job.reads.every((name) => moved(name) === name)) return job;
  const statements = job.statements.map((statement): Statement => {
    if (statement.kind !== "source" || moved(statement.name) === statement.name) return statement;
    const option = `'topic' = '${statement.name}'`;
    if (!statement.sql.includes(option))
      throw new SluiceError("SLUICE_INTERNAL", `the source ${statement.name} of ${job.output} names no topic`);
    return { ...statement, sql: statement.sql.replace(option, `'topic' = '${moved(statement.name)}'`) };
  });
  return { ...job, statements, reads: job.reads.map(moved), hash: jobHash(statements, job.options) };
}

/** Options that every job gets and that say nothing about what it computes: not part of its identity. */
export const COMMON_OPTIONS: Readonly<Record<string, string>> = {
  "table.local-time-zone": "UTC",
  // A passing fault (broker, registry) heals by itself, however long it takes.
  "restart-strategy.type": "exponential-delay",
  "restart-strategy.exponential-delay.initial-backoff": "1 s",
  "restart-strategy.exponential-delay.max-backoff": "30 s",
  "restart-strategy.exponential-delay.reset-backoff-threshold": "5 min",
  "execution.checkpointing.externalized-checkpoint-retention": "RETAIN_ON_CANCELLATION",
};

/** Values of the closed list of placeholders. */
export interface Placeholders {
  readonly kafka: string;
  /** Without user and password. */
  readonly registry: string;
  /** Id of the output's registered schema; outputs in files have none. */
  readonly schema_id: string;
  /** Root of all outputs in files, as an address: `file:///...` or `s3://bucket/prefix`. */
  readonly files: string;
  /** Prefix of the transactional ids: environment, output and version. */
  readonly transactional_id: string;
  /** The topic of this version of the output. */
  readonly output_topic: string;
  /** The folder of this version of the output, from the files root. */
  readonly output_folder: string;
}

/** Values for plans, which never connect; the same as codegen's, so that both share the planner's cache. */
export const NOWHERE: Placeholders = {
  kafka: "127.0.0.1:1",
  registry: "http://127.0.0.1:1",
  schema_id: "1",
  transactional_id: "plan",
  files: "file:///nowhere",
  output_topic: "plan",
  output_folder: "plan",
};

/** What a job needs to be let in. It joins a statement when it is sent: it is in no hash and no record. */
export interface EngineAccess {
  readonly kafka?: KafkaSecurity | undefined;
  /** `user:password` of the registry. */
  readonly userInfo?: string | undefined;
  /** PEM text of authorities to trust. */
  readonly ca?: string | undefined;
}

/** How a placeholder is written in a statement. */
export function placeholder(name: keyof Placeholders): string {
  return `\${${name}}`;
}

/** The statement as an engine gets it. An unknown placeholder is a fault; views and queries are left as written. */
export function fillPlaceholders(
  statement: Statement,
  values: Partial<Placeholders>,
  access: EngineAccess = {},
): string {
  if (statement.kind === "view" || statement.kind === "insert") return statement.sql;
  const value = (name: string): string => {
    const found = values[name as keyof Placeholders];
    if (found === undefined) throw new SluiceError("SLUICE_INTERNAL", `no value for \${${name}} in ${statement.name}`);
    return quoted(found);
  };
  // One pass, so that nothing is looked for in what was filled in. Options for access follow the registry's address.
  return statement.sql.replaceAll(
    /^( *'[\w.-]+\.)url' = '\$\{registry\}'|^( *)'properties\.bootstrap\.servers' = '\$\{kafka\}'|\$\{(\w*)\}/gm,
    (_, key: string | undefined, indent: string | undefined, name: string) => {
      if (indent !== undefined) {
        const options = [
          ["properties.bootstrap.servers", values.kafka ?? value("kafka")],
          ...kafkaAccess(access.kafka),
        ];
        return options.map(([option = "", text = ""]) => `${indent}'${option}' = '${quoted(text)}'`).join(",\n");
      }
      if (key === undefined) return value(name);
      const lines = [`${key}url' = '${value("registry")}'`];
      if (access.userInfo !== undefined) lines.push(`${key}basic-auth.user-info' = '${quoted(access.userInfo)}'`);
      if (access.ca !== undefined) lines.push(`${key}ssl.ca.pem' = '${quoted(access.ca)}'`);
      return lines.join(",\n");
    },
  );
}

function quoted(value: string): string {
  return value.replaceAll("'", "''");
}

/** Prefix of the transactional ids of one version of an output: kept over resubmissions, new with a rebuild. */
export function transactionalId(env: string, output: string, version: number): string {
  return `${env}-${output}-v${version}`;
}

/** A place in a sent statement as a place in the user's file; `undefined` when the tool wrote that line. */
export function placeInFile(
  statement: Pick<Statement, "origin">,
  place: { readonly line: number; readonly column: number; readonly endColumn?: number } | undefined,
): SourceLocation | undefined {
  if (!place || !statement.origin || place.line < 2) return undefined;
  const { file, line } = statement.origin;
  const length = place.endColumn === undefined ? 1 : place.endColumn - place.column + 1;
  return { file, line: line + place.line - 2, column: place.column, length };
}
