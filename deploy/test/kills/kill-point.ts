import fs, { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import type { StepEvent } from "../../apply-plan.ts";
import type { GoingDown } from "./going-down.ts";

/** When a process ends itself by SIGKILL, or loses a system that it talks to. */
export interface KillPoint {
  /** Named step of a deployment, see `stepName`; undefined: from the beginning on. */
  readonly step?: string | undefined;
  /**
   * With this request that changes something, counted from there on, or the first one whose text has these words; when
   * it sends none such, at the end of the step.
   */
  readonly request: number | string;
  /** Before the request leaves, or when it has left and before any answer. */
  readonly side: "before" | "after";
  /** Milliseconds between. */
  readonly delay: number;
}

/** "create-topic", "job in place", "job new", "drop-version". */
export function stepName({ step: { action } }: Pick<StepEvent, "step">): string {
  if (action.kind !== "job") return action.kind;
  return `job ${action.decision.kind === "start" ? action.decision.why : action.decision.kind}`;
}

const KAFKA_CHANGES: Readonly<Record<number, string>> = {
  0: "produce",
  19: "create topics",
  20: "delete topics",
  22: "claim a transactional id",
  24: "add partitions to a transaction",
  26: "end a transaction",
  33: "alter configs",
  37: "create partitions",
  44: "alter configs",
};

/** The registry is asked by POST too: whether it has a text, whether it would take one; sessions are tidied up. */
const IDLE = /^POST \S*(\/subjects\/[^/]+|\/compatibility\/\S*)$|^DELETE \/v\d\/sessions/;

/** A request that changes something, by what leaves through a socket; undefined for all others. */
export function changeIn(chunk: unknown): string | undefined {
  if (typeof chunk === "string" || (Buffer.isBuffer(chunk) && /^[A-Z]{3,6} \//.test(chunk.toString("latin1", 0, 12)))) {
    const [, method, path = ""] = /^(POST|PUT|DELETE|PATCH) (\S+) HTTP/.exec(chunk.toString()) ?? [];
    return method === undefined || IDLE.test(`${method} ${path}`)
      ? undefined
      : `${method} ${path.replace(/[0-9a-f-]{32,36}/g, ":id")}`;
  }
  if (!(chunk instanceof Uint8Array) || chunk.length < 8) return undefined;
  return KAFKA_CHANGES[new DataView(chunk.buffer, chunk.byteOffset).getInt16(4)];
}

/** Watches what this process sends, writes it to a file, and kills it at the given point, or takes a system away. */
export function armKill(
  trace: string,
  point: KillPoint | undefined,
  system?: Pick<GoingDown, "down" | "isOwn">,
): { onStep: (event: StepEvent) => void; end(): void } {
  const tell = (line: string): void => appendFileSync(trace, `${line}\n`);
  let armed = point !== undefined && point.step === undefined;
  const wanted = point?.request ?? 0;
  let left = Number(wanted);
  const isWanted = (change: string): boolean => (typeof wanted === "string" ? change.includes(wanted) : left-- === 0);
  let over = false;
  const die = (where: string): void => {
    if (over) return;
    over = true;
    tell(`${system ? "went down" : "killed"} ${where}`);
    if (system) system.down();
    else process.kill(process.pid, "SIGKILL");
  };
  const met = <T>(change: string, act: () => T): T => {
    tell(`sends ${change}`);
    const hit = armed && !over && isWanted(change);
    if (hit && point?.side === "before") die(`before ${change}`);
    const sent = act();
    if (hit && point) {
      if (point.delay > 0) setTimeout(() => die(`${point.delay} ms after ${change}`), point.delay);
      // What was written is with the system by then; the answer is not read any more.
      else setImmediate(() => die(`after ${change}`));
    }
    return sent;
  };
  const write = Socket.prototype.write as (this: Socket, ...args: unknown[]) => boolean;
  Socket.prototype.write = function (this: Socket, ...args: unknown[]): boolean {
    const change = system?.isOwn(this) ? undefined : changeIn(args[0]);
    return change === undefined ? write.apply(this, args) : met(change, () => write.apply(this, args));
  } as typeof Socket.prototype.write;
  // Files go one by one, and no socket tells of it.
  const { rm } = fs.promises;
  fs.promises.rm = (...args) => met("delete a file", () => rm(...args));
  syncBuiltinESMExports();
  return {
    onStep(event) {
      const name = stepName(event);
      tell(`${event.phase} ${name}`);
      if (point?.step !== name) return;
      if (event.phase === "start") armed = true;
      else die("when it was done");
    },
    end() {
      if (armed) die("when all was done");
    },
  };
}
