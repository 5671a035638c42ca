import type { Writable } from "node:stream";
import { type Paint, paint } from "#core";

/**
 * The live terminal: lines that scroll by, and one status line at the bottom that is redrawn in place. Without a
 * terminal the status is printed as a plain line, at most every `plainEvery` milliseconds.
 */
export interface Screen {
  readonly paint: Paint;
  /** A line that stays. */
  line(text: string): void;
  /** The newest state; replaces the one before. */
  status(text: string): void;
  /** Removes the status line; lines that stay are not touched. */
  close(): void;
}

export interface ScreenOptions {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly color: boolean;
  /** Default 5,000. */
  readonly plainEvery?: number;
  readonly now?: () => number;
}

const CLEAR_LINE = "\r\u001b[2K";

/** Opens the screen on a stream; draws nothing yet. */
export function openScreen(options: ScreenOptions): Screen {
  const { out } = options;
  const live = out.isTTY === true;
  const now = options.now ?? (() => performance.now());
  const every = options.plainEvery ?? 5_000;
  let shown = "";
  let last = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    // A wrapped status line could not be cleared again: it is cut to the width of the terminal.
    if (shown) out.write(shown.slice(0, Math.max(10, (out.columns ?? 120) - 1)));
  };

  return {
    paint: paint(options.color),
    line(text) {
      if (!live) {
        out.write(`${text}\n`);
        return;
      }
      out.write(`${shown ? CLEAR_LINE : ""}${text}\n`);
      draw();
    },
    status(text) {
      if (live) {
        out.write(shown ? CLEAR_LINE : "");
        shown = text;
        draw();
      } else if (now() - last >= every) {
        last = now();
        out.write(`${text}\n`);
      }
    },
    close() {
      if (live && shown) out.write(CLEAR_LINE);
      shown = "";
    },
  };
}
