import { plural, SluiceError } from "#core";
import { type JobSpec, nameOf, targetNamed, versionName } from "../flink/job-spec.ts";
import { type Decision, type DeploymentRecord, decide, type StartDecision } from "../flink/settle.ts";
import type { Verdict } from "../verdict/judge.ts";
import { changedParts, difference } from "./changed-parts.ts";
import { planFiles } from "./files.ts";
import type { ActualJob, ActualState, PlanFlags, Step } from "./step.ts";
import { planSubject } from "./subjects.ts";
import { planTopic } from "./topics.ts";

/** What one output needs, and where those that read it find its rows from now on. */
export interface OutputPlan {
  readonly topics: readonly Step[];
  readonly subjects: readonly Step[];
  readonly files: readonly Step[];
  readonly jobs: readonly Step[];
  /** Topic (or folder) of the version that computes what the project declares. */
  readonly place: string;
}

/** A version of an output that stands or will stand, with the job that it runs. */
interface Version {
  readonly job: JobSpec;
  readonly actual: ActualJob | undefined;
  readonly decision: Decision;
  /** Its topic, schema and folder are those that the project declares. */
  readonly declared: boolean;
  /** What is declared by now waits until it is resumed. */
  readonly waits?: boolean;
  /** It is built, or was built, beside the live one. */
  readonly beside: boolean;
}

/**
 * Plans one output. The live version is never touched by a change that its state does not survive: another one is built
 * beside it, in a topic or folder of its own, and waits there until it is promoted.
 */
export function planOutput(job: JobSpec, actual: ActualState, flags: PlanFlags): OutputPlan {
  const live = actual.jobs.get(job.output);
  const others = actual.others?.get(job.output) ?? [];
  const up = others.filter(({ record }) => isUp(record)).sort((a, b) => a.record.version - b.record.version);
  const building = up.findLast(({ record }) => record.hash === job.hash) ?? up.at(-1);
  const parked = others.find(({ record }) => record.phase === "stopped" && record.hash === job.hash);
  // A deployment that was cut off may have begun the next one before it dropped the one before.
  const drops = others.filter((each) => each.record.phase === "dropping" || (up.includes(each) && each !== building));
  const versions: Version[] = [];
  const version = (
    spec: JobSpec,
    at: ActualJob | undefined,
    own: Partial<Version> & { decision: Decision },
  ): Version => {
    const made = { job: spec, actual: at, declared: true, beside: false, ...own };
    versions.push(made);
    return made;
  };

  const next = actual.next?.get(job.output);
  const decided = (spec: JobSpec, of: ActualJob | undefined, given?: PlanFlags): Decision =>
    decisionOn(spec, of, next, given);

  let current: Version;
  if (!live || (flags.rebuild && building === undefined)) {
    current = version(at(job, live?.record), live, { decision: decided(job, live, flags) });
  } else if (building && building.record.hash === job.hash) {
    version(ofRecord(job, live.record), live, { decision: decided(ofRecord(job, live.record), live), declared: false });
    const spec = at(job, building.record);
    current = version(spec, building, { decision: decided(spec, building), beside: true });
  } else {
    if (building) drops.push(building);
    const spec = at(job, live.record);
    const decision = decided(spec, live, flags);
    if (decision.kind !== "refuse" || decision.why !== "changed") current = version(spec, live, { decision });
    else if (live.record.phase === "paused") {
      const old = ofRecord(job, live.record);
      current = version(old, live, { decision: { kind: "nothing" }, declared: false, waits: true });
    } else if (parked) {
      version(ofRecord(job, live.record), live, {
        decision: decided(ofRecord(job, live.record), live),
        declared: false,
      });
      current = version(at(job, parked.record), parked, { decision: { kind: "nothing" }, beside: true });
    } else if (flags.verdicts?.get(job.output)?.verdict === "in place" && hasState(live)) {
      const alive = isAlive(live);
      const { version: number, step } = live.record;
      const restore = alive ? null : (live.checkpoint ?? live.record.restore);
      current = version(spec, live, {
        decision: { kind: "start", why: "in place", step: step + 1, version: number, restore, cancel: alive },
      });
    } else {
      const old = ofRecord(job, live.record);
      version(old, live, { decision: decided(old, live), declared: false });
      const number = actual.next?.get(job.output) ?? live.record.version + 1;
      const beside = { ...job, to: targetNamed(job.to, versionName(job.to, number)) };
      const start = { kind: "start", why: "beside", step: 1, version: number, restore: null, cancel: false } as const;
      current = version(beside, undefined, { decision: start, beside: true });
    }
  }
  // One that was rolled back is kept as it is.
  const stand = versions.filter((each) => each.declared && !(each.beside && each.actual?.record.phase === "stopped"));
  return {
    topics: stand.flatMap((each) => topicSteps(each, actual)),
    subjects: stand.flatMap(({ job: { to }, decision }) => {
      if (to.kind !== "topic") return [];
      const keepsRows = !(decision.kind === "start" && decision.why === "rebuild");
      return [planSubject(to.subject, actual.subjects.get(to.subject.name), actual, keepsRows)];
    }),
    files: stand.flatMap(({ job: spec, decision }) =>
      planFiles(spec, decision.kind === "start" ? decision : undefined, actual.files.get(nameOf(spec.to))),
    ),
    jobs: [
      ...versions.map((each) => jobStep(each, live, actual, flags)),
      ...drops.map((each) => dropStep(job, each, actual)),
    ],
    place: nameOf(current.job.to),
  };
}

/** Where the rows are of the version that computes what is declared, when nothing is changed. */
export function standingPlace(job: JobSpec, actual: ActualState): string {
  const others = actual.others?.get(job.output) ?? [];
  const found = others.find(({ record }) => isUp(record) && record.hash === job.hash) ?? actual.jobs.get(job.output);
  return nameOf(at(job, found?.record).to);
}

function isAlive({ status }: ActualJob): boolean {
  return status === "running" || status === "starting";
}

/** There is something that other statements can go on from. */
function hasState(live: ActualJob): boolean {
  return isAlive(live) || live.checkpoint !== undefined || live.record.restore !== null;
}

function isUp({ phase }: DeploymentRecord): boolean {
  return phase === "open" || phase === "settled" || phase === "paused";
}

/** The declared job in the place of a version that stands. */
function at(job: JobSpec, record: DeploymentRecord | undefined): JobSpec {
  const name = record?.phase === "dropped" ? undefined : (record?.topic ?? record?.folder);
  return name === undefined ? job : { ...job, to: targetNamed(job.to, name) };
}

/** The job as it was deployed, whatever the project declares by now. */
function ofRecord(job: JobSpec, record: DeploymentRecord): JobSpec {
  const { statements, options, hash } = record;
  return { ...at(job, record), statements, options, hash };
}

function decisionOn(
  job: JobSpec,
  actual: ActualJob | undefined,
  next: number | undefined,
  flags: PlanFlags | undefined,
): Decision {
  return decide({
    record: actual?.record,
    wanted: job.hash,
    status: actual?.status ?? "unknown",
    runningHash: actual?.runningHash,
    checkpoint: actual?.checkpoint,
    next,
    rebuild: flags?.rebuild ?? false,
    prune: flags?.prune ?? false,
  });
}

function topicSteps({ job: { to }, decision }: Version, actual: ActualState): Step[] {
  if (to.kind !== "topic") return [];
  const anew = decision.kind === "start" && (decision.why === "rebuild" || decision.why === "beside");
  return planTopic(to.topic, actual.topics.get(to.topic.name), anew);
}

function jobStep(version: Version, live: ActualJob | undefined, state: ActualState, flags: PlanFlags): Step {
  const { job, actual, decision, beside } = version;
  const base = { what: "job", name: job.output } as const;
  const action = { kind: "job", job, decision, ...(actual ? { record: actual.record } : {}) } as const;
  const number = actual?.record.version;
  switch (decision.kind) {
    case "nothing":
      return { ...base, mark: "=", why: standing(version, live), action: { kind: "none" } };
    case "adopt":
      return { ...base, mark: "~", why: "submitted by an apply that did not finish: wait for its checkpoint", action };
    case "start": {
      const more = decision.why === "beside" || decision.why === "in place" ? changeOf(job, live, flags) : {};
      const cost = decision.restore === null && decision.why !== "in place" ? { cost: costOf(job, state) } : {};
      const which = beside && number !== undefined ? `v${number}, beside v${live?.record.version}: ` : "";
      const { why, ...rest } = startReason(job, decision, decision.why === "beside" ? live : actual);
      const mark = decision.why === "rebuild" || decision.why === "in place" ? "~" : "+";
      return { ...base, mark, why: `${which}${why}`, ...rest, ...more, ...cost, action };
    }
    default:
      return { ...base, mark: "!", ...refusal(job, decision, actual) };
  }
}

function standing({ actual, beside, waits: change }: Version, live: ActualJob | undefined): string {
  const record = actual?.record;
  const number = `v${record?.version}`;
  if (record?.phase === "paused") {
    const changed = change ? ", and what was changed waits" : "";
    return `${number} is paused${changed}: \`deploy-sql -- resume ${record.output}\` lets it go on`;
  }
  if (record?.phase === "stopped" && record.version < (live?.record.version ?? 0))
    return `${number} is declared again, and is kept: \`deploy-sql -- rollback ${record.output}\` goes back to it`;
  if (record?.phase === "stopped")
    return `${number} is declared, but was rolled back: \`deploy-sql -- promote ${record.output}\` takes it up again`;
  const waits = actual?.status === "starting" ? `, but it is ${actual.state}: see its exceptions in Flink` : "";
  if (!beside) return `${number} runs${waits}`;
  return `${number} runs beside v${live?.record.version}${waits}: compare, then promote`;
}

function startReason(
  job: JobSpec,
  decision: StartDecision,
  actual: ActualJob | undefined,
): Pick<Step, "why" | "detail" | "state"> {
  const from = `starts at the earliest record of ${job.reads.join(", ")}`;
  switch (decision.why) {
    case "new":
      return { why: `new: ${from}`, state: "none yet" };
    case "retry":
      return { why: `an earlier submit never completed a checkpoint: ${from}`, state: "none yet" };
    case "resume": {
      // A job that the engine does not know is the normal thing after a restart of the engine.
      const lost = actual?.status === "unknown" ? "" : `its job is ${actual?.state}: `;
      return { why: `${lost}goes on from ${checkpointName(decision.restore)}, state kept`, state: "kept" };
    }
    case "in place":
      return { why: `in place: ${changedParts(job, actual)}`, state: "kept", detail: difference(job, actual) };
    case "beside": {
      const why = `v${decision.version} beside v${actual?.record.version}: ${changedParts(job, actual)}; ${from}`;
      return { why, state: `v${actual?.record.version} keeps its own and runs on`, detail: difference(job, actual) };
    }
    case "rebuild":
      return { why: rebuildReason(job, decision, actual, from), state: "dropped", detail: difference(job, actual) };
  }
}

function rebuildReason(job: JobSpec, decision: StartDecision, actual: ActualJob | undefined, from: string): string {
  const as = `rebuild as v${decision.version}`;
  if (actual?.record.phase !== "open") return `${as}: ${changedParts(job, actual)}; state is dropped, ${from}`;
  if (actual.record.topicPending) return `${as}, which an earlier apply began and did not finish: ${from}`;
  return `${as}: ${changedParts(job, actual)} since a submit that never completed a checkpoint; ${from}`;
}

/** The verdict on a change, with its reasons above the changed lines. */
function changeOf(job: JobSpec, live: ActualJob | undefined, flags: PlanFlags): Pick<Step, "verdict" | "detail"> {
  const unjudged = { verdict: "rebuild beside", reasons: inputs(job, live) } as const;
  const verdict: Pick<Verdict, "verdict" | "reasons"> = flags.verdicts?.get(job.output) ?? unjudged;
  return {
    verdict: verdict.verdict,
    detail: [...verdict.reasons.map((reason) => `${verdict.verdict}: ${reason}`), ...difference(job, live)],
  };
}

function inputs(job: JobSpec, live: ActualJob | undefined): readonly string[] {
  const before = live?.record.statements.map(({ sql }) => sql).join("\n") ?? "";
  const moved = job.reads.filter((topic) => /_v\d+$/.test(topic) && !before.includes(`'topic' = '${topic}'`));
  return moved.length > 0 ? [`it reads ${moved.join(", ")}, which is another version of its input`] : [];
}

/** How much a job reads that starts at the earliest record, and what of it is gone by now. */
function costOf(job: JobSpec, { topics }: ActualState): string {
  const parts = job.reads.map((name) => {
    const topic = topics.get(name);
    if (!topic || topic.records === 0n) return `${name}: nothing yet`;
    const gone = (topic.gone ?? 0n) > 0n ? `, ${plural(Number(topic.gone), "older one")} no longer retained` : "";
    return `${name}: up to ${plural(Number(topic.records), "record")}${gone}`;
  });
  return `reads ${parts.join("; ")}`;
}

function refusal(
  job: JobSpec,
  decision: Decision,
  actual: ActualJob | undefined,
): Pick<Step, "why" | "detail" | "action"> {
  const file = job.file;
  const rebuild = `npm run deploy-sql -- --only ${job.output} --rebuild`;
  if (decision.kind === "refuse" && decision.why === "no-checkpoint") {
    const message = `${job.output} should resume, but no checkpoint of its job ${actual?.record.jobId} is found`;
    const hint = `start it from nothing with: ${rebuild}`;
    return { why: "no checkpoint to resume from", action: { kind: "refuse", message, hint, file } };
  }
  throw new SluiceError("SLUICE_INTERNAL", `${job.output}: no step for the decision ${decision.kind}`);
}

function dropStep(job: JobSpec, { record }: ActualJob, actual: ActualState): Step {
  const name = record.topic ?? record.folder ?? "";
  const records = record.topic === undefined ? 0n : (actual.topics.get(name)?.records ?? 0n);
  const files = record.folder === undefined ? 0 : (actual.files.get(name)?.files ?? 0);
  const lost = records > 0n ? `up to ${plural(Number(records), "record")}` : files > 0 ? plural(files, "file") : "";
  const why =
    record.phase === "dropping"
      ? `v${record.version}: goes on with dropping it, with ${name}`
      : `v${record.version} is not what is declared any more and was never promoted: dropped, with ${name}`;
  const target = targetNamed(job.to, name);
  return {
    what: "job",
    name: job.output,
    mark: "-",
    why,
    ...(lost ? { destroys: `${name}: ${lost}, never promoted` } : {}),
    action: { kind: "drop-version", record, subject: target.kind === "topic" ? target.subject.name : undefined },
  };
}

function checkpointName(path: string | null): string {
  const name = path?.split("/").at(-1) ?? "nothing";
  return name.replace(/^chk-/, "checkpoint ");
}
