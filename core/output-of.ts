import { execFileSync } from "node:child_process";

/** What a system tool prints, in English; throws when it is not there or fails. */
export function outputOf(tool: string, args: readonly string[]): string {
  return execFileSync(tool, [...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
