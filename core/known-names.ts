import { didYouMean } from "./did-you-mean.ts";
import { SluiceError } from "./error.ts";

/**
 * SLUICE_ARGUMENT at the first of `names` that is not known: `there is no <what> "<name>"`, with the one that was meant as
 * hint, or all that there are. Without names nothing is wrong.
 */
export function expectKnown(what: string, names: readonly string[] | undefined, known: Iterable<string>): void {
  const all = new Set(known);
  const stranger = names?.find((name) => !all.has(name));
  if (stranger === undefined) return;
  const close = didYouMean(stranger, all);
  throw new SluiceError("SLUICE_ARGUMENT", `there is no ${what} "${stranger}"`, {
    hint: close ? `did you mean "${close}"?` : `there are ${[...all].sort().join(", ") || "none"}`,
  });
}
