import type { SchemaImport } from "#kafka";
import type { JobSpec } from "../flink/job-spec.ts";
import type { Decision, DeploymentRecord } from "../flink/settle.ts";

/** A topic as the project wants it. Only these configuration keys are compared and set. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

/**
 * A subject of the registry with the canonical text that should be its newest version. A file that others import has a
 * subject of its own, called as it is imported.
 */
export interface SubjectSpec {
  readonly name: string;
  readonly schema: string;
  /** Files of the user that the text imports, directly or not, each behind what it imports itself. */
  readonly imports?: readonly SchemaImport[];
}

/** Everything that should stand, in an order that can be applied. */
export interface DesiredState {
  readonly env: string;
  readonly topics: readonly TopicSpec[];
  readonly subjects: readonly SubjectSpec[];
  /** In dependency order: a job stands after the jobs whose outputs it reads. */
  readonly jobs: readonly JobSpec[];
  /** Pipelines looked at: records of others are left alone. `undefined` = all. */
  readonly pipelines: readonly string[] | undefined;
}

export interface ActualTopic {
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
  /** Offsets between earliest and latest, summed: an upper bound of its records. */
  readonly records: bigint;
}

export interface ActualSubject {
  /** Id of exactly the wanted text in this subject; `undefined` when it is not registered there. */
  readonly id: number | undefined;
  readonly exists: boolean;
}

export interface ActualJob {
  readonly record: DeploymentRecord;
  readonly status: "running" | "starting" | "ended" | "unknown";
  /** The engine's own word. */
  readonly state: string;
  readonly runningHash: string | undefined;
  readonly checkpoint: string | undefined;
}

/** What stands, read from the broker, the registry and the engine. */
export interface ActualState {
  readonly topics: ReadonlyMap<string, ActualTopic>;
  readonly subjects: ReadonlyMap<string, ActualSubject>;
  /** By output; one for each deployment record of the environment. */
  readonly jobs: ReadonlyMap<string, ActualJob>;
}

export interface PlanFlags {
  readonly rebuild: boolean;
  readonly prune: boolean;
  /** Only this output's topic, schema and job. */
  readonly only?: string | undefined;
}

/** `+` create, `~` change, `-` drop, `=` in order, `!` needs the user. */
export type Mark = "+" | "~" | "-" | "=" | "!";

export type Action =
  | { readonly kind: "none" }
  | { readonly kind: "create-topic"; readonly topic: TopicSpec }
  | { readonly kind: "recreate-topic"; readonly topic: TopicSpec }
  | { readonly kind: "grow-topic"; readonly topic: TopicSpec }
  | { readonly kind: "alter-topic"; readonly topic: TopicSpec; readonly config: Readonly<Record<string, string>> }
  | { readonly kind: "register"; readonly subject: SubjectSpec }
  | { readonly kind: "job"; readonly job: JobSpec; readonly decision: Decision; readonly record?: DeploymentRecord }
  | { readonly kind: "stop"; readonly record: DeploymentRecord }
  /** Apply throws this before it touches anything. */
  | { readonly kind: "refuse"; readonly message: string; readonly hint: string; readonly file?: string };

/** One line of the plan. Apply carries out exactly its action. */
export interface Step {
  readonly mark: Mark;
  readonly what: "topic" | "schema" | "job";
  readonly name: string;
  /** One line of why. */
  readonly why: string;
  /** What is lost for good when it is applied. */
  readonly destroys?: string;
  /** Lines of a text difference. */
  readonly detail?: readonly string[];
  readonly action: Action;
}

export interface Plan {
  readonly env: string;
  readonly steps: readonly Step[];
}
