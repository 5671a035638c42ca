import type { ErrorCode, SourceLocation } from "#core";
import type { Pointer, ReferenceType } from "#kafka";
import type { JobSpec } from "../flink/job-spec.ts";
import type { Decision, DeploymentRecord } from "../flink/settle.ts";
import type { ObjectStep } from "../ksqldb/plan-objects.ts";
import type { KsqldbRecord } from "../ksqldb/records.ts";
import type { ReferenceRows } from "../references.ts";
import type { Verdict } from "../verdict/judge.ts";
import type { SubjectVerdict } from "./judge-subject.ts";
import type { FilesSpec, SubjectSpec, TopicSpec } from "./spec.ts";

/** Everything that should stand, in an order that can be applied. */
export interface DesiredState {
  readonly env: string;
  readonly topics: readonly TopicSpec[];
  readonly subjects: readonly SubjectSpec[];
  readonly references: readonly ReferenceRows[];
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
  /** Earliest offsets, summed: records that were there and are no longer retained. */
  readonly gone?: bigint;
}

export interface ActualSubject {
  /** Id of exactly the wanted text in this subject; `undefined` when it is not registered there. */
  readonly id: number | undefined;
  readonly exists: boolean;
  /** Why the registry would not take the wanted text. */
  readonly refused?: readonly string[];
  /** Of a text that is not there yet, in a subject that has others. */
  readonly verdict?: SubjectVerdict;
}

/** How the rows on the topic of a reference differ from those that should be there. */
export interface ActualRows {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** What lies in the folder of an output in files. */
export interface ActualFiles {
  /** Finished files. */
  readonly files: number;
  readonly bytes: number;
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
  /** The live version of each output that has ever been deployed in the environment, by output. */
  readonly jobs: ReadonlyMap<string, ActualJob>;
  /** Its other versions whose data is there, the newest first. */
  readonly others?: ReadonlyMap<string, readonly ActualJob[]>;
  readonly pointers?: ReadonlyMap<string, Pointer>;
  /** What ksqlDB has or had: such outputs are not Flink's. */
  readonly ksqldb?: readonly KsqldbRecord[];
  /** The number that the next version of an output gets. */
  readonly next?: ReadonlyMap<string, number>;
  /** By reference. */
  readonly rows: ReadonlyMap<string, ActualRows>;
  /** By folder. */
  readonly files: ReadonlyMap<string, ActualFiles>;
}

export interface PlanFlags {
  readonly rebuild: boolean;
  readonly prune: boolean;
  /** Only this output's topic, schema and job. */
  readonly only?: string | undefined;
  /** Of outputs whose statements or options changed; one that is not judged is built beside. */
  readonly verdicts?: ReadonlyMap<string, Verdict> | undefined;
}

/** `+` create, `~` change, `-` drop, `=` in order, `!` needs the user. */
export type Mark = "+" | "~" | "-" | "=" | "!";

export type Action =
  | { readonly kind: "none" }
  | { readonly kind: "create-topic"; readonly topic: TopicSpec }
  | { readonly kind: "recreate-topic"; readonly topic: TopicSpec }
  | { readonly kind: "grow-topic"; readonly topic: TopicSpec }
  | { readonly kind: "alter-topic"; readonly topic: TopicSpec; readonly config: Readonly<Record<string, string>> }
  /** Its folder must be there to be written to; nothing is made, the engine does that. */
  | { readonly kind: "open-files" }
  | { readonly kind: "clear-files"; readonly files: FilesSpec }
  | { readonly kind: "register"; readonly subject: SubjectSpec }
  | { readonly kind: "publish"; readonly type: ReferenceType<unknown>; readonly rows: readonly unknown[] }
  | { readonly kind: "job"; readonly job: JobSpec; readonly decision: Decision; readonly record?: DeploymentRecord }
  /** A version that was never promoted and is not wanted any more: its job ends, its data goes. */
  | { readonly kind: "drop-version"; readonly record: DeploymentRecord; readonly subject: string | undefined }
  | { readonly kind: "stop"; readonly record: DeploymentRecord }
  /** A stream or table of ksqlDB. */
  | { readonly kind: "object"; readonly step: ObjectStep }
  /** Apply throws this before it touches anything. */
  | {
      readonly kind: "refuse";
      readonly message: string;
      readonly hint: string;
      readonly file?: string;
      readonly location?: SourceLocation;
      /** Default: SLUICE_DEPLOY_CHANGED. */
      readonly code?: ErrorCode;
    };

/** One line of the plan. Apply carries out exactly its action. */
export interface Step {
  readonly mark: Mark;
  readonly what: "topic" | "schema" | "rows" | "files" | "job" | "stream" | "table";
  readonly name: string;
  /** One line of why. */
  readonly why: string;
  readonly verdict?: Verdict["verdict"];
  /** What happens to state: one line. */
  readonly state?: string;
  /** How much is read again, and whether it is all still there: one line. */
  readonly cost?: string;
  /** What is lost for good when it is applied. */
  readonly destroys?: string;
  /** Lines of a text difference. */
  readonly detail?: readonly string[];
  readonly action: Action;
}

export interface Plan {
  readonly env: string;
  readonly engine: "flink" | "ksqldb";
  readonly steps: readonly Step[];
}
