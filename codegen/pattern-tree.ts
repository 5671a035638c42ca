/** First and last code point of each range. */
export type Ranges = readonly (readonly [low: number, high: number])[];

/** What a pattern of the common ground says. `^` and `$` take no character: they are empty sequences. */
export type Tree =
  | { readonly kind: "chars"; readonly ranges: Ranges }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Tree[] }
  | { readonly kind: "repeat"; readonly body: Tree; readonly min: number; readonly max: number };

const LAST = 0x10ffff;
const DIGIT: Ranges = [[0x30, 0x39]];
const WORD: Ranges = [...DIGIT, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f" };

/** The tree of a pattern, from the tokens that `checkPattern` has taken as good. */
export function patternTree(tokens: readonly string[]): Tree {
  let at = 0;
  return choice();

  function choice(): Tree {
    const parts = [sequence()];
    while (tokens[at] === "|") {
      at += 1;
      parts.push(sequence());
    }
    return parts.length === 1 ? (parts[0] as Tree) : { kind: "choice", parts };
  }

  function sequence(): Tree {
    const parts: Tree[] = [];
    for (let token = tokens[at]; token !== undefined && token !== "|" && token !== ")"; token = tokens[at]) {
      at += 1;
      if (token === "^" || token === "$") continue;
      const bounds = boundsOf(token);
      const body = parts.at(-1);
      if (bounds !== undefined && body !== undefined) {
        parts[parts.length - 1] = { kind: "repeat", body, ...bounds };
        continue;
      }
      if (!token.startsWith("(")) {
        parts.push({ kind: "chars", ranges: rangesOf(token) });
        continue;
      }
      parts.push(choice());
      // Past the bracket.
      at += 1;
    }
    return { kind: "sequence", parts };
  }
}

/** The rounds of a quantifier; `undefined` for every other token. */
function boundsOf(token: string): { min: number; max: number } | undefined {
  if (/^\*\??$/.test(token)) return { min: 0, max: Infinity };
  if (/^\+\??$/.test(token)) return { min: 1, max: Infinity };
  if (/^\?\??$/.test(token)) return { min: 0, max: 1 };
  const match = /^\{(\d+)(,)?(\d*)\}\??$/.exec(token);
  if (match === null) return undefined;
  const min = Number(match[1]);
  return { min, max: match[2] === undefined ? min : match[3] === "" ? Infinity : Number(match[3]) };
}

function rangesOf(token: string): Ranges {
  if (token === ".") return complement([[10, 10]]);
  if (token.startsWith("\\")) return escapeRanges(token);
  return token.startsWith("[") ? classRanges(token) : one(token);
}

function one(char: string): Ranges {
  const code = char.codePointAt(0) as number;
  return [[code, code]];
}

function escapeRanges(text: string): Ranges {
  const char = text.slice(1);
  if (char === "d") return DIGIT;
  if (char === "w") return WORD;
  if (char === "D") return complement(DIGIT);
  if (char === "W") return complement(WORD);
  return one(CONTROLS[char] ?? char);
}

function classRanges(text: string): Ranges {
  const negated = text.startsWith("[^");
  const items = text.slice(negated ? 2 : 1, -1).match(/\\?[\s\S]/gu) ?? [];
  const ranges: (readonly [number, number])[] = [];
  for (let i = 0; i < items.length; i++) {
    const low = itemRanges(items[i] as string);
    const next = items[i + 2];
    if (items[i + 1] === "-" && next !== undefined) {
      ranges.push([low[0]?.[0] as number, itemRanges(next)[0]?.[1] as number]);
      i += 2;
    } else ranges.push(...low);
  }
  return negated ? complement(ranges) : ranges;
}

function itemRanges(item: string): Ranges {
  return item.length > 1 && item.startsWith("\\") ? escapeRanges(item) : one(item);
}

function complement(ranges: Ranges): Ranges {
  const found: (readonly [number, number])[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) found.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= LAST) found.push([next, LAST]);
  return found;
}
