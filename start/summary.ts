import { count, duration, renderTable } from "#core";

/** What a run of `npm start` saw; also its `--json` form. Times in milliseconds after the command began. */
export interface Summary {
  readonly pipeline: string;
  readonly milestones: Readonly<Partial<Record<Milestone, number>>>;
  /** `unknown`: neither acknowledged nor refused when the run ended; the ledger says so too. */
  readonly events: { readonly sent: number; readonly unknown: number; readonly late: number; readonly dead: number };
  /** Closed windows and rows per output. */
  readonly outputs: readonly { readonly output: string; readonly windows: number; readonly rows: number }[];
  readonly alerts: readonly {
    readonly output: string;
    readonly key: string;
    readonly fired: number;
    readonly resolved: number;
  }[];
  /** Dead letters by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

export type Milestone = "stack" | "deployed" | "first_event" | "first_window" | "first_alert";

const MILESTONES: Readonly<Record<Milestone, string>> = {
  stack: "engines healthy",
  deployed: "SQL deployed",
  first_event: "first event sent",
  first_window: "first closed window",
  first_alert: "first alert",
};

/** Why a bounded run did not show what it must: `undefined` when windows closed and an alert fired. */
export function missing(summary: Summary): string | undefined {
  const windows = summary.outputs.reduce((sum, o) => sum + o.windows, 0);
  const fired = summary.alerts.reduce((sum, a) => sum + a.fired, 0);
  if (windows > 0 && fired > 0) return undefined;
  if (summary.events.sent === 0) return "no event was sent";
  if (windows === 0) return `${count(summary.events.sent)} events were sent, but no window closed`;
  return `${count(windows)} windows closed, but no alert fired`;
}

/** The summary as the table that a bounded run ends with. */
export function renderSummary(summary: Summary): string {
  const { sent, unknown, late, dead } = summary.events;
  const share = (n: number): string => (sent === 0 ? "" : ` (${((n / sent) * 100).toFixed(2)} %)`);
  const rows: string[][] = [["events sent", count(sent)]];
  if (unknown > 0) rows.push(["outcome unknown", `${count(unknown)}: not acknowledged before the stop`]);
  rows.push(["late", `${count(late)}${share(late)}`], ["dead", `${count(dead)}${share(dead)}`]);
  for (const [reason, n] of Object.entries(summary.reasons).sort(([a], [b]) => (a < b ? -1 : 1))) {
    rows.push([`  ${reason}`, count(n)]);
  }
  for (const o of summary.outputs) rows.push([o.output, `${count(o.windows)} windows closed, ${count(o.rows)} rows`]);
  for (const a of summary.alerts)
    rows.push([`ALERT ${a.key}`, `${a.output}: fired ${a.fired}, resolved ${a.resolved}`]);
  for (const [name, ms] of Object.entries(summary.milestones)) {
    rows.push([MILESTONES[name as Milestone], `after ${duration(ms)}`]);
  }
  return renderTable(rows);
}
