import { expect, test } from "vitest";
import { patternMaker } from "../pattern.ts";
import { Random } from "../random.ts";

test.each([
  "^[A-Z]{2}$",
  "^[A-Z]{3}$",
  "^(GET|POST|PUT)$",
  "^ord-[0-9]{4,8}(-[a-z]+)?$",
  "^\\d{3}\\.\\d{1,3}$",
  "^(?:a|b[^c-z]c)*x+$",
  "^v[0-9]+(\\.[0-9]+){2}$",
  "[\\w-]+@[a-z]+\\.(com|org)",
  "^.{3,5}$",
  "^[a\\-\\]_.-]$",
])("makes different strings that match %s", (pattern) => {
  const make = patternMaker(pattern);
  const random = new Random();
  const made = Array.from({ length: 300 }, (_, i) => make?.(random.at(1, i, 0)) ?? "");
  for (const text of made) expect(text).toMatch(new RegExp(pattern, "u"));
  expect(new Set(made).size).toBeGreaterThan(1);
});

test.each(["(?=a)b", "\\bword", "[[:alpha:]]", "(?i)x", "(open"])("says that it does not know %s", (pattern) => {
  expect(patternMaker(pattern)).toBeUndefined();
});
