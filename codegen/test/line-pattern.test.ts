import { expect, test } from "vitest";
import { readLinePattern } from "../line-pattern.ts";

const linear = (pattern: string, use: "whole" | "found" = "whole"): boolean => {
  const found = readLinePattern(pattern, use);
  if (!("text" in found)) throw new Error(found.message);
  return found.linear;
};

test("gives the groups by name and lets a dot take line ends", () => {
  expect(readLinePattern("(?<level>[A-Z]+) (?:x)(?<message>.*)", "whole")).toEqual({
    text: "(?<level>[A-Z]+) (?:x)(?<message>[\\d\\D]*)",
    groups: ["level", "message"],
    linear: true,
  });
});

test.each([
  "(?<serial>\\d+) (?<at>[^ ]+) (?<level>[A-Z]+) (?<message>.*)",
  '(?<host>[^ ]+) \\[(?<at>[^\\]]+)\\] "(?<path>(?:[^"\\\\]|\\\\.)*)" (?<status>\\d{3})',
  "(?<a>[a-z]+)=(?<b>[^;]*);(?<rest>.*)",
])("%s is proved linear", (pattern) => expect(linear(pattern)).toBe(true));

test.each(["(?<a>.*) (?<b>.*)", "(?<a>(?:a+)+)b", "(?<a>\\d*)(?<b>\\d*)x", "(?:\\w{1,60}){3}x", "(?<a>.*)(?<b>,.*)?"])(
  "%s is not: some texts have more ways through it the longer they are",
  (pattern) => expect(linear(pattern)).toBe(false),
);

test("a pattern that may begin anywhere tries each place anew, unless it is tied to the beginning", () => {
  expect(linear("a+b", "whole")).toBe(true);
  expect(linear("a+b", "found")).toBe(false);
  expect(linear("^a+b", "found")).toBe(true);
  expect(linear("^x|a+b", "found")).toBe(false);
  expect(linear("abc", "found")).toBe(true);
});

test("what engines read differently is refused, and names the group syntax", () => {
  expect(readLinePattern("(?=x)", "whole")).toMatchObject({ message: '"(?=" is read differently by the engines' });
  expect(readLinePattern("(?<a>x)(?<a>y)", "whole")).toMatchObject({ hint: "named groups are written (?<name>...)" });
});
