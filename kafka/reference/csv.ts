/** A place in a text: line and column count from 1, columns in UTF-16 units like editors count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One value with where it stands. */
export interface Cell extends Place {
  /** Without quotes, doubled quotes made one. */
  readonly text: string;
  readonly quoted: boolean;
  /** As written on its first line, in characters. */
  readonly length: number;
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** A fault of quoting lies in it: what its cells say is not to be trusted. */
  readonly broken: boolean;
}

export interface CsvFault extends Place {
  readonly message: string;
  readonly hint: string;
  readonly related?: Place & { readonly note: string };
}

interface Opened extends Place {
  readonly offset: number;
  readonly lineStart: number;
}

/**
 * Splits RFC 4180 text: commas, double quotes, lines that end with LF or CR LF. Empty lines are left out. A fault ends
 * its cell at the next comma or line, so that what follows is still looked at.
 */
export function parseCsv(text: string): {
  readonly records: readonly CsvRecord[];
  readonly faults: readonly CsvFault[];
} {
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let cells: Cell[] = [];
  let broken = false;

  const place = (offset: number): Place => ({ line, column: offset - lineStart + 1 });
  const fault = (one: CsvFault): void => {
    faults.push(one);
    broken = true;
  };
  const endsLine = (offset: number): boolean =>
    text[offset] === "\n" || (text[offset] === "\r" && text[offset + 1] === "\n");
  const endsCell = (offset: number): boolean => offset >= text.length || text[offset] === "," || endsLine(offset);
  const skipCell = (): void => {
    while (!endsCell(at)) at++;
  };

  const plainCell = (): Cell => {
    const start = at;
    skipCell();
    const value = text.slice(start, at);
    const quote = value.indexOf('"');
    const bare = value.indexOf("\r");
    if (quote >= 0) {
      const hint = "put the whole value in quotes and write each quote inside as two";
      fault({ ...place(start + quote), message: "a quote in the middle of a value without quotes", hint });
    } else if (bare >= 0) {
      const hint = "end lines with LF or CR LF";
      fault({ ...place(start + bare), message: "a carriage return without line feed", hint });
    }
    return { ...place(start), text: value, quoted: false, length: value.length };
  };

  /** Goes on behind the line on which the quote opened, for the rows below it may be good. */
  const unclosed = (opened: Opened, value: string, message: string, related?: CsvFault["related"]): Cell => {
    ({ line, lineStart } = opened);
    at = opened.offset;
    while (at < text.length && !endsLine(at)) at++;
    const { column } = opened;
    fault({ line, column, message, hint: "close it, or remove it", ...(related && { related }) });
    return { line, column, text: value, quoted: true, length: at - opened.offset };
  };

  const quotedCell = (): Cell => {
    const opened: Opened = { ...place(at), offset: at, lineStart };
    let value = "";
    let length: number | undefined;
    let from = ++at;
    for (;;) {
      const next = text.indexOf('"', from);
      const end = next < 0 ? text.length : next;
      for (let feed = text.indexOf("\n", from); feed >= 0 && feed < end; feed = text.indexOf("\n", feed + 1)) {
        length ??= (text[feed - 1] === "\r" ? feed - 1 : feed) - opened.offset;
        line++;
        lineStart = feed + 1;
      }
      if (next < 0) break;
      if (text[next + 1] !== '"') {
        value += text.slice(from, next);
        at = next + 1;
        if (!endsCell(at) && line !== opened.line) {
          const met = { ...place(at), note: "it is closed here, in the middle of a value" };
          return unclosed(opened, value, "a quote that is not closed on its line", met);
        }
        if (!endsCell(at)) {
          const hint = "write a quote inside a quoted value as two quotes";
          fault({ ...place(at), message: "text behind a closing quote", hint });
          skipCell();
        }
        return {
          line: opened.line,
          column: opened.column,
          text: value,
          quoted: true,
          length: length ?? at - opened.offset,
        };
      }
      value += text.slice(from, next + 1);
      from = next + 2;
    }
    return unclosed(opened, value, "a quote that is never closed");
  };

  while (at < text.length) {
    const first = { line, offset: at };
    for (;;) {
      cells.push(text[at] === '"' ? quotedCell() : plainCell());
      if (text[at] !== ",") break;
      at++;
    }
    const blank = at === first.offset;
    if (!blank) records.push({ line: first.line, cells, broken });
    cells = [];
    broken = false;
    if (at >= text.length) break;
    at += text[at] === "\r" ? 2 : 1;
    line++;
    lineStart = at;
  }
  return { records, faults };
}
