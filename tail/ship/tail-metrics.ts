import type { Batch, FileState } from "../follow/follower.ts";
import type { Fault } from "../parse/event-parser.ts";

/** What a tailer has done, and where it stands. Counts are of what is committed. */
export interface TailTotals {
  readonly events: number;
  readonly bytes: number;
  readonly transactions: number;
  /** Events that are dead: by the kind of fault. */
  readonly dead: Readonly<Partial<Record<Fault["kind"], number>>>;
  readonly gaps: number;
  /** Bytes in gaps that are known to be lost. */
  readonly gapBytes: number;
  /** How often the id was claimed anew after a failure. */
  readonly restarts: number;
}

export interface TailCounter {
  /** Positions were read: whatever was read before and not committed is read again. */
  begin(): void;
  /** A batch is going to be written. */
  read(batch: Pick<Batch, "events">): void;
  /** A batch is committed with these records. */
  commit(batch: Pick<Batch, "events" | "gaps">, records: readonly { readonly fault?: Fault }[]): void;
  restart(): void;
  /** Events that were read and are not committed. */
  underWay(): number;
  totals(): TailTotals;
}

export function openTailCounter(): TailCounter {
  const totals = { events: 0, bytes: 0, transactions: 0, gaps: 0, gapBytes: 0, restarts: 0 };
  const dead: Partial<Record<Fault["kind"], number>> = {};
  let underWay = 0;
  return {
    begin() {
      underWay = 0;
    },
    read({ events }) {
      underWay += events.length;
    },
    commit({ events, gaps }, records) {
      totals.events += events.length;
      underWay -= events.length;
      totals.transactions++;
      for (const { start, end } of events) totals.bytes += end - start;
      for (const { fault } of records) if (fault) dead[fault.kind] = (dead[fault.kind] ?? 0) + 1;
      totals.gaps += gaps.length;
      for (const { from, to } of gaps) totals.gapBytes += to - from;
    },
    restart() {
      totals.restarts++;
    },
    underWay: () => underWay,
    totals: () => ({ ...totals, dead: { ...dead } }),
  };
}

/** What a scrape of the tailer needs. */
export interface TailView {
  readonly set: string;
  readonly totals: TailTotals;
  readonly files: readonly FileState[];
  /** Events that were read and are not committed. */
  readonly underWay: number;
  /** Steady time now, as in the states. */
  readonly now: number;
  /** No broker answers at present. */
  readonly waiting: boolean;
  readonly unreadable: number;
}

const KINDS: readonly Fault["kind"][] = ["utf8", "format", "value", "path", "too_long"];

/** The text that Prometheus scrapes. */
export function renderMetrics({ set, totals, files, now, waiting, unreadable }: TailView): string {
  const lines: string[] = [];
  const add = (
    name: string,
    type: "counter" | "gauge",
    help: string,
    values: readonly (readonly [string, number])[],
  ) => {
    lines.push(`# HELP sluice_tail_${name} ${help}`, `# TYPE sluice_tail_${name} ${type}`);
    for (const [labels, value] of values)
      lines.push(`sluice_tail_${name}{set=${label(set)}${labels === "" ? "" : `,${labels}`}} ${value}`);
  };
  const followed = files.filter(({ found }) => found);
  const file = ({ generation }: FileState): string => `file=${label(generation.name)}`;
  const seconds = (since: number | undefined): number => (since === undefined ? 0 : Math.max(0, now - since) / 1000);
  add("events_total", "counter", "Events committed.", [["", totals.events]]);
  add("bytes_total", "counter", "Bytes of files committed.", [["", totals.bytes]]);
  add("transactions_total", "counter", "Transactions committed.", [["", totals.transactions]]);
  add(
    "dead_total",
    "counter",
    "Events committed that could not be parsed, by kind of fault.",
    KINDS.map((kind) => [`kind="${kind}"`, totals.dead[kind] ?? 0]),
  );
  add("gaps_total", "counter", "Places in files that were not found again.", [["", totals.gaps]]);
  add("gap_bytes_total", "counter", "Bytes that are known to be lost in gaps.", [["", totals.gapBytes]]);
  add("restarts_total", "counter", "Times that the transactional id was claimed again.", [["", totals.restarts]]);
  add("waiting", "gauge", "1 while no broker answers.", [["", waiting ? 1 : 0]]);
  add("files", "gauge", "Files that are followed.", [["", followed.length]]);
  add("unreadable_files", "gauge", "Files that may not be read.", [["", unreadable]]);
  add(
    "lag_bytes",
    "gauge",
    "Bytes of a file that are not committed.",
    followed.map((f) => [file(f), f.behind]),
  );
  add(
    "lag_seconds",
    "gauge",
    "How long a file has had bytes that are not committed.",
    followed.map((f) => [file(f), seconds(f.behindSince)]),
  );
  return `${lines.join("\n")}\n`;
}

function label(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
