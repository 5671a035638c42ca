import { Unfit } from "./unfit.ts";

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** `level=info msg="two words" flag` as names with texts; a name alone is "true". Of a name that stands twice the last counts. */
export function readLogfmt(text: string): Readonly<Record<string, string>> | Unfit {
  const found: Record<string, string> = Object.create(null);
  let at = 0;
  let pairs = 0;
  for (;;) {
    while (isBlank(text[at])) at++;
    if (at >= text.length) break;
    const start = at;
    while (at < text.length && !isBlank(text[at]) && text[at] !== "=" && text[at] !== '"') at++;
    if (at === start || text[at] === '"') return new Unfit(`no name before column ${at + 1}`);
    const name = text.slice(start, at);
    if (text[at] !== "=") found[name] = "true";
    else if (text[at + 1] !== '"') {
      const from = ++at;
      while (at < text.length && !isBlank(text[at])) at++;
      found[name] = text.slice(from, at);
    } else {
      const end = closingQuote(text, at + 2);
      if (end < 0) return new Unfit(`the quote of "${name}" is never closed`);
      found[name] = unescapeText(text.slice(at + 2, end));
      at = end + 1;
      if (at < text.length && !isBlank(text[at])) return new Unfit(`no blank behind the value of "${name}"`);
    }
    pairs++;
  }
  return pairs > 0 ? found : new Unfit("no name=value");
}

/** Where the quote that opened before `from` closes; -1: nowhere. */
export function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** What stands behind backslashes as it is meant. */
export function unescapeText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([\s\S]))/g, (_, long, short, char: string) =>
    long || short ? String.fromCharCode(Number.parseInt(long ?? short, 16)) : (ESCAPED[char] ?? char),
  );
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t" || char === "\n";
}
