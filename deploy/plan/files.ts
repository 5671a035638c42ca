import { plural } from "#core";
import type { JobSpec } from "../flink/job-spec.ts";
import type { StartDecision } from "../flink/settle.ts";
import type { ActualFiles, Step } from "./step.ts";

/** The step for the folder of an output in files whose job starts; none when it only goes on. */
export function planFiles(job: JobSpec, decision: StartDecision | undefined, actual: ActualFiles | undefined): Step[] {
  if (job.to.kind !== "files" || !decision) return [];
  const { files } = job.to;
  const base = { what: "files", name: job.output } as const;
  const there = actual?.files ?? 0;
  const where = `${files.folder}: ${files.format}`;
  if (decision.why === "rebuild") {
    const destroys = there > 0 ? { destroys: `${job.output}: ${plural(there, "file")}` } : {};
    const why = `${where}, deleted and written anew, because its job is rebuilt`;
    return [{ ...base, mark: "-", why, ...destroys, action: { kind: "clear-files", files } }];
  }
  if (decision.why !== "new") return [];
  const beside = there > 0 ? `; ${plural(there, "file")} of an earlier deployment stay beside what is written` : "";
  return [{ ...base, mark: "+", why: `${where}${beside}`, action: { kind: "open-files" } }];
}
