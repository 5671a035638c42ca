import { count, duration, hasColor, paint, plural, type SluiceError } from "#core";
import type { Progress } from "./run.ts";
import type { Totals } from "./totals.ts";

/** One line that is written over on a terminal; anywhere else a line for each report. */
export function progressLine(stream: NodeJS.WriteStream): {
  progress(p: Progress): void;
  state(waiting: SluiceError | undefined): void;
  end(): void;
} {
  const c = paint(hasColor(stream));
  let waiting = "";
  const write = (line: string): void => void stream.write(stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  return {
    progress(p) {
      const where = p.phase === "backfill" ? `backfill, ${duration(p.behind)} behind` : "live";
      const time = new Date(p.time).toISOString().slice(11, 19);
      write(
        `${time}  ${count(p.acknowledged)} sent  ${count(Math.round(p.rate))}/s  ${where}  ` +
          `late ${count(p.late)}  bad ${count(p.malformed)}${waiting}`,
      );
    },
    state(reason) {
      waiting = reason ? c.yellow("  waiting for the broker") : "";
      const text = reason ? `waiting for the broker: ${reason.message}` : "the broker is back";
      stream.write(`${stream.isTTY ? "\n" : ""}${text}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\n");
    },
  };
}

/** The totals of a run; `what` says where the events are now: "acknowledged in payment". */
export function summary(totals: Totals, what: string, ms: number, bytes?: number): string {
  const listed = (counts: Readonly<Record<string, number | undefined>>): string =>
    Object.entries(counts)
      .map(([name, n]) => `${name} ${count(n ?? 0)}`)
      .join(", ");
  const lines = [
    `ok ${count(totals.ok)}   late ${count(totals.late)}   repeated ${count(totals.repeats)}   bad ${count(totals.malformed)}`,
  ];
  if (Object.keys(totals.reasons).length > 0) lines.push(`bad by reason: ${listed(totals.reasons)}`);
  if (Object.keys(totals.planted).length > 0) lines.push(`planted: ${listed(totals.planted)}`);
  if (bytes !== undefined) lines.push(`${count(bytes)} bytes of keys and values`);
  if (totals.unknown > 0) {
    lines.push(
      `${plural(totals.unknown, "event")} ended without an answer of the broker: each may or may not be on the topic`,
    );
  }
  lines.push(`${plural(totals.acknowledged, "event")} ${what} in ${duration(ms)}`);
  return lines.join("\n");
}
