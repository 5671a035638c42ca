const CONTEXT = 3;

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** The unified diff between two texts; empty when they are equal. A missing file is the empty text. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const edits = compare(splitLines(before), splitLines(after));
  const hunks: string[] = [];
  let [oldLine, newLine, at] = [1, 1, 0];
  while (at < edits.length) {
    const start = edits.findIndex((edit, i) => i >= at && edit.sign !== " ");
    if (start < 0) break;
    const from = Math.max(at, start - CONTEXT);
    let end = start;
    // A gap of twice the context or less joins two hunks.
    for (let i = start, quiet = 0; i < edits.length && quiet <= 2 * CONTEXT; i++) {
      quiet = edits[i]?.sign === " " ? quiet + 1 : 0;
      if (quiet === 0) end = i;
    }
    const to = Math.min(edits.length, end + CONTEXT + 1);
    for (const edit of edits.slice(at, from)) {
      if (edit.sign !== "+") oldLine++;
      if (edit.sign !== "-") newLine++;
    }
    const hunk = edits.slice(from, to);
    const olds = hunk.filter((edit) => edit.sign !== "+").length;
    const news = hunk.filter((edit) => edit.sign !== "-").length;
    hunks.push(`@@ -${range(oldLine, olds)} +${range(newLine, news)} @@`, ...hunk.map((edit) => edit.sign + edit.line));
    oldLine += olds;
    newLine += news;
    at = to;
  }
  return [`--- ${path}`, `+++ ${path}`, ...hunks, ""].join("\n");
}

function range(line: number, length: number): string {
  return length === 1 ? `${line}` : `${length === 0 ? line - 1 : line},${length}`;
}

function splitLines(text: string): string[] {
  if (text === "") return [];
  return text.endsWith("\n") ? text.slice(0, -1).split("\n") : `${text}\n\\ No newline at end of file`.split("\n");
}

/** Beyond this many cells the middle is shown as replaced: a rewritten file needs no fine diff. */
const MAX_CELLS = 16_000_000;

function compare(a: readonly string[], b: readonly string[]): Edit[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (line: string): Edit => ({ sign: " ", line });
  return [
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Edit[] {
  const drop = (line: string): Edit => ({ sign: "-", line });
  const add = (line: string): Edit => ({ sign: "+", line });
  if (a.length * b.length > MAX_CELLS) return [...a.map(drop), ...b.map(add)];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
    }
  }
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      edits.push({ sign: " ", line: a[i] as string });
      i++;
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] as number))
    )
      edits.push(drop(a[i++] as string));
    else edits.push(add(b[j++] as string));
  }
  return edits;
}
