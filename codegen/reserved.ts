/** Field numbers, both ends included. */
export interface NumberRange {
  readonly start: number;
  readonly end: number;
}

/** The same numbers as few ranges, in order: what touches or overlaps is one. */
export function joinRanges(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const joined: NumberRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && range.start <= last.end + 1) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else joined.push(range);
  }
  return joined;
}

/** `3 to 7, 9`: as `reserved` writes ranges. */
export function rangesText(ranges: readonly NumberRange[]): string {
  return ranges.map(({ start, end }) => (start === end ? `${start}` : `${start} to ${end}`)).join(", ");
}

/** The numbers from 1 on below the greatest that no range holds; 19000 to 19999 are Protobuf's own. */
export function gapsOf(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const gaps: NumberRange[] = [];
  let next = 1;
  for (const { start, end } of joinRanges([...ranges, { start: 19_000, end: 19_999 }])) {
    if (start > next && ranges.some((range) => range.start >= start)) gaps.push({ start: next, end: start - 1 });
    next = end + 1;
  }
  return gaps;
}

/** The first number beyond all of them. */
export function numberAfter(ranges: readonly NumberRange[]): number {
  const next = Math.max(0, ...ranges.map((range) => range.end)) + 1;
  return next >= 19_000 && next <= 19_999 ? 20_000 : next;
}
