import type { LineFormat } from "#kafka";
import { openMatcher } from "../parse/matcher.ts";
import type { SplitOptions } from "./split-events.ts";

/** How the events of a log are cut, as it is declared. */
export function splitOptions({ maxBytes, start }: LineFormat): SplitOptions {
  if (start === undefined) return { maxBytes };
  const matcher = openMatcher(start, "found");
  return {
    maxBytes,
    isStart: (line) => matcher.test(line.toString("utf8")),
    // Only a pattern that asks for the end of the line may say otherwise once the line is whole.
    startStays: !start.text.includes("$"),
  };
}
