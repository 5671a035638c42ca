import { http, SluiceError } from "#core";
import { readStack, stackOf } from "./engine-errors.ts";

/** One failure that made a job restart, or end. */
export interface JobFailure {
  /** The engine's clock, in milliseconds since 1970. */
  readonly at: number;
  /** Messages of the chain, outermost first, class names dropped. */
  readonly causes: readonly string[];
}

/** What the engine remembers of one job. All times are of the engine's clock: compare them only among each other. */
export interface JobHistory {
  readonly id: string;
  readonly name: string;
  /** The engine's own word: RUNNING, RESTARTING, FAILED, ... */
  readonly state: string;
  readonly now: number;
  /** Newest first. The engine keeps the newest 16. */
  readonly failures: readonly JobFailure[];
  /** There were more failures than are kept. */
  readonly truncated: boolean;
  /** Completed checkpoints of this job, newest first; the engine keeps the newest ten, failed ones among them. */
  readonly completed: readonly { readonly triggered: number; readonly done: number }[];
  /** When the job was last restored from a checkpoint. */
  readonly restoredAt: number | undefined;
  /** When the job was submitted. */
  readonly startedAt: number;
  /** Milliseconds between two checkpoints; undefined when they are not periodic. */
  readonly interval: number | undefined;
}

const WHO = "Flink";

/** Asks for all that is needed to tell whether a job gets on. Details of the engine may be three seconds old. */
export async function readHistory(url: string, id: string, signal?: AbortSignal): Promise<JobHistory> {
  const get = async <T>(path: string): Promise<T> => {
    const reply = await http(WHO, `${url}/jobs/${id}${path}`, { signal });
    if (reply.status === 200) return reply.json as T;
    throw new SluiceError(
      "SLUICE_FLINK",
      `Flink refused /jobs/${id}${path}: ${readStack(stackOf(reply.body)).message}`,
      {
        retryable: true,
      },
    );
  };
  const [status, details, exceptions, checkpoints, settings] = await Promise.all([
    get<{ status: string }>("/status"),
    get<{ name: string; now: number; "start-time": number }>(""),
    get<ExceptionsBody>("/exceptions"),
    get<CheckpointsBody>("/checkpoints"),
    get<{ interval?: number }>("/checkpoints/config"),
  ]);
  const entries = exceptions.exceptionHistory?.entries ?? [];
  const { interval } = settings;
  return {
    id,
    name: details.name,
    state: status.status,
    now: details.now,
    failures: entries.map((entry) => ({ at: entry.timestamp, causes: readStack(entry.stacktrace).causes })),
    truncated: exceptions.exceptionHistory?.truncated ?? false,
    completed: (checkpoints.history ?? [])
      .filter((one) => one.status === "COMPLETED")
      .map((one) => ({ triggered: one.trigger_timestamp, done: one.latest_ack_timestamp }))
      .sort((a, b) => b.triggered - a.triggered),
    restoredAt: checkpoints.latest?.restored?.restore_timestamp,
    startedAt: details["start-time"],
    // Without periodic checkpoints the engine answers the largest number it has.
    interval: interval === undefined || interval > Number.MAX_SAFE_INTEGER ? undefined : interval,
  };
}

interface ExceptionsBody {
  readonly exceptionHistory?: {
    readonly entries: readonly { readonly timestamp: number; readonly stacktrace: string }[];
    readonly truncated?: boolean;
  };
}

interface CheckpointsBody {
  readonly history?: readonly {
    readonly status: string;
    readonly trigger_timestamp: number;
    readonly latest_ack_timestamp: number;
  }[];
  readonly latest?: { readonly restored?: { readonly restore_timestamp: number } | null };
}
