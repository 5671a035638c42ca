import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LogWriter } from "./log-writer.ts";
import { LOGS } from "./logs.ts";
import { randomOf } from "./random.ts";

/** What the process that writes all logs is told, as JSON in the first argument. */
export interface WriterTask {
  readonly logs: string;
  readonly work: string;
  readonly seed: number;
  /** Lines of all applications together. */
  readonly lines: number;
  /** The most that it writes in a second. */
  readonly perSecond: number;
}

/** It may go on until it has written so many lines. */
export type WriterOrder = { readonly upTo: number };

/** It has written what it may; at the end, what each application wrote. */
export type WriterReport = { readonly reached: number; readonly written?: Readonly<Record<string, number>> };

/** Milliseconds from one turn to the next. */
const TURN = 5;
const MOST_LINES = 24;

const task = JSON.parse(process.argv[2] as string) as WriterTask;
const random = randomOf(task.seed);
const writers = LOGS.map((log) => new LogWriter(log, task.logs, task.work));
/** Each application writes a first and a last line: no file is empty at either end. */
const most = task.lines - writers.length;
const weights = writers.reduce((sum, { weight }) => sum + weight, 0);
let upTo = 0;
let total = 0;
let told = 0;
let budget = 0;
let last = performance.now();

function pick(open: readonly LogWriter[]): LogWriter | undefined {
  let at = random() * weights;
  const chosen = writers.find(({ weight }) => {
    at -= weight;
    return at < 0;
  });
  return chosen !== undefined && open.includes(chosen) ? chosen : undefined;
}

function turn(): void {
  const now = performance.now();
  budget = Math.min(budget + ((now - last) / 1000) * task.perSecond, task.perSecond / 10);
  last = now;
  const open = writers.filter((writer) => writer.isOpen());
  const limit = Math.min(upTo, most);
  while (budget > 0 && total < limit) {
    const lines = Math.min(1 + Math.floor(random() * MOST_LINES), limit - total);
    budget -= lines;
    const writer = pick(open);
    if (writer === undefined) continue;
    writer.write(lines, random);
    total += lines;
  }
  if (upTo >= task.lines && total === most && open.length === writers.length) {
    for (const writer of writers) {
      writer.write(1, random);
      writer.finish();
    }
    const written = Object.fromEntries(writers.map(({ written }, i) => [LOGS[i]?.app as string, written]));
    process.send?.({ reached: task.lines, written } satisfies WriterReport, () => process.disconnect());
    return;
  }
  if (total >= limit && told < upTo) {
    told = upTo;
    // Who waits for all to be read does not wait for half a line.
    for (const writer of writers) writer.finish();
    process.send?.({ reached: total } satisfies WriterReport);
  }
  setTimeout(turn, TURN);
}

process.on("SIGHUP", () => {
  for (const writer of writers) writer.tell();
});
process.on("message", (order: WriterOrder) => {
  upTo = order.upTo;
});
process.on("disconnect", () => process.exit(0));
writeFileSync(join(task.work, "writer.pid"), String(process.pid));
for (const writer of writers) writer.write(1, () => 1);
total = writers.length;
turn();
