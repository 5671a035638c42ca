import { type Config, confirmName, parseDuration, plural, renderTable, SluiceError } from "#core";
import type { DeployOptions } from "../deploy.ts";
import type { Compared } from "../versions/compare.ts";
import { isEmpty } from "../versions/comparison.ts";
import type { Switched } from "../versions/differences.ts";
import { renderCompared } from "../versions/render-comparison.ts";
import { type Version, verbCommand } from "../versions/version.ts";
import type { Drift } from "./drift.ts";

/** Flags of the verbs, as they were given. */
export interface VerbFlags {
  readonly json: boolean;
  readonly mermaid?: boolean | undefined;
  readonly wait?: string | undefined;
  readonly accept?: string | undefined;
  readonly reason?: string | undefined;
  readonly confirm?: string | undefined;
}

/** Runs one verb on one engine; answers the exit code. */
export type Verb = (config: Config, output: string, options: DeployOptions, flags: VerbFlags) => Promise<number>;

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function json(value: unknown): void {
  say(JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item), 2));
}

export function waitOf({ wait }: VerbFlags): number | undefined {
  if (wait === undefined) return undefined;
  const ms = parseDuration(wait);
  if (ms === undefined)
    throw new SluiceError("SLUICE_ARGUMENT", `--wait ${wait} is no duration`, { hint: "as in --wait 10m" });
  return ms;
}

export function toldCompared(output: string, compared: readonly Compared<Version>[], flags: VerbFlags): number {
  const differs = compared.some(({ rows, behind }) => behind || rows === undefined || !rows.equal);
  if (flags.json) {
    json(
      compared.map(({ live, next, rows, behind, why }) => ({
        output: next.output,
        live: live.version,
        next: next.version,
        behind,
        why,
        ...rows,
      })),
    );
  } else {
    say(compared.map(renderCompared).join("\n\n"));
    const engine = compared[0]?.next.engine ?? "flink";
    const isUnknown = compared.some(({ rows, why }) => why !== undefined || (rows && isEmpty(rows)));
    say(
      differs
        ? `\nthe versions ${isUnknown ? "are not known to be equal" : "differ"}`
        : `\nequal; make it live with: ${verbCommand("promote", { output, engine })}`,
    );
  }
  return differs ? 2 : 0;
}

export function told(switched: readonly Switched[], what: string, flags: VerbFlags): number {
  if (flags.json) json(switched);
  else {
    for (const { output, until } of switched)
      if (until !== undefined) say(`  ${output}: readers take the new rows of windows that end after ${until}`);
    say(`${plural(switched.length, "output")} ${what}`);
  }
  return 0;
}

export function confirming(flags: VerbFlags, signal: AbortSignal | undefined, output: string) {
  return async (loss: string): Promise<void> => {
    say(loss);
    await confirmName(output, flags.confirm, {
      input: process.stdin,
      output: process.stdout,
      ...(signal && { signal }),
    });
  };
}

export function toldDrift(config: Config, drift: readonly Drift[], flags: VerbFlags): number {
  if (flags.json) json(drift);
  else if (drift.length === 0) say(`${config.env}: no drift`);
  else {
    say(renderTable(drift.map(({ what, name, kind, why, hint }: Drift) => [`  ${kind}`, what, name, why, hint])));
    say(`${config.env}: ${plural(drift.length, "difference")}`);
  }
  return drift.length > 0 ? 2 : 0;
}
