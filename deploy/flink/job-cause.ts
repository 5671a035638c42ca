/** Why a job failed, in words that somebody can act on who has never seen the engine's classes. */
export interface JobCause {
  readonly text: string;
  /** What to do; undefined for a failure that is not known here. */
  readonly hint?: string;
  /** True when such a failure mostly follows from another one, of this job or of a job beside it. */
  readonly consequence?: boolean;
}

/** Explains a failure when one of its messages fits. */
export interface CauseRule {
  readonly pattern: RegExp;
  readonly cause: (match: RegExpExecArray, causes: readonly string[]) => JobCause;
}
