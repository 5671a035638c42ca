import { http, SluiceError, waitFor, withoutCredentials } from "#core";
import { readStack, stackOf } from "./engine-errors.ts";

/**
 * State of a job as decisions need it. `running`: the job is, its tasks may still be on their way. `starting` includes
 * restarting. `unknown`: this engine never had that id, or has forgotten it.
 */
export type JobStatus = "running" | "starting" | "ended" | "unknown";

export interface JobVertex {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

export interface JobInfo {
  readonly id: string;
  readonly name: string;
  /** The engine's own word: RUNNING, RESTARTING, CANCELED, ... */
  readonly state: string;
  readonly status: JobStatus;
  readonly vertices: readonly JobVertex[];
}

export interface ClusterOverview {
  readonly taskManagers: number;
  readonly slots: number;
  readonly freeSlots: number;
}

/** Typed client of the JobManager's REST API, the part that deployment needs. */
export interface FlinkRest {
  readonly url: string;
  overview(): Promise<ClusterOverview>;
  /** Effective configuration of the cluster. */
  configuration(): Promise<ReadonlyMap<string, string>>;
  jobs(): Promise<readonly { readonly id: string; readonly name: string; readonly state: string }[]>;
  /** `state` is of this moment; name and tasks may be some seconds old. */
  job(id: string): Promise<JobInfo>;
  /** Path of the newest completed checkpoint that the engine remembers. */
  newestCheckpoint(id: string): Promise<string | undefined>;
  /** When the completed checkpoints that the engine remembers were triggered, in milliseconds, newest first. */
  completedCheckpoints(id: string): Promise<readonly number[]>;
  /**
   * Triggers one checkpoint and waits until it is complete. Fails with the engine's own reason, retryable: tasks that
   * just started refuse it.
   */
  checkpoint(id: string, options: { deadline: number; signal?: AbortSignal | undefined }): Promise<void>;
  cancel(id: string, options: { deadline: number; signal?: AbortSignal | undefined }): Promise<void>;
  /**
   * Stops a job with a savepoint: what it read is computed, written and committed, nothing after it. Answers the path.
   * Windows that are open stay so, in the savepoint. Fails, retryable, while its tasks are on their way.
   */
  stop(
    id: string,
    options: { folder?: string | undefined; deadline: number; signal?: AbortSignal | undefined },
  ): Promise<string>;
  /** Messages of the newest failure, outermost first; `undefined` when the job never failed. */
  failure(id: string): Promise<{ readonly causes: readonly string[]; readonly count: number } | undefined>;
  /** Rows that windows dropped as late, over all window operators: `numLateRecordsDropped`. */
  lateDropped(id: string): Promise<number>;
  /**
   * The last record that the job has read since it was started, by `<topic>/<partition>`; -1 before the first. As old as
   * the engine's metrics are, which it asks its tasks for every 10 s by default. Of a topic that is read twice the lower one.
   */
  readOffsets(id: string): Promise<ReadonlyMap<string, bigint>>;
}

const WHO = "Flink";
const OFFSET = /KafkaSourceReader\.topic\.(.+)\.partition\.(\d+)\.currentOffset$/;
const ENDED = new Set(["FINISHED", "CANCELED", "FAILED", "SUSPENDED"]);

export function openFlink(url: string, signal?: AbortSignal): FlinkRest {
  const get = async <T>(path: string): Promise<T> => {
    const reply = await http(WHO, `${url}${path}`, { signal });
    if (reply.status !== 200) throw refused(reply.body || `status ${reply.status}`, path);
    return reply.json as T;
  };

  const job = async (id: string): Promise<JobInfo> => {
    // The state is asked for first and by itself: details come from a cache of the engine that is seconds old.
    const said = await http(WHO, `${url}/jobs/${id}/status`, { signal });
    const details = await http(WHO, `${url}/jobs/${id}`, { signal });
    if (said.status !== 200) {
      // The status of an unknown job is an error 500; only the details say plainly that it is not there.
      if (details.status === 404) return { id, name: "", state: "", status: "unknown", vertices: [] };
      throw refused(said.body, `/jobs/${id}/status`);
    }
    const { status: state } = said.json as { status: string };
    const body = details.json as { name?: string; vertices?: JobVertex[] } | undefined;
    const vertices = (body?.vertices ?? []).map((vertex) => ({
      id: vertex.id,
      name: vertex.name,
      status: vertex.status,
    }));
    return { id, name: body?.name ?? "", state, status: statusOf(state), vertices };
  };

  /** Metrics of all tasks of a job, each over its subtasks. */
  const metrics = async (
    id: string,
    wanted: (name: string) => boolean,
    agg: "sum" | "max",
  ): Promise<{ readonly name: string; readonly value: number }[]> => {
    const found: { name: string; value: number }[] = [];
    for (const vertex of (await job(id)).vertices) {
      const base = `/jobs/${id}/vertices/${vertex.id}/subtasks/metrics`;
      const names = (await get<{ id: string }[]>(base)).map((metric) => metric.id).filter(wanted);
      // One at a time: operator names may hold commas, which separate names in a query.
      for (const name of names) {
        const [value] = await get<Record<string, number>[]>(`${base}?get=${encodeURIComponent(name)}&agg=${agg}`);
        if (value?.[agg] !== undefined) found.push({ name, value: value[agg] });
      }
    }
    return found;
  };

  return {
    url: withoutCredentials(url),
    job,
    overview: async () => {
      const body = await get<Record<string, number>>("/overview");
      return {
        taskManagers: body["taskmanagers"] ?? 0,
        slots: body["slots-total"] ?? 0,
        freeSlots: body["slots-available"] ?? 0,
      };
    },
    configuration: async () => {
      const entries = await get<{ key: string; value: string }[]>("/jobmanager/config");
      return new Map(entries.map((entry) => [entry.key, entry.value]));
    },
    jobs: async () => {
      const body = await get<{ jobs: { jid: string; name: string; state: string }[] }>("/jobs/overview");
      return body.jobs.map((entry) => ({ id: entry.jid, name: entry.name, state: entry.state }));
    },
    newestCheckpoint: async (id) => {
      const body = await get<CheckpointsBody>(`/jobs/${id}/checkpoints`);
      return body.latest?.completed?.external_path;
    },
    completedCheckpoints: async (id) => {
      const { history = [] } = await get<CheckpointsBody>(`/jobs/${id}/checkpoints`);
      const done = history.filter(({ status, is_savepoint }) => status === "COMPLETED" && !is_savepoint);
      return done.map((checkpoint) => checkpoint.trigger_timestamp).sort((a, b) => b - a);
    },
    checkpoint: (id, options) => checkpoint(url, id, options),
    cancel: async (id, options) => {
      if ((await job(id)).status === "unknown") return;
      const reply = await http(WHO, `${url}/jobs/${id}?mode=cancel`, { method: "PATCH", signal });
      // 404 and 409 say that the job is gone or ended meanwhile, which is what was asked for.
      if (![200, 202, 404, 409].includes(reply.status)) throw refused(reply.body, `/jobs/${id}`);
      await waitFor(`job ${id} to end`, async () => ["ended", "unknown"].includes((await job(id)).status), options);
    },
    stop: async (id, { folder, ...options }) => {
      const body = { drain: false, ...(folder !== undefined && { targetDirectory: folder }) };
      const done = await triggered(url, `/jobs/${id}/stop`, body, `/jobs/${id}/savepoints`, options);
      const path = done.operation?.location;
      if (path === undefined) throw refusedOperation(done, `job ${id} answered no savepoint`);
      await waitFor(`job ${id} to end`, async () => ["ended", "unknown"].includes((await job(id)).status), options);
      return path;
    },
    failure: async (id) => {
      const body = await get<{ exceptionHistory?: { entries: { stacktrace: string }[] } }>(`/jobs/${id}/exceptions`);
      const entries = body.exceptionHistory?.entries ?? [];
      const newest = entries[0];
      return newest && { causes: readStack(newest.stacktrace).causes, count: entries.length };
    },
    lateDropped: async (id) => {
      const found = await metrics(id, (name) => name.endsWith("numLateRecordsDropped"), "sum");
      return found.reduce((sum, { value }) => sum + value, 0);
    },
    readOffsets: async (id) => {
      const offsets = new Map<string, bigint>();
      for (const { name, value } of await metrics(id, (each) => OFFSET.test(each), "max")) {
        const [, topic, partition] = OFFSET.exec(name) as RegExpExecArray;
        const place = `${topic}/${partition}`;
        const before = offsets.get(place);
        if (before === undefined || BigInt(value) < before) offsets.set(place, BigInt(value));
      }
      return offsets;
    },
  };
}

function statusOf(state: string): JobStatus {
  if (ENDED.has(state)) return "ended";
  return state === "RUNNING" ? "running" : "starting";
}

interface CheckpointsBody {
  readonly history?: readonly {
    readonly status: string;
    readonly is_savepoint: boolean;
    readonly trigger_timestamp: number;
  }[];
  readonly latest?: { readonly completed?: { readonly external_path?: string } | null };
}

interface TriggerBody {
  readonly status: { readonly id: "IN_PROGRESS" | "COMPLETED" };
  readonly operation?: {
    readonly checkpointId?: number | null;
    readonly location?: string;
    readonly failureCause?: { readonly "stack-trace": string } | null;
  } | null;
}

interface OperationOptions {
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

async function checkpoint(url: string, id: string, options: OperationOptions): Promise<void> {
  const path = `/jobs/${id}/checkpoints`;
  const done = await triggered(url, path, { checkpointType: "CONFIGURED" }, path, options);
  // COMPLETED is the request, not the checkpoint: only a number says that there is one.
  if (typeof done.operation?.checkpointId === "number" && !done.operation.failureCause) return;
  throw refusedOperation(done, `job ${id} answered no checkpoint`);
}

/** Asks for something that takes its time, and waits until the request is COMPLETED. */
async function triggered(
  url: string,
  ask: string,
  body: unknown,
  answers: string,
  options: OperationOptions,
): Promise<TriggerBody> {
  const asked = await http(WHO, `${url}${ask}`, { method: "POST", body, signal: options.signal });
  const trigger = (asked.json as { "request-id"?: string } | undefined)?.["request-id"];
  if (!trigger) throw refused(asked.body, ask);
  return waitFor(
    `the answer to ${ask}`,
    async () => {
      const reply = await http(WHO, `${url}${answers}/${trigger}`, { signal: options.signal });
      if (reply.status !== 200) throw refused(reply.body, answers);
      const state = reply.json as TriggerBody;
      return state.status.id === "COMPLETED" ? state : undefined;
    },
    { deadline: options.deadline, interval: 30, signal: options.signal },
  );
}

function refusedOperation({ operation }: TriggerBody, otherwise: string): SluiceError {
  const stack = operation?.failureCause?.["stack-trace"];
  return new SluiceError("SLUICE_FLINK", stack === undefined ? otherwise : readStack(stack).message, {
    retryable: true,
  });
}

function refused(body: string, path: string): SluiceError {
  return new SluiceError("SLUICE_FLINK", `Flink refused ${path}: ${readStack(stackOf(body)).message}`, {
    retryable: true,
  });
}
