import { count, duration, plural, renderTable } from "#core";

/** What a run of `npm start` saw; also its `--json` form. Times in milliseconds after the command began. */
export interface Summary {
  readonly pipelines: readonly string[];
  readonly milestones: Readonly<Partial<Record<Milestone, number>>>;
  /** `unknown`: neither acknowledged nor refused when the run ended; the ledger says so too. */
  readonly events: { readonly sent: number; readonly unknown: number; readonly late: number; readonly dead: number };
  /** Lines in files: those that this run wrote, those of them that are in the topic, and places that were not found again. */
  readonly lines?: { readonly written: number; readonly shipped: number; readonly gaps: number };
  /** Closed windows and rows per output. */
  readonly outputs: readonly { readonly output: string; readonly windows: number; readonly rows: number }[];
  /** Outputs in files: files that were finished in this run, and all their rows. */
  readonly files: readonly { readonly output: string; readonly files: number; readonly rows: number }[];
  /** Whether any of the pipelines has an alert table. */
  readonly alerting: boolean;
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

/** Why a bounded run did not show what it must: `undefined` when windows closed and, where there are alerts, one fired. */
export function missing(summary: Summary): string | undefined {
  const windows = summary.outputs.reduce((sum, o) => sum + o.windows, 0);
  const fired = summary.alerts.reduce((sum, a) => sum + a.fired, 0);
  if (windows > 0 && (fired > 0 || !summary.alerting)) return undefined;
  if (summary.events.sent === 0) return "no event was sent";
  if (windows === 0) return `${count(summary.events.sent)} events were sent, but no window closed`;
  return `${plural(windows, "window")} closed, but no alert fired`;
}

/** The summary as the table that a bounded run ends with. */
export function renderSummary(summary: Summary): string {
  const { sent, unknown, late, dead } = summary.events;
  const share = (n: number): string => (sent === 0 ? "" : ` (${((n / sent) * 100).toFixed(2)} %)`);
  const rows: string[][] = [...lineRows(summary.lines), ["events sent", count(sent)]];
  if (unknown > 0) rows.push(["outcome unknown", `${count(unknown)}: not acknowledged before the stop`]);
  rows.push(["late", `${count(late)}${share(late)}`], ["dead", `${count(dead)}${share(dead)}`]);
  for (const [reason, n] of Object.entries(summary.reasons).sort(([a], [b]) => (a < b ? -1 : 1))) {
    rows.push([`  ${reason}`, count(n)]);
  }
  for (const o of summary.outputs) {
    const windows = o.windows > 0 ? `${count(o.windows)} windows closed, ` : "";
    rows.push([o.output, `${windows}${plural(o.rows, "row")}`]);
  }
  for (const f of summary.files) rows.push([f.output, `${plural(f.files, "file")}, ${plural(f.rows, "row")}`]);
  rows.push(...alertRows(summary.alerts));
  for (const [name, ms] of Object.entries(summary.milestones)) {
    rows.push([MILESTONES[name as Milestone], `after ${duration(ms)}`]);
  }
  return renderTable(rows);
}

function lineRows(lines: Summary["lines"]): string[][] {
  if (lines === undefined) return [];
  const { written, shipped, gaps } = lines;
  const rest = written - shipped;
  return [
    ["lines written", count(written)],
    ["lines shipped", `${count(shipped)}${rest > 0 ? `: ${count(rest)} wait in the files for the next start` : ""}`],
    ...(gaps > 0 ? [["gaps", `${count(gaps)}: what was written there is lost`]] : []),
  ];
}

/** Keys of one alert table that are listed each by itself; a table of events has a new key in each row. */
const LISTED = 6;

function alertRows(alerts: Summary["alerts"]): string[][] {
  const sum = (of: Summary["alerts"], what: "fired" | "resolved"): string =>
    count(of.reduce((total, a) => total + a[what], 0));
  return [...new Set(alerts.map((a) => a.output))].flatMap((output) => {
    const keys = alerts.filter((a) => a.output === output);
    if (keys.length > LISTED)
      return [
        ["ALERT", `${output}: fired ${sum(keys, "fired")}, resolved ${sum(keys, "resolved")}, ${keys.length} keys`],
      ];
    return keys.map((a) => [`ALERT ${a.key}`, `${output}: fired ${a.fired}, resolved ${a.resolved}`]);
  });
}
