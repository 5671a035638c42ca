/** Why a pattern is refused, and what to write instead. */
export interface PatternFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * Checks that a pattern means the same in RE2 (the vocabulary's language), JavaScript (the producer) and Java (Flink):
 * literals, `.`, classes of plain characters and ranges, `\d` `\w` and their complements, groups, alternatives,
 * quantifiers, `^` and `$`. Everything that the three read differently is a fault.
 */
export function checkPattern(pattern: string): PatternFault | undefined {
  try {
    tokens(pattern);
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return { message: error.message, hint: error.hint };
    const why = (error as Error).message.replace(/^Invalid regular expression: /, "");
    return { message: `not a regular expression: ${why}`, hint: "RE2 syntax: https://github.com/google/re2/wiki/Syntax" };
  }
}

/** The pattern for `java.util.regex` (`find`), with the meaning that RE2 gives it. */
export function javaPattern(pattern: string): string {
  return tokens(pattern)
    .map((token) => (token === "$" ? "\\z" : token === "." ? "[^\\n]" : token))
    .join("");
}

/** The pattern for `new RegExp(text, "u")` (`test`), with the meaning that RE2 gives it. */
export function javascriptPattern(pattern: string): string {
  return tokens(pattern)
    .map((token) => (token === "." ? "[^\\n]" : token))
    .join("");
}

class Refused extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const ESCAPES = /^\\[dDwWnrtf\\^$.*+?()[\]{}|/]/;
const CLASS_ESCAPES = /^\\[dDwWnrtf\\^$.*+?()[\]{}|/-]/;
const QUANTIFIER = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})\??/;

/** Splits into atoms, each with one meaning; throws for what is outside the common ground. */
function tokens(pattern: string): string[] {
  const found: string[] = [];
  let rest = pattern;
  let quantifiable = false;
  const take = (text: string, atom: boolean): void => {
    found.push(text);
    rest = rest.slice(text.length);
    quantifiable = atom;
  };
  while (rest.length > 0) {
    const char = String.fromCodePoint(rest.codePointAt(0) as number);
    const quantifier = QUANTIFIER.exec(rest);
    if (quantifier) {
      if (!quantifiable) throw new Refused(`nothing to repeat before "${quantifier[0]}"`, "write \\ before it to mean the character");
      take(quantifier[0], false);
    } else if (char === "\\") take(escape(rest, ESCAPES), true);
    else if (char === "[") take(characterClass(rest), true);
    else if (rest.startsWith("(?:")) take("(?:", false);
    else if (rest.startsWith("(?")) throw new Refused(`"${rest.slice(0, 3)}" is read differently by the engines`, "write a plain group ( ) or (?: )");
    else if (char === "]" || char === "}" || char === "{") throw new Refused(`a bare "${char}"`, `write "\\${char}" to mean the character`);
    else if (char === "(" || char === "|" || char === "^" || char === "$") take(char, false);
    else take(char, true);
  }
  return found;
}

function escape(rest: string, known: RegExp): string {
  const match = known.exec(rest);
  if (!match) {
    throw new Refused(
      `"${rest.slice(0, 2)}" is read differently by the engines`,
      "write the characters themselves, as in [ \\t] for \\s; known are \\d \\w \\D \\W \\n \\r \\t \\f and escaped punctuation",
    );
  }
  return match[0];
}

function characterClass(rest: string): string {
  let at = rest.startsWith("[^") ? 2 : 1;
  const first = at;
  for (;;) {
    const char = rest[at];
    if (char === undefined) throw new Refused('"[" is never closed', 'close it with "]"');
    if (char === "]") {
      if (at === first) throw new Refused("an empty class", 'write "\\]" to mean the bracket');
      return rest.slice(0, at + 1);
    }
    if (char === "\\") at += escape(rest.slice(at), CLASS_ESCAPES).length;
    else if (char === "[" || rest.startsWith("&&", at) || rest.startsWith("--", at) || rest.startsWith("~~", at))
      throw new Refused(`"${char}" inside a class is read differently by the engines`, `write "\\${char}"`);
    else at += 1;
  }
}
