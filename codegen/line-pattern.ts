import type { LinePattern } from "./model.ts";
import { type PatternFault, Refused, tokens } from "./pattern.ts";
import { isAmbiguous, isPolynomial } from "./pattern-ambiguity.ts";
import { patternTree } from "./pattern-tree.ts";

/** What a pattern that is searched for in a text is like: it may begin anywhere. */
const ANYWHERE = ["[\\d\\D]", "*", "(?:"];

/**
 * A pattern over events of a file. It stays in the common ground of RE2 and JavaScript; named groups are allowed, and a
 * dot takes every character, line ends too. `linear` is proved here: no text has more than a fixed number of ways through
 * the pattern, so that JavaScript's engine cannot run away. What is not linear is for an engine that never goes back.
 * `whole`: the pattern has to fit the whole text; `found`: a part of it.
 */
export function readLinePattern(pattern: string, use: "whole" | "found"): LinePattern | PatternFault {
  try {
    const all = tokens(pattern, true).map((token) => (token === "." ? "[\\d\\D]" : token));
    const text = all.join("");
    new RegExp(text, "u");
    const groups = all.flatMap((token) => /^\(\?<(.*)>$/.exec(token)?.[1] ?? []);
    const fixed = use === "whole" || (all[0] === "^" && !all.includes("|"));
    const tree = patternTree(fixed ? all : [...ANYWHERE, ...all, ")"]);
    return { text, groups, linear: !isAmbiguous(tree) && !isPolynomial(tree) };
  } catch (error) {
    if (error instanceof Refused) return { message: error.message, hint: error.hint };
    const why = (error as Error).message.replace(/^Invalid regular expression: /, "");
    return { message: `not a regular expression: ${why}`, hint: "named groups are written (?<name>...)" };
  }
}
