import { plural, SluiceError } from "#core";
import type { Pointer } from "#kafka";
import type { Compared, CompareOptions } from "./compare.ts";
import { isEmpty } from "./comparison.ts";
import { type Version, verbCommand, versionName } from "./version.ts";

export interface PromoteOptions extends CompareOptions {
  /** Promote in spite of differences; the reason is kept with the pointer. */
  readonly accept?: string | undefined;
  /** Called as each step is done. */
  readonly onStep?: (text: string) => void;
}

/** One output whose readers now take another version. */
export interface Switched {
  readonly output: string;
  readonly from: number;
  readonly to: number;
  /** End of the last window that the old version gives, ISO; undefined where there is none. */
  readonly until: string | undefined;
}

/** Throws SLUICE_DEPLOY_DIFFERS unless the versions are equal, or their differences accepted. */
export function refuseDifferences(compared: readonly Compared<Version>[], { accept, wait }: PromoteOptions): void {
  for (const { live, next, rows, behind, why } of compared) {
    if (behind)
      throw new SluiceError("SLUICE_DEPLOY_DIFFERS", `${versionName(next)} has not caught up with v${live.version}`, {
        hint: `nothing was touched; give it more time with --wait ${wait === undefined ? "10m" : "longer"}`,
      });
    if (accept !== undefined || rows?.equal) continue;
    const places = `${live.folder ?? live.topic} and ${next.folder ?? next.topic}`;
    if (rows === undefined)
      throw new SluiceError("SLUICE_DEPLOY_DIFFERS", `the rows of ${next.output} cannot be compared: ${why}`, {
        hint: `nothing was touched; look into ${places}, then: --accept-differences "why"`,
      });
    if (isEmpty(rows))
      throw new SluiceError(
        "SLUICE_DEPLOY_DIFFERS",
        `${versionName(next)} and v${live.version} have nothing to compare yet`,
        { hint: `nothing was touched; wait until rows are in ${places}, or: --accept-differences "why"` },
      );
    const lost = rows.removed.length > 0 ? `; columns that are gone: ${rows.removed.join(", ")}` : "";
    throw new SluiceError(
      "SLUICE_DEPLOY_DIFFERS",
      `${versionName(next)} differs from v${live.version} in ${plural(rows.differing, "row")} of ${rows.rows}${lost}`,
      {
        hint: `nothing was touched; see them: ${verbCommand("compare", next)}; when they are meant: --accept-differences "why"`,
      },
    );
  }
}

/** What is kept with the pointer of a promotion in spite of differences. */
export function differencesOf(
  { rows }: Compared<Version>,
  { accept }: PromoteOptions,
): Pick<Pointer, "reason" | "differences"> {
  if (accept === undefined || rows?.equal) return {};
  const { differing, columns, removed, rows: compared } = rows ?? { differing: 0, columns: [], removed: [], rows: 0 };
  return { reason: accept, differences: { differing, rows: compared, columns, removed } };
}

/** The pointer that makes another version live. */
export function pointerTo(
  from: Version,
  to: Version,
  cut: Pick<Pointer, "parts" | "cut">,
  told: Pick<Pointer, "reason" | "differences"> = {},
): Pointer {
  const { env, output, pipeline, engine } = from;
  const previous = to.version > from.version ? from.version : null;
  return {
    kind: "pointer",
    env,
    output,
    pipeline,
    engine,
    live: to.version,
    previous,
    ...cut,
    at: Date.now(),
    ...told,
  };
}

/** What a switch did, told by its new pointer. */
export function switchedBy(from: Version, { output, live, parts }: Pointer): Switched {
  return { output, from: from.version, to: live, until: parts.at(-2)?.until ?? undefined };
}
