import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { SluiceError } from "./error.ts";
import { hasColor, renderError } from "./terminal.ts";

/**
 * Runs a command's main function: its number is the exit code; an error is printed to stderr and gives exit code 1.
 * Every `main.ts` is one call of this.
 */
export async function runCommand(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${renderError(error, hasColor(process.stderr))}\n`);
    process.exitCode = 1;
  }
}

/** Arguments by `node:util` parseArgs; an unknown flag or a missing value is SLUICE_ARGUMENT with the usage as hint. */
export function parseArguments<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  usage: string,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new SluiceError("SLUICE_ARGUMENT", (error as Error).message.split(". ")[0] ?? "wrong arguments", {
      hint: usage,
    });
  }
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** "10s", "500ms", "7d" as milliseconds; `undefined` when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)$/.exec(text.trim());
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (UNITS[match[2] as string] as number));
}
