import { describe, expect, test } from "vitest";
import { explainFailure } from "../flink/job-causes.ts";
import type { JobFailure, JobHistory } from "../flink/job-history.ts";
import { judgeJob } from "../flink/job-trouble.ts";

const NOW = 1_000_000;

const failed = (ago: number, ...causes: string[]): JobFailure => ({ at: NOW - ago, causes });

/** Checkpoints that were triggered so long ago, newest first, each complete after 100 ms. */
const completed = (...agos: number[]): JobHistory["completed"] =>
  agos.map((ago) => ({ triggered: NOW - ago, done: NOW - ago + 100 }));

function history(changes: Partial<JobHistory> = {}): JobHistory {
  return {
    id: "0123",
    name: "payment_late v1 0123abcd",
    state: "RUNNING",
    now: NOW,
    failures: [],
    truncated: false,
    completed: completed(2_100, 7_100),
    restoredAt: undefined,
    startedAt: NOW - 600_000,
    interval: 5_000,
    ...changes,
  };
}

describe("judging a job", () => {
  test("a job with two checkpoints since its newest failure is well, however often it failed before", () => {
    const failures = [failed(9_000, "x"), failed(12_000, "x"), failed(20_000, "x")];
    expect(judgeJob(history({ failures }))).toBeUndefined();
  });

  test("a job that failed and completed nothing since restarts without progress, with count, cause and time", () => {
    const failures = [failed(2_000, "b"), failed(16_000, "b"), failed(40_000, "a")];
    const trouble = judgeJob(history({ completed: completed(25_100, 30_100), failures }));
    expect(trouble).toEqual({
      kind: "restarts",
      jobId: "0123",
      output: "payment_late",
      times: 2,
      more: false,
      sinceFailure: 2_000,
      sinceProgress: 25_000,
      cause: { text: "b" },
      first: undefined,
    });
  });

  test("a checkpoint taken right after each restart, before anything is read, is no progress", () => {
    // Restored, one checkpoint, failed at the same record, and again.
    const failures = [failed(3_000, "a"), failed(13_000, "a"), failed(23_000, "a")];
    const trouble = judgeJob(
      history({ failures, completed: completed(5_000, 15_000, 28_100, 33_100), restoredAt: NOW - 7_000 }),
    );
    expect(trouble).toMatchObject({ kind: "restarts", times: 3, sinceProgress: 28_000 });
  });

  test("the first checkpoint after a restart is progress when it began well after it", () => {
    const failures = [failed(600_000, "a")];
    const long = { failures, interval: 600_000, restoredAt: NOW - 595_000 };
    expect(judgeJob(history({ ...long, completed: completed(1_000, 700_000) }))).toBeUndefined();
  });

  test("a single failure gets time to pass, longer when checkpoints are far apart", () => {
    const once = (ago: number, interval: number): ReturnType<typeof judgeJob> =>
      judgeJob(history({ completed: completed(400_000), failures: [failed(ago, "a")], interval }));
    expect(once(14_000, 5_000)).toBeUndefined();
    expect(once(15_000, 5_000)).toMatchObject({ times: 1 });
    expect(once(149_000, 60_000)).toBeUndefined();
    expect(once(150_000, 60_000)).toMatchObject({ times: 1 });
  });

  test("a second failure without progress is told without waiting for long intervals", () => {
    const failures = [failed(1_000, "a"), failed(16_000, "a")];
    expect(judgeJob(history({ completed: completed(20_000), failures, interval: 60_000 }))).toMatchObject({ times: 2 });
  });

  test("a failure that only follows from another one is not told as the cause", () => {
    const large = "The request included a message larger than the max message size the server will accept.";
    const fence = "Timeout expired after 60000ms while awaiting InitProducerId";
    const trouble = (...failures: JobFailure[]): ReturnType<typeof judgeJob> =>
      judgeJob(history({ completed: completed(200_000), failures }));
    const found = trouble(failed(20_000, fence), failed(90_000, "x", large));
    expect(found?.cause.text).toContain("larger");
    expect(found?.first).toBeUndefined();
    expect(trouble(failed(20_000, fence))?.cause.text).toContain("transaction");
    expect(trouble(failed(20_000, "other"), failed(90_000, "x", large))).toMatchObject({
      cause: { text: "other" },
      first: { text: expect.stringContaining("larger") },
    });
  });

  test("a job restored from a checkpoint has made no progress before its own ones", () => {
    const trouble = judgeJob(history({ completed: [], failures: [failed(20_000, "a")] }));
    expect(trouble).toMatchObject({ kind: "restarts", sinceProgress: undefined });
  });

  test("more failures than the engine keeps are told as such", () => {
    const failures = Array.from({ length: 16 }, (_, i) => failed(1_000 + i * 10_000, "a"));
    expect(judgeJob(history({ completed: [], failures, truncated: true }))).toMatchObject({ times: 16, more: true });
  });

  test("a job that the engine gave up has ended, at once and with its cause", () => {
    expect(judgeJob(history({ state: "FAILED", failures: [failed(500, "a")] }))).toMatchObject({
      kind: "ended",
      cause: { text: "a" },
    });
  });

  test("a job that fails not, but completes no checkpoint for long, stalls", () => {
    expect(judgeJob(history({ completed: completed(54_000) }))).toBeUndefined();
    expect(judgeJob(history({ completed: completed(56_100) }))).toMatchObject({
      kind: "stalls",
      sinceProgress: 56_000,
    });
    expect(judgeJob(history({ completed: completed(56_000), interval: 60_000 }))).toBeUndefined();
    expect(judgeJob(history({ completed: [], startedAt: NOW - 56_000 }))).toMatchObject({ kind: "stalls" });
    expect(judgeJob(history({ completed: completed(900_000), interval: undefined }))).toBeUndefined();
  });

  test("a job that is not ours keeps its own name", () => {
    const trouble = judgeJob(history({ name: "somebody's job", state: "FAILED" }));
    expect(trouble).toMatchObject({ output: "somebody's job", cause: { text: "no cause is told" } });
  });
});

describe("explaining a failure", () => {
  test.each([
    [
      [
        "Failed to send data to Kafka payment_late-2@-1 with Producer@1",
        "The request included a message larger than the max message size the server will accept.",
      ],
      "a record is larger than payment_late takes",
      "raise max.message.bytes of payment_late",
    ],
    [
      ["x", "Topic payment_totals_1m not present in metadata after 60000 ms."],
      "the topic payment_totals_1m does not exist",
      "npm run deploy-sql",
    ],
    [
      ["Failed to send data to Kafka payment_late-0@-1 with X", "This server does not host this topic-partition."],
      "the topic payment_late does not exist",
      "npm run deploy-sql",
    ],
    [["Task failed", "The TaskExecutor is shutting down."], "task manager ended", "another output"],
    [
      ["Heartbeat of TaskManager with id 5592babe timed out."],
      "Flink's task manager did not answer for a while",
      "asleep",
    ],
    [["Could not acquire the minimum required resources."], "no free slot in Flink", "taskmanager.numberOfTaskSlots"],
    [
      ["The Schema Registry at http://127.0.0.1:8081 does not give schema 7 (asked for 60 s): Connection refused."],
      "The Schema Registry at http://127.0.0.1:8081 does not give schema 7",
      "goes on by itself when it answers",
    ],
    [
      ["The transaction timeout is larger than the maximum value allowed by the broker"],
      "the broker refuses the transaction timeout",
      "transaction.max.timeout.ms",
    ],
    [["Failed to get metadata for topics [payment]."], "Kafka does not answer", "goes on by itself"],
    [
      ["RowTime field should not be null, please convert it to a non-null long value."],
      "a row without event time",
      "_ok",
    ],
  ])("%j is told as %s", (causes, text, hint) => {
    const cause = explainFailure(causes);
    expect(cause.text).toContain(text);
    expect(cause.hint).toContain(hint);
  });

  test("what no rule knows keeps the innermost message, its first line", () => {
    expect(explainFailure(["outer", "Division by zero\n  in row 7"])).toEqual({ text: "Division by zero" });
    expect(explainFailure([]).text).toBe("no cause is told");
  });
});
