import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { statusLine } from "../live.ts";
import { openScreen } from "../screen.ts";
import { missing, renderSummary, type Summary } from "../summary.ts";
import type { Watch } from "../watch.ts";

function terminal(isTTY: boolean): { out: PassThrough & { isTTY: boolean; columns: number }; text: () => string } {
  const out = Object.assign(new PassThrough(), { isTTY, columns: 20 });
  const parts: string[] = [];
  out.on("data", (chunk: Buffer) => parts.push(chunk.toString()));
  return { out, text: () => parts.join("") };
}

test("on a terminal the status line stays below the lines and is cut to the width", () => {
  const { out, text } = terminal(true);
  const screen = openScreen({ out, color: false });
  screen.status("in 5,000 events/s and more than fits");
  screen.line("12:03 CARD");
  screen.close();
  expect(text()).toBe("in 5,000 events/s a\r\u001b[2K12:03 CARD\nin 5,000 events/s a\r\u001b[2K");
});

test("without a terminal the status is a plain line now and then", () => {
  const { out, text } = terminal(false);
  let now = 0;
  const screen = openScreen({ out, color: false, plainEvery: 5_000, now: () => now });
  screen.status("first");
  now = 4_999;
  screen.status("too soon");
  now = 5_000;
  screen.status("second");
  screen.close();
  expect(text()).toBe("first\nsecond\n");
});

const summary: Summary = {
  pipelines: ["payment"],
  milestones: { stack: 12_000, first_window: 31_500 },
  events: { sent: 60_000, unknown: 7, late: 1_200, dead: 60 },
  outputs: [
    { output: "payment_totals_1m", windows: 4, rows: 96 },
    { output: "payment_refunds", windows: 0, rows: 1 },
  ],
  files: [{ output: "payment_totals_files", files: 2, rows: 96 }],
  alerting: true,
  alerts: [{ output: "payment_error_rate_1m", key: "PAYPAL", fired: 1, resolved: 0 }],
  reasons: { truncated: 60 },
};

test("a bounded run is in order only with closed windows and an alert", () => {
  expect(missing(summary)).toBeUndefined();
  expect(missing({ ...summary, alerts: [] })).toBe("4 windows closed, but no alert fired");
  expect(missing({ ...summary, alerts: [], alerting: false })).toBeUndefined();
  expect(missing({ ...summary, outputs: [] })).toBe("60,000 events were sent, but no window closed");
  expect(missing({ ...summary, outputs: [], events: { sent: 0, unknown: 0, late: 0, dead: 0 } })).toBe(
    "no event was sent",
  );
});

test("the summary names shares, reasons, windows, alerts and times", () => {
  expect(renderSummary(summary).split("\n")).toEqual([
    "events sent           60,000",
    "outcome unknown       7: not acknowledged before the stop",
    "late                  1,200 (2.00 %)",
    "dead                  60 (0.10 %)",
    "  truncated           60",
    "payment_totals_1m     4 windows closed, 96 rows",
    "payment_refunds       1 row",
    "payment_totals_files  2 files, 96 rows",
    "ALERT PAYPAL          payment_error_rate_1m: fired 1, resolved 0",
    "engines healthy       after 12.0 s",
    "first closed window   after 31.5 s",
  ]);
});

test("lines in files stand in the status line and in the summary, with what is not shipped and what is lost", () => {
  const watch = { counts: { late: 20, dead: 1, newestWindowEnd: undefined } } as unknown as Watch;
  const sending = { acknowledged: 1000, rate: 500, phase: "live", waiting: undefined } as const;
  const shipping = { written: 1000, shipped: 1000, gaps: 0, waiting: undefined };
  const line = (more: object): string =>
    statusLine({ ...sending, shipping: { ...shipping, ...more } }, watch, 0).split("  ")[2] as string;
  expect(statusLine({ ...sending, shipping }, watch, 0)).toBe(
    "500 events/s  1,000 sent  1,000 lines written, all shipped  late 2.0 %  dead 0.1 %",
  );
  expect(line({ written: 1400 })).toBe("1,400 lines written, 400 not shipped yet");
  expect(line({ gaps: 2 })).toBe("1,000 lines written, all shipped, 2 gaps");

  const rows = (lines: NonNullable<Summary["lines"]>): string[] => renderSummary({ ...summary, lines }).split("\n");
  expect(rows({ written: 900, shipped: 900, gaps: 0 }).slice(0, 3)).toEqual([
    "lines written         900",
    "lines shipped         900",
    "events sent           60,000",
  ]);
  expect(rows({ written: 900, shipped: 850, gaps: 1 }).slice(1, 3)).toEqual([
    "lines shipped         850: 50 wait in the files for the next start",
    "gaps                  1: what was written there is lost",
  ]);
});

test("an alert table with many keys is one line", () => {
  const alerts = Array.from({ length: 7 }, (_, i) => ({
    output: "payment_refunds",
    key: `p${i}`,
    fired: 1,
    resolved: i === 0 ? 1 : 0,
  }));
  const lines = renderSummary({ ...summary, alerts: [...summary.alerts, ...alerts] }).split("\n");
  expect(lines.filter((line) => line.startsWith("ALERT"))).toEqual([
    "ALERT PAYPAL          payment_error_rate_1m: fired 1, resolved 0",
    "ALERT                 payment_refunds: fired 7, resolved 1, 7 keys",
  ]);
});
