import type { ErrorCode } from "./error-codes.ts";

/** A place in a user's file. Lines and columns count from 1; `length` is in characters on that line. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number;
  /** The line is not shown: it may hold a secret. */
  readonly hidden?: boolean;
}

/** A second place that explains the first, such as the `.proto` field behind a SQL column. */
export interface RelatedLocation extends SourceLocation {
  readonly note?: string;
}

/** What a problem says to a person: the fault, where it is, and what to do next. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly location?: SourceLocation;
  readonly related?: RelatedLocation;
  /** `warning` never fails a command. Default `error`. */
  readonly severity?: "error" | "warning";
}

export interface SluiceErrorOptions {
  readonly hint?: string | undefined;
  readonly location?: SourceLocation | undefined;
  readonly related?: RelatedLocation | undefined;
  /** True when the same call may succeed later without any change by the user. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
  /** All problems of a check, when this error stands for several. */
  readonly problems?: readonly Problem[];
}

/** The only error class that rooms throw on purpose. Whatever else reaches a command is a fault of Sluice itself. */
export class SluiceError extends Error {
  override readonly name = "SluiceError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: SourceLocation | undefined;
  readonly related: RelatedLocation | undefined;
  readonly retryable: boolean;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, options: SluiceErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.location = options.location;
    this.related = options.related;
    this.retryable = options.retryable ?? false;
    this.problems = options.problems ?? [];
  }
}

/** The error for a check that found problems: one error, all problems in it, sorted by place. */
export function problemsError(problems: readonly Problem[], summary: string): SluiceError {
  const sorted = sortProblems(problems);
  const first = sorted.find((p) => p.severity !== "warning") ?? sorted[0];
  return new SluiceError(first?.code ?? "SLUICE_INTERNAL", summary, { problems: sorted });
}

/** Sorts by file, line, column, then code, so that output does not depend on the order of checks. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const place = (p: Problem): [string, number, number] => [
    p.location?.file ?? "",
    p.location?.line ?? 0,
    p.location?.column ?? 0,
  ];
  return [...problems].sort((a, b) => {
    const [fa, la, ca] = place(a);
    const [fb, lb, cb] = place(b);
    return compare(fa, fb) || la - lb || ca - cb || compare(a.code, b.code) || compare(a.message, b.message);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The message of anything thrown, with the messages of its causes appended once each. */
export function messageOf(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current !== undefined && current !== null && depth < 6; depth++) {
    const text = current instanceof Error ? current.message || current.name : String(current);
    if (text && !parts.some((p) => p.includes(text))) parts.push(text);
    current = current instanceof Error ? current.cause : undefined;
  }
  return parts.join(": ");
}
