import { describe, expect, it } from "vitest";
import type { JobStatus } from "../flink/rest.ts";
import { type Decision, type DeploymentRecord, decide, type Situation } from "../flink/settle.ts";

const CHECKPOINT = "file:///state/chk-7";

function record(rest: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    env: "local",
    output: "totals",
    pipeline: "payment",
    engine: "flink",
    version: 3,
    step: 5,
    jobId: "5".repeat(32),
    phase: "settled",
    hash: "aaaaaaaaaa",
    statements: [],
    options: {},
    schemaId: 1,
    restore: null,
    ...rest,
  };
}

function given(rest: Partial<Situation>): Decision {
  return decide({
    record: record(),
    wanted: "aaaaaaaaaa",
    status: "running",
    checkpoint: undefined,
    rebuild: false,
    prune: false,
    ...rest,
  });
}

const start = (rest: Partial<Extract<Decision, { kind: "start" }>>): Decision => ({
  kind: "start",
  why: "resume",
  step: 5,
  version: 3,
  restore: null,
  cancel: false,
  ...rest,
});

describe("decide", () => {
  it("starts an output without a record as step 1 of version 1", () => {
    expect(given({ record: undefined, status: "unknown" })).toEqual(start({ why: "new", step: 1, version: 1 }));
  });

  it("does nothing when the recorded job lives with the wanted statements", () => {
    expect(given({})).toEqual({ kind: "nothing" });
    expect(given({ status: "starting" })).toEqual({ kind: "nothing" });
  });

  it("adopts the living job of an open step", () => {
    for (const status of ["running", "starting"] as const)
      expect(given({ record: record({ phase: "open" }), status })).toEqual({ kind: "adopt" });
  });

  it("submits an open step again under its own number while the engine does not know it", () => {
    const open = record({ phase: "open" });
    expect(given({ record: open, status: "unknown" })).toEqual(start({ why: "retry" }));
    expect(given({ record: { ...open, restore: CHECKPOINT }, status: "unknown" })).toEqual(
      start({ restore: CHECKPOINT }),
    );
  });

  it("takes the next number after an open step whose job has ended", () => {
    expect(given({ record: record({ phase: "open" }), status: "ended" })).toEqual(start({ why: "retry", step: 6 }));
  });

  it("resumes a lost job under its id and an ended one under the next, from the newest checkpoint", () => {
    expect(given({ status: "unknown", checkpoint: CHECKPOINT })).toEqual(start({ restore: CHECKPOINT }));
    expect(given({ status: "ended", checkpoint: CHECKPOINT })).toEqual(start({ step: 6, restore: CHECKPOINT }));
  });

  it("prefers the job's own checkpoint to the one that it was started from", () => {
    const resumed = record({ restore: "file:///state/chk-1" });
    expect(given({ record: resumed, status: "ended", checkpoint: CHECKPOINT })).toMatchObject({ restore: CHECKPOINT });
    expect(given({ record: resumed, status: "ended" })).toMatchObject({ restore: "file:///state/chk-1" });
  });

  it("refuses to start a settled job from nothing when its checkpoints are gone", () => {
    for (const status of ["unknown", "ended"] as const)
      expect(given({ status })).toEqual({ kind: "refuse", why: "no-checkpoint" });
  });

  it("refuses changed statements over state, whatever the job does", () => {
    for (const status of ["running", "starting", "ended", "unknown"] as const)
      expect(given({ wanted: "bbbbbbbbbb", status, checkpoint: CHECKPOINT })).toEqual({
        kind: "refuse",
        why: "changed",
      });
  });

  it("starts changed statements of a step that never had state as the next version, over an empty topic", () => {
    const open = record({ phase: "open" });
    const rebuild = { why: "rebuild", version: 4 } as const;
    expect(given({ record: open, wanted: "bbbbbbbbbb", status: "ended" })).toEqual(start({ ...rebuild, step: 1 }));
    expect(given({ record: open, wanted: "bbbbbbbbbb", status: "unknown" })).toEqual(start({ ...rebuild, step: 1 }));
    expect(given({ record: open, wanted: "bbbbbbbbbb", status: "running" })).toEqual({
      kind: "refuse",
      why: "changed",
    });
  });

  it("rebuilds as the first step of the next version, and cancels what lives", () => {
    const rebuild = { wanted: "bbbbbbbbbb", rebuild: true, checkpoint: CHECKPOINT };
    expect(given({ ...rebuild })).toEqual(start({ why: "rebuild", step: 1, version: 4, cancel: true }));
    expect(given({ ...rebuild, status: "unknown" })).toEqual(start({ why: "rebuild", step: 1, version: 4 }));
    expect(given({ rebuild: true })).toEqual({ kind: "nothing" });
  });

  it("goes on with a rebuild that was cut off before its topic was made again, and never resumes", () => {
    const open = record({ phase: "open", topicPending: true });
    for (const wanted of ["aaaaaaaaaa", "bbbbbbbbbb"])
      for (const checkpoint of [undefined, CHECKPOINT])
        expect(given({ record: open, wanted, checkpoint, status: "unknown" })).toEqual(start({ why: "rebuild" }));
    // Another apply was quicker and has submitted it.
    expect(given({ record: open })).toEqual({ kind: "adopt" });
  });

  it("believes the hash in a living job's name more than the record", () => {
    expect(given({ runningHash: "aaaaaaaa" })).toEqual({ kind: "nothing" });
    expect(given({ runningHash: "bbbbbbbb" })).toEqual({ kind: "refuse", why: "changed" });
  });

  it("starts an output that was dropped from nothing, as a new version under a new number, and never a dropped one that is not declared", () => {
    const dropped = record({ phase: "dropped", step: 4, version: 2 });
    for (const status of ["unknown", "ended"] as const)
      expect(given({ record: dropped, status, checkpoint: CHECKPOINT })).toEqual({
        kind: "start",
        why: "new",
        step: 1,
        version: 3,
        restore: null,
        cancel: false,
      });
    expect(given({ wanted: undefined, prune: true, record: dropped })).toEqual({ kind: "nothing" });
  });

  it("takes a stopped output up again under a new number, never under the old id", () => {
    const stopped = record({ phase: "stopped" });
    for (const status of ["ended", "unknown"] as const)
      expect(given({ record: stopped, status, checkpoint: CHECKPOINT })).toEqual(
        start({ step: 6, restore: CHECKPOINT }),
      );
  });

  it("stops an output that is no longer declared only when told to", () => {
    expect(given({ wanted: undefined })).toEqual({ kind: "orphan" });
    expect(given({ wanted: undefined, prune: true })).toEqual({ kind: "stop" });
    expect(given({ wanted: undefined, prune: true, record: record({ phase: "stopped" }) })).toEqual({
      kind: "nothing",
    });
  });

  it("never drops state without a rebuild, over all situations", () => {
    const statuses: JobStatus[] = ["running", "starting", "ended", "unknown"];
    for (const status of statuses)
      for (const phase of ["open", "settled", "stopped"] as const)
        for (const restore of [null, CHECKPOINT])
          for (const checkpoint of [undefined, CHECKPOINT])
            for (const wanted of ["aaaaaaaaaa", "bbbbbbbbbb"]) {
              const decision = given({ record: record({ phase, restore }), status, checkpoint, wanted });
              const hadState = phase !== "open" || restore !== null || checkpoint !== undefined;
              if (decision.kind !== "start") continue;
              if (hadState) expect(decision.restore).not.toBeNull();
              expect(decision.cancel).toBe(false);
              expect(["running", "starting"]).not.toContain(status);
            }
  });
});
