import type { CaseInput, CaseRecord } from "../sql-case.ts";

/**
 * The records of a case in the order of arrival, cut where rows of references and other rows take turns: a table is joined
 * as it is when a row is read, so each part must be read before the next one is written. Without references: one part.
 */
export function wavesOf(inputs: readonly CaseInput[]): readonly ReadonlySet<CaseRecord>[] {
  const of = (isReference: boolean): CaseRecord[] =>
    inputs.filter(({ table }) => (table.kind === "reference") === isReference).flatMap(({ records }) => records);
  const references = of(true).sort((a, b) => a.arrives - b.arrives);
  const others = of(false);
  const waves: Set<CaseRecord>[] = [];
  let last: CaseRecord[] | undefined;
  while (references.length + others.length > 0) {
    const [reference, other] = [references[0], others[0]];
    const from = reference && (!other || reference.arrives <= other.arrives) ? references : others;
    if (from !== last) waves.push(new Set());
    waves.at(-1)?.add(from.shift() as CaseRecord);
    last = from;
  }
  return waves;
}
