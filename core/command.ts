import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { SluiceError } from "./error.ts";
import { hasColor, renderError } from "./terminal.ts";

/**
 * Runs a command's main function: its number is the exit code; an error is printed to stderr and gives exit code 1.
 * Every `main.ts` is one call of this.
 */
export async function runCommand(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onStreamError);
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof HelpAsked) {
      process.stdout.write(`${error.message}\n`);
      return;
    }
    // Whoever read our output has gone, and with them whoever would be told.
    if ((error as NodeJS.ErrnoException | undefined)?.code === "EPIPE") return;
    process.stderr.write(`${renderError(error, hasColor(process.stderr))}\n`);
    process.exitCode = 1;
  }
}

/**
 * Whoever read our output has gone (`| head`): a command that listens for Ctrl-C stops as if it were pressed, any other
 * ends. Nothing can be told any more.
 */
function onStreamError(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  if (process.listenerCount("SIGINT") === 0) process.exit(0);
  process.emit("SIGINT");
}

/** `--help` is no failure: the usage goes to stdout. */
class HelpAsked extends Error {}

/**
 * Arguments by `node:util` parseArgs; `--help` shows the usage; an unknown flag, a missing value or more than `positionals` other words is
 * SLUICE_ARGUMENT with the usage as hint.
 */
export function parseArguments<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  usage: string,
  positionals: number = Number.POSITIVE_INFINITY,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>> {
  if (args.includes("--help") && !("help" in options)) throw new HelpAsked(usage);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const extra = parsed.positionals[positionals];
    if (extra === undefined) return parsed;
    throw new SluiceError("SLUICE_ARGUMENT", `unexpected "${extra}"`, {
      hint: `flags stand behind \`--\`, or npm takes them for itself\n${usage}`,
    });
  } catch (error) {
    if (error instanceof SluiceError) throw error;
    throw new SluiceError("SLUICE_ARGUMENT", (error as Error).message.split(". ")[0] ?? "wrong arguments", {
      hint: usage,
    });
  }
}

/** The names of `--pipeline a,b`; `undefined` stands for all: without the flag, and for `all`. */
export function pipelineNames(text: string | undefined): readonly string[] | undefined {
  const names = [...new Set((text ?? "all").split(",").map((name) => name.trim()))].filter((name) => name !== "");
  // An empty variable of a shell must not mean everything.
  if (names.length === 0)
    throw new SluiceError("SLUICE_ARGUMENT", "--pipeline names no pipeline", { hint: "leave it out, or write all" });
  return names.includes("all") ? undefined : names;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** "10s", "500ms", "7d" as milliseconds; `undefined` when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)$/.exec(text.trim());
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (UNITS[match[2] as string] as number));
}
