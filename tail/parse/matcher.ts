import { RE2JS } from "re2js";
import type { LinePattern } from "#kafka";

/** The named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

export interface Matcher {
  test(text: string): boolean;
  /** `undefined`: no match. */
  groups(text: string): Groups | undefined;
}

/**
 * `whole`: the pattern has to fit the whole text; `found`: a part of it. A pattern that was proved linear runs on
 * JavaScript's engine. Any other could take the square of the text's length there, or worse: it runs on RE2, which never
 * goes back, at about a tenth of the speed.
 */
export function openMatcher({ text, linear }: LinePattern, use: "whole" | "found"): Matcher {
  const source = use === "whole" ? `^(?:${text})$` : text;
  if (linear) {
    const pattern = new RegExp(source, "u");
    return { test: (value) => pattern.test(value), groups: (value) => groupsOf(pattern.exec(value)) };
  }
  const pattern = RE2JS.compile(source.replaceAll("(?<", "(?P<"));
  const names = Object.keys(pattern.namedGroups());
  return {
    test: (value) => pattern.matcher(value).find(),
    groups(value) {
      const matcher = pattern.matcher(value);
      if (!matcher.find()) return undefined;
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined]));
    },
  };
}

const NONE: Groups = {};

function groupsOf(match: RegExpExecArray | null): Groups | undefined {
  return match === null ? undefined : (match.groups ?? NONE);
}
