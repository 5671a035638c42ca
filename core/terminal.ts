import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf, type Problem, SluiceError, type SourceLocation } from "./error.ts";

/** Whether a stream shows colours: a terminal, and NO_COLOR not set. */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env["NO_COLOR"];
}

export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** Colour functions, or identity functions when `on` is false. */
export function paint(on: boolean): Paint {
  const wrap =
    (code: number) =>
    (text: string): string =>
      on ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: wrap(1), dim: wrap(2), red: wrap(31), green: wrap(32), yellow: wrap(33), cyan: wrap(36) };
}

/** Reads a file of the project for an excerpt; `undefined` when it cannot be read. Replaceable in tests. */
export type ReadText = (file: string) => string | undefined;

const readFromDisk: ReadText = (file) => {
  try {
    return readFileSync(resolve(process.env["SLUICE_ROOT"] ?? ".", file), "utf8");
  } catch {
    return undefined;
  }
};

/** A problem as the terminal shows it: place, code, message, the line with a caret, hint, related place. */
export function renderProblem(problem: Problem, color = false, read: ReadText = readFromDisk): string {
  const c = paint(color);
  const head = problem.severity === "warning" ? c.yellow(problem.code) : c.red(problem.code);
  const place = problem.location ? `${renderPlace(problem.location)}  ` : "";
  const note = problem.severity === "warning" ? "warning: " : "";
  const lines = [`${c.bold(place)}${head}  ${note}${problem.message}`];
  if (problem.location) lines.push(...excerpt(problem.location, read, c));
  if (problem.hint) lines.push(` ${c.dim("hint")}     ${indent(problem.hint)}`);
  if (problem.related) {
    lines.push(
      ` ${c.dim("related")}  ${renderPlace(problem.related)}${problem.related.note ? `  ${problem.related.note}` : ""}`,
    );
  }
  lines.push(` ${c.dim("more")}     npm run explain ${problem.code}`);
  return lines.join("\n");
}

function renderPlace(location: SourceLocation): string {
  return `${location.file}:${location.line}:${location.column}`;
}

function indent(text: string): string {
  return text.split("\n").join("\n          ");
}

/** The line of a place with a caret under it; nothing when it cannot be read or is not to be shown. */
export function excerpt(location: SourceLocation, read: ReadText, c: Paint): string[] {
  if (location.hidden) return [];
  const line = read(location.file)?.split(/\r?\n/)[location.line - 1];
  if (line === undefined) return [];
  const number = String(location.line);
  const gutter = " ".repeat(number.length);
  // Tabs before the caret are kept, so that it stands under its word whatever the tab width is.
  const lead = line.slice(0, location.column - 1).replace(/[^\t]/g, " ");
  const width = Math.max(1, Math.min(location.length ?? 1, line.length - location.column + 1));
  return [` ${number} | ${line}`, ` ${gutter} | ${lead}${c.red("^".repeat(width))}`];
}

/** Everything a user should see of an error: all its problems, or the one fault it is. Foreign errors keep their stack. */
export function renderError(error: unknown, color = false, read: ReadText = readFromDisk): string {
  if (!(error instanceof SluiceError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `SLUICE_INTERNAL  a fault in Sluice itself: ${messageOf(error)}\n${stack}`;
  }
  if (error.problems.length > 0) {
    return [...error.problems.map((p) => renderProblem(p, color, read)), error.message].join("\n\n");
  }
  const text = renderProblem(
    {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.location === undefined ? {} : { location: error.location }),
      ...(error.related === undefined ? {} : { related: error.related }),
    },
    color,
    read,
  );
  const cause = error.cause === undefined ? "" : messageOf(error.cause);
  return cause && !error.message.includes(cause) ? `${text}\n cause    ${indent(cause)}` : text;
}

/** Rows as columns padded to equal width; numbers are right-aligned by the caller's formatting choice `right`. */
export function renderTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows
    .map((row) =>
      row
        .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A count with thousands separators: 1,234,567. */
export function count(value: number | bigint): string {
  return value.toLocaleString("en-US");
}

/** "1 event", "2 events". */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** Milliseconds as a person says them: 850 ms, 4.2 s, 3 min 20 s. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
