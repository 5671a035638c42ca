import { isAmbiguous } from "./pattern-ambiguity.ts";
import { patternTree } from "./pattern-tree.ts";

/** Why a pattern is refused, and what to write instead. */
export interface PatternFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * Checks that a pattern means the same in RE2 (the vocabulary's language), JavaScript (the producer) and Java (Flink):
 * literals, `.`, classes of plain characters and ranges, `\d` `\w` and their complements, groups, alternatives,
 * quantifiers, `^` and `$`. Everything that the three read differently is a fault. A group is repeated 500 times at most.
 * What RE2 reads in linear time and the other two in exponential time is a fault too: `(a+)+`.
 */
export function checkPattern(pattern: string): PatternFault | undefined {
  try {
    const all = tokens(pattern);
    new RegExp(pattern, "u");
    return isAmbiguous(patternTree(all)) ? EXPONENTIAL : undefined;
  } catch (error) {
    if (error instanceof Refused) return { message: error.message, hint: error.hint };
    const why = (error as Error).message.replace(/^Invalid regular expression: /, "");
    return {
      message: `not a regular expression: ${why}`,
      hint: "RE2 syntax: https://github.com/google/re2/wiki/Syntax",
    };
  }
}

const EXPONENTIAL: PatternFault = {
  message: "a repeated group can split the same text in many ways: Java and JavaScript try them all, for ever",
  hint: "repeat one thing, as [a-z]+ for ([a-z]+)+, or end each round with what stands nowhere else in it, as ([^,]*,)+",
};

/** The pattern for `java.util.regex` (`find`), with the meaning that RE2 gives it. */
export function javaPattern(pattern: string): string {
  return translate(pattern, "\\z");
}

/** The pattern for `new RegExp(text, "u")` (`test`), with the meaning that RE2 gives it. */
export function javascriptPattern(pattern: string): string {
  return translate(pattern, "$");
}

/** Rounds of a repeated group. Java recurses once per round, and an overflow would stop a job for one long text. */
const MAX_ROUNDS = 500;

function translate(pattern: string, end: string): string {
  const all = tokens(pattern);
  return all
    .map((token, i) => {
      if (token === "$") return end;
      if (token === ".") return "[^\\n]";
      if (all[i - 1] !== ")" || !QUANTIFIER.test(token)) return token;
      return token
        .replace(/^\*/, `{0,${MAX_ROUNDS}}`)
        .replace(/^\+/, `{1,${MAX_ROUNDS}}`)
        .replace(/^\{(\d+),\}/, (_, least: string) => `{${least},${Math.max(MAX_ROUNDS, Number(least))}}`);
    })
    .join("");
}

/** Why a pattern lies outside the common ground. */
export class Refused extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const ESCAPES = /^\\[dDwWnrtf\\^$.*+?()[\]{}|/]/;
const CLASS_ESCAPES = /^\\[dDwWnrtf\\^$.*+?()[\]{}|/-]/;
const QUANTIFIER = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})\??/;

/** Splits into atoms, each with one meaning; throws for what is outside the common ground. `named`: groups may have names. */
export function tokens(pattern: string, named = false): string[] {
  const found: string[] = [];
  /** For each open group: does it hold a group of many rounds? The last closed one is kept for its quantifier. */
  const open: boolean[] = [];
  let closed = false;
  let rest = pattern;
  let quantifiable = false;
  const take = (text: string, atom: boolean): void => {
    found.push(text);
    rest = rest.slice(text.length);
    quantifiable = atom;
  };
  while (rest.length > 0) {
    const char = String.fromCodePoint(rest.codePointAt(0) as number);
    const quantifier = QUANTIFIER.exec(rest)?.[0];
    if (quantifier !== undefined) {
      if (!quantifiable)
        throw new Refused(`nothing to repeat before "${quantifier}"`, "write \\ before it to mean the character");
      if (found.at(-1) === ")" && rounds(quantifier) > FEW_ROUNDS) {
        if (closed)
          throw new Refused(
            `"${quantifier}" repeats a group that repeats a group`,
            "give one of them a bound of 20 or less",
          );
        if (open.length > 0) open[open.length - 1] = true;
      }
      take(quantifier, false);
    } else if (char === "\\") take(escaped(rest, ESCAPES), true);
    else if (char === "[") take(characterClass(rest), true);
    else if (char === "(") {
      const name = named ? /^\(\?<[A-Za-z_][A-Za-z0-9_]*>/.exec(rest)?.[0] : undefined;
      const group = name ?? (rest.startsWith("(?:") ? "(?:" : "(");
      if (rest[group.length] === "?") {
        const what = rest.slice(0, 3);
        throw new Refused(`"${what}" is read differently by the engines`, "write a plain group ( ) or (?: )");
      }
      open.push(false);
      take(group, false);
    } else if (char === ")") {
      closed = open.pop() ?? false;
      if (closed && open.length > 0) open[open.length - 1] = true;
      take(char, true);
    } else if (char === "]" || char === "}" || char === "{")
      throw new Refused(`a bare "${char}"`, `write "\\${char}" to mean the character`);
    else take(char, char !== "|" && char !== "^" && char !== "$");
  }
  return found;
}

/** Rounds in rounds multiply, and with them Java's recursion. */
const FEW_ROUNDS = 20;

function rounds(quantifier: string): number {
  if (quantifier.startsWith("?")) return 1;
  const bounds = /^\{(\d+)(,)?(\d*)\}/.exec(quantifier);
  if (bounds === null) return MAX_ROUNDS;
  const most = bounds[2] === undefined ? Number(bounds[1]) : bounds[3] === "" ? MAX_ROUNDS : Number(bounds[3]);
  if (most > 1000) throw new Refused(`"${quantifier}" is more than RE2 repeats`, "1000 is the most");
  return most;
}

function escaped(rest: string, known: RegExp): string {
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
    if (char === "\\") at += escaped(rest.slice(at), CLASS_ESCAPES).length;
    else if (char === "[" || rest.startsWith("&&", at) || rest.startsWith("--", at) || rest.startsWith("~~", at))
      throw new Refused(`"${char}" inside a class is read differently by the engines`, `write "\\${char}"`);
    else at += 1;
  }
}
