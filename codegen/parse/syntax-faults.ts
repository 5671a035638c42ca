import type { ParserFault } from "./run-buf.ts";

/** More in one file say nothing new: a parser that lost its way stumbles over what follows. */
const SHOWN = 3;

/** What the parser says when it lost its way; what is missing or of a wrong type is no such fault. */
const LOST =
  /^(unexpected|encountered|missing|expected|unterminated|unrecognized|invalid)\b|^cannot find `(message|enum|oneof|option|reserved)`/;

/**
 * The faults that a person can do something about: of a brace that is missing, which one it is and where, and no more than
 * three of a file that follow from it. `textOf` gives a text by the path of a fault.
 */
export function tellingFaults(
  faults: readonly ParserFault[],
  textOf: (path: string) => string | undefined,
): readonly ParserFault[] {
  const files = Map.groupBy(faults, ({ path }) => path);
  return [...files].flatMap(([path, found]) => {
    const lost = found.filter(({ message }) => LOST.test(message));
    const text = path === undefined ? undefined : textOf(path);
    const brace = text === undefined ? undefined : missingBrace(lost, text);
    // With a brace missing, types and numbers are taken from the wrong block too.
    const apart = brace ? [] : found.filter((fault) => !lost.includes(fault));
    const others = (brace ? found.filter((fault) => !isOf(brace, fault)) : lost).toSorted(
      (one, other) => one.line - other.line || one.column - other.column,
    );
    const all = brace ? [brace, ...others] : others;
    const shown = all.slice(0, SHOWN);
    const [last] = shown.slice(-1);
    const more = all.length - shown.length;
    if (last && more > 0)
      shown[shown.length - 1] = { ...last, message: `${last.message} (and ${more} more in this file)` };
    return [...shown, ...apart];
  });
}

/** Instead of what the parser says about the same brace. */
function isOf(brace: ParserFault, fault: ParserFault): boolean {
  return fault.line === brace.line || /unmatched `\{`/.test(fault.message);
}

const DECLARATION = /^(\s*)((?:message|enum|oneof|service|extend)\s+[\w.]+)/;

/** The brace that is missing, where the text tells; the parser knows only the outermost block that is still open. */
function missingBrace(faults: readonly ParserFault[], text: string): ParserFault | undefined {
  const lines = bare(text).split("\n");
  for (const { line, path } of faults) {
    const declared = DECLARATION.exec(lines[line - 1] ?? "");
    if (!declared || (lines[line - 1] ?? "").slice(declared[0].length).trim() !== "") continue;
    const next = lines.slice(line).find((each) => each.trim() !== "");
    if (next?.trim().startsWith("{")) continue;
    const [all, indent = "", what = ""] = declared;
    return {
      path,
      line,
      column: indent.length + 1,
      length: all.length - indent.length,
      message: `a \`{\` is missing behind \`${what}\``,
    };
  }
  const unmatched = faults.find(({ message }) => /unmatched `\{`/.test(message));
  if (!unmatched) return undefined;
  const at = openBlock(lines) ?? unmatched.line;
  const [all, indent = "", what = "block"] = DECLARATION.exec(lines[at - 1] ?? "") ?? [""];
  return {
    path: unmatched.path,
    line: at,
    column: all === "" ? unmatched.column : indent.length + 1,
    length: all === "" ? unmatched.length : all.length - indent.length,
    message: `a \`}\` is missing: \`${what}\`, which begins here, is not closed`,
  };
}

/** The line of the block that is not closed, as the indentation has it; undefined when it tells nothing. */
function openBlock(lines: readonly string[]): number | undefined {
  const open: { readonly line: number; readonly indent: number }[] = [];
  for (const [i, text] of lines.entries()) {
    const indent = text.search(/\S/);
    if (indent < 0) continue;
    const top = open.at(-1);
    const closes = text[indent] === "}";
    if (top && top.line <= i) {
      if (closes ? indent < top.indent : indent <= top.indent) return isIndented(lines, top) ? top.line : undefined;
    }
    for (const [brace] of text.matchAll(/[{}]/g)) {
      if (brace === "{") open.push({ line: i + 1, indent });
      else open.pop();
    }
  }
  return open.at(-1)?.line;
}

/** Whether what is in a block stands further in. */
function isIndented(
  lines: readonly string[],
  { line, indent }: { readonly line: number; readonly indent: number },
): boolean {
  const first = lines.slice(line).find((text) => text.trim() !== "");
  return first !== undefined && first.search(/\S/) > indent;
}

/** The same lines and columns, without comments and texts. */
function bare(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part.replace(/[^\n]/g, " "),
    );
}
