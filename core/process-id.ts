import { readFileSync } from "node:fs";
import { outputOf } from "./output-of.ts";

/**
 * A text that, with the pid, names one process for ever: the boot and the start time. `undefined` when no such process
 * runs (a zombie does not run). A pid alone is never enough: the system gives it to someone else later.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      const stat = parseProcStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
      return stat === undefined || stat.state === "Z" || stat.state === "X" ? undefined : `${bootId()}:${stat.start}`;
    } catch {
      return undefined;
    }
  }
  return ps(pid, "lstart");
}

/** State and start time (clock ticks since boot) of a `/proc/<pid>/stat` line. The command may hold spaces and brackets. */
export function parseProcStat(text: string): { readonly state: string; readonly start: string } | undefined {
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .trim()
    .split(" ");
  const [state, start] = [fields[0], fields[19]];
  return state && start ? { state, start } : undefined;
}

/** Whether the process that was recorded still runs: same pid and same start. */
export function isAlive(recorded: { readonly pid: number; readonly start: string }): boolean {
  return processStart(recorded.pid) === recorded.start;
}

/** Resident memory in bytes, `undefined` when the process is gone or the platform does not tell. */
export function residentBytes(pid: number): number | undefined {
  if (process.platform === "linux") {
    try {
      const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
      return match ? Number(match[1]) * 1024 : undefined;
    } catch {
      return undefined;
    }
  }
  const kilobytes = Number(ps(pid, "rss"));
  return Number.isFinite(kilobytes) && kilobytes > 0 ? kilobytes * 1024 : undefined;
}

let boot: string | undefined;

function bootId(): string {
  boot ??= readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return boot;
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === "win32") return windowsStart(pid, column);
  try {
    const match = /^(\S+)\s+(.+)$/.exec(outputOf("ps", ["-o", `state=,${column}=`, "-p", String(pid)]));
    return match === null || match[1]?.startsWith("Z") ? undefined : match[2];
  } catch {
    return undefined;
  }
}

function windowsStart(pid: number, column: string): string | undefined {
  const property = column === "rss" ? "WorkingSet64 / 1KB" : "StartTime.Ticks";
  try {
    const script = `$p = Get-Process -Id ${pid} -ErrorAction Stop; $p.${property}`;
    return outputOf("powershell", ["-NoProfile", "-Command", script]) || undefined;
  } catch {
    return undefined;
  }
}
