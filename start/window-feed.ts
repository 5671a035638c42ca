import { cell, grainText, minute, type Row, type RowShape, valuesText } from "./format-row.ts";

/**
 * Collects the rows of closed windows and gives them back as blocks of lines, one block per window, largest rows
 * first. Rows of one window come within moments of each other: a block is ready when its window was quiet for
 * `quiet` milliseconds or a newer window of the output began to close.
 */
export interface WindowFeed {
  take(row: Row, now: number): void;
  /** Blocks that are ready, oldest window first. */
  ready(now: number): readonly string[][];
  /** All blocks, ready or not. */
  drain(): readonly string[][];
  /** Distinct windows seen so far. */
  readonly windows: number;
  readonly rows: number;
}

interface Open {
  readonly start: number;
  readonly rows: Map<string, Row>;
  touched: number;
}

export interface WindowFeedOptions {
  /** Rows shown per window; the rest is counted; with 0 nothing is shown. Default 4. */
  readonly top?: number;
  /** Milliseconds without a new row after which a window is shown. Default 400. */
  readonly quiet?: number;
}

/** Opens a feed for one output. Rows are typed rows: `windowStart` is a Date. */
export function openWindowFeed(shape: RowShape, options: WindowFeedOptions = {}): WindowFeed {
  const top = options.top ?? 4;
  const quiet = options.quiet ?? 400;
  const open = new Map<number, Open>();
  const seen = new Set<number>();
  let rows = 0;
  const measure = shape.columns.find((c) => !shape.grain.includes(c) && !c.startsWith("window_"));
  const size = (row: Row): number => {
    const v = measure === undefined ? 0 : cell(shape, row, measure);
    return typeof v === "bigint" || typeof v === "number" ? Number(v) : 0;
  };

  const block = (window: Open): string[] => {
    const sorted = [...window.rows.values()].sort((a, b) => size(b) - size(a));
    const names = sorted.slice(0, top).map((row) => grainText(shape, row));
    const width = Math.max(0, ...names.map((n) => n.length));
    const lines = names.map(
      (name, i) => ` ${minute(window.start)}  ${name.padEnd(width)}  ${valuesText(shape, sorted[i] as Row)}`,
    );
    const rest = sorted.length - names.length;
    if (rest > 0)
      lines.push(` ${minute(window.start)}  and ${rest} more ${rest === 1 ? "row" : "rows"} of ${shape.output}`);
    return lines;
  };
  const close = (windows: readonly Open[]): string[][] => {
    for (const window of windows) open.delete(window.start);
    return [...windows].sort((a, b) => a.start - b.start).map(block);
  };

  return {
    get windows() {
      return seen.size;
    },
    get rows() {
      return rows;
    },
    take(row, now) {
      const start = (row["windowStart"] as Date).getTime();
      const window = open.get(start) ?? { start, rows: new Map<string, Row>(), touched: now };
      window.rows.set(grainText(shape, row), row);
      window.touched = now;
      open.set(start, window);
      seen.add(start);
      rows++;
    },
    ready(now) {
      const newest = Math.max(...open.keys());
      return close([...open.values()].filter((w) => now - w.touched >= quiet || w.start < newest - 60_000));
    },
    drain: () => close([...open.values()]),
  };
}
