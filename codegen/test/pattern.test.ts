import { describe, expect, test } from "vitest";
import { checkPattern, javaPattern, javascriptPattern } from "../pattern.ts";

describe("a pattern must mean the same in RE2, JavaScript and Java", () => {
  test.each([
    "^[A-Z]{3}$",
    "a|b(?:c|d)*?",
    "\\d+\\.\\d{2,}",
    "[^a-z0-9_.-]",
    "[\\]\\[\\-]",
    "é😀",
    "^(?:(?:a|b){2}c?)+(d)?$",
    "",
    "^[a-z]+(-[a-z]+)*$",
    "^([a-z0-9]+\\.)+[a-z]+$",
    "([^,]*,){20}",
    "([a-z]{1,3},){1,25}",
    "([0-9a-f]{8})+",
    "(ab|ac)+",
    "(a|b|[c-z])+",
  ])("takes %j", (pattern) => {
    expect(checkPattern(pattern)).toBeUndefined();
  });

  test.each([
    ["(?i)abc", '"(?i"'],
    ["(?=x)", '"(?="'],
    ["\\s", '"\\s"'],
    ["\\bword", '"\\b"'],
    ["\\pL", '"\\p"'],
    ["a++", "nothing to repeat"],
    ["*a", "nothing to repeat"],
    ["[a[b]]", '"[" inside a class'],
    ["[a&&b]", '"&" inside a class'],
    ["[]", "an empty class"],
    ["[a", "never closed"],
    ["a{", 'a bare "{"'],
    ["(?:(a|b)+,)*", "repeats a group that repeats a group"],
    ["((?:ab)*c(d)){30}", "repeats a group that repeats a group"],
    ["(ab){1,2000}", "more than RE2 repeats"],
    ["(a", "not a regular expression"],
    ...[
      ...["(a+)+$", "(a*)*", "(a+?)+?", "((a+)b*){2}", "(.*a){20}", "([^,]*,?)*", "(\\w+ ?)+", "(a|aa)+", "(a|a)*"],
      ...["(a?b?)+", "([a-z]{1,30})+", "([a-z]{1,3}){1,25}", "^(a+|b)+$", "(x|[^y])+", "(?:\\d|\\w)*"],
    ].map((pattern) => [pattern, "split the same text in many ways"]),
  ])("refuses %j", (pattern, message) => {
    expect(checkPattern(pattern)?.message).toContain(message);
  });

  test("gives Java the end of the text for $, which there also stands before a last line break", () => {
    expect(javaPattern("^a.c$|\\$[$.]")).toBe("^a[^\\n]c\\z|\\$[$.]");
  });

  test("gives JavaScript the dot of RE2, which stops at a line feed only", () => {
    expect(new RegExp(javascriptPattern("^a.c$"), "u").test("a\rc")).toBe(true);
    expect(new RegExp(javascriptPattern("^a.c$"), "u").test("a\nc")).toBe(false);
  });

  test("bounds the rounds of a group, not of a character", () => {
    expect(javaPattern("a*(?:b+)*(c)+?(d){2,}e\\)*")).toBe("a*(?:b+){0,500}(c){1,500}?(d){2,500}e\\)*");
  });
});
