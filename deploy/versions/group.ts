import { SluiceError } from "#core";
import type { Version, VersionPair } from "./version.ts";

/** True when `reader` reads the rows of `writer`. */
export type Feeds<R> = (writer: R, reader: R) => boolean;

/**
 * The records that must be switched together with one of them: what reads what, in both directions. A record stands
 * behind those that it reads.
 */
export function linked<R extends Pick<Version, "output">>(start: R, all: readonly R[], feeds: Feeds<R>): readonly R[] {
  const group = new Set([start]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const one of all) {
      if (group.has(one) || ![...group].some((other) => feeds(one, other) || feeds(other, one))) continue;
      group.add(one);
      grown = true;
    }
  }
  const sorted: R[] = [];
  const visit = (record: R): void => {
    if (sorted.includes(record)) return;
    for (const other of group) if (other !== record && feeds(other, record)) visit(other);
    sorted.push(record);
  };
  for (const record of [...group].sort((a, b) => (a.output < b.output ? -1 : 1))) visit(record);
  return sorted;
}

/** The pairs that a promotion of the output would switch. Throws when nothing of it is built beside. */
export function pairsWith<R extends Version>(
  output: string,
  pairs: readonly VersionPair<R>[],
  feeds: Feeds<R>,
): readonly VersionPair<R>[] {
  const start = pairs.find(({ next }) => next.output === output);
  if (!start) {
    const known = pairs.map(({ next }) => next.output);
    const hint =
      known.length > 0
        ? `built beside are ${known.sort().join(", ")}`
        : "`npm run deploy-sql` builds a changed output beside the live one";
    throw new SluiceError("SLUICE_ARGUMENT", `no version of ${output} is built beside its live one`, { hint });
  }
  const nexts = pairs.map(({ next }) => next);
  return linked(start.next, nexts, feeds).map((next) => pairs.find((pair) => pair.next === next) as VersionPair<R>);
}
