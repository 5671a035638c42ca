import { count, duration, plural } from "#core";
import { grainText, minute, valuesText } from "./format-row.ts";
import type { Screen } from "./screen.ts";
import type { Shipping } from "./ship-log.ts";
import type { SeenAlert, Watch } from "./watch.ts";

/** What the generator says of itself, as much as the screen needs. */
export interface Sending {
  readonly acknowledged: number;
  readonly rate: number;
  readonly phase: "backfill" | "live";
  readonly waiting: string | undefined;
  /** Lines in files on their way into topics. */
  readonly shipping?: Shipping | undefined;
  /** What is wrong with the jobs. */
  readonly health?: string | undefined;
}

/** The line that says in one look: is it flowing, what did it find, what went wrong. */
export function statusLine(sending: Sending, watch: Watch, now: number): string {
  const { late, dead, newestWindowEnd } = watch.counts;
  const total = sending.acknowledged;
  const share = (n: number): string => (total === 0 ? "-" : `${((n / total) * 100).toFixed(1)} %`);
  const parts = [
    sending.waiting ? `waiting: ${sending.waiting}` : `${count(Math.round(sending.rate))} events/s`,
    `${count(total)} sent${sending.phase === "backfill" ? ", catching up" : ""}`,
    `late ${share(late)}`,
    `dead ${share(dead)}`,
  ];
  if (sending.shipping) parts.splice(2, 0, shippingText(sending.shipping));
  // What is wrong comes first: a narrow terminal cuts the end of the line.
  if (sending.health) parts.unshift(sending.health);
  if (newestWindowEnd !== undefined) {
    parts.push(`closed to ${minute(newestWindowEnd)}, ${duration(Math.max(0, now - newestWindowEnd))} ago`);
  }
  return parts.join("  ");
}

/** `240,000 lines written, 1,203 not shipped yet, 1 gap`. */
function shippingText({ written, shipped, gaps }: Shipping): string {
  const behind = written > shipped ? `, ${count(written - shipped)} not shipped yet` : ", all shipped";
  return `${count(written)} lines written${behind}${gaps > 0 ? `, ${plural(gaps, "gap")}` : ""}`;
}

/** An alert as one line: what, where, when, and the numbers behind it. */
export function alertLine(seen: SeenAlert, screen: Screen): string {
  const { output, event } = seen;
  const { red, green, bold } = screen.paint;
  const mark = event.kind === "fired" ? red(bold("ALERT   ")) : green("resolved");
  const why = event.by === "silence" ? "no further row" : valuesText(output.shape, event.row.values, ["firing"]);
  return ` ${mark}  ${output.model.name}  ${event.key || grainText(output.shape, event.row.values)}  ${minute(event.row.windowStart)}  ${why}`;
}

/** Alerts of one table that are shown at a time: a table of events may have hundreds at once while it catches up. */
const SHOWN = 4;

/** Alerts in their order, the first of each table, then how many more there were. */
export function alertLines(alerts: readonly SeenAlert[], screen: Screen): string[] {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const alert of alerts) {
    const name = alert.output.model.name;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    if (n <= SHOWN) lines.push(alertLine(alert, screen));
  }
  for (const [name, n] of seen) {
    if (n > SHOWN) lines.push(` ${screen.paint.yellow("alerts  ")}  ${name}  and ${count(n - SHOWN)} more`);
  }
  return lines;
}

/** Bad records so far by reason, most frequent first: ` dead      truncated 12   unknown_schema 9`. */
export function deadLine(reasons: Readonly<Record<string, number>>, screen: Screen): string {
  const parts = Object.entries(reasons)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([reason, n]) => `${reason} ${count(n)}`);
  return ` ${screen.paint.yellow("dead    ")}  ${parts.join("   ")}`;
}

/** Draws what is ready each time it is called: windows, the bad records so far, alerts, then the state. */
export function openLive(screen: Screen, watch: Watch): (sending: Sending | undefined, at?: number) => void {
  let deadShown = 0;
  return (sending, at = performance.now()) => {
    const blocks = watch.blocks(at);
    for (const block of blocks) for (const line of block) screen.line(line);
    const { dead, reasons } = watch.counts;
    if (blocks.length > 0 && dead > deadShown) {
      deadShown = dead;
      screen.line(deadLine(reasons, screen));
    }
    for (const line of alertLines(watch.alerts(), screen)) screen.line(line);
    if (sending) screen.status(statusLine(sending, watch, Date.now()));
  };
}
